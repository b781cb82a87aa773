//! Versions of crates after changes: `diff` checks them, raises them, and adds the changes to
//! changelogs. It compares with files, or with a revision of git.

use std::fs;
use std::process::Command;

use expect_test::expect;
use serde_json::{Value, json};
use support::models::structure;
use support::{Outcome, Project, models};

/// A model whose input has these members, all texts.
fn model(members: &[&str]) -> String {
    let members = members.iter().map(|name| (*name, "smithy.api#String"));
    models::with(json!({"test#Input": structure(members)}))
}

/// A repository with a workspace of two crates, each of a model, at the tag `v1`.
fn tagged() -> Project {
    let project = Project::new("");
    project.write(
        "Cargo.toml",
        "[workspace.metadata.codegen]\n\"crates/one\" = \"models/one.json\"\n\
         \"crates/two\" = \"models/two.json\"\n",
    );
    project.write("models/one.json", model(&["a", "b"]));
    project.write("models/one.toml", "# One\n[crate]\nname = \"one\" # 1\nversion = \"1.2.3\"\n");
    project.write("models/two.json", model(&["a"]));
    git(&project, &["init", "--quiet"]);
    git(&project, &["add", "--all"]);
    git(&project, &["commit", "--quiet", "--message", "First"]);
    git(&project, &["tag", "v1"]);
    project
}

fn git(project: &Project, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.args(["-c", "user.name=Jane", "-c", "user.email=jane@example.com"]);
    git.args(["-c", "commit.gpgSign=false", "-c", "tag.gpgSign=false"]);
    Outcome::of(git.args(arguments).current_dir(project.root())).exits_with(0);
}

fn read(project: &Project, path: &str) -> String {
    fs::read_to_string(project.root().join(path)).expect("the file is there")
}

#[test]
fn a_version_that_must_go_up_fails_the_check_until_it_is_raised() {
    let project = tagged();
    let check = ["diff", "--since", "v1", "--check-version"];
    project.smithygen(&check).exits_with(0);
    project.write("models/one.json", model(&["a", "c"]));
    project.write("models/two.json", model(&["a", "b"]));
    let failure = project.smithygen(&check);
    failure.exits_with(1);
    expect![[r#"
        error: models/one.toml: the version of the crate is 1.2.3, but must be 2.0.0 or higher: it is 1.2.3 in v1:models/one.toml, and the changes since then are major
          help: run `smithygen diff --since v1 --bump`, or write `version = "2.0.0"` under `[crate]`
        error: models/two.toml: the version of the crate is 0.1.0, but must be 0.1.1 or higher: it is 0.1.0 in v1:models/two.toml, and the changes since then are minor
          help: run `smithygen diff --since v1 --bump`, or write `version = "0.1.1"` under `[crate]`
    "#]]
    .assert_eq(&failure.stderr);
    expect![[r#"
        models/one.json:
        Semver: major (1 breaking, 1 other change).

        types::Input
          major  `b` was removed
          minor  `c` was added: optional `String`

        models/two.json:
        Semver: minor (0 breaking, 1 other change).

        types::Input
          minor  `b` was added: optional `String`
    "#]]
    .assert_eq(&failure.stdout);

    let bump = ["diff", "--since", "v1", "--bump"];
    let raised = project.smithygen(&bump);
    raised.exits_with(0).says("diff: models/one.toml: version 2.0.0, was 1.2.3\n");
    raised.says("diff: models/two.toml: version 0.1.1, was 0.1.0\n");
    let one = "# One\n[crate]\nname = \"one\" # 1\nversion = \"2.0.0\"\n";
    assert_eq!(read(&project, "models/one.toml"), one);
    assert_eq!(read(&project, "models/two.toml"), "[crate]\nversion = \"0.1.1\"\n");
    project.smithygen(&check).exits_with(0);

    let before = project.snapshot();
    let again = project.smithygen(&bump);
    again.exits_with(0).says("diff: models/one.toml: version 2.0.0 is high enough\n");
    assert_eq!(before.differences(&project.snapshot()), [""; 0], "the second time");
}

#[test]
fn changes_go_to_the_changelog_of_each_crate() {
    let project = tagged();
    let log = ["diff", "--since", "v1", "--changelog", "CHANGELOG.md"];
    let all = [&log[..], &["--bump"]].concat();
    project.write("crates/one/CHANGELOG.md", "# Log of one\n\n## [1.2.3]\n\n- First\n");
    project.write("models/one.json", model(&["a", "b", "c"]));
    project.smithygen(&all).exits_with(0).says("one.toml: version 1.3.0, was 1.2.3\n");
    assert!(!project.root().join("crates/two").exists(), "nothing changed there");

    // The next change is in the same version, since 1.3.0 isn't released.
    let shapes = json!({
        "test#Service": models::service("1", ["test#Act", "test#Later"]),
        "test#Later": {"type": "operation"},
        "test#Input": {"type": "structure", "members": {
            "a": {"target": "smithy.api#String", "traits": {"smithy.api#deprecated": {}}},
            "c": {"target": "test#Secret", "traits": {"smithy.api#required": {},
                "smithy.api#documentation": "For <b>all</b>\n\n## 9.9.9\n\n<!-- a -->"}},
        }},
        "test#Secret": {"type": "string", "traits": {"smithy.api#sensitive": {}}},
    });
    project.write("models/one.json", models::with(shapes));
    let refusal = project.smithygen(&log);
    refusal.exits_with(2).says("error: models/one.toml: version 1.3.0 is too low for an entry\n");
    refusal.says("  help: pass `--bump` too, which makes it 2.0.0\n");
    project.smithygen(&all).exits_with(0).says("one.toml: version 2.0.0, was 1.3.0\n");
    let changelog = read(&project, "crates/one/CHANGELOG.md");
    expect![[r#"
        # Log of one

        ## 2.0.0

        <!-- Generated from the model's changes. Write your own lines above or below. -->

        ### Added

        - **Breaking:** `types::Input`: `c` was added: required `Sensitive<String>`. For all ## 9.9.9 \<!-\- a -\->
        - `operations::Later` was added

        ### Changed

        - **Breaking:** `types::Input` no longer implements `Default`

        ### Deprecated

        - `types::Input`: `a` is deprecated

        ### Removed

        - **Breaking:** `types::Input`: `b` was removed

        <!-- End of the generated lines. -->

        ## [1.2.3]

        - First
    "#]].assert_eq(&changelog);
    let again = project.smithygen(&all);
    again.exits_with(0).says("CHANGELOG.md: has the changes of 2.0.0\n");
    assert_eq!(read(&project, "crates/one/CHANGELOG.md"), changelog);
}

#[test]
fn two_files_are_compared_with_their_own_configurations() {
    let project = Project::new(model(&["a"]));
    project.write("old.json", model(&["a"]));
    project.write("old.toml", "[crate]\nversion = \"0.3.0-rc.1\"\n");
    project.write("model.toml", "[rename]\n\"Input$a\" = \"b\"\n[crate]\nversion = \"0.2.0\"\n");
    let arguments =
        ["diff", "old.json", "model.json", "--old-config", "old.toml", "--check-version"];
    let failure = project.smithygen(&arguments);
    failure
        .exits_with(1)
        .says("the version of the crate is 0.2.0, but must be 0.3.0-rc.2 or higher");
    failure.says(
        "run `smithygen diff old.json model.json --old-config old.toml --bump`, or write `version",
    );
    assert!(failure.stdout.contains("  major  `a` is called `b` now\n"), "{failure}");
    let changelog = [&arguments[..5], &["--bump", "--changelog", "docs/log.md"]].concat();
    project.smithygen(&changelog).exits_with(0).says("version 0.3.0-rc.2, was 0.2.0\n");
    assert!(read(&project, "docs/log.md").contains("\n## 0.3.0-rc.2\n"));
}

#[test]
fn a_failed_write_leaves_versions_and_changelogs_as_they_were() {
    let project = tagged();
    project.write("models/one.json", model(&["a"]));
    project.write("crates/one/CHANGELOG.md/file", "in the way");
    let before = project.snapshot();
    let failure =
        project.smithygen(&["diff", "--since", "v1", "--bump", "--changelog", "CHANGELOG.md"]);
    failure.exits_with(2).says("error: crates/one/CHANGELOG.md: can't read: ");
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
fn reports_of_several_models_have_their_names() {
    let project = tagged();
    project.write("models/two.json", model(&["a", "b"]));
    let report = |format| {
        let outcome = project.smithygen(&["diff", "--since", "v1", "--format", format]);
        outcome.exits_with(0);
        outcome.stdout
    };
    let json: Value = serde_json::from_str(&report("json")).expect("it is JSON");
    assert_eq!(json["models/one.json"], json!({"step": null, "changes": []}));
    assert_eq!(json["models/two.json"]["step"], "minor");
    let markdown = report("markdown");
    assert!(markdown.starts_with("## `models/one.json`\n\nNothing changes"), "{markdown}");
    let changelog = report("changelog");
    let entry = "## `models/two.json`\n\n### Added\n\n- `types::Input`: `b` was added: ";
    assert!(changelog.contains(entry), "{changelog}");
    let one = project.smithygen(&["diff", "--since", "v1", "models/two.json"]);
    assert!(one.stdout.starts_with("Semver: minor"), "{one}");
}

#[test]
fn a_model_that_the_revision_lacks_is_new() {
    let project = tagged();
    project.write("models/three.json", model(&[]));
    let new = project.smithygen(&["diff", "--since", "v1", "models/three.json", "--bump"]);
    new.exits_with(0).says("diff: models/three.json: is new since v1\n");
    assert_eq!(new.stdout, "");
}

#[test]
fn files_that_a_configuration_names_are_those_of_the_revision() {
    let project = tagged();
    let config = read(&project, "models/one.toml") + "license-files = [\"LICENSE\"]\n";
    project.write("models/one.toml", config);
    project.write("models/LICENSE", "Do it.\n");
    git(&project, &["add", "--all"]);
    git(&project, &["commit", "--quiet", "--message", "Licence"]);
    fs::remove_file(project.root().join("models/LICENSE")).expect("it is there");
    project.write("models/one.toml", "[crate]\nname = \"one\"\nversion = \"1.2.3\"\n");
    project.smithygen(&["diff", "--since", "HEAD", "models/one.json"]).exits_with(0);
}

#[test]
fn revisions_that_can_not_be_read_are_reported() {
    let project = tagged();
    let refuse = |arguments: &[&str], message: &str| {
        let outcome = project.smithygen(&[&["diff"], arguments].concat());
        outcome.exits_with(2).says(message);
    };
    refuse(&["--since", "v2"], "error: git knows no revision `v2`\n  help: pass a tag");
    refuse(&["--since=--all"], "error: git knows no revision `--all`\n");
    refuse(&["--since", "v1", "models/gone.json"], "error: models/gone.json: no such file\n");
    project.write("models/one.json", b"{\"smithy\": \"\xff\"}");
    git(&project, &["commit", "--quiet", "--all", "--message", "Second"]);
    project.write("models/one.json", model(&[]));
    refuse(&["--since", "HEAD"], "error: HEAD:models/one.json: isn't UTF-8 text\n");

    let alone = Project::new(model(&[]));
    let outcome = alone.smithygen(&["diff", "--since", "v1", "model.json"]);
    outcome.exits_with(2).says("isn't in a repository of git\n  help: `--since` compares with");
}

#[test]
fn arguments_that_do_not_go_together_are_refused() {
    let project = tagged();
    let cases: [(&[&str], &str); 7] = [
        (&[], "`diff` compares two models, but got 0"),
        (&["--since", "v1", "a", "b"], "`--since` goes with one model, but got 2"),
        (
            &["--since", "v1", "--old-config", "a"],
            "`--since` and `--old-config` exclude each other",
        ),
        (&["--since", "v1", "--service", "a"], "`--config` and `--service` go with a single model"),
        (&["a", "b", "--bump"], "`--check-version`, `--bump` and `--changelog` need the version "),
        (&["a", "b", "--check-version"], "`--check-version`, `--bump` and `--changelog` need the"),
        (
            &["--since", "v1", "--changelog"],
            "`--changelog` needs a value\n  help: write `--changelog ",
        ),
    ];
    for (arguments, message) in cases {
        let outcome = project.smithygen(&[&["diff"], arguments].concat());
        outcome.exits_with(2).says(&format!("error: {message}"));
    }
    project.write("models/one.toml", "[crate]\nversion = \"1\"\n");
    let outcome = project.smithygen(&["diff", "--since", "v1"]);
    outcome.exits_with(2).says("`version` is `1`, which isn't a version: unexpected end of input");
}
