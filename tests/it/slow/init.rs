//! `init` makes a repository from nothing, and everything in it works: the checks of its CI, and the
//! script that updates its models.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use support::{Outcome, Project, binary, repository};

/// Botocore's name of the service that is updated, and the version of its API.
const SERVICE: &str = "parcels/2026-01-02";

/// A folder with two models, one of them with a configuration, and botocore's description of the
/// other, in `data`.
fn sources() -> Project {
    let project = Project::new("");
    let description = |file: &str| format!("data/{SERVICE}/{file}");
    for entry in fs::read_dir(repository("tests/import/parcels")).expect("the folder is there") {
        let path = entry.expect("the entry can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        project.write(&description(&name), fs::read(path).expect("it can be read"));
    }
    let folder = format!("data/{SERVICE}");
    let import = ["import", "--botocore", &folder, "--out", "parcels-2026-01-02.json"];
    project.smithygen(&import).exits_with(0);
    let sqs = fs::read(repository("tests/models/services/sqs-2012-11-05.json"));
    project.write("sqs.json", sqs.expect("the repository has it"));
    project.write("sqs.toml", "# Ours\n[crate]\nname = \"queues\"\nlicense-files = [\"LICENSE\"]\n\n[model]\noperations = [\"SendMessage\"]\n");
    project.write("LICENSE", "Send it.\n");
    project
}

/// Runs a command of the new repository, where `smithygen` is installed and nothing needs a network.
fn run(project: &Project, command: &str) -> Outcome {
    let folder = binary().parent().unwrap_or(Path::new(""));
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").expect("it is set"));
    let mut bash = Command::new("bash");
    bash.args(["-euo", "pipefail", "-c", command]).current_dir(project.root().join("types"));
    bash.env("PATH", path).env("CARGO_NET_OFFLINE", "true");
    bash.env("CARGO_TARGET_DIR", project.root().join("target"));
    bash.env("GIT_AUTHOR_NAME", "Jane").env("GIT_AUTHOR_EMAIL", "jane@example.com");
    bash.env("GIT_COMMITTER_NAME", "Jane").env("GIT_COMMITTER_EMAIL", "jane@example.com");
    Outcome::of(&mut bash)
}

fn read(project: &Project, path: &str) -> String {
    fs::read_to_string(project.root().join("types").join(path)).expect("the file is there")
}

/// Adds an operation to botocore's description, as a new release would.
fn release(project: &Project) {
    let path = format!("data/{SERVICE}/service-2.json");
    let text = fs::read_to_string(project.root().join(&path)).expect("it is there");
    let mut service: Value = serde_json::from_str(&text).expect("it is JSON");
    service["operations"]["pong"] =
        json!({"name": "pong", "http": {"method": "POST", "requestUri": "/"}});
    project.write(&path, service.to_string());
}

#[test]
fn a_new_repository_passes_its_checks_and_updates_itself() {
    let project = sources();
    let models = ["--model", "parcels-2026-01-02.json", "--model", "sqs.json"];
    let init = project.smithygen(&[&["init", "types"][..], &models].concat());
    init.exits_with(0).says("init: types: 2 crates, ");
    // Cargo has the versions in this file without a network.
    fs::copy(repository("Cargo.lock"), project.root().join("types/Cargo.lock"))
        .expect("it is there");
    run(&project, "git init --quiet").exits_with(0);
    run(&project, "bash .github/check").exits_with(0);
    run(&project, "git add --all; git commit --quiet --message First; git tag v0.1.0")
        .exits_with(0);

    release(&project);
    let update = run(&project, "bash models/update ../data");
    update.exits_with(0).says("update: models/sqs.json stays as it is: botocore has no folder ");
    update.says("diff: models/parcels-2026-01-02.toml: version 0.1.1, was 0.1.0\n");
    assert!(update.stdout.contains("| `operations::Pong` | was added | minor |"), "{update}");
    let crates = "crates/parcel-post";
    assert!(read(&project, &format!("{crates}/Cargo.toml")).contains("\nversion = \"0.1.1\"\n"));
    let changelog = read(&project, &format!("{crates}/CHANGELOG.md"));
    assert!(changelog.contains("\n## 0.1.1\n") && changelog.contains("::Pong`"), "{changelog}");
    run(&project, "git diff --quiet v0.1.0 -- crates/queues models/sqs.json").exits_with(0);
    run(&project, "bash .github/check").exits_with(0);
    run(&project, "git add --all; git commit --quiet --message Second").exits_with(0);
    run(&project, "bash models/update ../data; git diff --quiet").exits_with(0);

    let config = "models/parcels-2026-01-02.toml";
    let low = read(&project, config).replace("0.1.1", "0.1.0");
    project.write(&format!("types/{config}"), low);
    run(&project, "smithygen codegen; cargo update --workspace").exits_with(0);
    let check = run(&project, "bash .github/check");
    check.exits_with(1).says("the version of the crate is 0.1.0, but must be 0.1.1 or higher");
}

#[test]
fn a_repository_has_what_its_readme_names() {
    let project = sources();
    let install = "--git https://example.com/it --rev 1a2b3c smithygen";
    let arguments = ["init", "types", "--model", "parcels-2026-01-02.json", "--model", "sqs.json"];
    project.smithygen(&[&arguments[..], &["--install", install]].concat()).exits_with(0);
    assert!(
        read(&project, ".github/install")
            .contains(&format!("\ncargo install --locked {install}\n"))
    );
    assert!(read(&project, "models/sqs.toml").starts_with("# Ours\n[crate]\nname = \"queues\"\n"));
    assert!(read(&project, "models/parcels-2026-01-02.toml").contains("version = \"0.1.0\"\n"));
    assert_eq!(read(&project, "models/LICENSE"), "Send it.\n");
    let readme = read(&project, "README.md");
    let links = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let links: Vec<&str> = links.collect();
    assert!(links.len() > 6, "{links:?}");
    for link in links {
        assert!(project.root().join("types").join(link).exists(), "README.md links to {link}");
    }
    run(&project, "bash -n .github/check; bash -n .github/install; bash -n models/update")
        .exits_with(0);
}

#[test]
fn crates_of_a_repository_can_share_support() {
    let project = sources();
    let models = ["--model", "parcels-2026-01-02.json", "--model", "sqs.json"];
    let init =
        project.smithygen(&[&["init", "types", "--support", "common"][..], &models].concat());
    init.exits_with(0).says("init: types: 3 crates, ");
    fs::copy(repository("Cargo.lock"), project.root().join("types/Cargo.lock"))
        .expect("it is there");
    run(&project, "smithygen codegen --check").exits_with(0).says("codegen: 3 crates, ");
    run(&project, "cargo check --quiet --workspace --all-features").exits_with(0);
    let readme = read(&project, "README.md");
    assert!(readme.contains("| [common](crates/common/) | none: code that all"), "{readme}");
    assert!(read(&project, "Cargo.toml").contains("[profile.dev.package.common]\n"));
    let same = ["init", "other", "--model", "sqs.json", "--support", "queues"];
    project.smithygen(&same).exits_with(2).says("its crate has the name of the support crate");
}

#[test]
fn init_refuses_folders_with_files_and_wrong_models_and_writes_nothing() {
    let project = sources();
    project.write("full/file", "");
    project.write("git/.git/HEAD", "");
    project.write("wrong.json", "{}");
    for copy in ["other/sqs.json", "other/queues.json"] {
        project.write(copy, fs::read(project.root().join("sqs.json")).expect("it is there"));
    }
    let before = project.snapshot();
    let refuse = |arguments: &[&str], message: &str| {
        project.smithygen(&[&["init"], arguments].concat()).exits_with(2).says(message);
    };
    refuse(&[], "error: `init` makes one folder, but got 0\n  help: name the folder, as in");
    refuse(&["a", "b"], "error: `init` makes one folder, but got 2");
    refuse(&["a"], "error: `init` needs `--model PATH`, the model of a service");
    refuse(&["full", "--model", "sqs.json"], "error: full: isn't empty: it has `file`\n  help: ");
    refuse(&["sqs.json", "--model", "sqs.json"], "error: sqs.json: can't read: ");
    refuse(&["a", "--model", "wrong.json"], "error: wrong.json: not a Smithy model");
    refuse(&["a", "--model", "gone.json"], "error: gone.json: no such file");
    let twice = ["a", "--model", "sqs.json", "--model", "other/sqs.json"];
    refuse(&twice, "other/sqs.json: it needs another `models/sqs.toml`, like that of sqs.json\n");
    let same = ["a", "--model", "other/sqs.json", "--model", "other/queues.json"];
    refuse(&same, "other/queues.json: its crate would be `sqs`, like that of other/sqs.json\n");
    refuse(&["a", "--model", "sqs.json", "--install", "b\nc"], "`--install` has several lines");
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
    project.smithygen(&["init", "git", "--model", "sqs.json"]).exits_with(0);
}
