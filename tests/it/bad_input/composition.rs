//! Models with valid shapes that can't be combined.

use expect_test::expect;
use serde_json::{Value, json};
use support::models::{self, structure};

use crate::bad_input::{case, refuse};

const STRING: &str = "smithy.api#String";

/// A list of `target`.
fn list(target: &str) -> Value {
    json!({"type": "list", "member": {"target": target}})
}

/// A map from `key` to `value`.
fn map(key: &str, value: &str) -> Value {
    json!({"type": "map", "key": {"target": key}, "value": {"target": value}})
}

/// A structure that requires a `target`.
fn requiring(target: &str) -> Value {
    let member = json!({"target": target, "traits": {"smithy.api#required": {}}});
    json!({"type": "structure", "members": {"next": member}})
}

/// A structure made from mixins.
fn mixed(mixins: &[&str]) -> Value {
    let mixins: Vec<_> = mixins.iter().map(|mixin| json!({"target": mixin})).collect();
    json!({"type": "structure", "mixins": mixins, "traits": {"smithy.api#mixin": {}}})
}

#[test]
fn lists_and_maps_can_not_be_their_own_elements() {
    let of = |shapes| models::with_member("test#A", shapes);
    refuse(
        [
            case("a list of itself", of(json!({"test#A": list("test#A")}))),
            case(
                "lists of each other",
                of(json!({"test#A": list("test#B"), "test#B": list("test#A")})),
            ),
            case("a map of itself", of(json!({"test#A": map(STRING, "test#A")}))),
            case(
                "a map of lists of it",
                of(json!({"test#A": map(STRING, "test#B"), "test#B": list("test#A")})),
            ),
        ],
        expect![[r#"
            a list of itself:
            error: model.json: test#A$member: targets test#A, which makes a list or map an element of itself
              help: put a structure in between

            lists of each other:
            error: model.json: test#B$member: targets test#A, which makes a list or map an element of itself
              help: put a structure in between

            a map of itself:
            error: model.json: test#A$value: targets test#A, which makes a list or map an element of itself
              help: put a structure in between

            a map of lists of it:
            error: model.json: test#B$member: targets test#A, which makes a list or map an element of itself
              help: put a structure in between
        "#]],
    );
}

#[test]
fn a_structure_in_between_makes_lists_of_lists_finite() {
    let shapes = json!({"test#A": list("test#B"), "test#B": structure([("a", "test#A")])});
    support::Project::new(models::with_member("test#A", shapes)).codegen(&[]).exits_with(0);
}

#[test]
fn keys_of_maps_must_be_strings() {
    let of = |key: &str, shapes: Value| {
        let mut shapes = shapes;
        shapes["test#Map"] = map(key, STRING);
        models::with_member("test#Map", shapes)
    };
    let number = "smithy.api#Integer";
    refuse(
        [
            case("a number", of(number, json!({}))),
            case("a structure", of("test#Key", json!({"test#Key": structure([])}))),
            case("a list", of("test#Key", json!({"test#Key": list(STRING)}))),
        ],
        expect![[r#"
            a number:
            error: model.json: test#Map$key: targets smithy.api#Integer, which isn't a string
              help: target a string or an enum: keys of maps are strings

            a structure:
            error: model.json: test#Map$key: targets test#Key, which isn't a string
              help: target a string or an enum: keys of maps are strings

            a list:
            error: model.json: test#Map$key: targets test#Key, which isn't a string
              help: target a string or an enum: keys of maps are strings
        "#]],
    );
}

#[test]
fn a_structure_can_not_require_itself() {
    let of = |shapes| models::with_member("test#A", shapes);
    refuse(
        [
            case("directly", of(json!({"test#A": requiring("test#A")}))),
            case(
                "through another",
                of(json!({"test#A": requiring("test#B"), "test#B": requiring("test#A")})),
            ),
        ],
        expect![[r#"
            directly:
            error: model.json: test#A$next: is required, so every A needs another one, without end
              help: make a member of this cycle optional

            through another:
            error: model.json: test#B$next: is required, so every A needs another one, without end
              help: make a member of this cycle optional
        "#]],
    );
}

#[test]
fn a_structure_can_hold_itself_if_it_does_not_require_it() {
    for shape in [structure([("next", "test#A")]), json!({"type": "structure"})] {
        let shapes = json!({"test#A": requiring("test#B"), "test#B": shape});
        support::Project::new(models::with_member("test#A", shapes)).codegen(&[]).exits_with(0);
    }
}

#[test]
fn mixins_must_exist_and_not_use_each_other_in_a_cycle() {
    refuse(
        [
            case("unknown", models::with(json!({"test#Input": mixed(&["test#Missing"])}))),
            case("of itself", models::with(json!({"test#A": mixed(&["test#A"])}))),
            case(
                "of each other",
                models::with(json!({"test#A": mixed(&["test#B"]), "test#B": mixed(&["test#A"])})),
            ),
        ],
        expect![[r#"
            unknown:
            error: model.json: test#Input: uses the mixin test#Missing, which doesn't exist
              help: add the mixin to the model, or remove it from `mixins`

            of itself:
            error: model.json: test#A: uses the mixin test#A, which uses this shape as a mixin
              help: remove one of the mixins of this cycle

            of each other:
            error: model.json: test#B: uses the mixin test#A, which uses this shape as a mixin
              help: remove one of the mixins of this cycle
        "#]],
    );
}

#[test]
fn lists_of_mixins_must_be_readable() {
    let input = |mixins: Value| {
        models::with(json!({"test#Input": {"type": "structure", "mixins": mixins}}))
    };
    refuse(
        [case("a text", input(json!("test#A"))), case("a list of texts", input(json!(["test#A"])))],
        expect![[r#"
            a text:
            error: model.json: test#Input: `mixins` is `"test#A"`, not a list
              help: write `mixins` as in `[{"target": "name.space#Mixin"}]`

            a list of texts:
            error: model.json: test#Input: an entry of `mixins` has no `target`
              help: write `mixins` as in `[{"target": "name.space#Mixin"}]`
        "#]],
    );
}

#[test]
fn statements_must_apply_to_something() {
    let apply = |id: &str| {
        let traits = json!({"smithy.api#documentation": "Applied."});
        models::with(json!({
            id: {"type": "apply", "traits": traits},
            "test#Input": structure([("member", STRING)]),
        }))
    };
    refuse(
        [
            case("an unknown shape", apply("test#Missing")),
            case("a member of an unknown shape", apply("test#Missing$member")),
            case("an unknown member", apply("test#Input$other")),
            case("no traits", models::with(json!({"test#X": {"type": "apply"}}))),
        ],
        expect![[r#"
            an unknown shape:
            error: model.json: test#Missing: an `apply` statement targets a shape that doesn't exist
              help: correct the target, or remove the statement

            a member of an unknown shape:
            error: model.json: test#Missing: an `apply` statement targets a shape that doesn't exist
              help: correct the target, or remove the statement

            an unknown member:
            error: model.json: test#Input$other: an `apply` statement targets a member that doesn't exist
              help: correct the target, or remove the statement

            no traits:
            error: model.json: test#X: an `apply` statement has no object `traits`
              help: add it, as in `"traits": {"smithy.api#sensitive": {}}`
        "#]],
    );
}

#[test]
fn applied_traits_are_checked_like_others() {
    let traits = json!({"smithy.api#required": 1});
    let model = models::with(json!({
        "test#Input$member": {"type": "apply", "traits": traits},
        "test#Input": structure([("member", STRING)]),
    }));
    refuse(
        [case("a trait", model)],
        expect![[r#"
        a trait:
        error: model.json: test#Input$member: the value of the trait smithy.api#required is `1`, not an object
          help: correct the trait
    "#]],
    );
}
