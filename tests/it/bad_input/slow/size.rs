//! Models that are much larger or deeper than real ones: the generator must not crash.

use expect_test::expect;
use serde_json::{Map, Value, json};
use support::models::{self, structure};
use support::{Outcome, Project, Snapshot};

use crate::bad_input::{case, refuse};

/// Checks that a run ended without a panic or a signal.
#[track_caller]
fn assert_no_crash(outcome: &Outcome) {
    let ended = matches!(outcome.code, Some(0 | 2)) && !outcome.stderr.contains("panicked");
    let start = outcome.stderr.len().saturating_sub(500);
    let end = outcome.stderr.get(start..).unwrap_or_default();
    assert!(ended, "{:?} is the code of a run that ended with:\n{end}", outcome.code);
}

/// Shapes `test#S0` to `test#S<count>`. Each one is made from the id of the next one, except the
/// last.
fn chain(count: usize, last: Value, link: impl Fn(&str) -> Value) -> Value {
    let id = |index| format!("test#S{index}");
    let links = (0..count).map(|index| (id(index), link(&id(index + 1))));
    let shapes: Map<String, Value> = links.chain([(id(count), last)]).collect();
    Value::Object(shapes)
}

/// A structure whose members all target `target` and are required.
fn requiring<'a>(names: impl IntoIterator<Item = &'a str>, target: &str) -> Value {
    let mut shape = structure(names.into_iter().map(|name| (name, target)));
    for member in shape["members"].as_object_mut().into_iter().flat_map(Map::values_mut) {
        member["traits"] = json!({"smithy.api#required": {}});
    }
    shape
}

/// `member0`, `member1` and so on.
fn names(count: usize) -> Vec<String> {
    (0..count).map(|index| format!("member{index}")).collect()
}

#[test]
fn a_long_chain_of_structures_is_generated() {
    let shapes = chain(1_000, structure([]), |next| structure([("next", next)]));
    Project::new(models::with_member("test#S0", shapes)).codegen(&[]).exits_with(0);
}

#[test]
fn a_long_cycle_of_required_structures_is_reported() {
    let first = requiring(["next"], "test#S0");
    let shapes = chain(30_000, first, |next| requiring(["next"], next));
    refuse(
        [case("a circle", models::with_member("test#S0", shapes))],
        expect![[r#"
        a circle:
        error: model.json: test#S30000$next: is required, so every S0 needs another one, without end
          help: make a member of this cycle optional
    "#]],
    );
}

#[test]
#[cfg(unix)]
fn a_long_chain_of_required_structures_needs_little_stack() {
    let mut shapes = chain(1_000, structure([]), |next| requiring(["next"], next));
    shapes["test#Input"] = requiring(["member"], "test#S0");
    // The stack of the main thread on Windows.
    let kibibytes = "1024";
    let script = r#"ulimit -s "$1"; shift; exec "$@""#;
    let outcome = Project::new(models::with(shapes)).codegen_in_bash(script, &[kibibytes]);
    assert_no_crash(&outcome);
}

#[test]
fn examples_stay_small_if_each_structure_requires_the_next_one_twice() {
    let mut shapes = chain(12, structure([]), |next| requiring(["a", "b"], next));
    shapes["test#Input"] = requiring(["member"], "test#S0");
    let project = Project::new(models::with(shapes));
    project.codegen(&[]).exits_with(0);
    for (path, content) in Snapshot::of(&project.out("")).files() {
        let kibibytes = content.len() / 1024;
        assert!(kibibytes < 64, "{} has {kibibytes} KiB", path.display());
    }
}

#[test]
fn a_long_chain_of_lists() {
    let list = |next: &str| json!({"type": "list", "member": {"target": next}});
    let shapes = chain(500, structure([]), list);
    assert_no_crash(&Project::new(models::with_member("test#S0", shapes)).codegen(&[]));
}

#[test]
fn a_long_chain_of_mixins_is_flattened() {
    let mixin = json!({"type": "structure", "traits": {"smithy.api#mixin": {}}});
    let mut last = mixin.clone();
    last["members"] = json!({"fromTheLast": {"target": "smithy.api#String"}});
    let mut shapes = chain(5_000, last, |next| {
        let mut shape = mixin.clone();
        shape["mixins"] = json!([{"target": next}]);
        shape
    });
    shapes["test#Input"] = json!({"type": "structure", "mixins": [{"target": "test#S0"}]});
    let project = Project::new(models::with(shapes));
    project.codegen(&[]).exits_with(0);
    let operation = std::fs::read_to_string(project.out("src/operations/act.rs"));
    assert!(operation.expect("it was made").contains("pub from_the_last: Option<String>"));
}

#[test]
fn many_members_are_generated() {
    let names = names(3_000);
    let input = structure(names.iter().map(|name| (name.as_str(), "smithy.api#String")));
    Project::new(models::with(json!({"test#Input": input}))).codegen(&[]).exits_with(0);
}

#[test]
fn many_required_members_are_generated_and_more_than_a_builder_can_have_are_refused() {
    let model = |count: usize| {
        let names = names(count);
        let input = requiring(names.iter().map(String::as_str), "smithy.api#String");
        models::with(json!({"test#Input": input}))
    };
    Project::new(model(256)).codegen(&[]).exits_with(0);
    refuse(
        [case("required members", model(257))],
        expect![[r#"
        required members:
        error: model.json: test#Input: has 257 required members, more than 256
          help: make some optional under [required] in the configuration
    "#]],
    );
}

/// The warning if the patterns of a model exceed the limits; it is printed once.
const LIMITS: &str = "\
warning: model.json: test#Service: the patterns of the model are too long (more than 64 KiB) or too complex: some values in examples don't match theirs
  help: everything else is right; to get better examples, shorten the patterns or generate fewer operations
";

/// A required text of a pattern.
fn text(pattern: &str) -> Value {
    let traits = json!({"smithy.api#required": {}, "smithy.api#pattern": pattern});
    json!({"target": "smithy.api#String", "traits": traits})
}

#[test]
fn examples_ignore_a_pattern_of_a_megabyte() {
    let long = "[a-z](0|1)".repeat(100_000);
    let members = json!({"Long": text(&long), "Other": text(&long), "Short": text("^[A-Z]{3}$")});
    let input = json!({"type": "structure", "members": members});
    let project = Project::new(models::with(json!({"test#Input": input})));
    let outcome = project.codegen(&[]);
    outcome.exits_with(0);
    outcome.says(LIMITS);
    assert_eq!(outcome.stderr.matches("warning").count(), 1);
    let operation = std::fs::read_to_string(project.out("src/operations/act.rs"));
    let operation = operation.expect("it was made");
    assert!(operation.contains(".long(\"example-long\") // required"), "a text that doesn't match");
    assert!(operation.contains(".short(\"EXA\") // required"), "another one that does");
}

#[test]
fn all_expensive_patterns_share_one_limit() {
    // No text matches any of them; each has thousands of candidates.
    let pattern = |index| format!(r"^(a+)+{index}[x-z]{{3,40}}\b\B$");
    let operations = 0..60;
    let mut shapes = Map::new();
    let ids: Vec<String> = operations.clone().map(|index| format!("test#Act{index}")).collect();
    shapes.insert("test#Service".to_owned(), models::service("1", ids.iter().map(String::as_str)));
    for index in operations {
        let input = format!("test#Input{index}");
        let operation = json!({"type": "operation", "input": {"target": input}});
        shapes.insert(format!("test#Act{index}"), operation);
        let members = json!({"Text": text(&pattern(index))});
        shapes.insert(input, json!({"type": "structure", "members": members}));
    }
    let outcome = Project::new(models::with(Value::Object(shapes))).codegen(&[]);
    outcome.exits_with(0);
    outcome.says(LIMITS);
    assert_eq!(outcome.stderr.matches("warning").count(), 1);
}
