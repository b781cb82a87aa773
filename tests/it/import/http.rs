//! HTTP bindings: methods, URIs, and the parts of messages that members are.

use codegen::model::Model as Parsed;
use serde_json::{Value, json};

use crate::import::problems::problem;
use crate::import::{Model, Service, assert_all};

/// A service that speaks restJson1, with an operation that has this URI, and an input with these
/// members, all required.
#[allow(clippy::needless_pass_by_value, reason = "calls with `json!` are easier to read like this")]
fn rest(uri: &str, members: Value) -> Service {
    let names: Vec<_> = members.as_object().expect("it is an object").keys().collect();
    let input = json!({"type": "structure", "members": members, "required": names});
    Service::new()
        .metadata("protocol", json!("rest-json"))
        .metadata("targetPrefix", Value::Null)
        .act("http", json!({"method": "PUT", "requestUri": uri}))
        .shape("ActRequest", input)
        .shape(
            "Texts",
            json!({"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}}),
        )
}

/// The model, which keeps the rules of Smithy.
#[track_caller]
fn model(service: &Service) -> Model {
    let model = service.model();
    if let Err(errors) = Parsed::parse(&model.0.to_string()) {
        panic!("the model isn't accepted:\n{errors}");
    }
    model
}

#[test]
fn an_operation_has_its_request() {
    let member = |name: &str, location: &str| json!({name: {"shape": "Text", "location": "uri", "locationName": location}});
    let cases = [
        ("/", json!({}), "/"),
        ("/a/?b=1&c", json!({}), "/a/?b=1&c"),
        ("/a/{Name}", json!({"Name": {"shape": "Text", "location": "uri"}}), "/a/{Name}"),
        ("/a/{some-name}/b", member("Name", "some-name"), "/a/{Name}/b"),
        ("/a/{name+}", member("Name", "name"), "/a/{Name+}"),
        ("/a/{name+}/b?c=d", member("Name", "name"), "/a/{Name+}/b?c=d"),
    ];
    assert_all(
        cases.map(|(uri, members, expected)| ((uri, members), expected.to_owned())),
        |(uri, members)| {
            let model = model(&rest(uri, members.clone()));
            let http = model.of_shape("Act", "smithy.api#http");
            assert_eq!(http["method"], "PUT");
            http["uri"].as_str().unwrap_or_default().to_owned()
        },
    );
    let request = json!({"method": "POST", "requestUri": "/", "responseCode": 202});
    let service = rest("/", json!({})).act("http", request);
    let http = json!({"method": "POST", "uri": "/", "code": 202});
    assert_eq!(*model(&service).of_shape("Act", "smithy.api#http"), http);
}

#[test]
fn a_member_is_the_part_of_a_message_that_its_location_names() {
    let cases = [
        ("uri", "member", "Text", "smithy.api#httpLabel", json!({})),
        ("querystring", "a", "Text", "smithy.api#httpQuery", json!("a")),
        ("querystring", "a", "Texts", "smithy.api#httpQueryParams", json!({})),
        ("header", "X-A", "Text", "smithy.api#httpHeader", json!("X-A")),
        ("headers", "X-Meta-", "Texts", "smithy.api#httpPrefixHeaders", json!("X-Meta-")),
        ("statusCode", "a", "Number", "smithy.api#httpResponseCode", json!({})),
    ];
    let cases = cases.map(|(location, name, target, id, value)| {
        ((location, name, target), json!({id: value, "smithy.api#required": {}}))
    });
    assert_all(cases, |(location, name, target)| {
        let member = json!({"shape": target, "location": location, "locationName": name});
        let uri = if *location == "uri" { "/{member}" } else { "/" };
        let model = model(&rest(uri, json!({"Member": member})));
        model.shape("ActRequest")["members"]["Member"]["traits"].clone()
    });
}

#[test]
fn names_of_locations_are_those_of_members_if_they_arent_given() {
    for (location, id) in
        [("querystring", "smithy.api#httpQuery"), ("header", "smithy.api#httpHeader")]
    {
        let member = json!({"shape": "Text", "location": location});
        let model = model(&rest("/", json!({"Member": member})));
        assert_eq!(*model.of_member("ActRequest", "Member", id), "Member");
    }
    let member = json!({"shape": "Texts", "location": "headers"});
    let model = model(&rest("/", json!({"Member": member})));
    assert_eq!(*model.of_member("ActRequest", "Member", "smithy.api#httpPrefixHeaders"), "");
}

#[test]
fn members_in_the_body_have_names_in_json_and_the_whole_body_has_none() {
    let member = json!({"shape": "Text", "locationName": "member"});
    let service = rest("/", json!({"Member": member}));
    let named = model(&service);
    assert_eq!(*named.of_member("ActRequest", "Member", "smithy.api#jsonName"), "member");
    let whole = model(&service.set(&["shapes", "ActRequest", "payload"], json!("Member")));
    assert_eq!(*whole.of_member("ActRequest", "Member", "smithy.api#jsonName"), Value::Null);
    assert_eq!(*whole.of_member("ActRequest", "Member", "smithy.api#httpPayload"), json!({}));
}

#[test]
fn a_stream_is_required_or_empty_by_default() {
    let output = |required: Value| {
        json!({
            "type": "structure",
            "members": {"Body": {"shape": "Bytes"}},
            "payload": "Body",
            "required": required,
        })
    };
    let bytes = json!({"type": "blob", "streaming": true});
    for (required, default) in [(json!(["Body"]), Value::Null), (json!([]), json!(""))] {
        let service = rest("/", json!({})).shape("Bytes", bytes.clone());
        let model = model(&service.shape("ActResponse", output(required)));
        assert_eq!(*model.of_shape("Bytes", "smithy.api#streaming"), json!({}));
        assert_eq!(*model.of_shape("Bytes", "smithy.api#default"), Value::Null);
        assert_eq!(*model.of_member("ActResponse", "Body", "smithy.api#default"), default);
    }
    let member = json!({
        "type": "structure",
        "members": {"Body": {"shape": "Bytes", "streaming": true}},
        "payload": "Body",
    });
    let service = rest("/", json!({})).shape("Bytes", json!({"type": "blob"}));
    let model = model(&service.shape("ActResponse", member));
    assert_eq!(*model.of_shape("Bytes", "smithy.api#streaming"), json!({}));
}

#[test]
fn json_in_headers_has_its_media_type_although_its_shape_is_also_text() {
    let header = |name: &str| json!({"shape": "Text", "jsonvalue": true, "location": "header", "locationName": name});
    let media_type = "smithy.api#mediaType";
    let model = model(&rest("/", json!({"Json": header("a"), "Text": {"shape": "Text"}})));
    let target = |member: &str| model.shape("ActRequest")["members"][member]["target"].clone();
    assert_eq!(target("Json"), "com.amazonaws.test#SynthesizedJsonText");
    assert_eq!(target("Text"), "com.amazonaws.test#Text");
    assert_eq!(*model.of_shape("SynthesizedJsonText", media_type), "application/json");
    assert_eq!(*model.of_shape("Text", media_type), Value::Null);
}

#[test]
fn the_service_has_a_name_that_is_free() {
    for (id, shape, expected) in
        [("Test", "Other", "Test"), ("Test", "TEST", "TestService"), ("Act", "Other", "ActService")]
    {
        let service = rest("/", json!({})).shape(shape, json!({"type": "string"}));
        let service = service.metadata("serviceId", json!(id));
        let model = service.model();
        let shapes = model.0["shapes"].as_object().expect("the shapes are an object");
        let mut services = shapes.iter().filter(|(_, shape)| shape["type"] == "service");
        let name = services.next().and_then(|(id, _)| id.split('#').next_back());
        assert_eq!(name, Some(expected));
    }
}

#[test]
fn locations_mean_nothing_to_awsjson() {
    let member = json!({"shape": "Text", "location": "header", "locationName": "a"});
    let request = json!({"type": "structure", "members": {"Member": member}, "payload": "Member"});
    let http = json!({"method": "POST", "requestUri": "/"});
    let model = model(&Service::new().shape("ActRequest", request).act("http", http));
    let expected = json!({"smithy.api#jsonName": "a"});
    assert_eq!(model.shape("ActRequest")["members"]["Member"]["traits"], expected);
    assert_eq!(*model.of_shape("Act", "smithy.api#http"), Value::Null);
}

#[test]
fn wrong_bindings_are_named() {
    let as_it_is = "help: pass the file as botocore publishes it";
    let problems = rest("/{a}", json!({})).problems();
    let message = format!("`{{a}}` in `/{{a}}` is the label of no input member\n  {as_it_is}");
    assert_eq!(problems, problem("Act: ", &message));
    let problems = rest("/", json!({"Member": {"shape": "Text", "location": "body"}})).problems();
    let message = "the location `body` is unknown\n  help: the locations are `uri`, `querystring`, \
                   `header`, `headers` and `statusCode`";
    assert_eq!(problems, problem("ActRequest$Member: ", message));
    let payload = json!({"type": "structure", "members": {}, "payload": "Gone"});
    let problems = rest("/", json!({})).shape("ActRequest", payload).problems();
    let message = format!("`payload` is `Gone`, which isn't a member\n  {as_it_is}");
    assert_eq!(problems, problem("ActRequest: ", &message));
    let problems = rest("/", json!({})).act("http", Value::Null).problems();
    assert_eq!(problems, problem("Act: ", &format!("has no object `http`\n  {as_it_is}")));
}
