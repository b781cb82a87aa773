//! Models with shapes that are wrong by themselves or together.

use serde_json::{Value, json};
use support::models;

use crate::bad_input::{case, helped, refuse};

const STRING: &str = "smithy.api#String";
const ID_HELP: &str = "a shape id looks like `name.space#Name`, with letters, digits and `_`";
const CORRECT_TARGET: &str = "add the shape to the model, or correct the target";

#[test]
fn targets_must_exist_and_be_of_a_kind_that_fits() {
    let missing =
        |id| helped(format!("{id}: targets test#Missing, which doesn't exist"), CORRECT_TARGET);
    let to_missing = json!({"target": "test#Missing"});
    let operation = |key: &str, value: Value| {
        models::with(json!({"test#Act": {"type": "operation", key: value}}))
    };
    let service = |key: &str, target: &str| {
        let service = json!({"type": "service", "version": "1", key: [{"target": target}]});
        models::of_shapes(&json!({"test#Service": service, "test#Text": {"type": "string"}}))
    };
    refuse([
        case(
            "of a member",
            models::with_member("test#Missing", json!({})),
            &missing("test#Input$member"),
        ),
        case("of an input", operation("input", to_missing.clone()), &missing("test#Act")),
        case("of an error", operation("errors", json!([to_missing])), &missing("test#Act")),
        case("of a service", service("operations", "test#Missing"), &missing("test#Service")),
        case(
            "an operation as a value",
            models::with_member("test#Act", json!({})),
            &helped(
                "test#Input$member: targets test#Act, which isn't a data shape",
                "target a data shape, not a service, a resource or an operation",
            ),
        ),
        case(
            "a string as an input",
            operation("input", json!({"target": "smithy.api#String"})),
            &helped(
                "test#Act: targets smithy.api#String, which isn't a structure",
                "target a shape of type `structure`",
            ),
        ),
        case(
            "a string as an operation",
            service("operations", "test#Text"),
            &helped(
                "test#Service: targets test#Text, which isn't an operation",
                "target a shape of type `operation`",
            ),
        ),
        case(
            "a string as a resource",
            service("resources", "test#Text"),
            &helped(
                "test#Service: targets test#Text, which isn't a resource",
                "target a shape of type `resource`",
            ),
        ),
    ]);
}

#[test]
fn references_must_be_readable() {
    let member = |member: Value| {
        models::with(json!({"test#Input": {"type": "structure", "members": {"member": member}}}))
    };
    let name_a_shape = "name a shape, as in `{\"target\": \"smithy.api#String\"}`";
    let no_target = helped("test#Input$member: has no `target`", name_a_shape);
    let element = |id: &str, name: &str| {
        let help = format!("add it, as in `\"{name}\": {{\"target\": \"smithy.api#String\"}}`");
        helped(format!("{id}: has no object `{name}`"), &help)
    };
    refuse([
        case("no target", member(json!({})), &no_target),
        case("a number as target", member(json!({"target": 1})), &no_target),
        case(
            "no id as target",
            member(json!({"target": "no id\n"})),
            &helped(r"test#Input$member: the target `no id\n` isn't a valid shape id", ID_HELP),
        ),
        case(
            "a string as member",
            member(json!(STRING)),
            &helped(
                "test#Input$member: a member must be an object, not `\"smithy.api#String\"`",
                name_a_shape,
            ),
        ),
        case(
            "a list without a member",
            models::with(json!({"test#List": {"type": "list"}})),
            &element("test#List", "member"),
        ),
        case(
            "a map without a value",
            models::with(
                json!({"test#Map": {"type": "map", "key": {"target": "smithy.api#String"}}}),
            ),
            &element("test#Map", "value"),
        ),
    ]);
}

#[test]
fn shapes_must_have_a_known_type() {
    let shape = |shape: Value| models::with(json!({"test#Shape": shape}));
    let no_type = helped("test#Shape: has no `type`", "add it, as in `\"type\": \"structure\"`");
    refuse([
        case(
            "an unknown type",
            shape(json!({"type": "tuple"})),
            &helped(
                "test#Shape: the shape type `tuple` is unknown",
                "use a type of Smithy 2.0, such as `structure`",
            ),
        ),
        case("no type", shape(json!({})), &no_type),
        case("a number as type", shape(json!({"type": 1})), &no_type),
        case(
            "a string as shape",
            shape(json!("string")),
            &helped(
                "test#Shape: a shape must be an object, not `\"string\"`",
                "write it as in `{\"type\": \"string\"}`",
            ),
        ),
        case(
            "a list as members",
            shape(json!({"type": "structure", "members": []})),
            &helped(
                "test#Shape: `members` is `[]`, not an object",
                "write `members` as in `{\"Name\": {\"target\": \"smithy.api#String\"}}`",
            ),
        ),
        case(
            "a list as traits",
            shape(json!({"type": "string", "traits": []})),
            &helped(
                "test#Shape: `traits` is `[]`, not an object",
                "write `traits` as in `{\"smithy.api#required\": {}}`",
            ),
        ),
    ]);
}

#[test]
fn values_of_traits_must_be_of_the_type_of_the_trait() {
    let case = |id: &'static str, value: Value, wrong: &str| {
        let shape = json!({"type": "string", "traits": {id: value}});
        let message = format!("test#Shape: the value of the trait {id} {wrong}");
        case(id, models::with(json!({"test#Shape": shape})), &helped(message, "correct the trait"))
    };
    let formats = "`epoch-seconds`, `date-time` or `http-date`";
    refuse([
        case("smithy.api#documentation", json!(1), "is `1`, not a string"),
        case("smithy.api#required", json!(true), "is `true`, not an object"),
        case("smithy.api#sensitive", json!("yes"), "is `\"yes\"`, not an object"),
        case("smithy.api#length", json!({"min": -1}), "(min) is `-1`, not a whole number"),
        case("smithy.api#range", json!({"max": "9"}), "(max) is `\"9\"`, not a number"),
        case("smithy.api#error", json!("user"), "is `\"user\"`, not `client` or `server`"),
        case(
            "smithy.api#httpError",
            json!(42),
            "is `42`, not an HTTP status of an error, 400 to 599",
        ),
        case("smithy.api#auth", json!("sigv4"), "is `\"sigv4\"`, not a list of strings"),
        case("smithy.api#deprecated", json!({"since": 1}), "(since) is `1`, not a string"),
        case("smithy.api#timestampFormat", json!(1), &format!("is `1`, not {formats}")),
        case("smithy.api#paginated", json!({"items": []}), "(items) is `[]`, not a string"),
        case("aws.api#service", json!({"sdkId": null}), "(sdkId) is `null`, not a string"),
    ]);
}

#[test]
fn names_must_be_identifiers() {
    let shape = |id: &str| models::with(json!({id: {"type": "string"}}));
    let member =
        |name: &str| models::with(json!({"test#Input": models::structure([(name, STRING)])}));
    let id = |id: &str| helped(format!("{id}: isn't a valid shape id"), ID_HELP);
    let name = |name: &str| {
        let message = format!("test#Input: the member name `{name}` isn't an identifier");
        helped(message, "use letters, digits and `_`")
    };
    refuse([
        case("no namespace", shape("Shape"), &id("Shape")),
        case("a space", shape("test#A B"), &id("test#A B")),
        case("a line break", shape("test#A\nB"), &id(r"test#A\nB")),
        case("an accent", shape("test#Caf\u{e9}"), &id("test#Caf\u{e9}")),
        case("an empty name", shape("test#"), &id("test#")),
        case("a member as shape", shape("test#Input$x"), &id("test#Input$x")),
        case("quotes", member("a\"b"), &name("a\"b")),
        case("a line break in a member", member("a\nb"), &name(r"a\nb")),
        case("an accent in a member", member("caf\u{e9}"), &name("caf\u{e9}")),
        case("code", member("x: () } fn"), &name("x: () } fn")),
        case("an empty member", member(""), &name("")),
        case("underscores alone", member("__"), &name("__")),
    ]);
}

#[test]
fn enums_must_have_values() {
    let of = |kind: &str, members: Value| {
        models::with(json!({"test#Shape": {"type": kind, "members": members}}))
    };
    let message = helped(
        "test#Shape: an enum needs at least one member",
        "add a member, or use another type",
    );
    let message = message.as_str();
    refuse([
        case("no value", of("enum", json!({})), message),
        case("no number", of("intEnum", json!({})), message),
        case("no members", models::with(json!({"test#Shape": {"type": "enum"}})), message),
    ]);
}

#[test]
fn values_of_enums_must_be_of_the_type_of_the_enum() {
    let of = |kind: &str, wrong: Value| {
        let right =
            json!({"smithy.api#enumValue": if kind == "enum" { json!("b") } else { json!(1) }});
        let member = |traits: Value| json!({"target": "smithy.api#Unit", "traits": traits});
        let members = json!({"A": member(wrong), "B": member(right)});
        models::with(json!({"test#Shape": {"type": kind, "members": members}}))
    };
    let value = |value: Value| json!({"smithy.api#enumValue": value});
    let message = helped(
        "test#Shape$A: the trait smithy.api#enumValue is missing or of a wrong type",
        "set it: to a string in an `enum`, to an integer in an `intEnum`",
    );
    let message = message.as_str();
    refuse([
        case("a number without value", of("intEnum", json!({})), message),
        case("a text as number", of("intEnum", value(json!("1"))), message),
        case("a fraction", of("intEnum", value(json!(1.5))), message),
        case("beyond 32 bits", of("intEnum", value(json!(1_u64 << 32))), message),
        case("a number as text", of("enum", value(json!(1))), message),
    ]);
}

#[test]
fn all_problems_are_reported_together() {
    let model = models::with(json!({
        "test#Input": models::structure([("a", "test#Missing"), ("b", "test#Act")]),
        "test#Other": models::structure([("c", "test#Gone")]),
    }));
    let missing = |at| helped(format!("{at}, which doesn't exist"), CORRECT_TARGET);
    refuse([case(
        "three targets",
        model,
        &[
            &missing("test#Input$a: targets test#Missing"),
            "error: model.json: test#Input$b: targets test#Act, which isn't a data shape",
            "  help: target a data shape, not a service, a resource or an operation",
            &missing("error: model.json: test#Other$c: targets test#Gone"),
        ]
        .join("\n"),
    )]);
}
