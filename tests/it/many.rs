//! Many models in one call: each becomes a crate, independently of the others.

use std::collections::BTreeSet;
use std::fs;

use codegen::crate_name;
use expect_test::expect;
use serde_json::json;
use support::{Outcome, Project, Snapshot, models};

/// A project with a folder of models and other files. The model `broken` can't be generated.
fn project() -> Project {
    let project = Project::new(models::with(json!({})));
    for name in ["alpha", "broken", "Gamma.2020-01-01"] {
        project.write(&format!("models/{name}.json"), models::with(json!({})));
    }
    let missing = models::with_member("test#Missing", json!({}));
    project.write("models/broken.json", missing);
    project.write("models/alpha.toml", "[rename]\n\"Input\" = \"Renamed\"\n");
    project.write("models/package.json", "{\"name\": \"no model\"}");
    project.write("models/notes.txt", "no JSON");
    project.write("models/deeper/delta.json", models::with(json!({})));
    project
}

fn codegen(project: &Project, arguments: &[&str]) -> Outcome {
    project.smithygen(&[&["codegen", "--out", "crates"], arguments].concat())
}

/// The crates that were made.
fn crates(project: &Project) -> BTreeSet<String> {
    let entries = fs::read_dir(project.root().join("crates")).into_iter().flatten();
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    entries.map(|entry| name(entry.expect("the entry can be read"))).collect()
}

/// The messages of a run, without times.
fn said(outcome: &Outcome) -> String {
    let said = |line: &str| match line.rsplit_once(", ") {
        Some((rest, time)) if time.ends_with(" s") => rest.to_owned(),
        _ => line.to_owned(),
    };
    outcome.stderr.lines().map(|line| said(line) + "\n").collect()
}

#[test]
fn a_folder_of_models_becomes_a_folder_of_crates() {
    let project = project();
    fs::remove_file(project.root().join("models/broken.json")).expect("it is there");
    let outcome = codegen(&project, &["--model", "models"]);
    outcome.exits_with(0);
    assert_eq!(crates(&project), ["alpha", "gamma-2020-01-01"].map(str::to_owned).into());
    let files = Snapshot::of(&project.root().join("crates/alpha")).files().count();
    assert_eq!(
        said(&outcome),
        format!(
            "codegen: gamma-2020-01-01: {files} files, {files} changed\n\
             codegen: alpha: {files} files, {files} changed\n\
             codegen: 2 crates, {} files, {} changed\n",
            2 * files,
            2 * files
        )
    );
    let again = codegen(&project, &["--model", "models"]);
    again.exits_with(0).says("codegen: alpha: ").says(" files, 0 changed\n");
    let check = codegen(&project, &["--model", "models", "--check"]);
    check.exits_with(0).says(&format!("codegen: 2 crates, {} files, up to date\n", 2 * files));
}

#[test]
fn a_crate_is_the_same_as_if_it_were_the_only_one() {
    let project = project();
    let models = ["--model", "models/alpha.json", "--model", "model.json"];
    codegen(&project, &models).exits_with(0);
    let alone = ["codegen", "--model", "models/alpha.json", "--out", "crates/alpha"];
    project.smithygen(&[&alone[..], &["--crate-name=alpha", "--check"]].concat()).exits_with(0);
    assert_eq!(name(&project, "model"), "model");
}

/// The name in the manifest of a crate.
fn name(project: &Project, folder: &str) -> String {
    let manifest = project.root().join("crates").join(folder).join("Cargo.toml");
    let manifest = fs::read_to_string(manifest).expect("it was made");
    let name = manifest.lines().find_map(|line| line.strip_prefix("name = "));
    name.expect("it has a name").trim_matches('"').to_owned()
}

#[test]
fn crates_have_the_names_of_their_services_unless_these_are_the_same() {
    let project = Project::new("");
    let models = [
        ("dynamodb-2012-08-10", "DynamoDB"),
        ("front-2019", "Front Door"),
        ("front-2020", "Front Door"),
        ("named", "Front Door"),
    ];
    for (file, sdk_id) in models {
        let mut service = models::service("1", ["test#Act"]);
        service["traits"]["aws.api#service"] = json!({"sdkId": sdk_id});
        let model = models::with(json!({"test#Service": service}));
        project.write(&format!("models/{file}.json"), model);
    }
    project.write("models/named.toml", "[crate]\nname = \"my-front\"\n");
    let names = || models.map(|(file, _)| name(&project, file));
    codegen(&project, &["--model", "models"]).exits_with(0);
    assert_eq!(names(), ["dynamodb", "front-2019", "front-2020", "my-front"]);

    let listed = models.map(|(file, _)| format!("\"crates/{file}\" = \"models/{file}.json\"\n"));
    project.write("Cargo.toml", format!("[workspace.metadata.codegen]\n{}", listed.concat()));
    project.smithygen(&["codegen"]).exits_with(0);
    assert_eq!(names(), ["dynamodb", "front-2019", "front-2020", "my-front"]);

    fs::remove_file(project.root().join("models/front-2019.json")).expect("it is there");
    codegen(&project, &["--model", "models"]).exits_with(0);
    assert_eq!(name(&project, "front-2020"), "front-door");
}

#[test]
fn a_wrong_model_does_not_stop_the_others() {
    let project = project();
    let outcome = codegen(&project, &["--model", "models"]);
    outcome.exits_with(2);
    assert_eq!(crates(&project), ["alpha", "gamma-2020-01-01"].map(str::to_owned).into());
    let broken = "codegen: broken: failed\nerror: models/broken.json: test#Input$member: ";
    outcome.says(broken).says("codegen: alpha: ").says("codegen: 2 crates, 1 failed, ");

    let outcome = codegen(&project, &["--model", "models", "--check"]);
    outcome.exits_with(2).says(broken).says(" files, up to date\n");
}

#[test]
fn messages_are_in_the_order_of_the_models() {
    let project = Project::new("");
    let mut arguments = Vec::new();
    for number in (0..12).rev() {
        let path = format!("m{number}.json");
        project.write(&path, models::with(json!({})));
        arguments.extend(["--model".to_owned(), path]);
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = codegen(&project, &arguments);
    let told = outcome.stderr.lines().filter_map(|line| line.split(": ").nth(1));
    let told: Vec<&str> = told.filter(|name| name.starts_with('m')).collect();
    let expected: Vec<String> = (0..12).rev().map(|number| format!("m{number}")).collect();
    assert_eq!(told, expected);
}

#[test]
fn drift_is_reported_with_the_name_of_the_crate() {
    let project = project();
    fs::remove_file(project.root().join("models/broken.json")).expect("it is there");
    codegen(&project, &["--model", "models"]).exits_with(0);
    let file = project.root().join("crates/alpha/src/lib.rs");
    fs::remove_file(&file).expect("it was made");
    let check = codegen(&project, &["--model", "models", "--check"]);
    check.exits_with(1).says("alpha/src/lib.rs: missing\n").says(" files, 1 out of date\n");
    check.says("run `smithygen codegen --out crates --model models` and commit the result\n");
    assert!(!file.exists(), "a check wrote something");
}

#[test]
fn a_refused_folder_does_not_stop_the_others() {
    let project = project();
    project.write("crates/alpha/Cargo.toml", "[package]\n");
    let outcome = codegen(&project, &["--model", "model.json", "--model", "models/alpha.json"]);
    outcome.exits_with(2).says("codegen: alpha: failed\nerror: crates/alpha/Cargo.toml: isn't a ");
    assert_eq!(crates(&project), ["alpha", "model"].map(str::to_owned).into());
}

#[test]
fn options_for_one_model_are_refused_with_many() {
    let project = project();
    let choices = ["--crate-name=a", "--config=a.toml", "--service=a", "--operation=Act"];
    let messages = choices.map(|choice| {
        let outcome = codegen(&project, &["--model", "models", choice]);
        outcome.exits_with(2);
        outcome.stderr
    });
    assert!(messages.iter().all(|message| *message == messages[0]), "{messages:?}");
    expect![[r#"
        error: `--config`, `--crate-name` and `--service` go with a single model, `--operation` with a single model or with `--support`
          help: see `smithygen codegen --help`
    "#]]
    .assert_eq(&messages[0]);
    codegen(&project, &["--model=model.json", "--model=models/alpha.json", "--types-only"])
        .exits_with(0);
}

#[test]
fn models_that_would_become_one_crate_are_refused_before_anything_is_written() {
    let project = project();
    project.write("models/gamma_2020_01_01.json", models::with(json!({})));
    let outcome = codegen(&project, &["--model", "models"]);
    outcome.exits_with(2);
    expect![[r#"
        error: models/gamma_2020_01_01.json: its folder would be `gamma-2020-01-01`, like that of models/Gamma.2020-01-01.json
          help: rename one of the files
    "#]].assert_eq(&outcome.stderr);
    assert!(crates(&project).is_empty());
}

#[test]
fn a_folder_without_a_model_is_reported() {
    let project = project();
    fs::create_dir(project.root().join("empty")).expect("it can be made");
    let outcome = codegen(&project, &["--model", "empty"]);
    outcome.exits_with(2);
    expect![[r#"
        error: empty: no model in this folder
          help: pass a folder of Smithy 2.0 JSON ASTs, with names that end in `.json`
    "#]]
    .assert_eq(&outcome.stderr);
}

#[test]
fn names_of_files_become_names_of_crates() {
    let cases = [
        ("cognito-idp-2016-04-18", "cognito-idp-2016-04-18"),
        ("AWSLambda", "aws-lambda"),
        ("com.example.weather", "com-example-weather"),
        ("2020", "model-2020"),
        ("core", "model-core"),
        ("Type", "model-type"),
        ("模型", "model"),
        ("", "model"),
    ];
    for (stem, name) in cases {
        assert_eq!(crate_name::of_stem(stem), name, "of {stem:?}");
    }
}
