//! Targets of members and operations, and mixins.

use expect_test::expect;
use serde_json::{Value, json};
use support::{Project, models};

use super::{STRING, marked, member, structure, to};
use crate::bad_input::{case, refuse};

#[test]
fn the_unit_type_can_be_only_where_no_value_is_needed() {
    const UNIT: &str = "smithy.api#Unit";
    let refused = |mistake, shapes: Value| case(mistake, models::with(shapes));
    let list = json!({"type": "list", "member": to(UNIT)});
    let map = |key, value| json!({"type": "map", "key": to(key), "value": to(value)});
    refuse(
        [
            refused("a member", json!({"test#Input": structure(json!({"a": to(UNIT)}))})),
            refused(
                "a required member",
                json!({"test#Input": structure(json!({"a": member(UNIT, "required", json!({}))}))}),
            ),
            refused("a list", json!({"test#X": list})),
            refused("a key", json!({"test#X": map(UNIT, STRING)})),
            refused("a value", json!({"test#X": map(STRING, UNIT)})),
            refused("an error", json!({"test#Act": {"type": "operation", "errors": [to(UNIT)]}})),
            refused(
                "an error of the service",
                json!({"test#Service": {"type": "service", "version": "1", "errors": [to(UNIT)]}}),
            ),
            refused(
                "an operation",
                json!({"test#X": {"type": "resource", "operations": [to(UNIT)]}}),
            ),
        ],
        expect![[r#"
            a member:
            error: model.json: test#Input$a: targets smithy.api#Unit, which has no value
              help: smithy.api#Unit can be the target of a union's member, or an operation's input or output

            a required member:
            error: model.json: test#Input$a: targets smithy.api#Unit, which has no value
              help: smithy.api#Unit can be the target of a union's member, or an operation's input or output

            a list:
            error: model.json: test#X$member: targets smithy.api#Unit, which has no value
              help: smithy.api#Unit can be the target of a union's member, or an operation's input or output

            a key:
            error: model.json: test#X$key: targets smithy.api#Unit, which has no value
              help: smithy.api#Unit can be the target of a union's member, or an operation's input or output

            a value:
            error: model.json: test#X$value: targets smithy.api#Unit, which has no value
              help: smithy.api#Unit can be the target of a union's member, or an operation's input or output

            an error:
            error: model.json: test#Act: targets smithy.api#Unit, which has no value
              help: smithy.api#Unit can be the target of a union's member, or an operation's input or output

            an error of the service:
            error: model.json: test#Service: targets smithy.api#Unit, which has no value
              help: smithy.api#Unit can be the target of a union's member, or an operation's input or output

            an operation:
            error: model.json: test#X: targets smithy.api#Unit, which has no value
              help: smithy.api#Unit can be the target of a union's member, or an operation's input or output
        "#]],
    );
    let union = json!({"type": "union", "members": {"none": to(UNIT), "some": to(STRING)}});
    let act = json!({"type": "operation", "input": to(UNIT), "output": to("test#Input")});
    let shapes = json!({"test#Act": act, "test#Union": union});
    Project::new(models::with_member("test#Union", shapes)).codegen(&[]).exits_with(0);
}

#[test]
fn inputs_outputs_and_errors_must_be_structures_for_this_purpose() {
    let act = |key: &str, targets: Value, mut shapes: Value| {
        shapes["test#Act"] = json!({"type": "operation", key: targets});
        models::with(shapes)
    };
    let plain = structure(json!({}));
    let with = |id: &str, value: Value| json!({"test#X": marked(plain.clone(), id, value)});
    let error = || with("error", json!("client"));
    refuse(
        [
            case(
                "an error without its trait",
                act("errors", json!([to("test#X")]), json!({"test#X": plain})),
            ),
            case("an error as input", act("input", to("test#X"), error())),
            case("an error as output", act("output", to("test#X"), error())),
            case("an output as input", act("input", to("test#X"), with("output", json!({})))),
            case("an input as output", act("output", to("test#X"), with("input", json!({})))),
        ],
        expect![[r#"
            an error without its trait:
            error: model.json: test#Act: targets test#X, which isn't an error
              help: give the structure the trait smithy.api#error, or target another one

            an error as input:
            error: model.json: test#Act: targets test#X, which is an error
              help: target a structure without the trait smithy.api#error as input or output

            an error as output:
            error: model.json: test#Act: targets test#X, which is an error
              help: target a structure without the trait smithy.api#error as input or output

            an output as input:
            error: model.json: test#Act: targets test#X, which is for outputs only
              help: target a structure without the trait smithy.api#output as input

            an input as output:
            error: model.json: test#Act: targets test#X, which is for inputs only
              help: target a structure without the trait smithy.api#input as output
        "#]],
    );
}

#[test]
fn a_marked_input_or_output_must_belong_to_one_operation() {
    let input = marked(structure(json!({})), "input", json!({}));
    let twice = json!({
        "test#Input": input,
        "test#Again": {"type": "operation", "input": to("test#Input")},
    });
    let within = json!({"test#Input": input, "test#X": structure(json!({"a": to("test#Input")}))});
    refuse(
        [
            // By id, `Act` comes before `Again`.
            case("two operations", models::with(twice)),
            case("a member", models::with(within)),
        ],
        expect![[r#"
            two operations:
            error: model.json: test#Again: targets test#Input, which is already the input of test#Act
              help: remove the trait smithy.api#input, or add another structure

            a member:
            error: model.json: test#X$a: targets test#Input, which is for the inputs or outputs of operations only
              help: target a structure without the traits smithy.api#input and smithy.api#output
        "#]],
    );
}

#[test]
fn mixins_and_definitions_of_traits_can_not_be_targets() {
    let with = |id: &str| json!({"test#X": marked(structure(json!({})), id, json!({}))});
    refuse(
        [
            case("a mixin", models::with_member("test#X", with("mixin"))),
            case("a trait", models::with_member("test#X", with("trait"))),
        ],
        expect![[r#"
            a mixin:
            error: model.json: test#Input$member: targets test#X, which is a mixin
              help: use the mixin in `mixins` of a shape, and target that shape

            a trait:
            error: model.json: test#Input$member: targets test#X, which defines a trait
              help: target a data shape
        "#]],
    );
}

#[test]
fn mixins_must_be_marked_fit_the_shape_and_agree() {
    let mixin = |shape: Value| marked(shape, "mixin", json!({}));
    let a = |target| structure(json!({"a": to(target)}));
    let uses = |mixins: &[&str], mut shape: Value| {
        shape["mixins"] = mixins.iter().map(|id| to(id)).collect();
        shape
    };
    let case = |mistake, shapes| case(mistake, models::with(shapes));
    refuse(
        [
            case(
                "not marked",
                json!({"test#A": a(STRING), "test#X": uses(&["test#A"], structure(json!({})))}),
            ),
            case(
                "of another type",
                json!({
                    "test#A": mixin(json!({"type": "union", "members": {"a": to(STRING)}})),
                    "test#X": uses(&["test#A"], structure(json!({}))),
                }),
            ),
            case(
                "another target than the shape's",
                json!({
                    "test#A": mixin(a(STRING)),
                    "test#X": uses(&["test#A"], a("smithy.api#Integer")),
                }),
            ),
            case(
                "another target than another mixin's",
                json!({
                    "test#A": mixin(a(STRING)),
                    "test#B": mixin(a("smithy.api#Integer")),
                    "test#X": uses(&["test#A", "test#B"], structure(json!({}))),
                }),
            ),
            case(
                "names that differ by case",
                json!({
                    "test#A": mixin(a(STRING)),
                    "test#X": uses(&["test#A"], structure(json!({"A": to(STRING)}))),
                }),
            ),
        ],
        expect![[r#"
            not marked:
            error: model.json: test#X: uses the mixin test#A, which isn't one
              help: give it the trait smithy.api#mixin

            of another type:
            error: model.json: test#X: uses the mixin test#A, which is of another type
              help: use mixins of the shape's own type

            another target than the shape's:
            error: model.json: test#X$a: uses the mixin test#A, where the member has another target
              help: rename one of the two members

            another target than another mixin's:
            error: model.json: test#X$a: uses the mixin test#A, where the member has another target
              help: rename one of the two members

            names that differ by case:
            error: model.json: test#X: the member names `A` and `a` differ only by case
              help: rename one of the two
        "#]],
    );
}

#[test]
fn a_later_mixin_has_precedence() {
    let mixin = |prose: &str| {
        let member = member(STRING, "documentation", json!(prose));
        marked(structure(json!({"a": member})), "mixin", json!({}))
    };
    let input = json!({"type": "structure", "mixins": [to("test#A"), to("test#B")]});
    let shapes = json!({
        "test#A": mixin("The earlier one."),
        "test#B": mixin("The later one."),
        "test#Input": input,
    });
    let project = Project::new(models::with(shapes));
    project.codegen(&[]).exits_with(0);
    let path = project.out("src/operations/act.rs");
    let text = std::fs::read_to_string(path).expect("it was made");
    assert!(text.contains("The later one.") && !text.contains("The earlier one."), "{text}");
}
