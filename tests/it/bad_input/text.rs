//! Files that aren't models.

use expect_test::expect;
use serde_json::json;
use support::{Project, models};

use crate::bad_input::{case, refuse};

#[test]
fn a_file_that_is_not_json_is_refused_with_line_and_column() {
    refuse(
        [
            case("empty", ""),
            case("a letter", "{\n  x"),
            case("cut off", "{\"smithy\": \"2.0\""),
            case("more after the end", "{}\n{}"),
        ],
        expect![[r#"
            empty:
            error: model.json: not JSON: EOF while parsing a value at line 1 column 0
              help: pass a Smithy 2.0 JSON AST, as AWS publishes it for its services

            a letter:
            error: model.json: not JSON: key must be a string at line 2 column 3
              help: pass a Smithy 2.0 JSON AST, as AWS publishes it for its services

            cut off:
            error: model.json: not JSON: EOF while parsing an object at line 1 column 16
              help: pass a Smithy 2.0 JSON AST, as AWS publishes it for its services

            more after the end:
            error: model.json: not JSON: trailing characters at line 2 column 1
              help: pass a Smithy 2.0 JSON AST, as AWS publishes it for its services
        "#]],
    );
}

#[test]
fn a_key_that_is_there_twice_is_refused_with_line_and_column() {
    let with = |shapes: &str| format!("{{\"smithy\": \"2.0\",\n \"shapes\": {{{shapes}}}}}");
    let twice = with("").replace("}}", "},\n \"shapes\": {}}");
    let shape = r#""a#B": {"type": "string"}"#;
    refuse(
        [
            case("shapes", &twice),
            case("a shape", with(&format!("{shape},\n{shape}"))),
            case("a member", with(r#""a#B": {"type": "structure", "members": {"m": 1, "m": 2}}"#)),
            case("a type", with(r#""a#B": {"type": "string", "type": "blob"}"#)),
            case("in metadata", r#"{"metadata": {"x": [{"y": 1, "y": 1}]}}"#),
            case("written in another way", r#"{"a": 1, "\u0061": 2}"#),
        ],
        expect![[r#"
            shapes:
            error: model.json: the key `shapes` is there twice, at line 3 column 9
              help: keep one of the two

            a shape:
            error: model.json: the key `a#B` is there twice, at line 3 column 5
              help: keep one of the two

            a member:
            error: model.json: the key `m` is there twice, at line 2 column 64
              help: keep one of the two

            a type:
            error: model.json: the key `type` is there twice, at line 2 column 44
              help: keep one of the two

            in metadata:
            error: model.json: the key `y` is there twice, at line 1 column 32
              help: keep one of the two

            written in another way:
            error: model.json: the key `a` is there twice, at line 1 column 17
              help: keep one of the two
        "#]],
    );
}

#[test]
fn a_file_that_is_not_utf_8_is_refused_with_the_byte() {
    refuse(
        [case("Latin-1", b"{\"\xe9\": 1}"), case("UTF-16", b"\xff\xfe{\0}\0")],
        expect![[r#"
            Latin-1:
            error: model.json: isn't UTF-8 text: at byte 2
              help: save the file as UTF-8

            UTF-16:
            error: model.json: isn't UTF-8 text: at byte 0
              help: save the file as UTF-8
        "#]],
    );
}

#[test]
fn json_without_a_smithy_model_is_refused() {
    refuse(
        [
            case("a list", "[]"),
            case("an empty object", "{}"),
            case("another format", r#"{"openapi": "3.0.0"}"#),
            case("no shapes", r#"{"smithy": "2.0"}"#),
            case("shapes as a list", r#"{"smithy": "2.0", "shapes": []}"#),
        ],
        expect![[r#"
            a list:
            error: model.json: not a Smithy model: not an object
              help: pass a Smithy 2.0 JSON AST: an object with `smithy` and `shapes`, as AWS publishes it for its services, or `smithy ast` prints it

            an empty object:
            error: model.json: not a Smithy model: no key `smithy`
              help: pass a Smithy 2.0 JSON AST: an object with `smithy` and `shapes`, as AWS publishes it for its services, or `smithy ast` prints it

            another format:
            error: model.json: not a Smithy model: no key `smithy`
              help: pass a Smithy 2.0 JSON AST: an object with `smithy` and `shapes`, as AWS publishes it for its services, or `smithy ast` prints it

            no shapes:
            error: model.json: not a Smithy model: no object `shapes`
              help: pass a Smithy 2.0 JSON AST: an object with `smithy` and `shapes`, as AWS publishes it for its services, or `smithy ast` prints it

            shapes as a list:
            error: model.json: not a Smithy model: no object `shapes`
              help: pass a Smithy 2.0 JSON AST: an object with `smithy` and `shapes`, as AWS publishes it for its services, or `smithy ast` prints it
        "#]],
    );
}

#[test]
fn other_descriptions_of_a_service_are_refused_with_a_way_to_convert_them() {
    refuse(
        [
            case("Smithy's own language", "\n$version: \"2\"\nnamespace a\n"),
            case("botocore", r#"{"metadata": {}, "operations": {}, "shapes": {}}"#),
        ],
        expect![[r#"
            Smithy's own language:
            error: model.json: not JSON: expected value at line 2 column 1
              help: this looks like Smithy's own language; convert it with `smithy ast` of the Smithy CLI

            botocore:
            error: model.json: not a Smithy model: no key `smithy`
              help: this looks like botocore's description of a service; make a model from its folder with the command `import`
        "#]],
    );
}

#[test]
fn another_version_of_smithy_is_refused_with_a_way_to_convert_it() {
    refuse(
        [
            case("1.0", r#"{"smithy": "1.0", "shapes": {}}"#),
            case("a number", r#"{"smithy": 2.0, "shapes": {}}"#),
        ],
        expect![[r#"
            1.0:
            error: model.json: the Smithy version is `"1.0"`, not "2.0"
              help: convert the model: `smithy ast` of the Smithy CLI prints any model as 2.0

            a number:
            error: model.json: the Smithy version is `2.0`, not "2.0"
              help: convert the model: `smithy ast` of the Smithy CLI prints any model as 2.0
        "#]],
    );
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
fn a_byte_order_mark_is_accepted() {
    let model = format!("\u{feff}{}", models::with(json!({})));
    Project::new(model).codegen(&[]).exits_with(0);
}

#[test]
fn deep_nesting_is_refused() {
    let depth = 10_000;
    let nested = "[".repeat(depth) + &"]".repeat(depth);
    refuse(
        [case("10,000 arrays", nested)],
        expect![[r#"
        10,000 arrays:
        error: model.json: not JSON: recursion limit exceeded at line 1 column 128
          help: pass a Smithy 2.0 JSON AST, as AWS publishes it for its services
    "#]],
    );
}
