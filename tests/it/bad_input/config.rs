//! Configurations that are wrong, by themselves or for the model.

use std::fs;

use expect_test::expect;
use serde_json::json;
use support::{Project, models, repository};

use crate::bad_input::{Case, refuse};

/// A model with something to configure.
fn model() -> String {
    models::with(json!({
        "test#Input": models::structure([
            ("password", "test#Password"),
            ("userName", "smithy.api#String"),
        ]),
        "test#Password": {"type": "string", "traits": {"smithy.api#sensitive": {}}},
        "test#Failure": {"type": "structure", "traits": {"smithy.api#error": "client"}},
        "test#Act": {
            "type": "operation",
            "input": {"target": "test#Input"},
            "errors": [{"target": "test#Failure"}],
        },
    }))
}

/// A case with this configuration next to the model.
fn case(mistake: &'static str, toml: &str) -> Case {
    Case { mistake, project: Project::new(model()).config(toml), arguments: &[] }
}

#[test]
fn a_file_that_is_not_toml_is_refused_with_the_line() {
    let project = |toml: &str| Project::new(model()).config(toml);
    for (toml, line) in [("[crate\n", 1), ("[crate]\nname = \n", 2), ("[crate]\na = 1\na = 2\n", 3)]
    {
        let project = project(toml);
        let before = project.snapshot();
        project
            .codegen(&[])
            .exits_with(2)
            .says(&format!("error: model.toml: line {line}: not TOML: "));
        assert_eq!(before.differences(&project.snapshot()), [""; 0]);
    }
}

#[test]
fn helpers_that_do_not_fit_are_refused() {
    let cognito = "[crate]\nhelpers = [\"cognito\"]\n";
    refuse(
        [
            case("an unknown service", "[crate]\nhelpers = [\"cogito\"]\n"),
            case("another service", cognito),
            case("a crate with types only", &format!("{cognito}types-only = true\n")),
        ],
        expect![[r#"
            an unknown service:
            error: model.toml: line 2: `cogito` isn't a service with helpers
              help: did you mean `cognito`?

            another service:
            error: model.json: configuration, [crate]: the helpers `cognito` need the structure `AttributeType` with the strings `Name` and `Value`
              help: remove `helpers`, or generate the crate of Amazon Cognito user pools

            a crate with types only:
            error: model.json: configuration, [crate]: the helpers `cognito` need a crate that sends, and this one has only types
              help: remove `helpers`, or `types-only`
        "#]],
    );
}

#[test]
fn parts_that_can_not_be_left_out_are_refused() {
    refuse(
        [
            case("a part", "[crate]\nleave-out = [\"Hash\", \"maybe-setter\"]\n"),
            case("a word", "[crate]\nleave-out = [\"zzz\"]\n"),
            case("a part twice", "[crate]\nleave-out = [\"Hash\", \"Hash\"]\n"),
            case("no part", "[crate]\nleave-out = []\n"),
            case("no list", "[crate]\nleave-out = \"Hash\"\n"),
        ],
        expect![[r#"
            a part:
            error: model.toml: line 2: `maybe-setter` isn't a part that a crate can leave out
              help: did you mean `maybe-setters`?

            a word:
            error: model.toml: line 2: `zzz` isn't a part that a crate can leave out
              help: the parts are Hash, builder-traits, maybe-setters

            a part twice:
            error: model.toml: line 2: `leave-out` lists `Hash` twice
              help: remove one of the two

            no part:
            error: model.toml: line 2: `leave-out` lists nothing
              help: remove the line

            no list:
            error: model.toml: line 2: `leave-out` must be a list of names
              help: write it as in `["A", "B"]`
        "#]],
    );
}

#[test]
fn unknown_tables_and_keys_are_refused() {
    refuse(
        [
            case("a table", "\n[reduct]\n"),
            case("a word", "[zzz]\n"),
            case("a key outside", "version = 1\n"),
            case("no table", "redact = 1\n"),
            case("a key", "[crate]\nnam = 1\n"),
            case("another key", "[crate]\nzzz = 1\n"),
            case("a status", "[status]\n999 = [\"Failure\"]\n"),
        ],
        expect![[r#"
            a table:
            error: model.toml: line 2: `reduct` isn't a table of the configuration
              help: did you mean `redact`?

            a word:
            error: model.toml: line 1: `zzz` isn't a table of the configuration
              help: the tables are attribute, crate, dependencies, derive, dev-dependencies, headers, model, redact, rename, replace, required, status

            a key outside:
            error: model.toml: line 1: `version` isn't a table of the configuration
              help: the tables are attribute, crate, dependencies, derive, dev-dependencies, headers, model, redact, rename, replace, required, status

            no table:
            error: model.toml: line 1: `redact` must be a table
              help: write it as in `[redact]`

            a key:
            error: model.toml: line 2: `nam` isn't a key of `[crate]`
              help: did you mean `name`?

            another key:
            error: model.toml: line 2: `zzz` isn't a key of `[crate]`
              help: the keys are api-reference, authors, categories, edition, helpers, homepage, keywords, leave-out, license, license-files, name, protocol, publish, repository, rust-version, types-only, version

            a status:
            error: model.toml: line 2: `999` isn't an HTTP status
              help: statuses are from 100 to 599
        "#]],
    );
}

#[test]
fn values_of_a_wrong_type_are_refused_all_at_once() {
    let toml = "[crate]\nname = 1\n[redact]\n\"Input$userName\" = true\n[required]\n\
                \"Input$userName\" = \"yes\"\n[status]\n400 = \"Failure\"\n";
    refuse(
        [case("types", toml)],
        expect![[r#"
        types:
        error: model.toml: line 2: `name` must be a string
          help: write it in quotes
        error: model.toml: line 4: `Input$userName` must be a string
          help: write it in quotes
        error: model.toml: line 6: `Input$userName` must be true or false
          help: write it without quotes
        error: model.toml: line 8: `400` must be a list of names
          help: write it as in `["A", "B"]`
    "#]],
    );
}

#[test]
fn unknown_names_are_refused_with_similar_names() {
    let case = |table: &'static str, name: &str, value: &str| {
        case(table, &format!("[{table}]\n\"{name}\" = {value}\n"))
    };
    refuse(
        [
            case("redact", "Passwort", "\"x\""),
            case("redact", "other#Password", "\"x\""),
            case("redact", "Input$userNam", "\"x\""),
            case("required", "Inptu$password", "true"),
            case("rename", "Failur", "\"Error\""),
        ],
        expect![[r#"
            redact:
            error: model.json: configuration, [redact]: `Passwort` isn't in the model
              help: did you mean `Password`?

            redact:
            error: model.json: configuration, [redact]: `other#Password` isn't in the model
              help: did you mean `Password`?

            redact:
            error: model.json: configuration, [redact]: `Input$userNam` isn't in the model
              help: did you mean `Input$userName`?

            required:
            error: model.json: configuration, [required]: `Inptu$password` isn't in the model
              help: did you mean `Input`?

            rename:
            error: model.json: configuration, [rename]: `Failur` isn't in the model
              help: did you mean `Failure`?
        "#]],
    );
}

#[test]
fn unknown_names_without_similar_ones_are_refused() {
    refuse(
        [
            case("a name", "[rename]\n\"Zebra\" = \"Horse\"\n"),
            case("an error", "[status]\n404 = [\"Zebra\"]\n"),
        ],
        expect![[r#"
            a name:
            error: model.json: configuration, [rename]: `Zebra` isn't in the model
              help: name a shape as the model does, or a member as `Shape$member`

            an error:
            error: model.json: configuration, [status]: `Zebra` isn't in the model
              help: name a shape as the model does, or a member as `Shape$member`
        "#]],
    );
}

#[test]
fn a_redaction_that_the_model_already_has_is_refused() {
    refuse(
        [
            case("of a shape", "[redact]\nPassword = \"x\"\n"),
            case("of a member", "[redact]\n\"Input$password\" = \"x\"\n"),
        ],
        expect![[r#"
            of a shape:
            error: model.json: configuration, [redact]: the model already marks test#Password as `@sensitive`
              help: remove the line

            of a member:
            error: model.json: configuration, [redact]: the model already marks test#Input$password as `@sensitive`
              help: remove the line
        "#]],
    );
}

#[test]
fn a_model_with_another_hash_than_in_the_configuration_is_refused() {
    let sink = fs::read(repository("tests/models/sink.json")).expect("the repository has the file");
    let toml = format!("[model]\nsha256 = \"{}\"\n", "0".repeat(64));
    let project = Project::new([sink, b"\n".to_vec()].concat()).config(toml);
    let before = project.snapshot();
    let outcome = project.codegen(&[]);
    outcome.exits_with(2).says("error: model.json: the model's sha256 is ");
    outcome.says(&format!(", but the configuration says {}\n", "0".repeat(64)));
    outcome.says(
        "  help: if you updated the model on purpose, write its new sha256 under `[model]`\n",
    );
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
fn a_configuration_named_on_the_command_line_must_exist() {
    let project = Project::new(model());
    refuse(
        [Case { mistake: "missing", project, arguments: &["--config", "other.toml"] }],
        expect![[r#"
            missing:
            error: other.toml: no such file
              help: check the path
        "#]],
    );
}

#[test]
fn names_of_crates_must_be_valid_for_cargo() {
    let long = "a".repeat(65);
    for name in
        ["", "a b", "1st", "a/b", "a\n[dependencies]", "core", "fn", "gen", "a--b", "http", &long]
    {
        let project = Project::new(model());
        let before = project.snapshot();
        let outcome = project.codegen(&["--crate-name", name]);
        outcome.exits_with(2).says(&format!("`{}`", name.escape_debug()));
        assert_eq!(before.differences(&project.snapshot()), [""; 0]);
    }
}

#[test]
fn headers_of_each_request_must_be_possible_and_free() {
    refuse(
        [
            case("a name", "[headers]\n\"a b\" = \"x\"\n"),
            case("a value", "[headers]\nX-A = \"a\\r\\nX-B: b\"\n"),
            case("of the protocol", "[headers]\nX-Amz-Target = \"x\"\n"),
            case("of the signature", "[headers]\nAuthorization = \"x\"\n"),
            case("twice", "[headers]\nX-A = \"x\"\nx-a = \"y\"\n"),
            case("no text", "[headers]\nX-A = 1\n"),
            case("no requests", "[crate]\ntypes-only = true\n[headers]\nX-A = \"x\"\n"),
        ],
        expect![[r#"
            a name:
            error: model.json: configuration, [headers]: `a b` can't be the name of a header
              help: use letters, digits and `-`

            a value:
            error: model.json: configuration, [headers]: `X-A` has a value that no header can have
              help: use visible ASCII characters, and spaces within

            of the protocol:
            error: model.json: configuration, [headers]: `X-Amz-Target` is set by the protocol, the HTTP client or the signature
              help: remove the line

            of the signature:
            error: model.json: configuration, [headers]: `Authorization` is set by the protocol, the HTTP client or the signature
              help: remove the line

            twice:
            error: model.json: configuration, [headers]: `x-a` is there twice: case doesn't matter
              help: remove one of the lines

            no text:
            error: model.toml: line 2: `X-A` must be a string
              help: write it in quotes

            no requests:
            error: model.json: configuration, [headers]: `X-A` has no request: only types are generated
              help: remove the line
        "#]],
    );
}
