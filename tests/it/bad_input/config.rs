//! Configurations that are wrong, by themselves or for the model.

use std::fs;

use serde_json::json;
use support::{Project, models, repository};

use crate::bad_input::{Case, helped, refuse};

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
fn case(mistake: &'static str, toml: &str, stderr: &str) -> Case {
    let project = Project::new(model()).config(toml);
    Case { mistake, project, arguments: &[], stderr: format!("error: {stderr}\n") }
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
fn tables_and_keys_that_mean_nothing_are_refused() {
    let case = |mistake, toml: &str, line: usize, message: &str, help: &str| {
        case(mistake, toml, &helped(format!("model.toml: line {line}: {message}"), help))
    };
    let tables = "the tables are attribute, crate, dependencies, derive, model, redact, rename, \
                  replace, required, status";
    let no_table = "isn't a table of the configuration";
    let no_key = "isn't a key of `[crate]`";
    refuse([
        case(
            "a table",
            "\n[reduct]\n",
            2,
            &format!("`reduct` {no_table}"),
            "did you mean `redact`?",
        ),
        case("a word", "[zzz]\n", 1, &format!("`zzz` {no_table}"), tables),
        case("a key outside", "version = 1\n", 1, &format!("`version` {no_table}"), tables),
        case(
            "no table",
            "redact = 1\n",
            1,
            "`redact` must be a table",
            "write it as in `[redact]`",
        ),
        case("a key", "[crate]\nnam = 1\n", 2, &format!("`nam` {no_key}"), "did you mean `name`?"),
        case(
            "another key",
            "[crate]\nzzz = 1\n",
            2,
            &format!("`zzz` {no_key}"),
            "the keys are api-reference, name, types-only",
        ),
        case(
            "a status",
            "[status]\n999 = [\"Failure\"]\n",
            2,
            "`999` isn't an HTTP status",
            "statuses are from 100 to 599",
        ),
    ]);
}

#[test]
fn values_of_a_wrong_type_are_refused_all_at_once() {
    let toml = "[crate]\nname = 1\n[redact]\n\"Input$userName\" = true\n[required]\n\
                \"Input$userName\" = \"yes\"\n[status]\n400 = \"Failure\"\n";
    refuse([case(
        "types",
        toml,
        "model.toml: line 2: `name` must be a string\n  help: write it in quotes\n\
         error: model.toml: line 4: `Input$userName` must be a string\n  help: write it in quotes\n\
         error: model.toml: line 6: `Input$userName` must be true or false\n  \
         help: write it without quotes\n\
         error: model.toml: line 8: `400` must be a list of names\n  \
         help: write it as in `[\"A\", \"B\"]`",
    )]);
}

#[test]
fn names_that_are_not_in_the_model_are_refused_with_those_that_are_like_them() {
    let case = |table: &'static str, name: &str, value: &str, near: &str| {
        let message = format!("model.json: configuration, [{table}]: `{name}` isn't in the model");
        let message = helped(message, &format!("did you mean `{near}`?"));
        case(table, &format!("[{table}]\n\"{name}\" = {value}\n"), &message)
    };
    refuse([
        case("redact", "Passwort", "\"x\"", "Password"),
        case("redact", "other#Password", "\"x\"", "Password"),
        case("redact", "Input$userNam", "\"x\"", "Input$userName"),
        case("required", "Inptu$password", "true", "Input"),
        case("rename", "Failur", "\"Error\"", "Failure"),
    ]);
}

#[test]
fn names_that_are_like_nothing_in_the_model_are_refused() {
    let help = "name a shape as the model does, or a member as `Shape$member`";
    let zebra = |table: &str| {
        helped(format!("model.json: configuration, [{table}]: `Zebra` isn't in the model"), help)
    };
    refuse([
        case("a name", "[rename]\n\"Zebra\" = \"Horse\"\n", &zebra("rename")),
        case("an error", "[status]\n404 = [\"Zebra\"]\n", &zebra("status")),
    ]);
}

#[test]
fn a_redaction_that_the_model_has_already_is_refused() {
    let message = |id| {
        let problem =
            format!("configuration, [redact]: the model already marks {id} as `@sensitive`");
        helped(format!("model.json: {problem}"), "remove the line")
    };
    refuse([
        case("of a shape", "[redact]\nPassword = \"x\"\n", &message("test#Password")),
        case(
            "of a member",
            "[redact]\n\"Input$password\" = \"x\"\n",
            &message("test#Input$password"),
        ),
    ]);
}

#[test]
fn another_model_than_the_configuration_states_is_refused() {
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
fn a_configuration_that_is_named_must_exist() {
    let stderr = "error: other.toml: no such file\n  help: check the path\n".to_owned();
    let project = Project::new(model());
    refuse([Case { mistake: "missing", project, arguments: &["--config", "other.toml"], stderr }]);
}

#[test]
fn names_of_crates_must_be_those_that_cargo_takes() {
    for name in ["", "a b", "1st", "a/b", "a\n[dependencies]", "core", "fn", "gen", "a--b"] {
        let project = Project::new(model());
        let before = project.snapshot();
        let outcome = project.codegen(&["--crate-name", name]);
        outcome.exits_with(2).says(&format!("`{}`", name.escape_debug()));
        assert_eq!(before.differences(&project.snapshot()), [""; 0]);
    }
}
