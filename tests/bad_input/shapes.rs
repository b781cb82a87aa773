//! Models with shapes that are wrong by themselves or together.

use serde_json::{Value, json};
use support::models;

use crate::{case, refuse};

#[test]
fn targets_must_exist_and_be_of_a_kind_that_fits() {
    let missing = |id| {
        format!(
            "{id}: targets test#Missing, which doesn't exist\n  help: add the shape to the model, or mend the target"
        )
    };
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
            "test#Input$member: targets test#Act, which isn't a shape of values",
        ),
        case(
            "a string as an input",
            operation("input", json!({"target": "smithy.api#String"})),
            "test#Act: targets smithy.api#String, which isn't a structure",
        ),
        case(
            "a string as an operation",
            service("operations", "test#Text"),
            "test#Service: targets test#Text, which isn't an operation",
        ),
        case(
            "a string as a resource",
            service("resources", "test#Text"),
            "test#Service: targets test#Text, which isn't a resource",
        ),
    ]);
}

#[test]
fn references_must_be_readable() {
    let member = |member: Value| {
        models::with(json!({"test#Input": {"type": "structure", "members": {"member": member}}}))
    };
    refuse([
        case("no target", member(json!({})), "test#Input$member: has no `target`"),
        case(
            "a number as target",
            member(json!({"target": 1})),
            "test#Input$member: has no `target`",
        ),
        case(
            "no id as target",
            member(json!({"target": "no id\n"})),
            r"test#Input$member: the target `no id\n` isn't a valid shape id",
        ),
        case(
            "a string as member",
            member(json!("smithy.api#String")),
            "test#Input$member: a member must be an object, not `\"smithy.api#String\"`",
        ),
        case(
            "a list without a member",
            models::with(json!({"test#List": {"type": "list"}})),
            "test#List: has no object `member`",
        ),
        case(
            "a map without a value",
            models::with(
                json!({"test#Map": {"type": "map", "key": {"target": "smithy.api#String"}}}),
            ),
            "test#Map: has no object `value`",
        ),
    ]);
}

#[test]
fn shapes_must_have_a_known_type() {
    let shape = |shape: Value| models::with(json!({"test#Shape": shape}));
    refuse([
        case(
            "an unknown type",
            shape(json!({"type": "tuple"})),
            "test#Shape: the shape type `tuple` is unknown\n  help: the types are those of Smithy 2.0, e.g. `structure`",
        ),
        case("no type", shape(json!({})), "test#Shape: has no `type`"),
        case("a number as type", shape(json!({"type": 1})), "test#Shape: has no `type`"),
        case(
            "a string as shape",
            shape(json!("string")),
            "test#Shape: a shape must be an object, not `\"string\"`",
        ),
        case(
            "a list as members",
            shape(json!({"type": "structure", "members": []})),
            "test#Shape: `members` is `[]`, not an object",
        ),
        case(
            "a list as traits",
            shape(json!({"type": "string", "traits": []})),
            "test#Shape: `traits` is `[]`, not an object",
        ),
    ]);
}

#[test]
fn values_of_traits_must_be_of_the_type_of_the_trait() {
    let of_trait = |id: &str, value: Value, trait_and_expected: &str| {
        let shape = json!({"type": "string", "traits": {id: value}});
        let model = models::with(json!({"test#Shape": shape}));
        let message = format!(
            "test#Shape: the value of the trait {trait_and_expected}\n  help: mend the model"
        );
        case("a trait", model, &message)
    };
    refuse([
        of_trait(
            "smithy.api#documentation",
            json!(1),
            "smithy.api#documentation is `1`, not a string",
        ),
        of_trait(
            "smithy.api#required",
            json!(true),
            "smithy.api#required is `true`, not an object",
        ),
        of_trait(
            "smithy.api#sensitive",
            json!("yes"),
            "smithy.api#sensitive is `\"yes\"`, not an object",
        ),
        of_trait(
            "smithy.api#length",
            json!({"min": -1}),
            "smithy.api#length (min) is `-1`, not a whole number",
        ),
        of_trait(
            "smithy.api#range",
            json!({"max": "9"}),
            "smithy.api#range (max) is `\"9\"`, not a number",
        ),
        of_trait(
            "smithy.api#error",
            json!("user"),
            "smithy.api#error is `\"user\"`, not `client` or `server`",
        ),
        of_trait(
            "smithy.api#httpError",
            json!(42),
            "smithy.api#httpError is `42`, not an HTTP status",
        ),
        of_trait(
            "smithy.api#auth",
            json!("sigv4"),
            "smithy.api#auth is `\"sigv4\"`, not a list of strings",
        ),
        of_trait(
            "smithy.api#deprecated",
            json!({"since": 1}),
            "smithy.api#deprecated (since) is `1`, not a string",
        ),
        of_trait(
            "smithy.api#timestampFormat",
            json!("unix"),
            "smithy.api#timestampFormat is `\"unix\"`, not `epoch-seconds`, `date-time` or `http-date`",
        ),
        of_trait(
            "smithy.api#paginated",
            json!({"items": []}),
            "smithy.api#paginated (items) is `[]`, not a string",
        ),
        of_trait(
            "aws.api#service",
            json!({"sdkId": null}),
            "aws.api#service (sdkId) is `null`, not a string",
        ),
    ]);
}

#[test]
fn names_must_be_identifiers() {
    let shape = |id: &str| models::with(json!({id: {"type": "string"}}));
    let member = |name: &str| {
        models::with(json!({"test#Input": models::structure([(name, "smithy.api#String")])}))
    };
    let id = |id: &str| {
        format!(
            "{id}: isn't a valid shape id\n  help: a shape id reads `name.space#Name`, of letters, digits and `_`"
        )
    };
    let name = |name: &str| {
        format!(
            "test#Input: the member name `{name}` isn't an identifier\n  help: names are made of letters, digits and `_`"
        )
    };
    refuse([
        case("no namespace", shape("Shape"), &id("Shape")),
        case("a space", shape("test#A B"), &id("test#A B")),
        case("a line break", shape("test#A\nB"), &id(r"test#A\nB")),
        case("an accent", shape("test#Caf\u{e9}"), &id("test#Caf\u{e9}")),
        case("an empty name", shape("test#"), &id("test#")),
        case("a member as shape", shape("test#Input$x"), &id("test#Input$x")),
        case("quotes", member("a\"b"), &name(r#"a\"b"#)),
        case("a line break in a member", member("a\nb"), &name(r"a\nb")),
        case("an accent in a member", member("caf\u{e9}"), &name("caf\u{e9}")),
        case("code", member("x: () } fn"), &name("x: () } fn")),
        case("an empty member", member(""), &name("")),
        case("underscores alone", member("__"), &name("__")),
    ]);
}

#[test]
fn enums_must_have_values() {
    let shape = |kind: &str, members: Value| {
        models::with(json!({"test#Shape": {"type": kind, "members": members}}))
    };
    let wrong = "test#Shape$A: the trait smithy.api#enumValue is missing or of a wrong type";
    let empty = "test#Shape: an enum needs at least one member";
    let unit = "smithy.api#Unit";
    refuse([
        case("no value", shape("enum", json!({})), empty),
        case("no number", shape("intEnum", json!({})), empty),
        case(
            "a number without value",
            shape(
                "intEnum",
                json!({"A": {"target": unit}, "B": {"target": unit, "traits": {"smithy.api#enumValue": 1}}}),
            ),
            wrong,
        ),
        case(
            "a text as number",
            shape(
                "intEnum",
                json!({"A": {"target": unit, "traits": {"smithy.api#enumValue": "1"}}, "B": {"target": unit, "traits": {"smithy.api#enumValue": 1}}}),
            ),
            wrong,
        ),
        case(
            "a number that is too large",
            shape(
                "intEnum",
                json!({"A": {"target": unit, "traits": {"smithy.api#enumValue": 4_294_967_296_u64}}, "B": {"target": unit, "traits": {"smithy.api#enumValue": 1}}}),
            ),
            wrong,
        ),
        case(
            "a number as text",
            shape(
                "enum",
                json!({"A": {"target": unit, "traits": {"smithy.api#enumValue": 1}}, "B": {"target": unit}}),
            ),
            wrong,
        ),
    ]);
}

#[test]
fn all_problems_are_told_at_once() {
    let model = models::with(json!({
        "test#Input": models::structure([("a", "test#Missing"), ("b", "test#Act")]),
        "test#Other": models::structure([("c", "test#Gone")]),
    }));
    let help = "  help: add the shape to the model, or mend the target";
    refuse([case(
        "three targets",
        model,
        &format!(
            "test#Input$a: targets test#Missing, which doesn't exist\n{help}\n\
         error: model.json: test#Input$b: targets test#Act, which isn't a shape of values\n\
         error: model.json: test#Other$c: targets test#Gone, which doesn't exist\n{help}",
        ),
    )]);
}
