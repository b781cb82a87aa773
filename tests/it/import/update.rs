//! `models/update`, in a small repository and without the network.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use codegen::import::Part;
use serde_json::json;
use support::{Outcome, Project, Snapshot, binary, models, repository};

const MODEL: &str = "models/post-2026-01-02.json";
const PARTITIONS: &str = "codegen/src/endpoint_rules/partitions.json";
const CONFIG: &str = "models/post-2026-01-02.toml";
const REPORT: &str = "target/update/post-2026-01-02.md";

/// A model with these operations.
fn model(operations: &[&str]) -> String {
    let mut shapes = json!({"test#Service": models::service("1", operations.iter().copied())});
    for operation in operations {
        shapes[operation] = json!({"type": "operation"});
    }
    models::of_shapes(&shapes)
}

/// A repository with a model of one operation, and its crate.
fn repository_of_one() -> Project {
    let model = model(&["test#One"]);
    let hash = codegen::sha256(&model);
    let project = Project::new("");
    project.write("Cargo.toml", format!("[workspace.metadata.codegen]\ngenerated = \"{MODEL}\"\n"));
    project.write(MODEL, model);
    project.write(CONFIG, format!("[model]\nsource = \"A test.\"\nsha256 = \"{hash}\"\n"));
    project.write("models/README.md", format!("| `post-2026-01-02.json` | `{hash}` |\n"));
    project.write("models/update", fs::read(repository("models/update")).expect("it is there"));
    // `cargo` runs this for `cargo xtask`, since the repository has no alias.
    let script = "#!/bin/sh\nshift\nunset CARGO_MANIFEST_DIR\nexec";
    let script = format!("{script} '{}' \"$@\"\n", binary().display());
    write_program(&project, "bin/cargo-xtask", &script);
    bash(&project, "cargo xtask codegen").exits_with(0);
    project
}

fn write_program(project: &Project, path: &str, script: &str) {
    project.write(path, script);
    let executable = fs::Permissions::from_mode(0o755);
    fs::set_permissions(project.root().join(path), executable).expect("it can be set");
}

fn bash(project: &Project, command: &str) -> Outcome {
    let path = std::env::var("PATH").expect("there is a path");
    let path = format!("{}:{path}", project.root().join("bin").display());
    let mut bash = Command::new("bash");
    Outcome::of(bash.args(["-c", command]).env("PATH", path).current_dir(project.root()))
}

fn update(project: &Project, source: &str) -> Outcome {
    bash(project, &format!("bash models/update post-2026-01-02 {source}"))
}

fn read(project: &Project, path: &str) -> String {
    fs::read_to_string(project.root().join(path)).expect("the file can be read")
}

/// The files that changed, except those in the folder that isn't committed.
fn changed(before: &Snapshot, project: &Project) -> Vec<String> {
    let after = project.snapshot();
    let changed = before.differences_but_times(&after).into_iter();
    let changed = changed.map(|path| path.display().to_string());
    changed.filter(|path| !path.starts_with("target")).collect()
}

#[test]
fn a_model_is_replaced_after_it_was_compared() {
    let project = repository_of_one();
    let new = model(&["test#One", "test#Two"]);
    project.write("new.json", &new);
    let outcome = update(&project, "new.json");
    outcome.exits_with(0);
    assert!(outcome.stdout.contains("`operations::Two`"), "{outcome}");
    assert_eq!(outcome.stdout, read(&project, REPORT));
    outcome.says("models/post-2026-01-02.json is updated").says("`source` in models/post");
    assert_eq!(read(&project, MODEL), new);
    for file in [CONFIG, "models/README.md"] {
        assert!(read(&project, file).contains(&codegen::sha256(&new)), "{file}");
    }
    assert!(read(&project, "generated/src/operations.rs").contains("Two"));

    let before = project.snapshot();
    update(&project, "new.json").exits_with(0).says("is up to date");
    assert_eq!(changed(&before, &project), [""; 0]);
}

/// Puts botocore's description of a service into the project, as `parcels`.
fn describe_parcels(project: &Project) {
    for part in Part::ALL {
        let name = part.file_name();
        let content = fs::read(repository(&format!("tests/import/parcels/{name}")));
        project.write(&format!("parcels/{name}"), content.expect("the repository has it"));
    }
}

#[test]
fn the_version_of_the_download_is_recorded() {
    let project = repository_of_one();
    describe_parcels(&project);
    // Replaces Python: an environment with a fake `pip`, and an archive to extract.
    write_program(
        &project,
        "bin/python3",
        "#!/bin/bash\nset -eu\n\
         case $2 in\n\
         venv) mkdir -p \"$3/bin\"; cp bin/pip-of-a-test \"$3/bin/pip\";;\n\
         zipfile) mkdir -p \"$5/botocore/data/post\"; cp -r parcels \"$5/botocore/data/post/2026-01-02\"\n\
         echo new >\"$5/botocore/data/partitions.json\";;\n\
         esac\n",
    );
    write_program(
        &project,
        "bin/pip-of-a-test",
        "#!/bin/bash\nset -eu\n\
         while [ \"$1\" != --dest ]; do shift; done\n\
         mkdir -p \"$2\"; touch \"$2/botocore-1.99.0-py3-none-any.whl\"\n",
    );
    let (config, row) = (read(&project, CONFIG), read(&project, "models/README.md"));
    let made = "Converted from botocore 1.2.3 (PyPI), May 2020.";
    project.write(CONFIG, config.replace("A test.", made));
    project.write("models/README.md", row.replace(" |\n", " | botocore 1.2.3, May 2020 |\n"));
    project.write("tests/import/requirements.txt", "botocore==1.2.3\n");
    project.write(PARTITIONS, "old");

    update(&project, "").exits_with(0).says("models/post-2026-01-02.json is updated");
    assert!(read(&project, MODEL).contains("SendParcel"));
    for file in [CONFIG, "models/README.md"] {
        let text = read(&project, file);
        assert!(text.contains("botocore 1.99.0") && !text.contains("May 2020"), "{text}");
        assert!(text.contains(&codegen::sha256(&read(&project, MODEL))), "{text}");
    }
    assert_eq!(read(&project, "tests/import/requirements.txt"), "botocore==1.99.0\n");
    assert_eq!(read(&project, PARTITIONS), "new\n");
}

#[test]
fn a_description_of_botocore_can_be_the_source() {
    let project = repository_of_one();
    describe_parcels(&project);
    let outcome = update(&project, "parcels");
    outcome.exits_with(0);
    assert!(outcome.stdout.contains("SendParcel"), "{outcome}");
    assert!(read(&project, MODEL).contains("SendParcel"));
}

#[test]
fn nothing_changes_if_the_new_model_is_wrong() {
    let project = repository_of_one();
    project.write("new.json", "{}");
    let before = project.snapshot();
    update(&project, "new.json").exits_with(2);
    update(&project, "missing.json").exits_with(1);
    assert_eq!(changed(&before, &project), [""; 0]);
    bash(&project, "bash models/update other new.json").exits_with(1).says("no models/other.json");
}
