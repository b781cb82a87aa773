//! HTTP bindings: their values, their places, and parts of messages that two members would be.

use expect_test::expect;
use serde_json::{Value, json};
use support::{Project, models};

use crate::bad_input::rules::{STRING, marked, member, of, structure};
use crate::bad_input::{Case, case, refuse};

/// A case with an operation `test#X` that has this URI, and an input with these members.
#[allow(clippy::needless_pass_by_value, reason = "calls with `json!` are easier to read like this")]
fn operation(mistake: &'static str, uri: &str, members: Value) -> Case {
    case(mistake, with_operation(uri, members))
}

#[allow(clippy::needless_pass_by_value, reason = "calls with `json!` are easier to read like this")]
fn with_operation(uri: &str, members: Value) -> String {
    models::with(json!({
        "test#X": {
            "type": "operation",
            "input": {"target": "test#XInput"},
            "traits": {"smithy.api#http": {"method": "GET", "uri": uri}},
        },
        "test#XInput": structure(members),
    }))
}

/// A required member that is a label.
fn label(target: &str) -> Value {
    json!({
        "target": target,
        "traits": {"smithy.api#httpLabel": {}, "smithy.api#required": {}},
    })
}

#[test]
fn uris_must_be_patterns() {
    let cases = [
        ("no slash", "items"),
        ("an empty segment", "/a//b"),
        ("only slashes", "//"),
        ("a segment that clients remove", "/a/../b"),
        ("a fragment", "/a#b"),
        ("an empty query", "/a?"),
        ("a label in the query", "/a?b={c}"),
        ("a parameter twice", "/a?b=1&b=2"),
        ("a parameter without a name", "/a?=1"),
        ("a label in a segment", "/a-{b}"),
        ("an empty label", "/{}"),
        ("a label that is no name", "/{a-b}"),
        ("a label twice", "/{a}/{A}"),
        ("two greedy labels", "/{a+}/{b+}"),
        ("a label after a greedy one", "/{a+}/{b}"),
        ("a space", "/a b"),
        ("a line break in the query", "/a?b=\n"),
    ];
    refuse(
        cases.map(|(mistake, uri)| operation(mistake, uri, json!({}))),
        expect![[r#"
            no slash:
            error: model.json: test#X: the URI `items` doesn't start with `/`
              help: correct the trait smithy.api#http

            an empty segment:
            error: model.json: test#X: the URI `/a//b` has an empty segment
              help: correct the trait smithy.api#http

            only slashes:
            error: model.json: test#X: the URI `//` has an empty segment
              help: correct the trait smithy.api#http

            a segment that clients remove:
            error: model.json: test#X: the URI `/a/../b` has the segment `.` or `..`, which clients remove
              help: correct the trait smithy.api#http

            a fragment:
            error: model.json: test#X: the URI `/a#b` has a fragment
              help: correct the trait smithy.api#http

            an empty query:
            error: model.json: test#X: the URI `/a?` ends with `?`
              help: correct the trait smithy.api#http

            a label in the query:
            error: model.json: test#X: the URI `/a?b={c}` has a label in its query
              help: correct the trait smithy.api#http

            a parameter twice:
            error: model.json: test#X: the URI `/a?b=1&b=2` has a parameter twice
              help: correct the trait smithy.api#http

            a parameter without a name:
            error: model.json: test#X: the URI `/a?=1` has a parameter without a name
              help: correct the trait smithy.api#http

            a label in a segment:
            error: model.json: test#X: the URI `/a-{b}` has a label that isn't a whole segment
              help: correct the trait smithy.api#http

            an empty label:
            error: model.json: test#X: the URI `/{}` has a label that isn't the name of a member
              help: correct the trait smithy.api#http

            a label that is no name:
            error: model.json: test#X: the URI `/{a-b}` has a label that isn't the name of a member
              help: correct the trait smithy.api#http

            a label twice:
            error: model.json: test#X: the URI `/{a}/{A}` has a label twice
              help: correct the trait smithy.api#http

            two greedy labels:
            error: model.json: test#X: the URI `/{a+}/{b+}` has a label after a greedy one
              help: correct the trait smithy.api#http

            a label after a greedy one:
            error: model.json: test#X: the URI `/{a+}/{b}` has a label after a greedy one
              help: correct the trait smithy.api#http

            a space:
            error: model.json: test#X: the URI `/a b` has characters that no path has
              help: correct the trait smithy.api#http

            a line break in the query:
            error: model.json: test#X: the URI `/a?b=\n` has characters that no query has
              help: correct the trait smithy.api#http
        "#]],
    );
}

#[test]
fn values_of_bindings_must_be_names() {
    let http = |value: Value| marked(json!({"type": "operation"}), "http", value);
    let field = |id: &str, value: &str| structure(json!({"a": member(STRING, id, json!(value))}));
    let map = json!({"target": "test#Map", "traits": {"smithy.api#httpPrefixHeaders": "a b"}});
    refuse(
        [
            of("no request", http(json!({}))),
            of("a method", http(json!({"method": "GET /", "uri": "/"}))),
            of("a status", http(json!({"method": "GET", "uri": "/", "code": 99}))),
            of("a header", field("httpHeader", "a\r\nb")),
            of("no header", field("httpHeader", "")),
            of("no parameter", field("httpQuery", "")),
            case(
                "a prefix",
                models::with(json!({"test#X": structure(json!({"a": map})), "test#Map": texts()})),
            ),
        ],
        expect![[r#"
            no request:
            error: model.json: test#X: the value of the trait smithy.api#http is `{}`, not an object with the texts `method` and `uri`
              help: correct the trait

            a method:
            error: model.json: test#X: `GET /` isn't an HTTP method
              help: correct the trait smithy.api#http

            a status:
            error: model.json: test#X: the value of the trait smithy.api#http (code) is `99`, not an HTTP status
              help: correct the trait

            a header:
            error: model.json: test#X$a: the trait smithy.api#httpHeader has `a\r\nb`, which isn't the name of a header
              help: correct the trait

            no header:
            error: model.json: test#X$a: the trait smithy.api#httpHeader has ``, which isn't the name of a header
              help: correct the trait

            no parameter:
            error: model.json: test#X$a: the trait smithy.api#httpQuery has an empty name
              help: correct the trait

            a prefix:
            error: model.json: test#X$a: the trait smithy.api#httpPrefixHeaders has `a b`, which no name of a header starts with
              help: correct the trait
        "#]],
    );
}

fn texts() -> Value {
    json!({"type": "map", "key": {"target": STRING}, "value": {"target": STRING}})
}

#[test]
fn bindings_must_be_at_members_that_can_have_them() {
    let field = |target: &str, id: &str, value: Value| {
        let x = structure(json!({"a": member(target, id, value)}));
        let numbers = json!({"type": "list", "member": {"target": "smithy.api#Integer"}});
        let key = json!({"target": STRING});
        let map = json!({"type": "map", "key": key, "value": {"target": "test#Numbers"}});
        let shapes = json!({"test#X": x, "test#Numbers": numbers, "test#Map": map});
        (id.to_owned(), models::with(shapes))
    };
    let shape = |id: &str, shape: Value| (id.to_owned(), models::with(json!({"test#X": shape})));
    let cases = [
        shape(
            "http",
            marked(json!({"type": "string"}), "http", json!({"method": "A", "uri": "/"})),
        ),
        shape("httpChecksumRequired", marked(texts(), "httpChecksumRequired", json!({}))),
        field("smithy.api#Blob", "httpLabel", json!({})),
        field("smithy.api#Blob", "httpQuery", json!("a")),
        field("test#Map", "httpQuery", json!("a")),
        field(STRING, "httpQueryParams", json!({})),
        field("test#Map", "httpQueryParams", json!({})),
        field("smithy.api#Document", "httpHeader", json!("a")),
        field("test#Numbers", "httpPrefixHeaders", json!("a-")),
        field("test#Map", "httpPrefixHeaders", json!("a-")),
        field("smithy.api#Integer", "httpPayload", json!({})),
        field("smithy.api#Long", "httpResponseCode", json!({})),
        shape(
            "httpHeader",
            json!({"type": "union", "members": {"a": member(STRING, "httpHeader", json!("a"))}}),
        ),
        shape("jsonName", marked(json!({"type": "string"}), "jsonName", json!("a"))),
        shape("mediaType", structure(json!({"a": member(STRING, "mediaType", json!("a/b"))}))),
    ];
    let places = cases.map(|(id, model)| {
        let outcome = Project::new(model).codegen(&[]);
        outcome.exits_with(2);
        let first = outcome.stderr.lines().next().unwrap_or_default();
        let message = first.split_once(": can't have ").map_or(first, |(_, message)| message);
        format!("{id}: {message}\n")
    });
    expect![[r#"
        http: the trait smithy.api#http, which is for operations
        httpChecksumRequired: the trait smithy.api#httpChecksumRequired, which is for operations
        httpLabel: the trait smithy.api#httpLabel, which is for members of structures that target strings, numbers, booleans or timestamps
        httpQuery: the trait smithy.api#httpQuery, which is for members of structures that target strings, numbers, booleans, timestamps, or lists of these
        httpQuery: the trait smithy.api#httpQuery, which is for members of structures that target strings, numbers, booleans, timestamps, or lists of these
        httpQueryParams: the trait smithy.api#httpQueryParams, which is for members of structures that target maps of strings, or maps of lists of strings
        httpQueryParams: the trait smithy.api#httpQueryParams, which is for members of structures that target maps of strings, or maps of lists of strings
        httpHeader: the trait smithy.api#httpHeader, which is for members of structures that target strings, numbers, booleans, timestamps, or lists of these
        httpPrefixHeaders: the trait smithy.api#httpPrefixHeaders, which is for members of structures that target maps of strings
        httpPrefixHeaders: the trait smithy.api#httpPrefixHeaders, which is for members of structures that target maps of strings
        httpPayload: the trait smithy.api#httpPayload, which is for members of structures that target strings, blobs, structures, unions, documents, lists or maps
        httpResponseCode: the trait smithy.api#httpResponseCode, which is for members of structures that target integers
        httpHeader: the trait smithy.api#httpHeader, which is for members of structures that target strings, numbers, booleans, timestamps, or lists of these
        jsonName: the trait smithy.api#jsonName, which is for members of structures and unions
        mediaType: the trait smithy.api#mediaType, which is for strings and blobs
    "#]].assert_eq(&places.concat());
}

#[test]
fn a_part_of_a_message_is_one_member() {
    let two = |id: &str, values: [Value; 2], target: &str| {
        let [a, b] = values.map(|value| member(target, id, value));
        let shapes = json!({"test#X": structure(json!({"a": a, "b": b})), "test#Texts": texts()});
        models::with(shapes)
    };
    let named = |id: &str, values: [&str; 2]| two(id, values.map(|value| json!(value)), STRING);
    let marks = |id: &str, target: &str| two(id, [json!({}), json!({})], target);
    let twice = json!({
        "target": STRING,
        "traits": {"smithy.api#httpHeader": "a", "smithy.api#httpQuery": "a"},
    });
    let prefix = json!({
        "a": member("test#Texts", "httpPrefixHeaders", json!("x-meta-")),
        "b": member(STRING, "httpHeader", json!("X-Meta-B")),
    });
    let prefix = models::with(json!({"test#X": structure(prefix), "test#Texts": texts()}));
    refuse(
        [
            of("two parts", structure(json!({"a": twice}))),
            case("a header twice", named("httpHeader", ["X-A", "x-a"])),
            case("a parameter twice", named("httpQuery", ["a", "a"])),
            case("a body twice", marks("httpPayload", STRING)),
            case("a status twice", marks("httpResponseCode", "smithy.api#Integer")),
            case("other parameters twice", marks("httpQueryParams", "test#Texts")),
            case("a header with a prefix", prefix),
            case("a name in JSON twice", named("jsonName", ["a", "a"])),
        ],
        expect![[r#"
            two parts:
            error: model.json: test#X$a: has the traits smithy.api#httpHeader and smithy.api#httpQuery, which exclude each other
              help: remove one of the two

            a header twice:
            error: model.json: test#X$b: has the trait smithy.api#httpHeader with the name `x-a`, like the member `a`
              help: remove the trait from one of the two, or change the name in it

            a parameter twice:
            error: model.json: test#X$b: has the trait smithy.api#httpQuery with the name `a`, like the member `a`
              help: remove the trait from one of the two, or change the name in it

            a body twice:
            error: model.json: test#X$b: has the trait smithy.api#httpPayload, like the member `a`
              help: remove the trait from one of the two, or change the name in it

            a status twice:
            error: model.json: test#X$b: has the trait smithy.api#httpResponseCode, like the member `a`
              help: remove the trait from one of the two, or change the name in it

            other parameters twice:
            error: model.json: test#X$b: has the trait smithy.api#httpQueryParams, like the member `a`
              help: remove the trait from one of the two, or change the name in it

            a header with a prefix:
            error: model.json: test#X$b: is the header `X-Meta-B`, which is also one of `a`
              help: choose another name, or another prefix

            a name in JSON twice:
            error: model.json: test#X$b: has the name `a` in JSON, like the member `a`
              help: change the trait smithy.api#jsonName of one of the two
        "#]],
    );
    for (id, values) in [("httpQuery", ["a", "A"]), ("jsonName", ["b", "a"])] {
        Project::new(named(id, values)).codegen(&[]).exits_with(0);
    }
}

#[test]
fn labels_must_be_required_members_of_the_input() {
    refuse(
        [
            operation("no member", "/{a}", json!({})),
            operation(
                "no label of a member",
                "/{a}",
                json!({"a": member(STRING, "required", json!({}))}),
            ),
            operation(
                "an optional label",
                "/{a}",
                json!({"a": member(STRING, "httpLabel", json!({}))}),
            ),
            operation("a label that the URI lacks", "/", json!({"a": label(STRING)})),
            operation("a greedy number", "/{a+}", json!({"a": label("smithy.api#Integer")})),
            operation(
                "a constant parameter",
                "/?b=1",
                json!({"a": member(STRING, "httpQuery", json!("b"))}),
            ),
            operation(
                "two bodies",
                "/",
                json!({"a": member(STRING, "httpPayload", json!({})), "b": {"target": STRING}}),
            ),
        ],
        expect![[r#"
            no member:
            error: model.json: test#X: the URI has the label `a`, which is no label of the input
              help: give the member `a` of test#XInput the traits smithy.api#httpLabel and smithy.api#required, or remove the label

            no label of a member:
            error: model.json: test#X: the URI has the label `a`, which is no label of the input
              help: give the member `a` of test#XInput the traits smithy.api#httpLabel and smithy.api#required, or remove the label

            an optional label:
            error: model.json: test#XInput$a: is a label of a URI, but isn't required
              help: add the trait smithy.api#required

            a label that the URI lacks:
            error: model.json: test#XInput$a: is a label, but the URI of test#X has no label `a`
              help: add the label to the URI, or remove the trait smithy.api#httpLabel

            a greedy number:
            error: model.json: test#XInput$a: is a greedy label in the URI of test#X, but isn't a string
              help: target a string, or remove the `+` from the label

            a constant parameter:
            error: model.json: test#XInput$a: is the parameter `b`, which the URI of test#X has already
              help: remove the parameter from the URI, or the trait smithy.api#httpQuery

            two bodies:
            error: model.json: test#XInput$b: is in the body, but `a` is the whole body
              help: add a trait such as smithy.api#httpHeader, or remove smithy.api#httpPayload
        "#]],
    );
    for (uri, members) in [
        ("/", json!({})),
        ("/a/?b=1&c", json!({})),
        ("/@a/$b/%20:c~", json!({})),
        ("/{a}/b/{c+}/d", json!({"a": label("smithy.api#Integer"), "c": label(STRING)})),
    ] {
        Project::new(with_operation(uri, members)).codegen(&[]).exits_with(0);
    }
}
