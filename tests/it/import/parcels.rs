//! A whole description, from its files.

use std::fs;
use std::io::Write as _;

use codegen::import::{Description, Options, Part, import};
use codegen::{Config, generate};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use support::repository;

use crate::import::Model;

fn content(part: Part) -> Vec<u8> {
    let path = format!("tests/import/parcels/{}", part.file_name());
    fs::read(repository(&path)).expect("the repository has the file")
}

fn gzipped(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).expect("memory can be written");
    encoder.finish().expect("memory can be written")
}

fn description(pack: impl Fn(&[u8]) -> Vec<u8>) -> Description {
    let mut description = Description::default();
    for part in Part::ALL {
        description.add(part, part.file_name(), pack(&content(part)));
    }
    description
}

fn text() -> String {
    import(&description(<[u8]>::to_vec), &Options::default()).expect("the description is right")
}

#[test]
fn the_model_is_accepted_and_every_operation_generated() {
    let tree = generate(&text(), &Config::default()).expect("the model is right").tree;
    let files: Vec<_> = tree.files().map(|(path, _)| path).collect();
    for operation in ["send_parcel", "list_parcels", "ping"] {
        let path = format!("src/operations/{operation}.rs");
        assert!(files.contains(&path.as_str()), "{path} is missing: {files:?}");
    }
}

#[test]
fn the_service_has_what_requests_need() {
    let model = Model::parse(&text());
    let service = model.shape("com.amazonaws.parcelpost#ParcelPost_20260102");
    let id = |name: &str| json!({"target": format!("com.amazonaws.parcelpost#{name}")});
    let mut traits = service["traits"].clone();
    let rules = traits["smithy.rules#endpointRuleSet"].take();
    let tests = traits["smithy.rules#endpointTests"].take();
    let expected = json!({
        "type": "service",
        "version": "2026-01-02",
        "operations": [id("ListParcels"), id("ping"), id("SendParcel")],
        "traits": {
            "aws.api#service": {
                "sdkId": "Parcel Post",
                "docId": "parcels-2026-01-02",
                "endpointPrefix": "parcels",
            },
            "aws.auth#sigv4": {"name": "post"},
            "aws.protocols#awsJson1_1": {},
            "smithy.api#documentation": "<p>Sends parcels.</p>",
            "smithy.api#title": "Example Parcel Post",
            "smithy.rules#endpointRuleSet": null,
            "smithy.rules#endpointTests": null,
        },
    });
    let mut service = service.clone();
    service["traits"] = traits;
    assert_eq!(service, expected);
    for (part, value) in [(Part::EndpointRules, rules), (Part::EndpointTests, tests)] {
        let file = content(part);
        assert_eq!(value, serde_json::from_slice::<Value>(&file).expect("it is JSON"));
    }
}

#[test]
fn an_operation_has_traits_from_several_files() {
    let id = |name: &str| json!({"target": format!("com.amazonaws.parcelpost#{name}")});
    let model = Model::parse(&text());
    let list = json!({
        "type": "operation",
        "input": id("ListParcelsRequest"),
        "output": id("ListParcelsResponse"),
        "traits": {
            "smithy.api#auth": [],
            "smithy.api#optionalAuth": {},
            "smithy.api#paginated": {
                "inputToken": "Next",
                "outputToken": "Next",
                "items": "Parcels",
                "pageSize": "PageSize",
            },
            "smithy.api#readonly": {},
        },
    });
    assert_eq!(*model.shape("ListParcels"), list);
    let send = json!({
        "type": "operation",
        "input": id("SendParcelRequest"),
        "output": id("SendParcelResponse"),
        "errors": [id("AddressUnknown"), id("TooManyParcels")],
        "traits": {
            "smithy.api#documentation": "<p>Sends a parcel.</p> <note> \
                <p>It can't be called <i>back</i>.</p> </note>",
            "smithy.api#endpoint": {"hostPrefix": "counter."},
            "smithy.api#examples": [{
                "title": "A parcel to Jane",
                "documentation": "Sends a parcel to Jane.",
                "input": {"Parcel": {"Recipient": "Jane", "Grams": 250, "Fragile": true}},
                "output": {"Parcel": {"Recipient": "Jane", "Posted": 1_767_323_045}},
            }],
            "smithy.api#idempotent": {},
        },
    });
    assert_eq!(*model.shape("SendParcel"), send);
}

#[test]
fn an_operation_without_input_and_output_has_units() {
    let expected = json!({
        "type": "operation",
        "input": {"target": "smithy.api#Unit"},
        "output": {"target": "smithy.api#Unit"},
        "traits": {
            "smithy.api#deprecated": {"since": "2026-01-03", "message": "Ask for parcels."},
        },
    });
    assert_eq!(*Model::parse(&text()).shape("ping"), expected);
}

#[test]
fn shapes_are_in_the_order_of_their_ids_and_members_in_that_of_the_description() {
    let text = text();
    let places = |words: &[&str]| -> Vec<usize> {
        let place = |word: &&str| text.find(&format!("\"{word}\": {{"));
        words.iter().map(|word| place(word).unwrap_or_else(|| panic!("no {word}"))).collect()
    };
    let shapes = ["AddressUnknown", "Contents", "Flag", "Parcel", "SendParcel", "Time", "ping"]
        .map(|name| format!("com.amazonaws.parcelpost#{name}"));
    assert!(places(&shapes.each_ref().map(String::as_str)).is_sorted(), "{text}");
    assert!(places(&["Recipient", "Label", "Grams", "Posted", "Fragile"]).is_sorted(), "{text}");
}

#[test]
fn the_text_is_indented_and_ends_with_a_line_break() {
    let text = text();
    assert!(text.starts_with("{\n  \"smithy\": \"2.0\",\n  \"shapes\": {\n    \"com.amazonaws."));
    assert!(text.ends_with("\n  }\n}\n"));
}

#[test]
fn gzipped_files_give_the_same_model() {
    let packed = import(&description(gzipped), &Options::default());
    assert_eq!(packed.expect("the description is right"), text());
}

#[test]
fn the_other_files_may_be_missing() {
    let mut description = Description::default();
    description.add(Part::Service, "service-2.json", content(Part::Service));
    let model = import(&description, &Options::default()).expect("the description is right");
    let model = Model::parse(&model);
    for (operation, id) in [
        ("ListParcels", "smithy.api#paginated"),
        ("SendParcel", "smithy.api#examples"),
        ("ParcelPost_20260102", "smithy.rules#endpointRuleSet"),
        ("ParcelPost_20260102", "smithy.rules#endpointTests"),
    ] {
        assert_eq!(*model.of_shape(operation, id), Value::Null, "{operation}, {id}");
    }
    model.generates();
}
