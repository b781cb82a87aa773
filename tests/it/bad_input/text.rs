//! Files that aren't models.

use serde_json::json;
use support::{Project, models};

use crate::bad_input::{case, helped, refuse};

const NOT_SMITHY: &str = "pass a Smithy 2.0 JSON AST: an object with `smithy` and `shapes`, \
                          as AWS publishes it for its services, or `smithy ast` prints it";
const NOT_2_0: &str = "convert the model: `smithy ast` of the Smithy CLI prints any model as 2.0";
const NOT_JSON: &str = "pass a Smithy 2.0 JSON AST, as AWS publishes it for its services";

#[test]
fn a_file_that_is_not_json_is_refused_with_line_and_column() {
    let case = |mistake, text, error: &str| {
        case(mistake, text, &helped(format!("not JSON: {error}"), NOT_JSON))
    };
    refuse([
        case("empty", "", "EOF while parsing a value at line 1 column 0"),
        case("a letter", "{\n  x", "key must be a string at line 2 column 3"),
        case("cut off", "{\"smithy\": \"2.0\"", "EOF while parsing an object at line 1 column 16"),
        case("more after the end", "{}\n{}", "trailing characters at line 2 column 1"),
    ]);
}

#[test]
fn a_key_that_is_there_twice_is_refused_with_line_and_column() {
    let case = |mistake, text: &str, key: &str, place: &str| {
        let message = format!("the key `{key}` is there twice, at {place}");
        case(mistake, text, &helped(message, "keep one of the two"))
    };
    let with = |shapes: &str| format!("{{\"smithy\": \"2.0\",\n \"shapes\": {{{shapes}}}}}");
    let twice = with("").replace("}}", "},\n \"shapes\": {}}");
    let shape = r#""a#B": {"type": "string"}"#;
    refuse([
        case("shapes", &twice, "shapes", "line 3 column 9"),
        case("a shape", &with(&format!("{shape},\n{shape}")), "a#B", "line 3 column 5"),
        case(
            "a member",
            &with(r#""a#B": {"type": "structure", "members": {"m": 1, "m": 2}}"#),
            "m",
            "line 2 column 64",
        ),
        case(
            "a type",
            &with(r#""a#B": {"type": "string", "type": "blob"}"#),
            "type",
            "line 2 column 44",
        ),
        case("in metadata", r#"{"metadata": {"x": [{"y": 1, "y": 1}]}}"#, "y", "line 1 column 32"),
        case("written in another way", r#"{"a": 1, "\u0061": 2}"#, "a", "line 1 column 17"),
    ]);
}

#[test]
fn a_file_that_is_not_utf_8_is_refused_with_the_byte() {
    let message =
        |byte| helped(format!("isn't UTF-8 text: at byte {byte}"), "save the file as UTF-8");
    refuse([
        case("Latin-1", b"{\"\xe9\": 1}", &message(2)),
        case("UTF-16", b"\xff\xfe{\0}\0", &message(0)),
    ]);
}

#[test]
fn json_that_is_no_smithy_model_is_refused() {
    let case = |mistake, text, message: &str| {
        case(mistake, text, &helped(format!("not a Smithy model: {message}"), NOT_SMITHY))
    };
    refuse([
        case("a list", "[]", "not an object"),
        case("an empty object", "{}", "no key `smithy`"),
        case("another format", r#"{"openapi": "3.0.0"}"#, "no key `smithy`"),
        case("no shapes", r#"{"smithy": "2.0"}"#, "no object `shapes`"),
        case("shapes as a list", r#"{"smithy": "2.0", "shapes": []}"#, "no object `shapes`"),
    ]);
}

#[test]
fn other_descriptions_of_a_service_are_refused_with_the_way_to_convert_them() {
    let smithy = "this looks like Smithy's own language; convert it with `smithy ast` of the \
                  Smithy CLI";
    let botocore = "this looks like botocore's description of a service; make a model from its \
                    folder with the command `import`";
    refuse([
        case(
            "Smithy's own language",
            "\n$version: \"2\"\nnamespace a\n",
            &helped("not JSON: expected value at line 2 column 1", smithy),
        ),
        case(
            "botocore",
            r#"{"metadata": {}, "operations": {}, "shapes": {}}"#,
            &helped("not a Smithy model: no key `smithy`", botocore),
        ),
    ]);
}

#[test]
fn another_version_of_smithy_is_refused_with_the_way_to_convert_it() {
    let case = |mistake, text, version: &str| {
        let message = format!("the Smithy version is {version}, not \"2.0\"");
        case(mistake, text, &helped(message, NOT_2_0))
    };
    refuse([
        case("1.0", r#"{"smithy": "1.0", "shapes": {}}"#, "`\"1.0\"`"),
        case("a number", r#"{"smithy": 2.0, "shapes": {}}"#, "`2.0`"),
    ]);
}

#[test]
fn a_model_that_can_not_be_read_is_refused() {
    let arguments: &[&str] = &["codegen", "--out", "out", "--model"];
    let project = Project::new("{}");
    let before = project.snapshot();
    for (model, error) in [
        ("missing.json", "no such file\n  help: check the path\n"),
        ("models.json", "no such file\n  help: did you mean `model.json`?\n"),
        ("./model.jsn", "no such file\n  help: did you mean `./model.json`?\n"),
        (".", "no model in this folder\n  help: pass a folder of Smithy 2.0 JSON ASTs, "),
    ] {
        let outcome = project.smithygen(&[arguments, &[model]].concat());
        outcome.exits_with(2).says(&format!("error: {model}: {error}"));
    }
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let model = format!("\u{feff}{}", models::with(json!({})));
    Project::new(model).codegen(&[]).exits_with(0);
}

#[test]
fn deep_nesting_is_refused() {
    let depth = 10_000;
    let nested = "[".repeat(depth) + &"]".repeat(depth);
    let message = "not JSON: recursion limit exceeded at line 1 column 128";
    refuse([case("10,000 arrays", nested, &helped(message, NOT_JSON))]);
}
