//! HTTP bindings: which patterns are needed, and what the documentation says of them.

use serde_json::{Value, json};
use support::{Project, models};

use crate::protocols::{expect_no_types_in, model, read};

/// The model of a service that speaks restJson1, with another pattern of the operation `Act`, and with
/// these traits of the member `Id`.
fn rest_model(uri: &str, id: &Value) -> Value {
    let mut shapes = model(&json!({"aws.protocols#restJson1": {}}));
    shapes["test#Service"]["operations"] = json!([{"target": "test#Act"}]);
    shapes["test#Act"]["traits"]["smithy.api#http"]["uri"] = uri.into();
    shapes["test#Input"]["members"]["Id"]["traits"] = id.clone();
    shapes
}

#[test]
fn an_operation_of_rest_json_needs_a_pattern() {
    let mut shapes =
        rest_model("/{Id}", &json!({"smithy.api#required": {}, "smithy.api#httpLabel": {}}));
    shapes["test#Act"]["traits"] = json!({});
    let project = Project::new(models::of_shapes(&shapes));
    let outcome = project.codegen(&[]);
    expect_no_types_in(&outcome, &project);
    outcome.says(
        "test#Act: lacks the trait smithy.api#http\n  \
         help: add the trait, or generate operations that have it with `--operation`\n",
    );
}

#[test]
fn pages_show_the_places_of_members() {
    let mut shapes =
        rest_model("/{Id}?a", &json!({"smithy.api#required": {}, "smithy.api#httpLabel": {}}));
    let members = &mut shapes["test#Input"]["members"];
    members["Token"]["traits"] = json!({"smithy.api#httpQuery": "t"});
    members["When"]["traits"] = json!({"smithy.api#httpHeader": "X-When"});
    members["Any"]["traits"] = json!({"smithy.api#jsonName": "any"});
    let project = Project::new(models::of_shapes(&shapes));
    project.codegen(&[]).exits_with(0);
    let act = read(&project, "src/operations/act.rs");
    for line in [
        "- HTTP: `GET /{Id}?a`",
        "- In the path",
        "- In the query, as `t`, where logs can show it",
        "- In the header `X-When`",
        "- Name in JSON: `any`",
        "any = \"any\";",
        "token = bound(\"Token\", Place::Query(\"t\"));",
    ] {
        assert!(act.contains(line), "{line} isn't in\n{act}");
    }
}
