//! Models with valid shapes that can't be combined.

use serde_json::{Value, json};
use support::models::{self, structure};

use crate::bad_input::{case, helped, refuse};

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
    let message = |member, target| {
        let problem = "which makes a list or map an element of itself";
        helped(format!("{member}: targets {target}, {problem}"), "put a structure in between")
    };
    let of = |shapes| models::with_member("test#A", shapes);
    refuse([
        case(
            "a list of itself",
            of(json!({"test#A": list("test#A")})),
            &message("test#A$member", "test#A"),
        ),
        case(
            "lists of each other",
            of(json!({"test#A": list("test#B"), "test#B": list("test#A")})),
            &message("test#B$member", "test#A"),
        ),
        case(
            "a map of itself",
            of(json!({"test#A": map(STRING, "test#A")})),
            &message("test#A$value", "test#A"),
        ),
        case(
            "a map of lists of it",
            of(json!({"test#A": map(STRING, "test#B"), "test#B": list("test#A")})),
            &message("test#B$member", "test#A"),
        ),
    ]);
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
    let message = |key: &str| {
        let help = "target a string or an enum: keys of maps are strings";
        helped(format!("test#Map$key: targets {key}, which isn't a string"), help)
    };
    let number = "smithy.api#Integer";
    refuse([
        case("a number", of(number, json!({})), &message(number)),
        case(
            "a structure",
            of("test#Key", json!({"test#Key": structure([])})),
            &message("test#Key"),
        ),
        case("a list", of("test#Key", json!({"test#Key": list(STRING)})), &message("test#Key")),
    ]);
}

#[test]
fn a_structure_can_not_require_itself() {
    let of = |shapes| models::with_member("test#A", shapes);
    let message = |member, target| {
        let problem = format!("is required, so every {target} needs another one, without end");
        helped(format!("{member}: {problem}"), "make a member on the way optional")
    };
    refuse([
        case("directly", of(json!({"test#A": requiring("test#A")})), &message("test#A$next", "A")),
        case(
            "through another",
            of(json!({"test#A": requiring("test#B"), "test#B": requiring("test#A")})),
            &message("test#B$next", "A"),
        ),
    ]);
}

#[test]
fn a_structure_can_hold_itself_if_it_does_not_require_it() {
    for shape in [structure([("next", "test#A")]), json!({"type": "structure"})] {
        let shapes = json!({"test#A": requiring("test#B"), "test#B": shape});
        support::Project::new(models::with_member("test#A", shapes)).codegen(&[]).exits_with(0);
    }
}

#[test]
fn mixins_must_exist_and_not_be_made_from_each_other() {
    let message = |user, mixin| {
        let message = format!("{user}: uses the mixin {mixin}, which uses this shape as a mixin");
        helped(message, "remove one of the mixins of this cycle")
    };
    refuse([
        case(
            "unknown",
            models::with(json!({"test#Input": mixed(&["test#Missing"])})),
            &helped(
                "test#Input: uses the mixin test#Missing, which doesn't exist",
                "add the mixin to the model, or remove it from `mixins`",
            ),
        ),
        case(
            "of itself",
            models::with(json!({"test#A": mixed(&["test#A"])})),
            &message("test#A", "test#A"),
        ),
        case(
            "of each other",
            models::with(json!({"test#A": mixed(&["test#B"]), "test#B": mixed(&["test#A"])})),
            &message("test#B", "test#A"),
        ),
    ]);
}

#[test]
fn lists_of_mixins_must_be_readable() {
    let input = |mixins: Value| {
        models::with(json!({"test#Input": {"type": "structure", "mixins": mixins}}))
    };
    let wrong = |message: &str| {
        let help = "write `mixins` as in `[{\"target\": \"name.space#Mixin\"}]`";
        helped(format!("test#Input: {message}"), help)
    };
    let no_list = wrong("`mixins` is `\"test#A\"`, not a list");
    let no_target = wrong("an entry of `mixins` has no `target`");
    refuse([
        case("a text", input(json!("test#A")), &no_list),
        case("a list of texts", input(json!(["test#A"])), &no_target),
    ]);
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
    let wrong = |id: &str, what: &str| {
        let message = format!("{id}: an `apply` statement targets a {what} that doesn't exist");
        helped(message, "correct the target, or remove the statement")
    };
    refuse([
        case("an unknown shape", apply("test#Missing"), &wrong("test#Missing", "shape")),
        case(
            "a member of an unknown shape",
            apply("test#Missing$member"),
            &wrong("test#Missing", "shape"),
        ),
        case("an unknown member", apply("test#Input$other"), &wrong("test#Input$other", "member")),
        case(
            "no traits",
            models::with(json!({"test#X": {"type": "apply"}})),
            &helped(
                "test#X: an `apply` statement has no object `traits`",
                "add it, as in `\"traits\": {\"smithy.api#sensitive\": {}}`",
            ),
        ),
    ]);
}

#[test]
fn applied_traits_are_checked_like_others() {
    let traits = json!({"smithy.api#required": 1});
    let model = models::with(json!({
        "test#Input$member": {"type": "apply", "traits": traits},
        "test#Input": structure([("member", STRING)]),
    }));
    let message = "test#Input$member: the value of the trait smithy.api#required is `1`, \
                   not an object\n  help: correct the trait";
    refuse([case("a trait", model, message)]);
}
