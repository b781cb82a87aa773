//! Changes of the configuration that users of the crate see.

use codegen::diff::Diff;
use codegen::{Config, lower_leniently};
use serde_json::json;
use support::models::{self, structure};
use support::repository;

use super::lines;

/// The changes between two configurations of a model.
fn of_configurations(model: &str, old: &str, new: &str) -> Vec<String> {
    let [old, new] = [old, new].map(|text| {
        let config = Config::parse(text).expect("the configuration is right");
        lower_leniently(model, &config).expect("the model is right")
    });
    lines(&Diff::of(&old, &new))
}

#[test]
fn derives_and_attributes_come_and_go() {
    let model = models::with(json!({
        "test#Input": structure([("kind", "test#Kind"), ("choice", "test#Choice")]),
        "test#Kind": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}},
        "test#Choice": {"type": "union", "members": {"x": {"target": "smithy.api#String"}}},
    }));
    let derives = "[derive]\n\"*\" = [\"PartialOrd\", \"a::B\"]\n";
    let other = "[derive]\n\"*\" = [\"a::B\", \"a::C\"]\n";
    let changes = of_configurations(&model, derives, other);
    for line in [
        "major types::Choice no longer derives `PartialOrd`",
        "minor types::Choice derives `a::C`",
        "minor types::Kind derives `a::C`",
        "major types::Input no longer derives `PartialOrd`",
        "minor types::Input derives `a::C`",
    ] {
        assert!(changes.contains(&line.to_owned()), "no `{line}` in {changes:?}");
    }
    let attributes = "[attribute]\n\"Choice$x\" = \"#[a(b)]\"\n\"Input$kind\" = \"#[a(b)]\"\n";
    assert_eq!(
        of_configurations(&model, "", attributes),
        [
            "minor types::Choice.X has the attribute `#[a(b)]`",
            "minor types::Input.kind has the attribute `#[a(b)]`",
        ]
    );
    assert_eq!(
        of_configurations(&model, attributes, &attributes.replace("\"#[a(b)]\"\n", "\"#[c]\"\n")),
        [
            "major types::Choice.X no longer has the attribute `#[a(b)]`",
            "minor types::Choice.X has the attribute `#[c]`",
            "major types::Input.kind no longer has the attribute `#[a(b)]`",
            "minor types::Input.kind has the attribute `#[c]`",
        ]
    );
}

#[test]
fn modules_of_helpers_come_and_go() {
    let path = repository("models/cognito-idp-2016-04-18.json");
    let model = std::fs::read_to_string(path).expect("the repository has it");
    let helpers = "[crate]\nhelpers = [\"cognito\"]\n";
    let removed = "major cognito was removed: the configuration doesn't ask for it";
    assert_eq!(of_configurations(&model, helpers, ""), [removed]);
    assert_eq!(of_configurations(&model, "", helpers), ["minor cognito was added"]);
}

#[test]
fn headers_of_requests_come_and_go() {
    let model = models::with(json!({"test#Input": structure([("a", "smithy.api#String")])}));
    let headers = "[headers]\nx-a = \"one\"\nX-B = \"two\"\n";
    assert_eq!(
        of_configurations(&model, "", headers),
        [
            "minor crate sends the header `x-a` with each request",
            "minor crate sends the header `x-b` with each request",
        ]
    );
    assert_eq!(
        of_configurations(&model, headers, "[headers]\nx-b = \"three\"\n"),
        [
            "minor crate no longer sends the header `x-a` with each request",
            "minor crate sends the header `x-b` with another value",
        ]
    );
    assert!(of_configurations(&model, headers, headers).is_empty());
}

#[test]
fn parts_that_are_left_out_come_and_go() {
    let model = models::with(json!({
        "test#Input": structure([("kind", "test#Kind"), ("choice", "test#Choice")]),
        "test#Kind": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}},
        "test#Choice": {"type": "union", "members": {"x": {"target": "smithy.api#String"}}},
    }));
    let all = "[crate]\nleave-out = [\"Hash\", \"builder-traits\", \"maybe-setters\"]\n";
    assert_eq!(
        of_configurations(&model, "", all),
        [
            "major builders no longer implement `Clone` and `Debug`",
            "major builders no longer have the setters `maybe_..`",
            "major types::Choice no longer implements `Hash`",
            "major types::Input no longer implements `Hash`",
        ]
    );
    assert_eq!(
        of_configurations(&model, all, ""),
        [
            "minor builders implement `Clone` and `Debug`",
            "minor builders have the setters `maybe_..`",
            "minor types::Choice implements `Hash`",
            "minor types::Input implements `Hash`",
        ]
    );
    let derived = format!("{all}[derive]\nChoice = \"Hash\"\n");
    assert_eq!(of_configurations(&model, all, &derived), ["minor types::Choice implements `Hash`"]);
    let only_hash = "[crate]\nleave-out = [\"Hash\"]\n[derive]\n\"*\" = \"Hash\"\n";
    assert_eq!(of_configurations(&model, "", only_hash), [""; 0]);
}

#[test]
fn another_name_and_another_rust_concern_the_manifests_of_users() {
    let model = models::with(json!({}));
    let changes = |old: &str, new: &str| {
        let config = |text: &str| format!("[crate]\nname = \"a\"\n{text}");
        of_configurations(&model, &config(old), &config(new))
    };
    assert_eq!(
        of_configurations(&model, "[crate]\nname = \"a\"\n", "[crate]\nname = \"b\"\n"),
        ["major crate is called `b`, was `a`"]
    );
    let newer = "rust-version = \"1.90\"\n";
    assert_eq!(changes("", newer), ["minor crate needs Rust 1.90, needed 1.88"]);
    assert_eq!(changes(newer, ""), ["patch crate needs Rust 1.88, needed 1.90"]);
    assert_eq!(changes("rust-version = \"1.90.0\"\n", newer), Vec::<String>::new());
}
