//! The command line: help, mistakes, and the targets that a workspace lists.

mod mistakes;

use std::fs;
use std::process::{Command, Stdio};

use codegen::tree::display_path;
use expect_test::expect_file;
use serde_json::json;
use support::{Outcome, Project, command, models, smithygen};

/// A folder with a workspace of two crates, each of a small model, and a package in it.
fn workspace() -> Project {
    let project = Project::new("");
    for name in ["one", "two"] {
        project.write(&format!("models/{name}.json"), models::with(json!({})));
        project.write(&format!("models/{name}.toml"), format!("[crate]\nname = \"{name}\"\n"));
    }
    manifest(&project, "one = \"models/one.json\"\n\"crates/two\" = \"models/two.json\"\n");
    project
}

fn manifest(project: &Project, targets: &str) {
    project.write("Cargo.toml", format!("[workspace.metadata.codegen]\n{targets}"));
}

/// Runs `codegen` as `cargo run` in the workspace does.
fn codegen(project: &Project, arguments: &[&str]) -> Outcome {
    Outcome::of(by_cargo(project).arg("codegen").args(arguments))
}

fn by_cargo(project: &Project) -> Command {
    let mut command = command();
    command.env("CARGO_PKG_NAME", "smithygen");
    command.env("CARGO_MANIFEST_DIR", project.root().join("package"));
    command
}

/// The output of a call that succeeds and reports nothing.
#[track_caller]
fn page(arguments: &[&str]) -> String {
    let outcome = smithygen(arguments);
    outcome.exits_with(0);
    assert_eq!(outcome.stderr, "", "of {arguments:?}");
    outcome.stdout
}

#[test]
fn help_is_printed_on_request() {
    let commands = page(&["--help"]);
    expect_file!["cli/smithygen.txt"].assert_eq(&commands);
    for argument in ["-h", "help"] {
        assert_eq!(page(&[argument]), commands);
    }
    for (command, expected) in [
        ("codegen", expect_file!["cli/codegen.txt"]),
        ("diff", expect_file!["cli/diff.txt"]),
        ("import", expect_file!["cli/import.txt"]),
        ("init", expect_file!["cli/init.txt"]),
    ] {
        let help = page(&[command, "--help"]);
        expected.assert_eq(&help);
        for arguments in [["help", command], [command, "-h"]] {
            assert_eq!(page(&arguments), help);
        }
    }
}

#[test]
fn a_call_without_a_command_shows_the_commands_and_fails() {
    let outcome = smithygen([""; 0]);
    outcome.exits_with(2);
    assert_eq!(outcome.stdout, "");
    assert_eq!(outcome.stderr, page(&["--help"]));
}

#[test]
fn the_version_is_printed_on_request() {
    for argument in ["--version", "-V"] {
        let outcome = smithygen([argument]);
        outcome.exits_with(0);
        assert_eq!(outcome.stdout, "smithygen 0.1.0\n");
    }
}

#[test]
fn help_and_messages_name_the_program_as_it_was_called() {
    let project = workspace();
    let by_cargo = |arguments: &[&str]| Outcome::of(by_cargo(&project).args(arguments));
    let help = by_cargo(&["--help"]).stdout;
    assert_eq!(help, page(&["--help"]).replace("smithygen", "cargo xtask"));
    by_cargo(&["codegen", "-x"]).exits_with(2).says("see `cargo xtask codegen --help`");
    // Cargo runs a test or build script that runs this program.
    let other = Outcome::of(command().arg("codegen").arg("-x").env("CARGO_PKG_NAME", "other"));
    other.exits_with(2).says("see `smithygen codegen --help`");
}

#[test]
fn every_option_that_a_page_lists_is_known() {
    let project = Project::new("");
    for (command, count) in [("codegen", 11), ("diff", 9), ("import", 6), ("init", 4)] {
        let page = smithygen([command, "--help"]).stdout;
        let options = page.lines().filter_map(|line| {
            let option = line.split_whitespace().find(|word| word.starts_with("--"))?;
            line.trim_start().starts_with('-').then_some(option)
        });
        let options: Vec<_> = options.collect();
        assert_eq!(options.len(), count, "of {command}: {options:?}");
        for option in options {
            let outcome = project.smithygen(&[command, option]);
            assert!(!outcome.stderr.contains("unknown option"), "{outcome}");
        }
    }
}

#[test]
fn help_of_codegen_states_the_exit_codes() {
    let page = smithygen(["codegen", "--check", "-h"]).stdout;
    let codes = "Exit codes: 0 for success, 1 if --check found a difference, 2 for any error.\n";
    assert!(page.ends_with(codes), "{page}");
}

#[test]
#[cfg(unix)]
fn arguments_that_are_not_utf_8_are_reported() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let no_text = OsStr::from_bytes(b"\xff");
    smithygen([no_text]).exits_with(2).says("error: unknown command `\u{fffd}`");
    let arguments = ["codegen", "--crate-name"].map(OsStr::new);
    smithygen(arguments.into_iter().chain([no_text])).exits_with(2).says("error: ");
}

#[test]
fn options_set_the_configuration_the_crate_name_and_the_service() {
    let project = Project::new(models::with(json!({})));
    project.write("other.toml", "[rename]\n\"Input\" = \"Renamed\"\n");
    let options = ["--config=other.toml", "--crate-name", "my-types", "--service", "test#Service"];
    project.codegen(&options).exits_with(0).says("codegen: 1 crate, ");
    let read = |path| fs::read_to_string(project.out(path)).expect("it was made");
    assert!(read("Cargo.toml").contains("\nname = \"my-types\"\n"));
    assert!(read("src/operations/act.rs").contains("pub struct Renamed"));
    project.codegen(&[&options[..], &["--check"]].concat()).exits_with(0);
}

#[test]
fn without_a_model_every_target_of_the_workspace_is_generated() {
    let project = workspace();
    codegen(&project, &["--check"]).exits_with(1).says("one/src/lib.rs: missing\n");
    codegen(&project, &[]).exits_with(0).says("codegen: 2 crates, ");
    for path in ["one/src/lib.rs", "crates/two/src/lib.rs"] {
        assert!(project.root().join(path).exists(), "{path} was not made");
    }
    codegen(&project, &["--check"]).exits_with(0).says("codegen: 2 crates, ");

    fs::write(project.root().join("crates/two/src/lib.rs"), "").expect("it can be written");
    let check = codegen(&project, &["--check"]);
    check.exits_with(1).says("crates/two/src/lib.rs: changed at line 1\n");
    check.says("1 file is out of date; run `cargo xtask codegen` and commit the result\n");
}

#[test]
fn a_mistake_in_one_model_leaves_all_targets_unchanged() {
    let project = workspace();
    codegen(&project, &[]).exits_with(0);
    fs::write(project.root().join("one/src/lib.rs"), "").expect("it can be written");
    project.write("models/two.json", "{}");
    let before = project.snapshot();
    codegen(&project, &[]).exits_with(2).says("models/two.json: not a Smithy model");
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
fn mistakes_in_several_models_are_reported_together() {
    let project = workspace();
    project.write("models/one.json", "{}");
    project.write("models/two.toml", "[x]");
    let outcome = codegen(&project, &[]);
    outcome.exits_with(2).says("one.json: not a Smithy model").says("two.toml: line 1: ");
}

#[test]
fn a_target_that_can_not_be_written_leaves_all_targets_unchanged() {
    let project = workspace();
    codegen(&project, &[]).exits_with(0);
    for path in ["one/src/lib.rs", "crates/two/src/lib.rs"] {
        fs::write(project.root().join(path), "").expect("it can be written");
    }
    let path = project.root().join("crates/two/rustfmt.toml");
    fs::remove_file(&path).expect("it is there");
    fs::create_dir(&path).expect("it can be made");
    let before = project.snapshot();
    let refusal = codegen(&project, &[]);
    refusal.exits_with(2).says("crates/two/rustfmt.toml: is a folder where a file must be");
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
fn the_workspace_is_found_from_each_of_its_folders_and_paths_are_short() {
    let project = workspace();
    project.write("one/deep/Cargo.toml", "[package]\n");
    project.write("models/two.json", "{}");
    let model = "models/two.json: not a Smithy model";
    for (folder, up) in [("", ""), ("one", "../"), ("one/deep", "../../")] {
        let mut command = command();
        command.arg("codegen").current_dir(project.root().join(folder));
        Outcome::of(&mut command).exits_with(2).says(&format!("error: {up}{model}"));
        let mut command = by_cargo(&project);
        command.arg("codegen").current_dir(project.root().join(folder));
        Outcome::of(&mut command).exits_with(2).says(&format!("error: {up}{model}"));
    }
    codegen(&project, &[]).exits_with(2).says(&format!("{}/{model}", display_path(project.root())));
}

#[test]
fn a_crate_names_the_command_that_its_owner_can_run() {
    const INSTALL: &str = "`cargo install --path codegen`";
    let alias = "[alias]\nxtask = \"run --bin smithygen --\"\n";
    let list = "[alias]\nxtask = [\"run\", \"--bin\", \"smithygen\", \"--\"]\n";
    let other = "[alias]\nxtask = \"run --bin tasks --\"\n";
    let model = ["--model", "models/one.json", "--out", "one"];
    let with_config = [&model[..], &["--config", "models/two.toml"]].concat();
    let of_model = "smithygen codegen --model one.json --out DIR --crate-name one";
    let of_config =
        "smithygen codegen --model one.json --out DIR --config two.toml --crate-name two";
    let cases: [(&str, &[&str], &str, bool); 6] = [
        (alias, &[], "cargo xtask codegen", true),
        (list, &[], "cargo xtask codegen", true),
        (other, &[], "smithygen codegen", false),
        ("", &[], "smithygen codegen", false),
        (alias, &model, of_model, false),
        (alias, &with_config, of_config, false),
    ];
    for (config, arguments, call, has_source) in cases {
        let project = workspace();
        project.write(".cargo/config.toml", config);
        project.smithygen(&[&["codegen"], arguments].concat()).exits_with(0);
        let read = |path: &str| {
            fs::read_to_string(project.root().join("one").join(path)).expect("it was made")
        };
        let readme = read("README.md");
        let section = format!("\n## Regenerating\n\n```sh\n{call}\n```\n");
        assert!(readme.contains(&section), "no `{call}` in\n{readme}");
        assert_eq!(readme.contains(INSTALL), !has_source, "{readme}");
        let program = if has_source { "cargo xtask" } else { "smithygen" };
        let mark = format!("// @generated by `{program} codegen` from ");
        let library = read("src/lib.rs");
        assert!(library.starts_with(&mark), "no `{mark}` in\n{library}");
        for path in ["Cargo.toml", "README.md", "src/lib.rs", "src/service.rs", "src/support.rs"] {
            let text = read(path);
            assert_eq!(text.contains("codegen/"), has_source, "{path}:\n{text}");
            assert_eq!(text.contains("xtask"), has_source, "{path}:\n{text}");
        }
    }
}

#[test]
fn a_workspace_without_targets_gets_a_message() {
    const HELP: &str = "\n  help: list each crate under `[workspace.metadata.codegen]`, as in \
                        `my-types = \"models/service.json\"`, or as in `my-types = { model = \
                        \"models/service.json\", support = \"my-support\" }` if crates share \
                        support code; or generate a single one with `cargo xtask codegen --model PATH --out DIR`\n";
    let project = workspace();
    project.write("Cargo.toml", "[workspace]\n");
    let refuse = |message: &str| _ = codegen(&project, &[]).exits_with(2).says(message);
    refuse(&format!("Cargo.toml: has no table `[workspace.metadata.codegen]`{HELP}"));

    manifest(&project, "one = 1\ntwo = []\n");
    refuse(&format!("Cargo.toml: `one` must be the path of a model, in quotes{HELP}"));
    refuse("Cargo.toml: `two` must be the path of a model, in quotes");

    project.write("Cargo.toml", "[package]\n[workspace\n");
    refuse("Cargo.toml: line 2: not TOML: ");

    project.write("Cargo.toml", "[package]\n");
    refuse(&format!(
        "error: no workspace: no `Cargo.toml` in this folder or above it has \
                     `[workspace]`{HELP}"
    ));

    fs::remove_file(project.root().join("Cargo.toml")).expect("it is there");
    refuse("error: no workspace: ");
}

#[test]
fn the_command_for_an_update_can_be_pasted_into_a_shell() {
    let project = Project::new(models::with(json!({})));
    let arguments = ["codegen", "--check", "--model", "model.json", "--out", "my crate"];
    let outcome = project.smithygen(&arguments);
    outcome.exits_with(1).says("run `smithygen codegen --model model.json --out 'my crate'` and");
}

#[test]
fn a_closed_pipe_causes_no_panic() {
    let closed = || std::io::pipe().expect("a pipe can be made").1;
    let help =
        command().args(["codegen", "--help"]).stdout(closed()).stderr(Stdio::piped()).output();
    let help = help.expect("the command can be started");
    let stderr = String::from_utf8_lossy(&help.stderr);
    assert!(!stderr.contains("panicked"), "{stderr}");

    let status = command().arg("unknown").stderr(closed()).status();
    assert_eq!(status.expect("the command can be started").code(), Some(2));
}

#[test]
fn crates_that_share_a_folder_are_refused() {
    for other in ["one/", "./one", "one/below", "package/../one", "gone/../one/below"] {
        let project = workspace();
        for folder in ["one", "package"] {
            fs::create_dir(project.root().join(folder)).expect("it can be made");
        }
        manifest(
            &project,
            &format!("one = \"models/one.json\"\n\"{other}\" = \"models/two.json\"\n"),
        );
        let (mut from_elsewhere, mut from_root) = (by_cargo(&project), command());
        from_root.current_dir(project.root());
        let runs = [&mut from_elsewhere, &mut from_root];
        for refusal in runs.map(|run| Outcome::of(run.args(["codegen", "--check"]))) {
            refusal.exits_with(2).says("Cargo.toml: `").says("`: is the folder of `");
            refusal.says("  help: give each crate a folder of its own\n").says(other);
        }
        codegen(&project, &[]).exits_with(2);
        assert!(!project.root().join("one/Cargo.toml").exists());
    }
}
