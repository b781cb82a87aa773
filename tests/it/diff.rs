//! The changes of an update, and which part of the version must go up.

mod configuration;
mod constraints;
mod endpoints;
mod http;
mod protocols;
mod reports;
mod versions;

use codegen::diff::{ChangeKind, Diff, ReportFormat};
use codegen::{Config, lower_leniently};
use serde_json::{Value, json};
use support::{Project, models, smithygen};

/// The comparison of two models that differ in these shapes.
fn diff(old: Value, new: Value) -> Diff {
    let [old, new] = [old, new].map(|shapes| {
        lower_leniently(&models::with(shapes), &Config::default()).expect("the model is right")
    });
    Diff::of(&old, &new)
}

/// The changes other than those of documentation, a line each.
fn lines(diff: &Diff) -> Vec<String> {
    let lines = diff.changes().iter().filter(|change| change.kind != ChangeKind::Documentation);
    let line = |change: &codegen::diff::Change| {
        let member = change.member.as_ref().map(|member| format!(".{member}"));
        let member = member.unwrap_or_default();
        format!("{} {}{member} {}", change.step.name(), change.item, change.what)
    };
    lines.map(line).collect()
}

/// An input with a member of these traits and this target.
fn input(target: &str, traits: &Value) -> Value {
    json!({"type": "structure", "members": {"thing": {"target": target, "traits": traits}}})
}

/// The changes if only the input differs.
fn of_inputs(old: &Value, new: &Value) -> Vec<String> {
    lines(&diff(json!({"test#Input": old}), json!({"test#Input": new})))
}

#[test]
fn equal_models_have_no_differences() {
    let shapes = || json!({"test#Input": input("smithy.api#String", &json!({}))});
    let diff = diff(shapes(), shapes());
    assert_eq!(diff.step(), None);
    assert_eq!(diff.report(ReportFormat::Text), "Nothing changes for users.\n");
    assert_eq!(diff.report(ReportFormat::Markdown), "Nothing changes for users.\n");
    let json: Value = serde_json::from_str(&diff.report(ReportFormat::Json)).expect("it is JSON");
    assert_eq!(json, json!({"step": null, "changes": []}));
}

#[test]
fn helper_types_and_features_disappear_with_their_last_use() {
    let none = || json!({"type": "structure"});
    let of = |target: &str| input(&format!("smithy.api#{target}"), &json!({}));
    assert_eq!(
        of_inputs(&of("BigDecimal"), &of("BigInteger")),
        [
            "major BigDecimal was removed: no shape or operation uses it",
            "major types::Input.thing is `BigInteger`, was `BigDecimal`",
        ]
    );
    let removed = of_inputs(&of("Timestamp"), &none());
    assert!(removed.contains(&"major Timestamp was removed: no shape or operation uses it".into()));
    let token = input("smithy.api#String", &json!({"smithy.api#idempotencyToken": {}}));
    let text = of("String");
    let has = |lines: &[String], start: &str| lines.iter().any(|line| line.starts_with(start));
    let line = "minor crate has the feature `getrandom`: random tokens";
    assert!(has(&of_inputs(&text, &token), line));
    let line = "major crate no longer has the feature `getrandom`";
    assert!(has(&of_inputs(&token, &text), line));
}

#[test]
fn new_required_members_are_breaking_and_optional_ones_are_not() {
    let none = || json!({"type": "structure"});
    let optional = || input("smithy.api#String", &json!({}));
    let required = || input("smithy.api#String", &json!({"smithy.api#required": {}}));
    assert_eq!(
        of_inputs(&none(), &optional()),
        ["minor types::Input.thing was added: optional `String`"]
    );
    assert_eq!(
        of_inputs(&none(), &required()),
        [
            "major types::Input no longer implements `Default`",
            "major types::Input.thing was added: required `String`"
        ]
    );
    assert_eq!(
        of_inputs(&optional(), &required()),
        [
            "major types::Input no longer implements `Default`",
            "major types::Input.thing became required"
        ]
    );
    assert_eq!(
        of_inputs(&required(), &optional()),
        ["minor types::Input implements `Default`", "major types::Input.thing became optional"]
    );
    assert_eq!(of_inputs(&optional(), &none()), ["major types::Input.thing was removed"]);
}

#[test]
fn defaults_are_compared_by_their_values() {
    let model = |target: &str, default: Value| {
        let output = input(target, &json!({"smithy.api#default": default}));
        json!({
            "test#Act": {"type": "operation", "output": {"target": "test#Output"}},
            "test#Output": output,
            "test#Secret": {"type": "string", "traits": {"smithy.api#sensitive": {}}},
        })
    };
    let changes =
        |target: &str, old: Value, new: Value| lines(&diff(model(target, old), model(target, new)));
    let (number, text, instant) =
        ("smithy.api#Double", "smithy.api#String", "smithy.api#Timestamp");
    let change = |what: &str| vec![format!("minor types::Output.thing {what}")];
    let none = || Value::Null;
    assert_eq!(changes(number, none(), json!(5)), change("now has a default: `5`"));
    assert_eq!(changes(text, json!("a"), none()), change("no longer has a default, was `a`"));
    assert_eq!(
        changes(text, json!("a`b\n"), json!("")),
        change("has another default: `\"\"`, was ``a`b\\u{a}``")
    );
    let no_changes = Vec::<String>::new();
    assert_eq!(changes(number, json!(5), json!(5.0)), no_changes, "the same number");
    assert_eq!(changes(instant, json!("1970-01-01T00:00:01Z"), json!(1)), no_changes);
    assert_eq!(
        lines(&diff(model(text, json!("a")), model("test#Secret", json!("a")))),
        ["major types::Output.thing is redacted: `Sensitive<String>`, was `String`"],
        "the default is the same"
    );
}

#[test]
fn other_types_and_redaction_are_breaking() {
    let plain = || input("smithy.api#String", &json!({}));
    assert_eq!(
        of_inputs(&plain(), &input("smithy.api#Integer", &json!({}))),
        ["major types::Input.thing is `i32`, was `String`"]
    );
    let secret = json!({
        "test#Input": input("test#Secret", &json!({})),
        "test#Secret": {"type": "string", "traits": {"smithy.api#sensitive": {}}},
    });
    assert_eq!(
        lines(&diff(json!({"test#Input": plain()}), secret.clone())),
        ["major types::Input.thing is redacted: `Sensitive<String>`, was `String`"]
    );
    assert_eq!(
        lines(&diff(secret, json!({"test#Input": plain()}))),
        [
            "major Sensitive was removed: no shape or operation uses it",
            "major types::Input.thing is no longer redacted: `String`, was `Sensitive<String>`",
        ]
    );
    let texts = json!({
        "test#Input": input("test#Texts", &json!({})),
        "test#Texts": {"type": "map", "key": {"target": "smithy.api#String"},
            "value": {"target": "smithy.api#String"}},
    });
    assert_eq!(
        lines(&diff(json!({"test#Input": plain()}), texts)),
        ["major types::Input.thing is `BTreeMap<String, String>`, was `String`"]
    );
}

#[test]
fn new_values_and_variants_are_not_breaking() {
    let model = |kind: &str, members: Value| {
        json!({
            "test#Input": input("test#Choice", &json!({})),
            "test#Choice": {"type": kind, "members": members},
        })
    };
    let unit = || json!({"target": "smithy.api#Unit"});
    assert_eq!(
        lines(&diff(
            model("enum", json!({"A": unit(), "B": unit()})),
            model("enum", json!({"A": unit(), "C": unit()})),
        )),
        ["major types::Choice.B was removed", "minor types::Choice.C was added: `C`"]
    );
    let value = json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "A"}});
    assert_eq!(
        lines(&diff(
            model("enum", json!({"A": unit()})),
            model("enum", json!({"Other": value, "B": unit()})),
        )),
        ["major types::Choice.A is called `Other` now", "minor types::Choice.B was added: `B`"]
    );
    let text = || json!({"target": "smithy.api#String"});
    assert_eq!(
        lines(&diff(
            model("union", json!({"a": text(), "b": unit()})),
            model("union", json!({"a": unit(), "b": unit(), "c": unit()})),
        )),
        ["minor types::Choice.C was added: `()`", "major types::Choice.A is `()`, was `String`"]
    );
    assert_eq!(
        lines(&diff(model("enum", json!({"A": unit()})), model("union", json!({"A": unit()})),)),
        ["major types::Choice is another kind of type"]
    );
}

#[test]
fn errors_for_too_many_requests_are_compared() {
    let model = |retryable: Value| {
        json!({
            "test#Act": {"type": "operation", "input": {"target": "test#Input"},
                "errors": [{"target": "test#Busy"}]},
            "test#Busy": {"type": "structure",
                "traits": {"smithy.api#error": "client", "smithy.api#retryable": retryable}},
        })
    };
    let throttling = || model(json!({"throttling": true}));
    let found = lines(&diff(model(json!({})), throttling()));
    assert_eq!(found[0], "minor ServiceError.Busy is for too many requests");
    let found = lines(&diff(throttling(), model(json!({"throttling": false}))));
    assert_eq!(found[0], "minor ServiceError.Busy is no longer for too many requests");
}

#[test]
fn operations_and_their_errors_are_compared() {
    let operation = |errors: Value, traits: Value| {
        json!({
            "test#Act": {"type": "operation", "input": {"target": "test#Input"},
                "errors": errors, "traits": traits},
            "test#Gone": {"type": "structure", "traits": {"smithy.api#error": "client"}},
        })
    };
    let gone = || json!([{"target": "test#Gone"}]);
    assert_eq!(
        lines(&diff(
            operation(gone(), json!({})),
            operation(json!([]), json!({"smithy.api#readonly": {}, "smithy.api#deprecated": {}})),
        )),
        [
            "major ServiceError.Gone was removed",
            "major types::Gone was removed",
            "minor operations::Act is deprecated",
            "minor operations::Act.READONLY is `true`",
            "minor operations::Act.ERRORS no longer has `Gone`",
        ]
    );
}

#[test]
fn only_operations_that_the_old_model_lacks_are_reported() {
    let old = models::with(json!({}));
    let new = models::with(json!({
        "test#Service": models::service("2", ["test#Act", "test#Later"]),
        "test#Later": {"type": "operation"},
    }));
    let operations = Some(vec!["Later".to_owned()]);
    let config = Config { operations, ..Config::default() };
    let [old, new] =
        [old, new].map(|model| lower_leniently(&model, &config).expect("the model is right"));
    let diff = Diff::of(&old, &new);
    let touched = diff.changes().iter().any(|change| change.item.contains("Act"));
    assert!(!touched, "{}", diff.report(ReportFormat::Text));
    assert!(lines(&diff).contains(&"minor operations::Later was added".to_owned()), "{diff:?}");
}

#[test]
fn mistakes_in_arguments_and_in_both_models_are_reported() {
    let project = Project::new("");
    project.write("good.json", models::with(json!({})));
    project.write("bad.json", "{}");
    let path = |name: &str| project.root().join(name).display().to_string();
    let (good, bad) = (path("good.json"), path("bad.json"));
    smithygen(["diff", &good]).exits_with(2).says("`diff` compares two models, but got 1");
    smithygen(["diff", &good, &good, "--format", "xml"]).exits_with(2).says("unknown format `xml`");
    smithygen(["diff", &good, &bad]).exits_with(2).says("bad.json: ");
    smithygen(["diff", &path("none.json"), &good]).exits_with(2).says("none.json: no such file");
    let help = smithygen(["diff", "--help"]);
    help.exits_with(0);
    assert!(help.stdout.contains("\nUsage: smithygen diff OLD NEW"), "{help}");
}
