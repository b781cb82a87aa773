//! The protocol of a service.

use codegen::{Config, lower_leniently};
use serde_json::{Value, json};

use super::{Diff, lines};
use support::models;

/// The changes between services of these traits.
fn of_services(old: &Value, new: &Value) -> Vec<String> {
    of_models([old, new].map(model))
}

/// A model whose service has these traits.
fn model(traits: &Value) -> String {
    let mut model: Value = serde_json::from_str(&models::with(json!({}))).expect("it is JSON");
    model["shapes"]["test#Service"]["traits"] = traits.clone();
    model.to_string()
}

fn of_models(models: [String; 2]) -> Vec<String> {
    let [old, new] = models
        .map(|model| lower_leniently(&model, &Config::default()).expect("the model is right"));
    lines(&Diff::of(&old, &new))
}

#[test]
fn another_protocol_is_a_change() {
    let [old, new] =
        ["awsJson1_0", "awsJson1_1"].map(|name| json!({format!("aws.protocols#{name}"): {}}));
    assert_eq!(of_services(&old, &new), ["minor crate the service speaks another protocol"]);
    assert!(of_services(&old, &old).is_empty());
}

#[test]
fn error_codes_of_the_query_protocol_come_and_go() {
    let without = json!({"aws.protocols#awsJson1_0": {}});
    let with = json!({"aws.protocols#awsJson1_0": {}, "aws.protocols#awsQueryCompatible": {}});
    assert_eq!(
        of_services(&without, &with),
        ["minor crate requests ask for the error codes of the older query protocol"]
    );
    assert_eq!(
        of_services(&with, &without),
        ["minor crate requests no longer ask for the error codes of the older query protocol"]
    );
}

#[test]
fn a_namespace_matters_where_errors_have_ids() {
    for (protocol, expected) in [
        ("aws.protocols#awsJson1_1", &[][..]),
        (
            "smithy.protocols#rpcv2Cbor",
            &["minor crate the ids of errors have the namespace `other`"],
        ),
    ] {
        let model = model(&json!({protocol: {}}));
        let moved = model.replace("\"test#", "\"other#");
        assert_eq!(of_models([model, moved]), expected, "{protocol}");
    }
}
