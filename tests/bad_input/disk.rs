//! A disk that refuses: the run ends with the cause, and leaves everything as it was.

use std::fs;

use serde_json::json;
use support::{Project, Snapshot, models};

/// A small crate, generated into `out`.
fn generated() -> Project {
    let project = Project::new(models::with(json!({})));
    project.codegen(&[]).exits_with(0);
    project
}

#[test]
fn an_output_folder_that_is_a_file_is_refused() {
    let project = Project::new(models::with(json!({})));
    project.write("out", "a file\n");
    let before = project.snapshot();
    for arguments in [&[][..], &["--check"]] {
        let outcome = project.codegen(arguments);
        outcome.exits_with(2).says("error: out").says(": can't read: Not a directory");
    }
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
fn an_output_folder_below_a_file_is_refused() {
    let project = Project::new(models::with(json!({})));
    let before = project.snapshot();
    let out = "model.json/out";
    let outcome = project.xtask(&["codegen", "--model", "model.json", "--out", out]);
    outcome.exits_with(2).says("error: model.json/out").says("Not a directory");
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
#[cfg(target_os = "linux")]
fn an_output_folder_in_which_nothing_can_be_made_is_refused() {
    // Not even root can make a folder there, whereas permissions don't stop root.
    let project = Project::new(models::with(json!({})));
    let outcome = project.xtask(&["codegen", "--model", "model.json", "--out", "/proc/self/out"]);
    outcome.exits_with(2).says("error: /proc/self/out").says(": can't create: ");
}

#[test]
fn a_folder_in_place_of_a_file_is_refused_before_anything_is_written() {
    let project = generated();
    fs::remove_file(project.out("src/operations/act.rs")).expect("it was made");
    fs::create_dir(project.out("src/operations/act.rs")).expect("it can be made");
    project.write("out/src/lib.rs", "// drift\n");
    let before = project.snapshot();
    project.codegen(&[]).exits_with(2).says("error: out/src/operations/act.rs: ");
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

/// Runs `codegen` where a file can't grow beyond 8 KiB, as if the disk were full.
#[cfg(unix)]
fn codegen_with_small_files_only(project: &Project) -> support::Outcome {
    // Without the trap, the signal would end the run before it sees the error.
    project.codegen_in_bash(r#"trap '' XFSZ; ulimit -f 8; exec "$@""#, &[])
}

/// A model with three operations, of which the second makes a large file.
#[cfg(unix)]
fn with_a_large_operation() -> String {
    let names: Vec<String> = (0..100).map(|index| format!("member{index}")).collect();
    let members = names.iter().map(|name| (name.as_str(), "smithy.api#String"));
    models::with(json!({
        "test#A": {"type": "operation"},
        "test#M": {"type": "operation", "input": {"target": "test#Input"}},
        "test#Z": {"type": "operation"},
        "test#Input": models::structure(members),
        "test#Service": models::service("1", ["test#A", "test#M", "test#Z"]),
    }))
}

#[test]
#[cfg(unix)]
fn a_write_that_fails_midway_leaves_the_folder_as_it_was() {
    let project = generated();
    project.write("model.json", with_a_large_operation());
    let before = Snapshot::of(&project.out(""));
    let outcome = codegen_with_small_files_only(&project);
    outcome.exits_with(2).says("error: out/src/operations/m.rs: can't write: File too large");
    assert_eq!(before.differences(&Snapshot::of(&project.out(""))), [""; 0]);

    project.codegen(&[]).exits_with(0);
    project.codegen(&["--check"]).exits_with(0);
}

#[test]
#[cfg(unix)]
fn a_first_write_that_fails_midway_leaves_no_folder() {
    let project = Project::new(with_a_large_operation());
    let before = project.snapshot();
    codegen_with_small_files_only(&project).exits_with(2).says(": can't write: File too large");
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}
