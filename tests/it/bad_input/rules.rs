//! Models that break a rule of Smithy, although each shape and trait can be parsed.

mod shapes;
mod targets;

use serde_json::{Value, json};
use support::{Project, models};

use crate::bad_input::{Case, case, helped, refuse};

const STRING: &str = "smithy.api#String";

fn to(target: &str) -> Value {
    json!({"target": target})
}

/// A member with one trait of Smithy's.
#[allow(clippy::needless_pass_by_value, reason = "calls with `json!` read better so")]
fn member(target: &str, id: &str, value: Value) -> Value {
    json!({"target": target, "traits": {format!("smithy.api#{id}"): value}})
}

/// A shape with one trait of Smithy's.
fn marked(mut shape: Value, id: &str, value: Value) -> Value {
    shape["traits"][format!("smithy.api#{id}")] = value;
    shape
}

#[allow(clippy::needless_pass_by_value, reason = "calls with `json!` read better so")]
fn structure(members: Value) -> Value {
    json!({"type": "structure", "members": members})
}

/// A case with one shape, `test#X`; `%` in the message means its id.
#[allow(clippy::needless_pass_by_value, reason = "calls with `json!` read better so")]
fn of(mistake: &'static str, shape: Value, message: &str, help: &str) -> Case {
    let message = message.replace('%', "test#X");
    case(mistake, models::with(json!({"test#X": shape})), &helped(message, help))
}

#[test]
fn traits_stand_where_smithy_has_a_place_for_them() {
    let string = || json!({"type": "string"});
    let list = || json!({"type": "list", "member": to(STRING)});
    let operation = || json!({"type": "operation"});
    let field =
        |target: &str, id: &str, value: Value| structure(json!({"a": member(target, id, value)}));
    let unions = |id: &str, value: Value| json!({"type": "union", "members": {"a": member(STRING, id, value)}});
    let cases: [(&str, Value, &str, &str); 33] = [
        ("title", marked(string(), "title", json!("x")), "%", "services and resources"),
        ("sensitive", marked(operation(), "sensitive", json!({})), "%", "data shapes"),
        ("required", unions("required", json!({})), "%$a", "members of structures"),
        ("required", marked(string(), "required", json!({})), "%", "members of structures"),
        ("clientOptional", unions("clientOptional", json!({})), "%$a", "members of structures"),
        ("default", unions("default", json!("x")), "%$a", DEFAULT),
        ("default", marked(structure(json!({})), "default", json!({})), "%", DEFAULT),
        ("default", field("test#Input", "default", json!({})), "%$a", DEFAULT),
        ("length", marked(json!({"type": "integer"}), "length", json!({"min": 1})), "%", LENGTH),
        ("length", field("smithy.api#Integer", "length", json!({"min": 1})), "%$a", LENGTH),
        ("range", marked(string(), "range", json!({"min": 1})), "%", "numbers"),
        ("range", field(STRING, "range", json!({"min": 1})), "%$a", "numbers"),
        ("pattern", marked(list(), "pattern", json!("a")), "%", "strings"),
        ("pattern", field("smithy.api#Blob", "pattern", json!("a")), "%$a", "strings"),
        ("uniqueItems", marked(string(), "uniqueItems", json!({})), "%", "lists"),
        ("sparse", marked(string(), "sparse", json!({})), "%", "lists and maps"),
        ("sparse", field(STRING, "sparse", json!({})), "%$a", "lists and maps"),
        ("streaming", marked(string(), "streaming", json!({})), "%", "blobs and unions"),
        (
            "timestampFormat",
            marked(string(), "timestampFormat", json!("date-time")),
            "%",
            "timestamps",
        ),
        ("input", marked(string(), "input", json!({})), "%", "structures"),
        ("output", marked(list(), "output", json!({})), "%", "structures"),
        ("error", marked(string(), "error", json!("client")), "%", "structures"),
        ("httpError", marked(structure(json!({})), "httpError", json!(400)), "%", ERROR),
        ("retryable", marked(structure(json!({})), "retryable", json!({})), "%", ERROR),
        ("idempotencyToken", field("smithy.api#Long", "idempotencyToken", json!({})), "%$a", TEXT),
        ("idempotencyToken", unions("idempotencyToken", json!({})), "%$a", TEXT),
        ("hostLabel", field("smithy.api#Long", "hostLabel", json!({})), "%$a", TEXT),
        ("readonly", marked(structure(json!({})), "readonly", json!({})), "%", "operations"),
        ("idempotent", marked(string(), "idempotent", json!({})), "%", "operations"),
        ("endpoint", marked(string(), "endpoint", json!({"hostPrefix": "a."})), "%", "operations"),
        ("optionalAuth", marked(string(), "optionalAuth", json!({})), "%", "operations"),
        ("auth", marked(string(), "auth", json!([])), "%", "services and operations"),
        ("paginated", marked(list(), "paginated", json!({})), "%", "services and operations"),
    ];
    refuse(cases.map(|(id, shape, at, places)| {
        let message = format!("{at}: can't have the trait smithy.api#{id}, which is for {places}");
        of(id_of(id), shape, &message, "remove the trait")
    }));
}

const DEFAULT: &str =
    "simple shapes, lists, maps, and members of structures that target one of these";
const LENGTH: &str = "strings, blobs, lists and maps";
const ERROR: &str = "structures with the trait smithy.api#error";
const TEXT: &str = "members of structures that target strings";

/// A name of a case lives as long as the test.
fn id_of(id: &str) -> &'static str {
    Box::leak(id.to_owned().into_boxed_str())
}

#[test]
fn some_traits_exclude_each_other() {
    let both = |shape: Value, one: &str, other: &str| {
        marked(marked(shape, one, json!({})), other, json!({}))
    };
    let error = marked(structure(json!({})), "error", json!("client"));
    let case = |mistake, shape, one: &str, other: &str| {
        let traits = format!("smithy.api#{one} and smithy.api#{other}");
        let message = format!("%: has the traits {traits}, which exclude each other");
        of(mistake, shape, &message, "remove one of the two")
    };
    let list = json!({"type": "list", "member": to(STRING)});
    refuse([
        case("two ends", both(structure(json!({})), "input", "output"), "input", "output"),
        case("an error as input", marked(error.clone(), "input", json!({})), "input", "error"),
        case("an error as output", marked(error, "output", json!({})), "output", "error"),
        case(
            "two kinds of safety",
            both(json!({"type": "operation"}), "readonly", "idempotent"),
            "readonly",
            "idempotent",
        ),
        case("no value twice", both(list, "sparse", "uniqueItems"), "sparse", "uniqueItems"),
        of(
            "two tokens",
            structure(json!({
                "a": member(STRING, "idempotencyToken", json!({})),
                "b": member(STRING, "idempotencyToken", json!({})),
            })),
            "%: the members `a` and `b` have the trait smithy.api#idempotencyToken",
            "remove one of the two traits",
        ),
    ]);
}

#[test]
fn bounds_and_statuses_must_leave_values() {
    let simple = |kind: &str, id: &str, value: Value| marked(json!({"type": kind}), id, value);
    let help = "correct the trait";
    let length = "`min` of the trait smithy.api#length is more than `max`";
    let range = "`min` of the trait smithy.api#range is more than `max`";
    let whole = "in the trait smithy.api#range must be an integer, since the values are integers";
    let error = marked(structure(json!({})), "error", json!("client"));
    let status = |status: i32| {
        let message = format!("%: the value of the trait smithy.api#httpError is `{status}`");
        let message = format!("{message}, not an HTTP status of an error, 400 to 599");
        of(
            "a status",
            marked(error.clone(), "httpError", json!(status)),
            &message,
            "correct the trait",
        )
    };
    refuse([
        of(
            "a length",
            simple("string", "length", json!({"min": 2, "max": 1})),
            &format!("%: {length}"),
            help,
        ),
        of(
            "a length of a member",
            structure(json!({"a": member(STRING, "length", json!({"min": 2, "max": 1}))})),
            &format!("%$a: {length}"),
            help,
        ),
        of(
            "a range",
            simple("long", "range", json!({"min": i64::MAX, "max": i64::MAX - 1})),
            &format!("%: {range}"),
            help,
        ),
        of(
            "a range of fractions",
            simple("double", "range", json!({"min": 0.5, "max": 0.25})),
            &format!("%: {range}"),
            help,
        ),
        of(
            "a fraction of an integer",
            simple("integer", "range", json!({"max": 1.5})),
            &format!("%: 1.5 {whole}"),
            help,
        ),
        status(200),
        status(399),
        status(600),
    ]);
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
    refuse([
        case(
            "another default",
            with(of_number(json!(2))),
            &helped(
                "test#Input$member: the default 2 differs from the default of test#Number, 1",
                "set the same default, or null",
            ),
        ),
        of(
            "no default of a shape",
            marked(json!({"type": "string"}), "default", Value::Null),
            "%: the trait smithy.api#default can be null for members only",
            "remove the trait, or set a value",
        ),
        case(
            "no value of the enum",
            models::with(json!({"test#Input": of_suit, "test#Suit": suit})),
            &helped(
                "test#Input$member: the default \"CLUBS\" isn't a value of test#Suit",
                "set the trait smithy.api#default to a value of one of its members",
            ),
        ),
    ]);
    for default in [json!(1), Value::Null] {
        Project::new(with(of_number(default))).codegen(&[]).exits_with(0);
    }
}

#[test]
fn pages_are_made_of_members_that_exist_and_fit() {
    let paginated = |changes: Value| {
        let mut value = json!({"inputToken": "token", "outputToken": "next"});
        for (key, change) in changes.as_object().expect("changes are an object") {
            value[key] = change.clone();
        }
        let value = value.as_object().expect("it is one").clone();
        let value: serde_json::Map<_, _> =
            value.into_iter().filter(|(_, value)| !value.is_null()).collect();
        let act =
            json!({"type": "operation", "input": to("test#Input"), "output": to("test#Output")});
        models::with(json!({
            "test#Act": marked(act, "paginated", value.into()),
            "test#Input": structure(json!({
                "token": to(STRING),
                "needed": member(STRING, "required", json!({})),
                "size": to("smithy.api#Integer"),
                "page": to("test#Output"),
            })),
            "test#Output": structure(json!({"next": to(STRING), "page": to("test#Page")})),
            "test#Page": structure(json!({"next": to(STRING), "items": to("test#Items")})),
            "test#Items": {"type": "list", "member": to(STRING)},
        }))
    };
    let case = |mistake, changes: Value, problem: &str| {
        let help = "correct the trait, here or at the service";
        let (part, problem) = problem.split_once(' ').unwrap_or_default();
        let message = format!("test#Act: `{part}` of the trait smithy.api#paginated {problem}");
        case(mistake, paginated(changes), &helped(message, help))
    };
    refuse([
        case("no token", json!({"inputToken": null}), "inputToken is missing"),
        case("no next token", json!({"outputToken": null}), "outputToken is missing"),
        case(
            "no member",
            json!({"inputToken": "Token"}),
            "inputToken is `Token`, which isn't a member of the input",
        ),
        case(
            "no member of the output",
            json!({"items": "page.none"}),
            "items is `page.none`, which isn't a member of the output",
        ),
        case(
            "a way in the input",
            json!({"inputToken": "page.next"}),
            "inputToken is `page.next`, but must be a member of the input itself",
        ),
        case(
            "a number as token",
            json!({"inputToken": "size"}),
            "inputToken is `size`, which isn't a string or a map",
        ),
        case(
            "a structure as token",
            json!({"outputToken": "page"}),
            "outputToken is `page`, which isn't a string or a map",
        ),
        case(
            "a text as size",
            json!({"pageSize": "token"}),
            "pageSize is `token`, which isn't an integer",
        ),
        case(
            "a text as items",
            json!({"items": "next"}),
            "items is `next`, which isn't a list or a map",
        ),
        case(
            "a required token",
            json!({"inputToken": "needed"}),
            "inputToken is `needed`, which is required: then there is no first or last page",
        ),
    ]);
    for changes in
        [json!({}), json!({"outputToken": "page.next", "items": "page.items", "pageSize": "size"})]
    {
        Project::new(paginated(changes)).codegen(&[]).exits_with(0);
    }
}
