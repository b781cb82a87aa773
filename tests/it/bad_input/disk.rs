//! Errors of the disk: the run reports the cause, and no file changes.

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
        outcome.exits_with(2).says("error: out").says(": can't read: ");
    }
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
fn an_output_folder_below_a_file_is_refused() {
    let project = Project::new(models::with(json!({})));
    let before = project.snapshot();
    let out = "model.json/out";
    let outcome = project.smithygen(&["codegen", "--model", "model.json", "--out", out]);
    outcome.exits_with(2).says("error: model.json").says(": can't create: ");
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
#[cfg(target_os = "linux")]
fn an_output_folder_that_can_not_be_written_is_refused() {
    // Even root can't create a folder there; permissions wouldn't stop root.
    let project = Project::new(models::with(json!({})));
    let outcome =
        project.smithygen(&["codegen", "--model", "model.json", "--out", "/proc/self/out"]);
    outcome.exits_with(2).says("error: /proc/self/out").says(": can't create: ");
}

#[test]
fn a_folder_in_place_of_a_file_is_refused_before_anything_is_written() {
    let project = generated();
    fs::remove_file(project.out("src/operations/act.rs")).expect("it was made");
    fs::create_dir(project.out("src/operations/act.rs")).expect("it can be made");
    project.write("out/src/lib.rs", "// drift\n");
    refused_for(&project, "error: out/src/operations/act.rs: is a folder where a file must be");
}

#[test]
fn a_file_in_place_of_a_folder_is_refused_before_anything_is_written() {
    for path in ["src", "src/operations"] {
        let project = generated();
        fs::remove_dir_all(project.out(path)).expect("it was made");
        project.write(&format!("out/{path}"), "a file\n");
        project.write("out/README.md", "drift\n");
        refused_for(
            &project,
            &format!("error: out/{path}: is a file where a folder must be, so the "),
        );
    }
}

#[test]
#[cfg(unix)]
fn a_link_in_place_of_a_folder_is_refused_and_its_target_does_not_change() {
    let project = generated();
    fs::rename(project.out("src/operations"), project.root().join("elsewhere")).expect("it moves");
    let link = project.out("src/operations");
    std::os::unix::fs::symlink("../../elsewhere", link).expect("it can be made");
    project.write("elsewhere/act.rs", "drift\n");
    refused_for(
        &project,
        "error: out/src/operations: is a file where a folder must be, so the folder can't",
    );
}

/// Checks that a write and a check are refused for this reason, and that nothing changes.
fn refused_for(project: &Project, reason: &str) {
    let before = project.snapshot();
    for arguments in [&[][..], &["--check"]] {
        let outcome = project.codegen(arguments);
        outcome.exits_with(2).says(reason);
        assert_eq!(outcome.stderr.matches("error: ").count(), 1, "{outcome}");
        assert_eq!(before.differences(&project.snapshot()), [""; 0]);
    }
}

/// Sets the permissions of a path in the output folder.
#[cfg(unix)]
fn allow(project: &Project, path: &str, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;

    let permissions = fs::Permissions::from_mode(mode);
    fs::set_permissions(project.out(path), permissions).expect("the folder is ours");
}

#[test]
#[cfg(unix)]
fn unreadable_files_are_ignored_unless_they_are_in_the_place_of_generated_ones() {
    let project = generated();
    project.write("out/private/notes.rs", "");
    project.write("out/notes.rs", "");
    allow(&project, "private", 0);
    allow(&project, "notes.rs", 0);
    project.codegen(&["--check"]).exits_with(0);
    project.codegen(&[]).exits_with(0).says(" 0 changed, ");

    for path in ["", "src", "src/lib.rs"] {
        allow(&project, path, 0);
        for arguments in [&["--check"][..], &[]] {
            let outcome = project.codegen(arguments);
            // Permissions don't stop the administrator.
            if outcome.code != Some(0) {
                outcome.exits_with(2).says(&format!("out/{path}: can't read: Permission denied"));
            }
        }
        allow(&project, path, 0o755);
    }
    // Restores the permissions, so that the folder of the test can be removed.
    allow(&project, "private", 0o755);
}

#[test]
#[cfg(unix)]
fn a_check_needs_no_permission_to_write_and_a_refused_write_changes_nothing() {
    let project = generated();
    let allow = |path: &str, mode| allow(&project, path, mode);
    for path in ["src/operations", "src", ""] {
        allow(path, 0o555);
    }
    project.codegen(&["--check"]).exits_with(0);
    project.codegen(&[]).exits_with(0).says(" 0 changed, ");

    allow("", 0o755);
    project.write("model.json", with_a_large_operation());
    let before = project.snapshot();
    let outcome = project.codegen(&[]);
    // Permissions don't stop the administrator.
    if outcome.code != Some(0) {
        outcome.exits_with(2).says("Permission denied");
        assert_eq!(before.differences(&project.snapshot()), [""; 0]);
    }
    for path in ["src", "src/operations"] {
        allow(path, 0o755);
    }
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

#[test]
#[cfg(unix)]
fn a_run_of_two_crates_writes_none_if_one_of_them_fails() {
    let project = generated();
    project.write("Cargo.toml", "[workspace.metadata.codegen]\na = \"a.json\"\nb = \"b.json\"\n");
    for model in ["a.json", "b.json"] {
        project.write(model, models::with(json!({})));
    }
    project.smithygen(&["codegen"]).exits_with(0);
    project.write("a/README.md", "drift\n");
    project.write("b.json", with_a_large_operation());
    let before = project.snapshot();
    let script = r#"trap '' XFSZ; ulimit -f 8; exec "$1" codegen"#;
    let outcome = project.codegen_in_bash(script, &[]);
    outcome.exits_with(2).says("error: b/src/operations/m.rs: can't write: File too large");
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}
