//! Traits of the service, and names.

use codegen::import::Options;
use serde_json::{Value, json};

use crate::import::{Service, assert_all};

/// The traits of the service.
fn traits(service: &Service) -> Value {
    let model = service.model();
    model.generates();
    model.shape("TestService")["traits"].clone()
}

#[test]
fn versions_of_awsjson_are_distinguished() {
    let cases = [
        (json!({}), "aws.protocols#awsJson1_0"),
        (json!({"jsonVersion": "1.0"}), "aws.protocols#awsJson1_0"),
        (json!({"jsonVersion": "1.1"}), "aws.protocols#awsJson1_1"),
    ];
    for (metadata, id) in cases {
        let metadata = metadata.as_object().expect("it is an object");
        let service = metadata
            .iter()
            .fold(Service::new(), |service, (key, value)| service.metadata(key, value.clone()));
        assert_eq!(traits(&service)[id], json!({}), "{metadata:?}");
    }
}

#[test]
fn the_model_keeps_rpcv2cbor_but_not_awsquery() {
    let protocols = json!(["smithy-rpc-v2-cbor", "json", "query"]);
    let service = Service::new().metadata("protocols", protocols);
    let traits = traits(&service.metadata("protocol", json!("smithy-rpc-v2-cbor")));
    for (id, expected) in [
        ("smithy.protocols#rpcv2Cbor", json!({})),
        ("aws.protocols#awsJson1_0", json!({})),
        ("aws.protocols#awsQuery", Value::Null),
    ] {
        assert_eq!(traits[id], expected, "{id}");
    }
}

#[test]
fn a_service_needs_no_awsjson() {
    for (name, id) in [
        ("rest-json", "aws.protocols#restJson1"),
        ("smithy-rpc-v2-cbor", "smithy.protocols#rpcv2Cbor"),
    ] {
        let http = json!({"method": "POST", "requestUri": "/"});
        let service = Service::new().metadata("protocol", json!(name)).act("http", http);
        let model = service.model();
        let traits = model.shape("TestService")["traits"].as_object().expect("it has traits");
        let protocols: Vec<_> = traits.keys().filter(|id| id.contains("protocols#")).collect();
        assert_eq!(protocols, [id]);
    }
}

#[test]
fn metadata_becomes_traits() {
    let cases = [
        ("awsQueryCompatible", json!({}), "aws.protocols#awsQueryCompatible", json!({})),
        ("serviceFullName", json!("The Test"), "smithy.api#title", json!("The Test")),
        ("auth", json!(["aws.auth#sigv4"]), "aws.auth#sigv4", json!({"name": "test"})),
        (
            "auth",
            json!(["aws.auth#sigv4a", "smithy.api#noAuth", "aws.auth#sigv4"]),
            "smithy.api#auth",
            json!(["aws.auth#sigv4a", "aws.auth#sigv4"]),
        ),
        ("auth", json!(["smithy.api#httpBearerAuth"]), "smithy.api#httpBearerAuth", json!({})),
        ("signatureVersion", json!("bearer"), "smithy.api#httpBearerAuth", json!({})),
        ("signatureVersion", json!("v4"), "aws.auth#sigv4", json!({"name": "test"})),
        ("signingName", json!("signed"), "aws.auth#sigv4", json!({"name": "signed"})),
    ];
    let cases = cases.map(|(key, value, id, expected)| ((key, value, id), expected));
    assert_all(cases, |(key, value, id)| {
        traits(&Service::new().metadata(key, value.clone()))[id].clone()
    });
}

#[test]
fn the_page_of_documentation_is_named_only_if_it_is_unusual() {
    for (uid, expected) in
        [("test-2026-01-02", Value::Null), ("old-2026-01-02", json!("old-2026-01-02"))]
    {
        let service = Service::new().metadata("uid", json!(uid));
        assert_eq!(traits(&service)["aws.api#service"]["docId"], expected);
    }
}

#[test]
fn parameters_for_endpoints_and_their_finder_are_kept() {
    let parameters = json!({"Fast": {"type": "boolean", "documentation": "Whether to hurry."}});
    let service = Service::new().set(&["clientContextParams"], parameters.clone());
    let traits = traits(&service.act("endpointoperation", json!(true)));
    assert_eq!(traits["smithy.rules#clientContextParams"], parameters);
    let finder = json!({"operation": "com.amazonaws.test#Act"});
    assert_eq!(traits["aws.api#clientEndpointDiscovery"], finder);
}

#[test]
fn the_service_has_the_name_that_requests_use() {
    let prefix = json!("com.example.v1.Prefixed_20260102");
    let service = Service::new().metadata("targetPrefix", prefix);
    assert_eq!(service.model().shape("com.amazonaws.test#Prefixed_20260102")["type"], "service");
}

#[test]
fn the_namespace_is_made_from_the_name_of_sdks() {
    let service = Service::new().metadata("serviceId", json!("Route 53-Recovery"));
    assert_eq!(service.model().shape("com.amazonaws.route53recovery#Act")["type"], "operation");
}

#[test]
fn names_can_be_chosen() {
    let namespace = Some("org.example".to_owned());
    let options = Options { namespace, service: Some("Chosen".to_owned()) };
    let service = Service { options, ..Service::new() };
    let model = service.metadata("targetPrefix", Value::Null).model();
    assert_eq!(model.shape("org.example#Chosen")["type"], "service");
    assert_eq!(model.shape("org.example#Act")["input"]["target"], "org.example#ActRequest");
    model.generates();
}
