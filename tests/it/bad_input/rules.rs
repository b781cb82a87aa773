//! Models that break a rule of Smithy, although each shape and trait can be parsed.

mod http;
mod pages;
mod shapes;
mod targets;

use expect_test::expect;
use serde_json::{Value, json};
use support::{Project, models};

use crate::bad_input::{Case, case, refuse};

const STRING: &str = "smithy.api#String";

fn to(target: &str) -> Value {
    json!({"target": target})
}

/// A member with one trait of Smithy.
#[allow(clippy::needless_pass_by_value, reason = "calls with `json!` are easier to read like this")]
fn member(target: &str, id: &str, value: Value) -> Value {
    json!({"target": target, "traits": {format!("smithy.api#{id}"): value}})
}

/// A shape with one trait of Smithy.
fn marked(mut shape: Value, id: &str, value: Value) -> Value {
    shape["traits"][format!("smithy.api#{id}")] = value;
    shape
}

#[allow(clippy::needless_pass_by_value, reason = "calls with `json!` are easier to read like this")]
fn structure(members: Value) -> Value {
    json!({"type": "structure", "members": members})
}

/// A case with one shape, `test#X`.
#[allow(clippy::needless_pass_by_value, reason = "calls with `json!` are easier to read like this")]
fn of(mistake: &'static str, shape: Value) -> Case {
    case(mistake, models::with(json!({"test#X": shape})))
}

#[test]
fn traits_must_be_in_a_place_that_smithy_allows() {
    let string = || json!({"type": "string"});
    let list = || json!({"type": "list", "member": to(STRING)});
    let operation = || json!({"type": "operation"});
    let field =
        |target: &str, id: &str, value: Value| structure(json!({"a": member(target, id, value)}));
    let unions = |id: &str, value: Value| json!({"type": "union", "members": {"a": member(STRING, id, value)}});
    let cases: [(&'static str, Value); 33] = [
        ("title", marked(string(), "title", json!("x"))),
        ("sensitive", marked(operation(), "sensitive", json!({}))),
        ("required", unions("required", json!({}))),
        ("required", marked(string(), "required", json!({}))),
        ("clientOptional", unions("clientOptional", json!({}))),
        ("default", unions("default", json!("x"))),
        ("default", marked(structure(json!({})), "default", json!({}))),
        ("default", field("test#Input", "default", json!({}))),
        ("length", marked(json!({"type": "integer"}), "length", json!({"min": 1}))),
        ("length", field("smithy.api#Integer", "length", json!({"min": 1}))),
        ("range", marked(string(), "range", json!({"min": 1}))),
        ("range", field(STRING, "range", json!({"min": 1}))),
        ("pattern", marked(list(), "pattern", json!("a"))),
        ("pattern", field("smithy.api#Blob", "pattern", json!("a"))),
        ("uniqueItems", marked(string(), "uniqueItems", json!({}))),
        ("sparse", marked(string(), "sparse", json!({}))),
        ("sparse", field(STRING, "sparse", json!({}))),
        ("streaming", marked(string(), "streaming", json!({}))),
        ("timestampFormat", marked(string(), "timestampFormat", json!("date-time"))),
        ("input", marked(string(), "input", json!({}))),
        ("output", marked(list(), "output", json!({}))),
        ("error", marked(string(), "error", json!("client"))),
        ("httpError", marked(structure(json!({})), "httpError", json!(400))),
        ("retryable", marked(structure(json!({})), "retryable", json!({}))),
        ("idempotencyToken", field("smithy.api#Long", "idempotencyToken", json!({}))),
        ("idempotencyToken", unions("idempotencyToken", json!({}))),
        ("hostLabel", field("smithy.api#Long", "hostLabel", json!({}))),
        ("readonly", marked(structure(json!({})), "readonly", json!({}))),
        ("idempotent", marked(string(), "idempotent", json!({}))),
        ("endpoint", marked(string(), "endpoint", json!({"hostPrefix": "a."}))),
        ("optionalAuth", marked(string(), "optionalAuth", json!({}))),
        ("auth", marked(string(), "auth", json!([]))),
        ("paginated", marked(list(), "paginated", json!({}))),
    ];
    refuse(
        cases.map(|(id, shape)| of(id, shape)),
        expect![[r#"
        title:
        error: model.json: test#X: can't have the trait smithy.api#title, which is for services and resources
          help: remove the trait

        sensitive:
        error: model.json: test#X: can't have the trait smithy.api#sensitive, which is for data shapes
          help: remove the trait

        required:
        error: model.json: test#X$a: can't have the trait smithy.api#required, which is for members of structures
          help: remove the trait

        required:
        error: model.json: test#X: can't have the trait smithy.api#required, which is for members of structures
          help: remove the trait

        clientOptional:
        error: model.json: test#X$a: can't have the trait smithy.api#clientOptional, which is for members of structures
          help: remove the trait

        default:
        error: model.json: test#X$a: can't have the trait smithy.api#default, which is for simple shapes, lists, maps, and members of structures that target one of these
          help: remove the trait

        default:
        error: model.json: test#X: can't have the trait smithy.api#default, which is for simple shapes, lists, maps, and members of structures that target one of these
          help: remove the trait

        default:
        error: model.json: test#X$a: can't have the trait smithy.api#default, which is for simple shapes, lists, maps, and members of structures that target one of these
          help: remove the trait

        length:
        error: model.json: test#X: can't have the trait smithy.api#length, which is for strings, blobs, lists and maps
          help: remove the trait

        length:
        error: model.json: test#X$a: can't have the trait smithy.api#length, which is for strings, blobs, lists and maps
          help: remove the trait

        range:
        error: model.json: test#X: can't have the trait smithy.api#range, which is for numbers
          help: remove the trait

        range:
        error: model.json: test#X$a: can't have the trait smithy.api#range, which is for numbers
          help: remove the trait

        pattern:
        error: model.json: test#X: can't have the trait smithy.api#pattern, which is for strings
          help: remove the trait

        pattern:
        error: model.json: test#X$a: can't have the trait smithy.api#pattern, which is for strings
          help: remove the trait

        uniqueItems:
        error: model.json: test#X: can't have the trait smithy.api#uniqueItems, which is for lists
          help: remove the trait

        sparse:
        error: model.json: test#X: can't have the trait smithy.api#sparse, which is for lists and maps
          help: remove the trait

        sparse:
        error: model.json: test#X$a: can't have the trait smithy.api#sparse, which is for lists and maps
          help: remove the trait

        streaming:
        error: model.json: test#X: can't have the trait smithy.api#streaming, which is for blobs and unions
          help: remove the trait

        timestampFormat:
        error: model.json: test#X: can't have the trait smithy.api#timestampFormat, which is for timestamps
          help: remove the trait

        input:
        error: model.json: test#X: can't have the trait smithy.api#input, which is for structures
          help: remove the trait

        output:
        error: model.json: test#X: can't have the trait smithy.api#output, which is for structures
          help: remove the trait

        error:
        error: model.json: test#X: can't have the trait smithy.api#error, which is for structures
          help: remove the trait

        httpError:
        error: model.json: test#X: can't have the trait smithy.api#httpError, which is for structures with the trait smithy.api#error
          help: remove the trait

        retryable:
        error: model.json: test#X: can't have the trait smithy.api#retryable, which is for structures with the trait smithy.api#error
          help: remove the trait

        idempotencyToken:
        error: model.json: test#X$a: can't have the trait smithy.api#idempotencyToken, which is for members of structures that target strings
          help: remove the trait

        idempotencyToken:
        error: model.json: test#X$a: can't have the trait smithy.api#idempotencyToken, which is for members of structures that target strings
          help: remove the trait

        hostLabel:
        error: model.json: test#X$a: can't have the trait smithy.api#hostLabel, which is for members of structures that target strings
          help: remove the trait

        readonly:
        error: model.json: test#X: can't have the trait smithy.api#readonly, which is for operations
          help: remove the trait

        idempotent:
        error: model.json: test#X: can't have the trait smithy.api#idempotent, which is for operations
          help: remove the trait

        endpoint:
        error: model.json: test#X: can't have the trait smithy.api#endpoint, which is for operations
          help: remove the trait

        optionalAuth:
        error: model.json: test#X: can't have the trait smithy.api#optionalAuth, which is for operations
          help: remove the trait

        auth:
        error: model.json: test#X: can't have the trait smithy.api#auth, which is for services and operations
          help: remove the trait

        paginated:
        error: model.json: test#X: can't have the trait smithy.api#paginated, which is for services and operations
          help: remove the trait
    "#]],
    );
}

#[test]
fn some_traits_exclude_each_other() {
    let both = |shape: Value, one: &str, other: &str| {
        marked(marked(shape, one, json!({})), other, json!({}))
    };
    let error = marked(structure(json!({})), "error", json!("client"));
    let list = json!({"type": "list", "member": to(STRING)});
    refuse(
        [
            of("two ends", both(structure(json!({})), "input", "output")),
            of("an error as input", marked(error.clone(), "input", json!({}))),
            of("an error as output", marked(error, "output", json!({}))),
            of("two kinds of safety", both(json!({"type": "operation"}), "readonly", "idempotent")),
            of("no value twice", both(list, "sparse", "uniqueItems")),
            of(
                "two tokens",
                structure(json!({
                    "a": member(STRING, "idempotencyToken", json!({})),
                    "b": member(STRING, "idempotencyToken", json!({})),
                })),
            ),
        ],
        expect![[r#"
            two ends:
            error: model.json: test#X: has the traits smithy.api#input and smithy.api#output, which exclude each other
              help: remove one of the two

            an error as input:
            error: model.json: test#X: has the traits smithy.api#input and smithy.api#error, which exclude each other
              help: remove one of the two

            an error as output:
            error: model.json: test#X: has the traits smithy.api#output and smithy.api#error, which exclude each other
              help: remove one of the two

            two kinds of safety:
            error: model.json: test#X: has the traits smithy.api#readonly and smithy.api#idempotent, which exclude each other
              help: remove one of the two

            no value twice:
            error: model.json: test#X: has the traits smithy.api#sparse and smithy.api#uniqueItems, which exclude each other
              help: remove one of the two

            two tokens:
            error: model.json: test#X: the members `a` and `b` have the trait smithy.api#idempotencyToken
              help: remove one of the two traits
        "#]],
    );
}

#[test]
fn bounds_and_statuses_must_allow_a_value() {
    let simple = |kind: &str, id: &str, value: Value| marked(json!({"type": kind}), id, value);
    let error = marked(structure(json!({})), "error", json!("client"));
    let status = |status: i32| of("a status", marked(error.clone(), "httpError", json!(status)));
    refuse(
        [
            of("a length", simple("string", "length", json!({"min": 2, "max": 1}))),
            of(
                "a length of a member",
                structure(json!({"a": member(STRING, "length", json!({"min": 2, "max": 1}))})),
            ),
            of("a range", simple("long", "range", json!({"min": i64::MAX, "max": i64::MAX - 1}))),
            of("a range of fractions", simple("double", "range", json!({"min": 0.5, "max": 0.25}))),
            of("a fraction of an integer", simple("integer", "range", json!({"max": 1.5}))),
            status(200),
            status(399),
            status(600),
        ],
        expect![[r#"
            a length:
            error: model.json: test#X: `min` of the trait smithy.api#length is more than `max`
              help: correct the trait

            a length of a member:
            error: model.json: test#X$a: `min` of the trait smithy.api#length is more than `max`
              help: correct the trait

            a range:
            error: model.json: test#X: `min` of the trait smithy.api#range is more than `max`
              help: correct the trait

            a range of fractions:
            error: model.json: test#X: `min` of the trait smithy.api#range is more than `max`
              help: correct the trait

            a fraction of an integer:
            error: model.json: test#X: 1.5 in the trait smithy.api#range must be an integer, since the values are integers
              help: correct the trait

            a status:
            error: model.json: test#X: the value of the trait smithy.api#httpError is `200`, not an HTTP status of an error, 400 to 599
              help: correct the trait

            a status:
            error: model.json: test#X: the value of the trait smithy.api#httpError is `399`, not an HTTP status of an error, 400 to 599
              help: correct the trait

            a status:
            error: model.json: test#X: the value of the trait smithy.api#httpError is `600`, not an HTTP status of an error, 400 to 599
              help: correct the trait
        "#]],
    );
    for (kind, id, bounds) in [
        ("string", "length", json!({"min": 1, "max": 1})),
        ("integer", "range", json!({"min": 1, "max": 1.0})),
        ("double", "range", json!({"min": -0.5, "max": 1})),
    ] {
        let shapes = json!({"test#X": simple(kind, id, bounds)});
        Project::new(models::with_member("test#X", shapes)).codegen(&[]).exits_with(0);
    }
}

#[test]
fn a_default_is_that_of_the_target_and_a_value_of_the_enum() {
    let suit = json!({"type": "enum", "members": {"HEARTS": to("smithy.api#Unit")}});
    let of_suit = structure(json!({"member": member("test#Suit", "default", json!("CLUBS"))}));
    let number = marked(json!({"type": "integer"}), "default", json!(1));
    let of_number =
        |value: Value| structure(json!({"member": member("test#Number", "default", value)}));
    let with = |input: Value| models::with(json!({"test#Input": input, "test#Number": number}));
    refuse(
        [
            case("another default", with(of_number(json!(2)))),
            of("no default of a shape", marked(json!({"type": "string"}), "default", Value::Null)),
            case(
                "no value of the enum",
                models::with(json!({"test#Input": of_suit, "test#Suit": suit})),
            ),
        ],
        expect![[r#"
            another default:
            error: model.json: test#Input$member: the default 2 differs from the default of test#Number, 1
              help: set the same default, or null

            no default of a shape:
            error: model.json: test#X: the trait smithy.api#default can be null for members only
              help: remove the trait, or set a value

            no value of the enum:
            error: model.json: test#Input$member: the default "CLUBS" isn't a value of test#Suit
              help: set the trait smithy.api#default to a value of one of its members
        "#]],
    );
    for default in [json!(1), Value::Null] {
        Project::new(with(of_number(default))).codegen(&[]).exits_with(0);
    }
}
