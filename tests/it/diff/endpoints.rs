//! Changes of the rules by which endpoints are found.

use serde_json::{Value, json};
use support::models;

use super::{diff, lines};

/// A service whose rules have these parameters, next to the region, and one address.
fn rules(parameters: Value, url: &str) -> Value {
    let mut all = json!({"Region": {"type": "string", "builtIn": "AWS::Region",
        "documentation": "The region."}});
    let Value::Object(parameters) = parameters else { panic!("parameters are an object") };
    all.as_object_mut().expect("it is an object").extend(parameters);
    let mut service = models::service("1", ["test#Act"]);
    service["traits"]["smithy.rules#endpointRuleSet"] = json!({
        "version": "1.0", "parameters": all,
        "rules": [{"type": "endpoint", "conditions": [], "endpoint": {"url": url}}],
    });
    json!({"test#Service": service})
}

/// The changes if only the parameter `Fast` differs; `null` if it isn't there.
fn of_parameters(old: Value, new: Value) -> Vec<String> {
    let of = |parameter: Value| {
        let parameters = match parameter {
            Value::Null => json!({}),
            parameter => json!({"Fast": parameter}),
        };
        rules(parameters, "https://example.com")
    };
    lines(&diff(of(old), of(new)))
}

#[test]
fn parameters_are_fields_that_code_sets() {
    let flag = || json!({"type": "boolean", "documentation": "Fast."});
    let with_default = |default: bool| json!({"type": "boolean", "documentation": "Fast.", "required": true, "default": default});
    let text = |is_required: bool| json!({"type": "string", "documentation": "Fast.", "required": is_required});
    let none = || Value::Null;
    let cases = [
        (flag(), none(), "major EndpointParams.fast was removed"),
        (none(), flag(), "minor EndpointParams.fast was added: `Option<bool>`"),
        (none(), with_default(false), "minor EndpointParams.fast was added: `bool`"),
        (none(), text(true), "major EndpointParams.fast was added: required `Option<String>`"),
        (text(false), text(true), "major EndpointParams.fast became required"),
        (text(true), text(false), "minor EndpointParams.fast became optional"),
        (
            with_default(false),
            with_default(true),
            "minor EndpointParams.fast has the default `true`",
        ),
        (flag(), text(false), "major EndpointParams.fast is `Option<String>`, was `Option<bool>`"),
    ];
    for (old, new, change) in cases {
        assert_eq!(of_parameters(old.clone(), new.clone()), [change], "{old} to {new}");
    }
    let other = json!({"type": "boolean", "documentation": "Slow."});
    assert_eq!(of_parameters(flag(), other), [""; 0], "only documentation");
}

#[test]
fn other_rules_are_other_behavior() {
    let of = |url: &str| rules(json!({}), url);
    assert_eq!(
        lines(&diff(of("https://a.example.com"), of("https://b.example.com"))),
        ["minor Endpoint finds endpoints by other rules"]
    );
    assert_eq!(lines(&diff(of("https://example.com"), of("https://example.com"))), [""; 0]);
}

#[test]
fn operations_give_values_to_the_rules() {
    let of = |is_fast: bool| {
        let mut shapes = rules(
            json!({"Fast": {"type": "boolean", "documentation": "Fast."}}),
            "https://example.com",
        );
        shapes["test#Act"] = json!({"type": "operation", "input": {"target": "test#Input"},
            "traits": {"smithy.rules#staticContextParams": {"Fast": {"value": is_fast}}}});
        shapes
    };
    assert_eq!(
        lines(&diff(of(false), of(true))),
        ["minor operations::Act gives other values to the rules that find endpoints"]
    );
}
