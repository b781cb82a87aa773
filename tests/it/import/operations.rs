//! Traits of operations.

use codegen::import::Part;
use serde_json::{Value, json};

use crate::import::{Service, assert_all};

/// A service whose input and output have tokens, items and a size.
fn paged() -> Service {
    let list = json!({"type": "list", "member": {"shape": "Text"}});
    let inner = json!({"type": "structure", "required": ["Always"], "members": {
        "Always": {"shape": "Text"},
        "Token": {"shape": "Text"},
        "Items": {"shape": "Items"},
    }});
    let response = json!({"type": "structure", "required": ["Always"], "members": {
        "Always": {"shape": "Text"},
        "Token": {"shape": "Text"},
        "Count": {"shape": "Number"},
        "Inner": {"shape": "Inner"},
    }});
    let request = json!({"type": "structure", "members": {
        "Token": {"shape": "Text"},
        "Size": {"shape": "Number"},
    }});
    Service::new()
        .shape("ActRequest", request)
        .shape("ActResponse", response)
        .shape("Inner", inner)
        .shape("Items", list)
}

#[test]
fn an_operation_has_its_traits() {
    let cases = [
        ("idempotent", json!(true), json!({"smithy.api#idempotent": {}})),
        ("readonly", json!(true), json!({"smithy.api#readonly": {}})),
        ("authtype", json!("none"), json!({"smithy.api#auth": [], "smithy.api#optionalAuth": {}})),
        ("authtype", json!("v4-unsigned-body"), json!({"aws.auth#unsignedPayload": {}})),
        ("unsignedPayload", json!(true), json!({"aws.auth#unsignedPayload": {}})),
        ("auth", json!(["aws.auth#sigv4a"]), json!({"smithy.api#auth": ["aws.auth#sigv4a"]})),
        (
            "auth",
            json!(["aws.auth#sigv4", "smithy.api#noAuth"]),
            json!({"smithy.api#auth": ["aws.auth#sigv4"], "smithy.api#optionalAuth": {}}),
        ),
        (
            "endpoint",
            json!({"hostPrefix": "data."}),
            json!({"smithy.api#endpoint": {"hostPrefix": "data."}}),
        ),
        (
            "endpointdiscovery",
            json!({"required": true}),
            json!({"aws.api#clientDiscoveredEndpoint": {"required": true}}),
        ),
        (
            "endpointdiscovery",
            json!({}),
            json!({"aws.api#clientDiscoveredEndpoint": {"required": false}}),
        ),
        (
            "requestcompression",
            json!({"encodings": ["gzip"]}),
            json!({"smithy.api#requestCompression": {"encodings": ["gzip"]}}),
        ),
        ("httpChecksumRequired", json!(true), json!({"smithy.api#httpChecksumRequired": {}})),
        (
            "httpChecksum",
            json!({"requestChecksumRequired": true}),
            json!({"smithy.api#httpChecksumRequired": {}}),
        ),
        (
            "staticContextParams",
            json!({"Kind": {"value": "control"}}),
            json!({"smithy.rules#staticContextParams": {"Kind": {"value": "control"}}}),
        ),
        (
            "operationContextParams",
            json!({"Arns": {"path": "Items[*].Arn"}}),
            json!({"smithy.rules#operationContextParams": {"Arns": {"path": "Items[*].Arn"}}}),
        ),
    ];
    let cases = cases.map(|(key, value, traits)| ((key, value), traits));
    assert_all(cases, |(key, value)| {
        let model = Service::new().act(key, value.clone()).model();
        model.generates();
        model.shape("Act")["traits"].clone()
    });
}

#[test]
fn pages_are_imported_if_smithy_can_express_their_paths() {
    let pages = |token: &str, next: &str| json!({"inputToken": token, "outputToken": next});
    let cases = [
        (json!({"input_token": "Token", "output_token": "Token"}), pages("Token", "Token")),
        (json!({"input_token": ["Token"], "output_token": ["Token"]}), pages("Token", "Token")),
        (
            json!({"input_token": "Token", "output_token": "Inner.Token || Token"}),
            pages("Token", "Inner.Token"),
        ),
        // Several tokens, expressions, and members that don't exist.
        (
            json!({"input_token": ["Token", "Size"], "output_token": ["Token", "Count"]}),
            Value::Null,
        ),
        (json!({"input_token": "Token", "output_token": "Inner.Items[-1]"}), Value::Null),
        (json!({"input_token": "Gone", "output_token": "Token"}), Value::Null),
        (json!({"output_token": "Token"}), Value::Null),
        // A token that every page has.
        (json!({"input_token": "Token", "output_token": "Always"}), Value::Null),
        (json!({"input_token": "Token", "output_token": "Inner.Always"}), Value::Null),
        // A size that isn't a number.
        (
            json!({"input_token": "Token", "output_token": "Token", "limit_key": "Token"}),
            pages("Token", "Token"),
        ),
        (
            json!({
                "input_token": "Token",
                "output_token": "Token",
                "limit_key": "Size",
                "result_key": ["Count", "Inner.Items"],
            }),
            json!({
                "inputToken": "Token",
                "outputToken": "Token",
                "items": "Inner.Items",
                "pageSize": "Size",
            }),
        ),
    ];
    assert_all(cases, |pagination| {
        let file = json!({"pagination": {"Act": pagination, "Gone": {}}});
        let model = paged().file(Part::Paginators, file).model();
        model.generates();
        model.of_shape("Act", "smithy.api#paginated").clone()
    });
}
