//! Targets of members and operations, and mixins.

use serde_json::{Value, json};
use support::{Project, models};

use super::{STRING, marked, member, structure, to};
use crate::bad_input::{case, helped, refuse};

#[test]
fn the_unit_type_means_no_value() {
    const UNIT: &str = "smithy.api#Unit";
    let refused = |mistake, at: &str, shapes: Value| {
        let message = format!("{at}: targets {UNIT}, which has no value");
        let help = "smithy.api#Unit can be the target of a union's member, or an operation's input \
                    or output";
        case(mistake, models::with(shapes), &helped(message, help))
    };
    let list = json!({"type": "list", "member": to(UNIT)});
    let map = |key, value| json!({"type": "map", "key": to(key), "value": to(value)});
    refuse([
        refused(
            "a member",
            "test#Input$a",
            json!({"test#Input": structure(json!({"a": to(UNIT)}))}),
        ),
        refused(
            "a required member",
            "test#Input$a",
            json!({"test#Input": structure(json!({"a": member(UNIT, "required", json!({}))}))}),
        ),
        refused("a list", "test#X$member", json!({"test#X": list})),
        refused("a key", "test#X$key", json!({"test#X": map(UNIT, STRING)})),
        refused("a value", "test#X$value", json!({"test#X": map(STRING, UNIT)})),
        refused(
            "an error",
            "test#Act",
            json!({"test#Act": {"type": "operation", "errors": [to(UNIT)]}}),
        ),
        refused(
            "an error of the service",
            "test#Service",
            json!({"test#Service": {"type": "service", "version": "1", "errors": [to(UNIT)]}}),
        ),
        refused(
            "an operation",
            "test#X",
            json!({"test#X": {"type": "resource", "operations": [to(UNIT)]}}),
        ),
    ]);
    let union = json!({"type": "union", "members": {"none": to(UNIT), "some": to(STRING)}});
    let act = json!({"type": "operation", "input": to(UNIT), "output": to("test#Input")});
    let shapes = json!({"test#Act": act, "test#Union": union});
    Project::new(models::with_member("test#Union", shapes)).codegen(&[]).exits_with(0);
}

#[test]
fn inputs_outputs_and_errors_are_structures_for_that() {
    let act = |key: &str, targets: Value, mut shapes: Value| {
        shapes["test#Act"] = json!({"type": "operation", key: targets});
        models::with(shapes)
    };
    let plain = structure(json!({}));
    let with = |id: &str, value: Value| json!({"test#X": marked(plain.clone(), id, value)});
    let case = |mistake, model, message: &str, help: &str| {
        case(mistake, model, &helped(format!("test#Act: targets test#X, {message}"), help))
    };
    let no_error = "give the structure the trait smithy.api#error, or target another one";
    let no_end = "target a structure without the trait smithy.api#error as input or output";
    let error = || with("error", json!("client"));
    refuse([
        case(
            "an error without its trait",
            act("errors", json!([to("test#X")]), json!({"test#X": plain})),
            "which isn't an error",
            no_error,
        ),
        case("an error as input", act("input", to("test#X"), error()), "which is an error", no_end),
        case(
            "an error as output",
            act("output", to("test#X"), error()),
            "which is an error",
            no_end,
        ),
        case(
            "an output as input",
            act("input", to("test#X"), with("output", json!({}))),
            "which is for outputs only",
            "target a structure without the trait smithy.api#output as input",
        ),
        case(
            "an input as output",
            act("output", to("test#X"), with("input", json!({}))),
            "which is for inputs only",
            "target a structure without the trait smithy.api#input as output",
        ),
    ]);
}

#[test]
fn an_input_or_output_that_is_marked_belongs_to_one_operation() {
    let input = marked(structure(json!({})), "input", json!({}));
    let twice = json!({
        "test#Input": input,
        "test#Again": {"type": "operation", "input": to("test#Input")},
    });
    let message = "test#Again: targets test#Input, which is already the input of test#Act";
    let help = "remove the trait smithy.api#input, or add another structure";
    let within = json!({"test#Input": input, "test#X": structure(json!({"a": to("test#Input")}))});
    refuse([
        // By id, `Act` comes before `Again`.
        case("two operations", models::with(twice), &helped(message, help)),
        case(
            "a member",
            models::with(within),
            &helped(
                "test#X$a: targets test#Input, which is for the inputs or outputs of operations only",
                "target a structure without the traits smithy.api#input and smithy.api#output",
            ),
        ),
    ]);
}

#[test]
fn mixins_and_definitions_of_traits_are_no_targets() {
    let with = |id: &str| json!({"test#X": marked(structure(json!({})), id, json!({}))});
    refuse([
        case(
            "a mixin",
            models::with_member("test#X", with("mixin")),
            &helped(
                "test#Input$member: targets test#X, which is a mixin",
                "use the mixin in `mixins` of a shape, and target that shape",
            ),
        ),
        case(
            "a trait",
            models::with_member("test#X", with("trait")),
            &helped(
                "test#Input$member: targets test#X, which defines a trait",
                "target a data shape",
            ),
        ),
    ]);
}

#[test]
fn mixins_must_be_marked_fit_the_shape_and_agree() {
    let mixin = |shape: Value| marked(shape, "mixin", json!({}));
    let a = |target| structure(json!({"a": to(target)}));
    let uses = |mixins: &[&str], mut shape: Value| {
        shape["mixins"] = mixins.iter().map(|id| to(id)).collect();
        shape
    };
    let case = |mistake, shapes, message: &str, help: &str| {
        case(mistake, models::with(shapes), &helped(message, help))
    };
    let help = "rename one of the two members";
    let of_a = "uses the mixin test#A, where the member has another target";
    refuse([
        case(
            "not marked",
            json!({"test#A": a(STRING), "test#X": uses(&["test#A"], structure(json!({})))}),
            "test#X: uses the mixin test#A, which isn't one",
            "give it the trait smithy.api#mixin",
        ),
        case(
            "of another type",
            json!({
                "test#A": mixin(json!({"type": "union", "members": {"a": to(STRING)}})),
                "test#X": uses(&["test#A"], structure(json!({}))),
            }),
            "test#X: uses the mixin test#A, which is of another type",
            "use mixins of the shape's own type",
        ),
        case(
            "another target than the shape's",
            json!({
                "test#A": mixin(a(STRING)),
                "test#X": uses(&["test#A"], a("smithy.api#Integer")),
            }),
            &format!("test#X$a: {of_a}"),
            help,
        ),
        case(
            "another target than another mixin's",
            json!({
                "test#A": mixin(a(STRING)),
                "test#B": mixin(a("smithy.api#Integer")),
                "test#X": uses(&["test#A", "test#B"], structure(json!({}))),
            }),
            &format!("test#X$a: {of_a}"),
            help,
        ),
        case(
            "names that differ by case",
            json!({
                "test#A": mixin(a(STRING)),
                "test#X": uses(&["test#A"], structure(json!({"A": to(STRING)}))),
            }),
            "test#X: the member names `A` and `a` differ only by case",
            "rename one of the two",
        ),
    ]);
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
