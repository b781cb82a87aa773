//! Drift: the differences between a folder and what would be generated. A check reports them, and a
//! write removes them.

mod foreign;

use std::fs;
use std::path::Path;

use codegen::{Call, Config, Tree};
use serde_json::json;
use support::{Project, Snapshot, models, repository};

/// The entries of `[workspace.metadata.codegen]`: the folder of a crate, and its model without
/// `.json`.
const TARGETS: [(&str, &str); 4] = [
    ("generated", "models/cognito-idp-2016-04-18"),
    ("tests/cbor-sink", "tests/models/cbor-sink"),
    ("tests/rest-sink", "tests/models/rest-sink"),
    ("tests/sink", "tests/models/sink"),
];

/// Changes an output folder, so that it differs from what would be generated.
type Plant = fn(&Path);

/// Each kind of drift that a write removes, with the messages of a check.
const REMOVABLE: [(Plant, &[&str]); 12] = [
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
    (
        end_lines_as_windows_does_and_begin_with_a_mark,
        &[
            "out/src/lib.rs: differs only in line endings (CRLF in place of LF) and a byte order \
             mark at its start\n",
            CONVERSION_HELP,
        ],
    ),
    (end_lines_as_windows_does_and_change_one, &["out/src/lib.rs: changed at line 1\n"]),
    (change_the_last_byte, &["out/rustfmt.toml: changed at line 4\n"]),
    (remove_the_header, &["out/rustfmt.toml: changed at line 1\n"]),
    (write_bytes_that_are_no_text, &["out/rustfmt.toml: changed at line 1\n"]),
    (remove_a_file, &["out/src/lib.rs: missing\n"]),
    (remove_a_folder, &["out/src/operations/act.rs: missing\n"]),
    (copy_a_file, &["out/src/operations/old.rs: stale, no longer generated\n"]),
];

/// The help if git or an editor converts files.
const CONVERSION_HELP: &str = "commit the result\n  help: an editor or git converts these files; \
    add the line `* text=auto eol=lf` to the repository's .gitattributes\n";

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

fn end_lines_as_windows_does_and_begin_with_a_mark(out: &Path) {
    end_lines_as_windows_does(out);
    begin_with_a_mark(out);
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

/// The number of generated files, as the program prints it.
fn files(project: &Project) -> String {
    format!("{} files", Snapshot::of(&project.out("")).files().count())
}

/// The files that are generated from the model at this path, which is without `.json`.
fn tree(model: &str) -> Tree {
    let toml = read(&repository(&format!("{model}.toml")));
    let mut config = Config::parse(&toml).expect("the configuration is right");
    config.model_name = format!("{model}.json");
    config.call = Call::Xtask;
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
fn a_check_reports_each_kind_of_drift_and_a_write_removes_it() {
    let project = generated();
    let files = files(&project);
    let pristine = project.snapshot();
    for (plant, told) in REMOVABLE {
        plant(&project.out(""));
        let drifted = project.snapshot();
        let check = project.codegen(&["--check"]);
        check.exits_with(1);
        for told in told {
            check.says(told);
        }
        check.says("out of date; run `smithygen codegen --model model.json --out out`");
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
fn a_check_reports_and_counts_all_drift_in_one_run() {
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
    assert!(!check.stderr.contains("converts these files"), "{check}");
}

#[test]
fn a_check_reports_a_missing_folder_and_does_not_make_it() {
    let project = project();
    let before = project.snapshot();
    let check = project.codegen(&["--check"]);
    check.exits_with(1).says("out/src/lib.rs: missing\n");
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
    project.codegen(&[]).exits_with(0);
    check.says(&format!("{} are out of date;", files(&project)));
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
fn stale_files_are_removed_with_their_empty_folders() {
    let project = generated();
    let before = project.snapshot();
    copy_a_file(&project.out(""));
    copy(&project.out(""), "src/lib.rs", "src/old/lib.rs");
    project.codegen(&[]).exits_with(0).says("2 changed, ");
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
fn stale_folders_are_removed_with_their_empty_parents() {
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
fn leftovers_of_a_killed_run_are_removed_even_if_nothing_changed() {
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
fn each_file_that_a_header_says_to_edit_is_there() {
    for (folder, _) in TARGETS {
        for (path, content) in Snapshot::of(&repository(folder)).files() {
            let text = std::str::from_utf8(content).unwrap_or_default();
            let edit = |line: &str| Some(line.split_once("Do not edit; edit ")?.1.to_owned());
            let sources = text.lines().take(5).find_map(edit).unwrap_or_default();
            for source in sources.trim_end_matches(" -->").trim_end_matches('.').split(", ") {
                let path = path.display();
                assert!(repository(source).exists(), "{path} says to edit {source}");
            }
        }
    }
}

#[test]
fn a_diff_is_unified_and_capped() {
    let project = generated();
    remove_the_header(&project.out(""));
    project.codegen(&["--check"]).exits_with(1).says(
        "@@ -1,1 +1,4 @@\n\
         +# @generated by `smithygen codegen` from model.json.\n\
         +# Do not edit; README.md says how to generate the crate again.\n\
         +\n \
         disable_all_formatting = true\n",
    );

    edit(&project.out("src/support/operation.rs"), |text| text.replace('e', "E"));
    let check = project.codegen(&["--check"]);
    check.exits_with(1).says(" more lines of diff\n");
    let lines = check.stderr.lines().count();
    assert!(lines < 60, "{lines} lines for two files, of which one has hundreds");
}
