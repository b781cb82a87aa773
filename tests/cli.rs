//! The command line: help, mistakes, and the targets that a workspace lists.

use std::fs;
use std::process::Stdio;

use serde_json::json;
use support::{Outcome, Project, command, models, smithygen};

const SEE_HELP: &str = "\n  help: see `cargo xtask --help`\n";

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

/// Runs `codegen` as cargo does for a package of the workspace, wherever the user is.
fn codegen(project: &Project, arguments: &[&str]) -> Outcome {
    let package = project.root().join("package");
    Outcome::of(command().arg("codegen").args(arguments).env("CARGO_MANIFEST_DIR", package))
}

#[test]
fn help_is_printed_on_request() {
    for arguments in [&["--help"][..], &["-h"]] {
        let outcome = smithygen(arguments);
        outcome.exits_with(0);
        assert!(outcome.stdout.starts_with("Usage: cargo xtask <COMMAND>\n"), "{outcome}");
        assert!(outcome.stdout.contains("  codegen    Generate Rust crates"), "{outcome}");
        assert_eq!(outcome.stderr, "");
    }
}

#[test]
fn help_of_codegen_names_every_option_and_exit_code() {
    let options = [
        "--check",
        "--model",
        "--out",
        "--config",
        "--crate-name",
        "--service",
        "--operation",
        "--types-only",
        "--help",
    ];
    for arguments in [&["codegen", "--help"][..], &["codegen", "-h"], &["codegen", "--check", "-h"]]
    {
        let outcome = smithygen(arguments);
        outcome.exits_with(0);
        assert!(outcome.stdout.starts_with("Usage: cargo xtask codegen [--check]\n"), "{outcome}");
        for option in options {
            assert!(outcome.stdout.contains(option), "no {option} in\n{outcome}");
        }
        assert!(
            outcome.stdout.contains("0 for success, 1 for drift, 2 for any error"),
            "{outcome}"
        );
        assert_eq!(outcome.stderr, "");
    }
}

#[test]
fn mistakes_in_the_call_are_told_with_the_way_to_help() {
    const NEED_MODEL: &str =
        "--config, --crate-name, --service, --operation and --types-only need --model";
    let cases: [(&[&str], &str); 18] = [
        (&[], "no command"),
        (&["generate"], "unknown command `generate`"),
        (&["--check"], "unknown command `--check`"),
        (&["codegen", "--chekc"], "invalid option '--chekc'"),
        (&["codegen", "-x"], "invalid option '-x'"),
        (&["codegen", "models"], "unexpected argument \"models\""),
        (&["codegen", "--check=yes"], "unexpected argument for option '--check': \"yes\""),
        (&["codegen", "--model"], "missing argument for option '--model'"),
        (&["codegen", "--model", "a.json", "--out"], "missing argument for option '--out'"),
        (&["codegen", "--model", "a.json"], "--model needs --out"),
        (&["codegen", "--out", "a"], "--out needs --model"),
        (&["codegen", "--check", "--out", "a"], "--out needs --model"),
        (&["codegen", "--config", "a"], NEED_MODEL),
        (&["codegen", "--crate-name", "a"], NEED_MODEL),
        (&["codegen", "--service", "a"], NEED_MODEL),
        (&["codegen", "--operation", "a"], NEED_MODEL),
        (&["codegen", "--types-only"], NEED_MODEL),
        (&["codegen", "--operation"], "missing argument for option '--operation'"),
    ];
    for (arguments, message) in cases {
        let outcome = smithygen(arguments);
        outcome.exits_with(2);
        assert_eq!(outcome.stderr, format!("error: {message}{SEE_HELP}"), "of {arguments:?}");
        assert_eq!(outcome.stdout, "", "of {arguments:?}");
    }
}

#[test]
#[cfg(unix)]
fn arguments_that_are_not_utf_8_are_told() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let no_text = OsStr::from_bytes(b"\xff");
    smithygen([no_text]).exits_with(2).says("error: unknown command `\u{fffd}`");
    let arguments = ["codegen", "--crate-name"].map(OsStr::new);
    smithygen(arguments.into_iter().chain([no_text])).exits_with(2).says("error: ");
}

#[test]
fn options_say_where_from_where_to_and_how() {
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
fn a_mistake_in_one_model_keeps_every_target_as_it_was() {
    let project = workspace();
    codegen(&project, &[]).exits_with(0);
    fs::write(project.root().join("one/src/lib.rs"), "").expect("it can be written");
    project.write("models/two.json", "{}");
    let before = project.snapshot();
    codegen(&project, &[]).exits_with(2).says("models/two.json: not a Smithy model");
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
fn mistakes_in_several_models_are_told_at_once() {
    let project = workspace();
    project.write("models/one.json", "{}");
    project.write("models/two.toml", "[x]");
    let outcome = codegen(&project, &[]);
    outcome.exits_with(2).says("one.json: not a Smithy model").says("two.toml: line 1: ");
}

#[test]
fn what_is_in_the_way_of_one_target_keeps_every_target_as_it_was() {
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
    refusal.exits_with(2).says("crates/two/rustfmt.toml: is a folder in place of a file");
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
fn a_workspace_without_targets_is_told_what_is_missing() {
    let project = workspace();
    project.write("Cargo.toml", "[workspace]\n");
    let outcome = codegen(&project, &[]);
    outcome.exits_with(2);
    outcome.says("Cargo.toml: has no table `workspace.metadata.codegen`, for want of `metadata`\n");

    manifest(&project, "one = 1\n");
    codegen(&project, &[]).exits_with(2).says("Cargo.toml: `one` must name a model's file\n");

    project.write("Cargo.toml", "[workspace\n");
    codegen(&project, &[]).exits_with(2).says("Cargo.toml: ");

    fs::remove_file(project.root().join("Cargo.toml")).expect("it is there");
    codegen(&project, &[]).exits_with(2).says("Cargo.toml: can't read: ");
}

#[test]
fn the_command_that_mends_can_be_pasted_into_a_shell() {
    let project = Project::new(models::with(json!({})));
    let arguments = ["codegen", "--check", "--model", "model.json", "--out", "my crate"];
    let outcome = project.smithygen(&arguments);
    outcome.exits_with(1).says("run `cargo xtask codegen --model model.json --out 'my crate'` and");
}

#[test]
fn a_reader_that_goes_away_makes_no_panic() {
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
    for other in ["one/", "./one", "one/below", "package/../one"] {
        let project = workspace();
        for folder in ["one", "package"] {
            fs::create_dir(project.root().join(folder)).expect("it can be made");
        }
        manifest(
            &project,
            &format!("one = \"models/one.json\"\n\"{other}\" = \"models/two.json\"\n"),
        );
        for arguments in [&[][..], &["--check"]] {
            let refusal = codegen(&project, arguments);
            refusal.exits_with(2).says("Cargo.toml: `").says("`: is the folder of `");
            refusal.says("  help: give each crate a folder of its own\n").says(other);
        }
        assert!(!project.root().join("one/Cargo.toml").exists());
    }
}
