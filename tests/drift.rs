//! Drift: what differs between a folder and what would be generated, how it is told and mended.

use std::fs;
use std::path::Path;

use codegen::{Config, Tree};
use serde_json::json;
use support::{Project, Snapshot, models, repository};

/// What `[workspace.metadata.codegen]` lists: the folder of a crate, and its model without `.json`.
const TARGETS: [(&str, &str); 2] =
    [("generated", "models/cognito-idp-2016-04-18"), ("tests/sink", "tests/models/sink")];

/// Does to an output folder what makes it drift.
type Plant = fn(&Path);

/// Each kind of drift that a write mends, with what a check must say of it.
const MENDABLE: [(Plant, &[&str]); 11] = [
    (change_a_byte, &["out/src/lib.rs: changed at line 1\n"]),
    (truncate, &["out/src/lib.rs: changed at line 1\n"]),
    (
        end_lines_as_windows_does,
        &["out/src/lib.rs: differs only in line endings (CRLF in place of LF)\n", CONVERSION_HELP],
    ),
    (
        begin_with_a_mark,
        &["out/src/lib.rs: differs only in a byte order mark at its start\n", CONVERSION_HELP],
    ),
    (end_lines_as_windows_does_and_change_one, &["out/src/lib.rs: changed at line 1\n"]),
    (change_the_last_byte, &["out/rustfmt.toml: changed at line 4\n"]),
    (remove_the_header, &["out/rustfmt.toml: changed at line 1\n"]),
    (write_bytes_that_are_no_text, &["out/rustfmt.toml: changed at line 1\n"]),
    (remove_a_file, &["out/src/lib.rs: missing\n"]),
    (remove_a_folder, &["out/src/operations/act.rs: missing\n"]),
    (copy_a_file, &["out/src/operations/old.rs: stale, no longer generated\n"]),
];

/// What to do where git or an editor converts files.
const CONVERSION_HELP: &str = "commit the result\n  help: an editor or git converts these files; \
    write `* text=auto eol=lf` into the .gitattributes of the repository\n";

fn change_a_byte(out: &Path) {
    edit(&out.join("src/lib.rs"), |text| text.replacen("generated", "Generated", 1));
}

fn truncate(out: &Path) {
    edit(&out.join("src/lib.rs"), |_| String::new());
}

fn end_lines_as_windows_does(out: &Path) {
    edit(&out.join("src/lib.rs"), |text| text.replace('\n', "\r\n"));
}

fn begin_with_a_mark(out: &Path) {
    edit(&out.join("src/lib.rs"), |text| format!("\u{feff}{text}"));
}

fn end_lines_as_windows_does_and_change_one(out: &Path) {
    end_lines_as_windows_does(out);
    change_a_byte(out);
}

fn change_the_last_byte(out: &Path) {
    edit(&out.join("rustfmt.toml"), |text| text.trim_end().to_owned());
}

fn remove_the_header(out: &Path) {
    edit(&out.join("rustfmt.toml"), |_| "disable_all_formatting = true\n".to_owned());
}

fn write_bytes_that_are_no_text(out: &Path) {
    fs::write(out.join("rustfmt.toml"), [0xff, 0xfe, 0x00]).expect("the file can be written");
}

fn remove_a_file(out: &Path) {
    fs::remove_file(out.join("src/lib.rs")).expect("the file is there");
}

fn remove_a_folder(out: &Path) {
    fs::remove_dir_all(out.join("src/operations")).expect("the folder is there");
}

fn copy_a_file(out: &Path) {
    copy(out, "src/operations/act.rs", "src/operations/old.rs");
}

fn edit(path: &Path, change: impl FnOnce(String) -> String) {
    fs::write(path, change(read(path))).expect("the file can be written");
}

fn copy(out: &Path, from: &str, to: &str) {
    let to = out.join(to);
    fs::create_dir_all(to.parent().expect("a file is in a folder")).expect("it can be made");
    fs::copy(out.join(from), to).expect("the file can be copied");
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("the file can be read")
}

/// A small crate, not generated yet.
fn project() -> Project {
    let output = models::structure([("member", "smithy.api#String")]);
    let operation = json!({"type": "operation", "output": {"target": "test#ActOutput"}});
    Project::new(models::with(json!({"test#Act": operation, "test#ActOutput": output})))
}

/// A small crate, generated.
fn generated() -> Project {
    let project = project();
    project.codegen(&[]).exits_with(0);
    project
}

/// How many files were generated, as the command says it.
fn files(project: &Project) -> String {
    format!("{} files", Snapshot::of(&project.out("")).files().count())
}

/// What the model at this path, without `.json`, becomes.
fn tree(model: &str) -> Tree {
    let toml = read(&repository(&format!("{model}.toml")));
    let mut config = Config::parse(&toml).expect("the configuration is right");
    config.model_name = format!("{model}.json");
    config.command = Some("cargo xtask codegen".to_owned());
    let json = read(&repository(&config.model_name));
    codegen::generate(&json, &config).expect("the model is right").tree
}

#[test]
fn the_committed_crates_are_up_to_date() {
    for (folder, model) in TARGETS {
        let drifts = tree(model).check(&repository(folder)).expect("the folder can be read");
        let told: Vec<_> = drifts.iter().map(|drift| format!("{folder}/{drift}")).collect();
        assert!(
            drifts.is_empty(),
            "{}\nrun `cargo xtask codegen` and commit the result",
            told.join("\n")
        );
    }
}

#[test]
fn a_check_tells_each_kind_of_drift_and_a_write_mends_it() {
    let project = generated();
    let files = files(&project);
    let pristine = project.snapshot();
    for (plant, told) in MENDABLE {
        plant(&project.out(""));
        let drifted = project.snapshot();
        let check = project.codegen(&["--check"]);
        check.exits_with(1);
        for told in told {
            check.says(told);
        }
        check.says("out of date; run `cargo xtask codegen --model model.json --out out`");
        assert_eq!(drifted.differences(&project.snapshot()), [""; 0], "a check wrote something");

        project.codegen(&[]).exits_with(0);
        assert_eq!(
            pristine.differences_but_times(&project.snapshot()),
            [""; 0],
            "a write left drift"
        );
        project.codegen(&["--check"]).exits_with(0).says(&format!("{files}, up to date"));
    }
}

#[test]
fn a_check_counts_and_tells_all_drift_at_once() {
    let project = generated();
    remove_a_file(&project.out(""));
    copy_a_file(&project.out(""));
    remove_the_header(&project.out(""));
    project.write("out/src/by_hand.rs", "fn by_hand() {}\n");
    let check = project.codegen(&["--check"]);
    check.exits_with(1).says("3 files are out of date;");
    check.says("out/rustfmt.toml: changed at line 1\n@@ ");
    check.says("out/src/lib.rs: missing\n").says("out/src/operations/old.rs: stale, ");
    assert!(!check.stderr.contains("by_hand.rs"), "{check}");
}

#[test]
fn a_folder_that_is_not_there_is_missing_whole_and_a_check_does_not_make_it() {
    let project = project();
    let before = project.snapshot();
    let check = project.codegen(&["--check"]);
    check.exits_with(1).says("out/src/lib.rs: missing\n");
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
    project.codegen(&[]).exits_with(0);
    check.says(&format!("{} are out of date;", files(&project)));
}

/// Files of the owner, and what editors, merges and systems leave; those of `COPIES` have the text of
/// a generated file.
const FOREIGN: [&str; 12] = [
    "CHANGELOG.md",
    "tests/by_hand.rs",
    "examples/deep/Cargo.toml",
    "src/by_hand.rs",
    "notes",
    ".DS_Store",
    "src/.DS_Store",
    "Thumbs.db",
    "src/desktop.ini",
    "src/types/ehthumbs.db",
    "LICENSE",
    "src/lib.rs.txt",
];
const COPIES: [&str; 8] = [
    "src/lib.rs~",
    "src/lib.rs.orig",
    "src/lib.rs.rej",
    "src/lib.rs.bak",
    "src/.lib.rs.swp",
    "src/#lib.rs#",
    "src/operations/act.rs.mine",
    "Cargo.toml.orig",
];

#[test]
fn foreign_files_are_let_be() {
    let project = generated();
    for path in FOREIGN {
        project.write(&format!("out/{path}"), "not ours\n");
    }
    for path in COPIES {
        copy(&project.out(""), "src/lib.rs", path);
    }
    let before = project.snapshot();
    project.codegen(&["--check"]).exits_with(0).says(" files, up to date\n");
    project.codegen(&[]).exits_with(0).says(" files, 0 changed, ");
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);

    remove_a_file(&project.out(""));
    copy_a_file(&project.out(""));
    project.codegen(&["--check"]).exits_with(1).says("2 files are out of date;");
    project.codegen(&[]).exits_with(0).says(" files, 2 changed, ");
    assert_eq!(before.differences_but_times(&project.snapshot()), [""; 0]);
}

#[test]
fn what_tools_leave_does_not_stop_a_first_write() {
    let project = project();
    for path in ["Thumbs.db", "desktop.ini", ".DS_Store", "notes.txt~", "src/lib.rs.orig"] {
        project.write(&format!("out/{path}"), "not ours\n");
    }
    project.codegen(&[]).exits_with(0);
    project.codegen(&["--check"]).exits_with(0);
}

#[test]
fn a_file_is_ours_if_its_first_five_lines_have_the_mark() {
    let project = generated();
    let marked = |above: usize| {
        let above = "// a line\n".repeat(above);
        format!("{above}// @generated by `cargo xtask codegen` from model.json.\n")
    };
    project.write("out/src/fifth.rs", marked(4));
    project.write("out/src/sixth.rs", marked(5));
    let check = project.codegen(&["--check"]);
    check.exits_with(1).says("out/src/fifth.rs: stale, no longer generated\n1 file is out of date");
    project.codegen(&[]).exits_with(0);
    assert!(!project.out("src/fifth.rs").exists(), "it is ours, and stale");
    assert!(project.out("src/sixth.rs").exists(), "a file that isn't ours was deleted");
}

#[test]
fn a_folder_without_any_generated_file_is_refused_even_if_the_names_fit() {
    let project = project();
    project.write("out/Cargo.toml", "[package]\nname = \"by_hand\"\n");
    let before = project.snapshot();
    for arguments in [&[][..], &["--check"]] {
        let refusal = project.codegen(arguments);
        refusal.exits_with(2).says("error: out/Cargo.toml: isn't a generated file");
    }
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
fn a_crate_that_someone_wrote_is_refused_with_all_its_files() {
    let project = project();
    let by_hand = ["Cargo.toml", "README.md", "src/lib.rs", "src/types/act_output.rs"];
    for path in by_hand {
        project.write(&format!("out/{path}"), "by hand\n");
    }
    for path in [".git/HEAD", "target/debug/x.rs", "Cargo.lock"] {
        project.write(&format!("out/{path}"), "of tools\n");
    }
    let before = project.snapshot();
    let outcome = project.codegen(&[]);
    outcome.exits_with(2);
    for path in by_hand {
        outcome.says(&format!("error: out/{path}: isn't a generated file, so the folder can't"));
    }
    assert_eq!(outcome.stderr.matches("error: ").count(), by_hand.len(), "{outcome}");
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
fn a_refusal_names_no_more_files_than_anyone_reads() {
    let project = project();
    for number in 10..35 {
        project.write(&format!("out/{number}.txt"), "by hand\n");
    }
    let outcome = project.codegen(&[]);
    outcome.exits_with(2).says("error: out/19.txt: isn't a generated file");
    outcome.says("error: out/: has 15 more files that aren't generated, so the folder can't be");
    assert!(!outcome.stderr.contains("20.txt"), "{outcome}");
}

#[test]
fn a_folder_that_holds_another_generated_crate_is_refused() {
    let project = project();
    let arguments = ["codegen", "--model", "model.json", "--out"];
    project.xtask(&[&arguments[..], &["out/below"]].concat()).exits_with(0);
    let before = project.snapshot();
    project.codegen(&[]).exits_with(2).says(
        "error: out/below/Cargo.toml: is of another generated crate, so the folder can't be \
         written\n  help: choose another output folder\n",
    );
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
#[cfg(unix)]
fn what_is_no_file_is_foreign_and_not_read() {
    let project = generated();
    let pipe = project.out("src/pipe.rs");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("the command can be started").success());
    std::os::unix::fs::symlink("..", project.out("src/up")).expect("the link can be made");
    std::os::unix::fs::symlink("nowhere", project.out("src/gone.rs")).expect("it can be made");
    remove_a_file(&project.out(""));
    project.codegen(&["--check"]).exits_with(1).says("1 file is out of date;");
    project.codegen(&[]).exits_with(0).says(" 1 changed, ");
    for path in ["src/pipe.rs", "src/up", "src/gone.rs"] {
        assert!(project.out(path).symlink_metadata().is_ok(), "{path} went");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_name_that_is_no_text_is_foreign() {
    use std::os::unix::ffi::OsStrExt as _;

    let project = generated();
    let name = std::ffi::OsStr::from_bytes(b"src/\xff.rs");
    let path = project.out("").join(name);
    fs::copy(project.out("src/lib.rs"), &path).expect("the file can be copied");
    project.codegen(&["--check"]).exits_with(0);
    project.codegen(&[]).exits_with(0);
    assert!(path.exists());
}

#[test]
fn a_second_write_changes_nothing() {
    let project = generated();
    let before = project.snapshot();
    project
        .codegen(&[])
        .exits_with(0)
        .says(&format!("codegen: 1 crate, {}, 0 changed, ", files(&project)));
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
fn a_write_touches_only_the_files_that_changed() {
    let project = generated();
    let before = project.snapshot();
    change_a_byte(&project.out(""));
    project.codegen(&[]).exits_with(0).says(" files, 1 changed, ");
    let after = project.snapshot();
    assert_eq!(before.differences(&after), [Path::new("out/src/lib.rs")]);
    assert_eq!(before.differences_but_times(&after), [""; 0]);
}

#[test]
fn stale_files_go_with_the_folders_that_they_leave_empty() {
    let project = generated();
    let before = project.snapshot();
    copy_a_file(&project.out(""));
    copy(&project.out(""), "src/lib.rs", "src/old/lib.rs");
    project.codegen(&[]).exits_with(0).says("2 changed, ");
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
fn stale_folders_go_with_the_folders_that_held_them() {
    let project = generated();
    let before = project.snapshot();
    copy(&project.out(""), "src/lib.rs", "src/old/and/deep/lib.rs");
    project.codegen(&[]).exits_with(0).says("1 changed, ");
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
fn hidden_files_and_those_of_cargo_are_left_alone() {
    let project = generated();
    for path in ["target/debug/x.rs", "Cargo.lock", ".gitignore", "src/.hidden/x.rs"] {
        project.write(&format!("out/{path}"), "not ours\n");
    }
    let before = project.snapshot();
    project.codegen(&["--check"]).exits_with(0);
    change_a_byte(&project.out(""));
    project.codegen(&[]).exits_with(0).says("1 changed, ");
    assert_eq!(before.differences_but_times(&project.snapshot()), [""; 0]);
}

#[test]
fn what_a_killed_run_left_is_removed_even_if_nothing_else_is_to_do() {
    let project = generated();
    let before = project.snapshot();
    for path in
        [".codegen-staging/0", "src/.codegen-staging-1-0-new", "a/b/.codegen-staging-1-1-old"]
    {
        project.write(&format!("out/{path}"), "half a fi");
    }
    project.codegen(&["--check"]).exits_with(0);
    project.codegen(&[]).exits_with(0).says(" files, 0 changed, ");
    assert_eq!(before.differences_but_times(&project.snapshot()), [""; 0]);
}

#[test]
fn a_diff_is_unified_and_capped() {
    let project = generated();
    remove_the_header(&project.out(""));
    project.codegen(&["--check"]).exits_with(1).says(
        "@@ -1 +1,4 @@\n\
         +# @generated by `cargo xtask codegen` from model.json.\n\
         +# Do not edit; edit codegen/src/emit/crate_files.rs.\n\
         +\n \
         disable_all_formatting = true\n",
    );

    edit(&project.out("src/support/big.rs"), |text| text.replace('e', "E"));
    let check = project.codegen(&["--check"]);
    check.exits_with(1).says(" more lines of diff\n");
    let lines = check.stderr.lines().count();
    assert!(lines < 60, "{lines} lines for two files, of which one has hundreds");
}
