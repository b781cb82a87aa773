//! Models with shapes that are wrong by themselves or together.

use expect_test::expect;
use serde_json::{Value, json};
use support::models;

use crate::bad_input::{case, refuse};

const STRING: &str = "smithy.api#String";

#[test]
fn targets_must_exist_and_be_of_the_right_kind() {
    let to_missing = json!({"target": "test#Missing"});
    let operation = |key: &str, value: Value| {
        models::with(json!({"test#Act": {"type": "operation", key: value}}))
    };
    let service = |key: &str, target: &str| {
        let service = json!({"type": "service", "version": "1", key: [{"target": target}]});
        models::of_shapes(&json!({"test#Service": service, "test#Text": {"type": "string"}}))
    };
    refuse(
        [
            case("of a member", models::with_member("test#Missing", json!({}))),
            case("of an input", operation("input", to_missing.clone())),
            case("of an error", operation("errors", json!([to_missing]))),
            case("of a service", service("operations", "test#Missing")),
            case("an operation as a value", models::with_member("test#Act", json!({}))),
            case(
                "a string as an input",
                operation("input", json!({"target": "smithy.api#String"})),
            ),
            case("a string as an operation", service("operations", "test#Text")),
            case("a string as a resource", service("resources", "test#Text")),
        ],
        expect![[r#"
            of a member:
            error: model.json: test#Input$member: targets test#Missing, which doesn't exist
              help: add the shape to the model, or correct the target

            of an input:
            error: model.json: test#Act: targets test#Missing, which doesn't exist
              help: add the shape to the model, or correct the target

            of an error:
            error: model.json: test#Act: targets test#Missing, which doesn't exist
              help: add the shape to the model, or correct the target

            of a service:
            error: model.json: test#Service: targets test#Missing, which doesn't exist
              help: add the shape to the model, or correct the target

            an operation as a value:
            error: model.json: test#Input$member: targets test#Act, which isn't a data shape
              help: target a data shape, not a service, a resource or an operation

            a string as an input:
            error: model.json: test#Act: targets smithy.api#String, which isn't a structure
              help: target a shape of type `structure`

            a string as an operation:
            error: model.json: test#Service: targets test#Text, which isn't an operation
              help: target a shape of type `operation`

            a string as a resource:
            error: model.json: test#Service: targets test#Text, which isn't a resource
              help: target a shape of type `resource`
        "#]],
    );
}

#[test]
fn references_must_be_readable() {
    let member = |member: Value| {
        models::with(json!({"test#Input": {"type": "structure", "members": {"member": member}}}))
    };
    refuse(
        [
            case("no target", member(json!({}))),
            case("a number as target", member(json!({"target": 1}))),
            case("no id as target", member(json!({"target": "no id\n"}))),
            case("a string as member", member(json!(STRING))),
            case("a list without a member", models::with(json!({"test#List": {"type": "list"}}))),
            case(
                "a map without a value",
                models::with(
                    json!({"test#Map": {"type": "map", "key": {"target": "smithy.api#String"}}}),
                ),
            ),
        ],
        expect![[r#"
            no target:
            error: model.json: test#Input$member: has no `target`
              help: name a shape, as in `{"target": "smithy.api#String"}`

            a number as target:
            error: model.json: test#Input$member: has no `target`
              help: name a shape, as in `{"target": "smithy.api#String"}`

            no id as target:
            error: model.json: test#Input$member: the target `no id\n` isn't a valid shape id
              help: a shape id looks like `name.space#Name`, with letters, digits and `_`

            a string as member:
            error: model.json: test#Input$member: a member must be an object, not `"smithy.api#String"`
              help: name a shape, as in `{"target": "smithy.api#String"}`

            a list without a member:
            error: model.json: test#List: has no object `member`
              help: add it, as in `"member": {"target": "smithy.api#String"}`

            a map without a value:
            error: model.json: test#Map: has no object `value`
              help: add it, as in `"value": {"target": "smithy.api#String"}`
        "#]],
    );
}

#[test]
fn shapes_must_have_a_known_type() {
    let shape = |shape: Value| models::with(json!({"test#Shape": shape}));
    refuse(
        [
            case("an unknown type", shape(json!({"type": "tuple"}))),
            case("no type", shape(json!({}))),
            case("a number as type", shape(json!({"type": 1}))),
            case("a string as shape", shape(json!("string"))),
            case("a list as members", shape(json!({"type": "structure", "members": []}))),
            case("a list as traits", shape(json!({"type": "string", "traits": []}))),
        ],
        expect![[r#"
            an unknown type:
            error: model.json: test#Shape: the shape type `tuple` is unknown
              help: use a type of Smithy 2.0, such as `structure`

            no type:
            error: model.json: test#Shape: has no `type`
              help: add it, as in `"type": "structure"`

            a number as type:
            error: model.json: test#Shape: has no `type`
              help: add it, as in `"type": "structure"`

            a string as shape:
            error: model.json: test#Shape: a shape must be an object, not `"string"`
              help: write it as in `{"type": "string"}`

            a list as members:
            error: model.json: test#Shape: `members` is `[]`, not an object
              help: write `members` as in `{"Name": {"target": "smithy.api#String"}}`

            a list as traits:
            error: model.json: test#Shape: `traits` is `[]`, not an object
              help: write `traits` as in `{"smithy.api#required": {}}`
        "#]],
    );
}

#[test]
fn values_of_traits_must_be_of_the_type_of_the_trait() {
    let case = |id: &'static str, value: Value| {
        let shape = json!({"type": "string", "traits": {id: value}});
        case(id, models::with(json!({"test#Shape": shape})))
    };
    refuse(
        [
            case("smithy.api#documentation", json!(1)),
            case("smithy.api#required", json!(true)),
            case("smithy.api#sensitive", json!("yes")),
            case("smithy.api#length", json!({"min": -1})),
            case("smithy.api#range", json!({"max": "9"})),
            case("smithy.api#error", json!("user")),
            case("smithy.api#httpError", json!(42)),
            case("smithy.api#auth", json!("sigv4")),
            case("smithy.api#deprecated", json!({"since": 1})),
            case("smithy.api#timestampFormat", json!(1)),
            case("smithy.api#paginated", json!({"items": []})),
            case("aws.api#service", json!({"sdkId": null})),
            case("aws.auth#sigv4", json!({"name": "a`b"})),
        ],
        expect![[r#"
            smithy.api#documentation:
            error: model.json: test#Shape: the value of the trait smithy.api#documentation is `1`, not a string
              help: correct the trait

            smithy.api#required:
            error: model.json: test#Shape: the value of the trait smithy.api#required is `true`, not an object
              help: correct the trait

            smithy.api#sensitive:
            error: model.json: test#Shape: the value of the trait smithy.api#sensitive is `"yes"`, not an object
              help: correct the trait

            smithy.api#length:
            error: model.json: test#Shape: the value of the trait smithy.api#length (min) is `-1`, not a whole number
              help: correct the trait

            smithy.api#range:
            error: model.json: test#Shape: the value of the trait smithy.api#range (max) is `"9"`, not a number
              help: correct the trait

            smithy.api#error:
            error: model.json: test#Shape: the value of the trait smithy.api#error is `"user"`, not `client` or `server`
              help: correct the trait

            smithy.api#httpError:
            error: model.json: test#Shape: the value of the trait smithy.api#httpError is `42`, not an HTTP status of an error, 400 to 599
              help: correct the trait

            smithy.api#auth:
            error: model.json: test#Shape: the value of the trait smithy.api#auth is `"sigv4"`, not a list of strings
              help: correct the trait

            smithy.api#deprecated:
            error: model.json: test#Shape: the value of the trait smithy.api#deprecated (since) is `1`, not a string
              help: correct the trait

            smithy.api#timestampFormat:
            error: model.json: test#Shape: the value of the trait smithy.api#timestampFormat is `1`, not `epoch-seconds`, `date-time` or `http-date`
              help: correct the trait

            smithy.api#paginated:
            error: model.json: test#Shape: the value of the trait smithy.api#paginated (items) is `[]`, not a string
              help: correct the trait

            aws.api#service:
            error: model.json: test#Shape: the value of the trait aws.api#service (sdkId) is `null`, not a string
              help: correct the trait

            aws.auth#sigv4:
            error: model.json: test#Shape: the value of the trait aws.auth#sigv4 (name) is `"a`b"`, not a text of letters, digits, `-`, `.` and `_`
              help: correct the trait
        "#]],
    );
}

#[test]
fn names_must_be_identifiers() {
    let shape = |id: &str| models::with(json!({id: {"type": "string"}}));
    let member =
        |name: &str| models::with(json!({"test#Input": models::structure([(name, STRING)])}));
    refuse(
        [
            case("no namespace", shape("Shape")),
            case("a space", shape("test#A B")),
            case("a line break", shape("test#A\nB")),
            case("an accent", shape("test#Caf\u{e9}")),
            case("an empty name", shape("test#")),
            case("a member as shape", shape("test#Input$x")),
            case("quotes", member("a\"b")),
            case("a line break in a member", member("a\nb")),
            case("an accent in a member", member("caf\u{e9}")),
            case("code", member("x: () } fn")),
            case("an empty member", member("")),
            case("underscores alone", member("__")),
        ],
        expect![[r#"
            no namespace:
            error: model.json: Shape: isn't a valid shape id
              help: a shape id looks like `name.space#Name`, with letters, digits and `_`

            a space:
            error: model.json: test#A B: isn't a valid shape id
              help: a shape id looks like `name.space#Name`, with letters, digits and `_`

            a line break:
            error: model.json: test#A\nB: isn't a valid shape id
              help: a shape id looks like `name.space#Name`, with letters, digits and `_`

            an accent:
            error: model.json: test#Café: isn't a valid shape id
              help: a shape id looks like `name.space#Name`, with letters, digits and `_`

            an empty name:
            error: model.json: test#: isn't a valid shape id
              help: a shape id looks like `name.space#Name`, with letters, digits and `_`

            a member as shape:
            error: model.json: test#Input$x: isn't a valid shape id
              help: a shape id looks like `name.space#Name`, with letters, digits and `_`

            quotes:
            error: model.json: test#Input: the member name `a"b` isn't an identifier
              help: use letters, digits and `_`

            a line break in a member:
            error: model.json: test#Input: the member name `a\nb` isn't an identifier
              help: use letters, digits and `_`

            an accent in a member:
            error: model.json: test#Input: the member name `café` isn't an identifier
              help: use letters, digits and `_`

            code:
            error: model.json: test#Input: the member name `x: () } fn` isn't an identifier
              help: use letters, digits and `_`

            an empty member:
            error: model.json: test#Input: the member name `` isn't an identifier
              help: use letters, digits and `_`

            underscores alone:
            error: model.json: test#Input: the member name `__` isn't an identifier
              help: use letters, digits and `_`
        "#]],
    );
}

#[test]
fn enums_must_have_values() {
    let of = |kind: &str, members: Value| {
        models::with(json!({"test#Shape": {"type": kind, "members": members}}))
    };
    refuse(
        [
            case("no value", of("enum", json!({}))),
            case("no number", of("intEnum", json!({}))),
            case("no members", models::with(json!({"test#Shape": {"type": "enum"}}))),
        ],
        expect![[r#"
            no value:
            error: model.json: test#Shape: an enum needs at least one member
              help: add a member, or use another type

            no number:
            error: model.json: test#Shape: an enum needs at least one member
              help: add a member, or use another type

            no members:
            error: model.json: test#Shape: an enum needs at least one member
              help: add a member, or use another type
        "#]],
    );
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
    refuse(
        [
            case("a number without value", of("intEnum", json!({}))),
            case("a text as number", of("intEnum", value(json!("1")))),
            case("a fraction", of("intEnum", value(json!(1.5)))),
            case("beyond 32 bits", of("intEnum", value(json!(1_u64 << 32)))),
            case("a number as text", of("enum", value(json!(1)))),
        ],
        expect![[r#"
            a number without value:
            error: model.json: test#Shape$A: the trait smithy.api#enumValue is missing or of a wrong type
              help: set it: to a string in an `enum`, to an integer in an `intEnum`

            a text as number:
            error: model.json: test#Shape$A: the trait smithy.api#enumValue is missing or of a wrong type
              help: set it: to a string in an `enum`, to an integer in an `intEnum`

            a fraction:
            error: model.json: test#Shape$A: the trait smithy.api#enumValue is missing or of a wrong type
              help: set it: to a string in an `enum`, to an integer in an `intEnum`

            beyond 32 bits:
            error: model.json: test#Shape$A: the trait smithy.api#enumValue is missing or of a wrong type
              help: set it: to a string in an `enum`, to an integer in an `intEnum`

            a number as text:
            error: model.json: test#Shape$A: the trait smithy.api#enumValue is missing or of a wrong type
              help: set it: to a string in an `enum`, to an integer in an `intEnum`
        "#]],
    );
}

#[test]
fn all_problems_are_reported_together() {
    let model = models::with(json!({
        "test#Input": models::structure([("a", "test#Missing"), ("b", "test#Act")]),
        "test#Other": models::structure([("c", "test#Gone")]),
    }));
    refuse(
        [case("three targets", model)],
        expect![[r#"
        three targets:
        error: model.json: test#Input$a: targets test#Missing, which doesn't exist
          help: add the shape to the model, or correct the target
        error: model.json: test#Input$b: targets test#Act, which isn't a data shape
          help: target a data shape, not a service, a resource or an operation
        error: model.json: test#Other$c: targets test#Gone, which doesn't exist
          help: add the shape to the model, or correct the target
    "#]],
    );
}
