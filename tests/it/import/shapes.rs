//! Data shapes and their members.

use serde_json::{Value, json};

use crate::import::{Model, Service, assert_all};

/// The model of a description with this shape, targeted by a member of the input.
#[track_caller]
fn of(shape: Value) -> Model {
    let request = json!({"type": "structure", "members": {"Member": {"shape": "Shape"}}});
    Service::new().shape("ActRequest", request).shape("Shape", shape).model()
}

/// The model of a description whose input has this member.
#[track_caller]
fn with_member(member: &Value) -> Model {
    let request = json!({"type": "structure", "members": {"Member": member}});
    Service::new().shape("ActRequest", request).model()
}

#[test]
fn every_type_becomes_a_type_of_smithy() {
    let types = [
        ("bigdecimal", "bigDecimal"),
        ("bigDecimal", "bigDecimal"),
        ("biginteger", "bigInteger"),
        ("bigInteger", "bigInteger"),
        ("blob", "blob"),
        ("boolean", "boolean"),
        ("byte", "byte"),
        ("character", "string"),
        ("double", "double"),
        ("float", "float"),
        ("integer", "integer"),
        ("long", "long"),
        ("short", "short"),
        ("string", "string"),
        ("timestamp", "timestamp"),
    ];
    assert_all(types.map(|(one, other)| (one, json!({"type": other}))), |one| {
        let model = of(json!({"type": one}));
        model.generates();
        model.shape("Shape").clone()
    });
}

#[test]
fn lists_and_maps_have_their_members() {
    let list = json!({
        "type": "list",
        "member": {"shape": "Text", "locationName": "item", "documentation": "<p>One.</p>"},
        "max": 5,
        "sparse": true,
        "uniqueItems": true,
    });
    let expected = json!({
        "type": "list",
        "member": {
            "target": "com.amazonaws.test#Text",
            "traits": {"smithy.api#documentation": "<p>One.</p>"},
        },
        "traits": {
            "smithy.api#length": {"min": 0, "max": 5},
            "smithy.api#sparse": {},
            "smithy.api#uniqueItems": {},
        },
    });
    assert_eq!(*of(list).shape("Shape"), expected);
    let map = json!({
        "type": "map",
        "key": {"shape": "Text", "locationName": "key"},
        "value": {"shape": "Number"},
        "min": 1,
    });
    let expected = json!({
        "type": "map",
        "key": {"target": "com.amazonaws.test#Text"},
        "value": {"target": "com.amazonaws.test#Number"},
        "traits": {"smithy.api#length": {"min": 1}},
    });
    assert_eq!(*of(map).shape("Shape"), expected);
}

#[test]
fn bounds_are_lengths_or_ranges() {
    let cases = [
        (json!({"type": "string", "max": 5}), json!({"smithy.api#length": {"min": 0, "max": 5}})),
        (json!({"type": "blob", "min": 2}), json!({"smithy.api#length": {"min": 2}})),
        (json!({"type": "integer", "max": 5}), json!({"smithy.api#range": {"max": 5}})),
        (
            json!({"type": "double", "min": -0.5, "max": 1}),
            json!({"smithy.api#range": {"min": -0.5, "max": 1}}),
        ),
    ];
    assert_all(cases, |shape| {
        let model = of(shape.clone());
        model.generates();
        model.shape("Shape")["traits"].clone()
    });
}

#[test]
fn patterns_match_whole_strings_unless_the_description_says_otherwise() {
    let patterns = [
        ("[a-z]+", "^[a-z]+$"),
        ("^[a-z]+$", "^[a-z]+$"),
        ("^[a-z]+", "^[a-z]+$"),
        ("[a-z]+$", "^[a-z]+$"),
        (r"a\$", r"^a\$$"),
        ("a.*", "^a"),
        (".*a", "a$"),
        (".*a.*", "a"),
        (".*", "^.*$"),
        (r"a\.*", r"^a\.*$"),
        ("a|b", "^(?:a|b)$"),
        ("(a|b)", "^(a|b)$"),
        ("[a|b]", "^[a|b]$"),
        (r"a\|b", r"^a\|b$"),
        (r"[\]|]", r"^[\]|]$"),
    ];
    assert_all(patterns, |pattern| {
        let model = of(json!({"type": "string", "pattern": pattern}));
        let pattern = model.of_shape("Shape", "smithy.api#pattern");
        pattern.as_str().expect("it has a pattern").to_owned().leak() as &str
    });
}

#[test]
fn enum_members_are_named_by_their_values() {
    let cases: [(&[&str], &[&str]); 8] = [
        (&["a", ""], &["A"]),
        (&["ACTIVE", "Pending", "S3_Bucket"], &["ACTIVE", "Pending", "S3_Bucket"]),
        (
            &["active", "camelCase", "fooBARBaz", "v2Beta"],
            &["ACTIVE", "CAMEL_CASE", "FOO_BAR_BAZ", "V2_BETA"],
        ),
        (&["us-east-1", "a.b c", "-", "/"], &["US_EAST_1", "A_B_C", "EMPTY", "EMPTY_2"]),
        (&["2.0", "_x"], &["_2_0", "X"]),
        (&["a-b", "a.b", "A_B"], &["A_B", "A_B_2", "A_B_3"]),
        (&["Active", "ACTIVE"], &["Active", "ACTIVE_2"]),
        (&["a", "a"], &["A"]),
    ];
    assert_all(cases, |values| {
        let model = of(json!({"type": "string", "enum": values, "min": 1, "pattern": "x"}));
        model.generates();
        let shape = model.shape("Shape");
        assert_eq!(shape["type"], "enum");
        assert_eq!(shape["traits"], Value::Null, "an enum needs no constraint");
        let members = shape["members"].as_object().expect("it has members");
        let name = |value: &&str| {
            let is_it = |member: &Value| member["traits"]["smithy.api#enumValue"] == **value;
            members.iter().find(|(_, member)| is_it(member)).map(|(name, _)| name.as_str())
        };
        let mut names: Vec<&str> = values.iter().filter_map(name).collect();
        names.dedup();
        assert_eq!(members.len(), names.len());
        &*names.into_iter().map(|name| &*name.to_owned().leak()).collect::<Vec<_>>().leak()
    });
}

#[test]
fn structures_unions_streams_and_documents_are_distinguished() {
    let member = json!({"A": {"shape": "Text"}, "B": {"shape": "Text"}});
    let target = json!({"target": "com.amazonaws.test#Text"});
    let members = json!({"A": target, "B": target});
    let structure = json!({"type": "structure", "required": ["B"], "members": member});
    let required =
        json!({"target": "com.amazonaws.test#Text", "traits": {"smithy.api#required": {}}});
    let expected = json!({"type": "structure", "members": {"A": target, "B": required}});
    assert_eq!(*of(structure).shape("Shape"), expected);
    let union = json!({"type": "structure", "union": true, "members": member});
    assert_eq!(*of(union).shape("Shape"), json!({"type": "union", "members": members}));
    let stream = json!({"type": "structure", "eventstream": true, "members": member});
    let streaming = json!({"smithy.api#streaming": {}});
    let expected = json!({"type": "union", "members": members, "traits": streaming});
    assert_eq!(*of(stream).shape("Shape"), expected);
    let document = json!({"type": "structure", "document": true, "members": {}});
    assert_eq!(*of(document).shape("Shape"), json!({"type": "document"}));
}

#[test]
fn streaming_blobs_have_the_trait() {
    let model = of(json!({"type": "blob", "streaming": true}));
    assert_eq!(model.shape("Shape")["traits"], json!({"smithy.api#streaming": {}}));
}

#[test]
fn sensitive_and_deprecated_items_are_marked() {
    let shape = json!({"type": "string", "sensitive": true, "deprecated": true});
    let traits = json!({"smithy.api#sensitive": {}, "smithy.api#deprecated": {}});
    assert_eq!(of(shape).shape("Shape")["traits"], traits);
    let since = json!({"shape": "Text", "deprecated": true, "deprecatedSince": "1.2"});
    let traits = json!({"smithy.api#deprecated": {"since": "1.2"}});
    assert_eq!(with_member(&since).shape("ActRequest")["members"]["Member"]["traits"], traits);
    let not = json!({"shape": "Text", "deprecated": false, "documentation": ""});
    assert_eq!(with_member(&not).shape("ActRequest")["members"]["Member"].get("traits"), None);
}

#[test]
fn members_have_their_traits() {
    let cases = [
        (json!({"idempotencyToken": true}), json!({"smithy.api#idempotencyToken": {}})),
        (json!({"hostLabel": true}), json!({"smithy.api#hostLabel": {}})),
        (
            json!({"contextParam": {"name": "Bucket"}}),
            json!({"smithy.rules#contextParam": {"name": "Bucket"}}),
        ),
        (json!({"locationName": "member"}), json!({"smithy.api#jsonName": "member"})),
        (json!({"locationName": "Member"}), Value::Null),
        (json!({"endpointdiscoveryid": true}), json!({"aws.api#clientEndpointDiscoveryId": {}})),
    ];
    assert_all(cases, |member| {
        let mut member = member.clone();
        member["shape"] = json!("Text");
        with_member(&member).shape("ActRequest")["members"]["Member"]["traits"].clone()
    });
}

#[test]
fn other_names_are_left_out_if_the_service_speaks_awsquery() {
    let member = json!({"shape": "Text", "locationName": "member"});
    let request = json!({"type": "structure", "members": {"Member": member}});
    let service = Service::new().shape("ActRequest", request);
    let model = service.metadata("protocols", json!(["json", "query"])).model();
    assert_eq!(*model.of_member("ActRequest", "Member", "smithy.api#jsonName"), Value::Null);
}

#[test]
fn timestamps_have_their_formats() {
    let formats =
        [("iso8601", "date-time"), ("unixTimestamp", "epoch-seconds"), ("rfc822", "http-date")];
    for (format, expected) in formats {
        let model = of(json!({"type": "timestamp", "timestampFormat": format}));
        assert_eq!(*model.of_shape("Shape", "smithy.api#timestampFormat"), expected);
        let members = json!({"Member": {"shape": "Time", "timestampFormat": format}});
        let request = json!({"type": "structure", "members": members});
        let service = Service::new().shape("ActRequest", request);
        let model = service.shape("Time", json!({"type": "timestamp"})).model();
        let of_member = model.of_member("ActRequest", "Member", "smithy.api#timestampFormat");
        assert_eq!(*of_member, expected);
    }
}

#[test]
fn text_that_is_always_json_has_a_media_type() {
    let json = json!({"shape": "Shape", "jsonvalue": true});
    let plain = json!({"shape": "Shape"});
    for (other, expected) in [(&json, json!("application/json")), (&plain, Value::Null)] {
        let request = json!({"type": "structure", "members": {"A": json, "B": other}});
        let service = Service::new().shape("ActRequest", request);
        let model = service.shape("Shape", json!({"type": "string"})).model();
        assert_eq!(*model.of_shape("Shape", "smithy.api#mediaType"), expected);
    }
}

/// The members of the input target a shape, one of them boxed.
fn boxed(shape: Value) -> Model {
    let members = json!({"Boxed": {"shape": "Shape", "box": true}, "Plain": {"shape": "Shape"}});
    let request = json!({"type": "structure", "members": members});
    Service::new().shape("ActRequest", request).shape("Shape", shape).model()
}

#[test]
fn a_boxed_member_cancels_the_default_of_its_target() {
    for (kind, zero) in [("integer", json!(0)), ("double", json!(0)), ("boolean", json!(false))] {
        let model = boxed(json!({"type": kind}));
        assert_eq!(*model.of_shape("Shape", "smithy.api#default"), zero);
        assert_eq!(*model.of_member("ActRequest", "Plain", "smithy.api#default"), zero);
        let boxed = &model.shape("ActRequest")["members"]["Boxed"]["traits"];
        assert_eq!(*boxed, json!({"smithy.api#default": null}), "it cancels the default");
        model.generates();
    }
    for shape in [json!({"type": "integer", "box": true}), json!({"type": "string"})] {
        let model = boxed(shape);
        assert_eq!(model.shape("Shape").get("traits"), None);
        assert_eq!(model.shape("ActRequest")["members"]["Boxed"].get("traits"), None);
    }
}

#[test]
fn unions_have_no_defaults() {
    let union = json!({"type": "structure", "union": true, "members": {
        "Number": {"shape": "Number", "box": true},
    }});
    let model = of(union);
    assert_eq!(*model.of_shape("Number", "smithy.api#default"), 0);
    assert_eq!(model.shape("Shape")["members"]["Number"].get("traits"), None);
    model.generates();
}

#[test]
fn a_structure_may_contain_itself() {
    let members = json!({"Inner": {"shape": "Shape"}, "List": {"shape": "Shapes"}});
    let request = json!({"type": "structure", "members": members});
    let service = Service::new()
        .shape("ActRequest", request)
        .shape("Shape", json!({"type": "structure", "members": members}))
        .shape("Shapes", json!({"type": "list", "member": {"shape": "Shape"}}));
    service.model().generates();
}

#[test]
fn inputs_and_outputs_are_marked_unless_used_elsewhere() {
    let model = Service::new().model();
    assert_eq!(model.shape("ActRequest")["traits"], json!({"smithy.api#input": {}}));
    assert_eq!(model.shape("ActResponse")["traits"], json!({"smithy.api#output": {}}));
    let nested = json!({"type": "structure", "members": {"Again": {"shape": "ActResponse"}}});
    let model = Service::new().shape("ActRequest", nested).model();
    assert_eq!(model.shape("ActResponse").get("traits"), None);
    let shared = Service::new().act("output", json!({"shape": "ActRequest"})).model();
    assert_eq!(shared.shape("ActRequest").get("traits"), None);
}

#[test]
fn names_that_are_taken_get_an_ending() {
    let members = json!({
        "A": {"shape": "act"},
        "B": {"shape": "text"},
        "C": {"shape": "Text"},
        "D": {"shape": "Testservice"},
    });
    let service = Service::new()
        .shape("ActRequest", json!({"type": "structure", "members": members}))
        .shape("act", json!({"type": "string"}))
        .shape("text", json!({"type": "structure", "members": {}}))
        .shape("Testservice", json!({"type": "string"}));
    let model = service.model();
    let target = |member: &str| &model.shape("ActRequest")["members"][member]["target"];
    assert_eq!(*target("A"), "com.amazonaws.test#actShape", "an operation comes first");
    assert_eq!(*target("B"), "com.amazonaws.test#text", "a structure comes before a string");
    assert_eq!(*target("C"), "com.amazonaws.test#TextShape");
    assert_eq!(*target("D"), "com.amazonaws.test#TestserviceShape", "the service comes first");
    assert_eq!(model.shape("actShape")["type"], "string");
    assert_eq!(model.shape("TextShape")["type"], "string");
    model.generates();
}

#[test]
fn an_error_keeps_its_name() {
    let service = Service::new()
        .act("errors", json!([{"shape": "Text_"}]))
        .shape("text_", json!({"type": "structure", "members": {}}))
        .shape("TEXT_", json!({"type": "structure", "members": {}}))
        .shape("Text_", json!({"type": "structure", "members": {}}));
    let model = service.model();
    assert_eq!(*model.of_shape("Text_", "smithy.api#error"), "client");
    assert_eq!(model.shape("TEXT_Shape")["type"], "structure");
    assert_eq!(model.shape("text_ShapeShape")["type"], "structure");
}
