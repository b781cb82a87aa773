//! Models that break a rule of Smithy's, though each shape and each trait can be read.

use serde_json::{Value, json};
use support::{Project, models};

use crate::{Case, case, helped, refuse};

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

/// A case of one shape, `test#X`; `%` in the message stands for its id.
#[allow(clippy::needless_pass_by_value, reason = "calls with `json!` read better so")]
fn of(mistake: &'static str, shape: Value, message: &str, help: &str) -> Case {
    let message = message.replace('%', "test#X");
    case(mistake, models::with(json!({"test#X": shape})), &helped(message, help))
}

#[test]
fn the_unit_type_stands_for_no_value() {
    const UNIT: &str = "smithy.api#Unit";
    let refused = |mistake, at: &str, shapes: Value| {
        let message = format!("{at}: targets {UNIT}, which stands for no value");
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
    let message = "test#Again: targets test#Input, which is the input of test#Act already";
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
                "target a shape of data",
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

#[test]
fn names_must_differ_by_more_than_case() {
    let string = || json!({"type": "string"});
    let members = |kind: &str, names: [&str; 2]| {
        let members = names.map(|name| (name.to_owned(), to("smithy.api#Unit")));
        json!({"type": kind, "members": serde_json::Map::from_iter(members)})
    };
    let shapes = json!({"test#XY": structure(json!({})), "test#xy": string()});
    refuse([
        case(
            "two shapes",
            models::with(shapes),
            &helped(
                "test#xy: the id differs from test#XY only by case",
                "rename one of the two shapes",
            ),
        ),
        of(
            "members of a structure",
            structure(json!({"userId": to(STRING), "UserID": to(STRING)})),
            "%: the member names `UserID` and `userId` differ only by case",
            "rename one of the two",
        ),
        of(
            "members of a union",
            members("union", ["a", "A"]),
            "%: the member names `A` and `a` differ only by case",
            "rename one of the two",
        ),
        of(
            "values of an enum",
            members("enum", ["ON", "On"]),
            "%: the member names `ON` and `On` differ only by case",
            "rename one of the two",
        ),
    ]);
}

/// AWS has models with `Timestamp` and `timestamp`, of which no name comes to users.
#[test]
fn names_of_shapes_without_types_of_their_own_can_differ_by_case() {
    let shapes = json!({"test#Text": {"type": "string"}, "test#text": {"type": "string"}});
    Project::new(models::with_member("test#Text", shapes)).codegen(&[]).exits_with(0);
}

#[test]
fn unions_and_enums_have_members_and_each_value_once() {
    let enumeration = |kind: &str, values: [Value; 2]| {
        let members = ["A", "B"].into_iter().zip(values);
        let member = |(name, value): (&str, Value)| {
            (name.to_owned(), member("smithy.api#Unit", "enumValue", value))
        };
        json!({"type": kind, "members": members.map(member).collect::<serde_json::Map<_, _>>()})
    };
    let definitions = |values: Value| marked(json!({"type": "string"}), "enum", values);
    let twice = "remove one of the two members";
    refuse([
        case(
            "an empty union",
            models::with(json!({"test#X": {"type": "union", "members": {}}})),
            "test#X: a union needs at least one member",
        ),
        case(
            "a union without members",
            models::with(json!({"test#X": {"type": "union"}})),
            "test#X: a union needs at least one member",
        ),
        of(
            "a value twice",
            enumeration("enum", [json!("x"), json!("x")]),
            "%$B: the value `x` is that of `A` already",
            twice,
        ),
        of(
            "a number twice",
            enumeration("intEnum", [json!(1), json!(1)]),
            "%$B: the value `1` is that of `A` already",
            twice,
        ),
        case(
            "an empty value",
            models::with(json!({"test#X": enumeration("enum", [json!(""), json!("x")])})),
            "test#X$A: the value of an enum can't be empty",
        ),
        of(
            "a member that targets data",
            json!({"type": "enum", "members": {"A": to(STRING)}}),
            "%$A: targets smithy.api#String, but is a member of an enum",
            "target smithy.api#Unit",
        ),
        of(
            "a value of the trait twice",
            definitions(json!([{"value": "x", "name": "A"}, {"value": "x", "name": "B"}])),
            "%$B: the value `x` is that of `A` already",
            twice,
        ),
        of(
            "a name of the trait twice",
            definitions(json!([{"value": "x", "name": "A"}, {"value": "y", "name": "A"}])),
            "%: two definitions in the trait smithy.api#enum are named `A`",
            "name each value differently",
        ),
        of(
            "some names in the trait",
            definitions(json!([{"value": "x", "name": "A"}, {"value": "y"}])),
            "%: some definitions in the trait smithy.api#enum have a `name`, some don't",
            "name all of them, or none",
        ),
    ]);
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
        ("sensitive", marked(operation(), "sensitive", json!({})), "%", "shapes of data"),
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
    let whole = "in the trait smithy.api#range isn't an integer, as the values are";
    let error = marked(structure(json!({})), "error", json!("client"));
    let status = |status: i32| {
        let message = format!("%: the value of the trait smithy.api#httpError is `{status}`");
        let message = format!("{message}, not an HTTP status of an error, 400 to 599");
        of(
            "a status",
            marked(error.clone(), "httpError", json!(status)),
            &message,
            "correct the model",
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
                "test#Input$member: the default 2 differs from the one of test#Number, 1",
                "state the same default, or null",
            ),
        ),
        of(
            "no default of a shape",
            marked(json!({"type": "string"}), "default", Value::Null),
            "%: the trait smithy.api#default can be null for members only",
            "remove the trait, or state a value",
        ),
        case(
            "no value of the enum",
            models::with(json!({"test#Input": of_suit, "test#Suit": suit})),
            &helped(
                "test#Input$member: the default \"CLUBS\" isn't a value of test#Suit",
                "correct the trait smithy.api#default",
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

#[test]
fn services_rename_what_they_have() {
    let service = |from: &str, to: &str| {
        let mut service = models::service("1", ["test#Act"]);
        service["rename"] = json!({from: to});
        models::with(json!({
            "test#Service": service,
            "test#X": marked(structure(json!({})), "error", json!("client")),
        }))
    };
    let case = |mistake, from: &str, to: &str, problem: &str| {
        let message = format!("test#Service: `rename` gives the name `{to}` to {from}, {problem}");
        case(mistake, service(from, to), &helped(message, "remove the entry from `rename`"))
    };
    refuse([
        case("nothing", "test#Gone", "New", "which doesn't exist"),
        case("an operation", "test#Act", "New", "which isn't a shape of data"),
        case("an error", "test#X", "New", "which is an error"),
        case("the same name", "test#Input", "Input", "which has that name already"),
    ]);
}

#[test]
fn every_union_has_a_value_and_no_resource_is_within_itself() {
    let union = |members: Value| json!({"type": "union", "members": members});
    let help = "add a member that doesn't lead back to it";
    let message =
        |id: &str| format!("{id}: has no value: each member needs another one of it, without end");
    let needs = |target: &str| structure(json!({"a": member(target, "required", json!({}))}));
    let both = [message("test#U"), message("error: model.json: test#X")];
    let resource = |below: &str| json!({"type": "resource", "resources": [to(below)]});
    refuse([
        of("of itself", union(json!({"a": to("test#X")})), &message("%"), help),
        case(
            "of each other",
            models::with(json!({
                "test#X": union(json!({"a": to("test#U")})),
                "test#U": union(json!({"a": to("test#X"), "b": to("test#U")})),
            })),
            &helped(helped(&both[0], help) + "\n" + &both[1], help),
        ),
        case(
            "through a structure",
            models::with(
                json!({"test#X": union(json!({"a": to("test#S")})), "test#S": needs("test#X")}),
            ),
            &helped(message("test#X"), help),
        ),
        case(
            "resources of each other",
            models::with(json!({"test#A": resource("test#B"), "test#B": resource("test#A")})),
            &helped(
                "test#B: targets test#A, so that a resource would be within itself",
                "remove one of the resources on the way",
            ),
        ),
    ]);
    let list = json!({"type": "list", "member": to("test#X")});
    for members in [
        json!({"a": to("test#X"), "b": to(STRING)}),
        json!({"a": to("test#List")}),
        json!({"a": to("test#Input")}),
    ] {
        let shapes = json!({"test#X": union(members), "test#List": list});
        Project::new(models::with_member("test#X", shapes)).codegen(&[]).exits_with(0);
    }
}

#[test]
fn the_prelude_can_be_there_but_not_be_changed() {
    let with = |id: &str, shape: Value| models::with_member(STRING, json!({id: shape}));
    Project::new(with(STRING, json!({"type": "string"}))).codegen(&[]).exits_with(0);
    let message = |id: &str| {
        helped(
            format!("{id}: isn't what the prelude of Smithy defines it to be"),
            "remove the shape, or move it to another namespace",
        )
    };
    refuse([
        case("a string", with(STRING, json!({"type": "blob"})), &message(STRING)),
        case(
            "the unit",
            with("smithy.api#Unit", json!({"type": "string"})),
            &message("smithy.api#Unit"),
        ),
        case(
            "members for the unit",
            with("smithy.api#Unit", structure(json!({"a": to(STRING)}))),
            &message("smithy.api#Unit"),
        ),
    ]);
}

#[test]
fn properties_of_services_must_be_of_their_type() {
    let with = |key: &str, value: Value| {
        let mut service = models::service("1", ["test#Act"]);
        service[key] = value;
        models::with(json!({"test#Service": service}))
    };
    refuse([
        case(
            "a version",
            with("version", json!(1)),
            "test#Service: `version` is `1`, not a string",
        ),
        case("names", with("rename", json!([])), "test#Service: `rename` is `[]`, not an object"),
        case(
            "operations",
            with("operations", json!({})),
            "test#Service: `operations` is `{}`, not a list",
        ),
    ]);
}
