//! Examples of operations.

use codegen::import::Part;
use serde_json::{Value, json};

use crate::import::{Service, assert_all};

/// The examples of the operation.
fn examples(examples: &Value) -> Value {
    let structure = json!({"type": "structure", "members": {
        "Text": {"shape": "Text"},
        "Number": {"shape": "Number"},
        "Flag": {"shape": "Flag"},
        "Time": {"shape": "Time"},
        "Times": {"shape": "Times"},
        "ByName": {"shape": "ByName"},
    }});
    let service = Service::new()
        .shape("ActRequest", structure.clone())
        .shape("ActResponse", structure)
        .shape("Flag", json!({"type": "boolean"}))
        .shape("Time", json!({"type": "timestamp"}))
        .shape("Times", json!({"type": "list", "member": {"shape": "Time"}}))
        .shape(
            "ByName",
            json!({"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Time"}}),
        )
        .file(Part::Examples, json!({"examples": {"Act": examples, "Gone": [{}]}}));
    let model = service.model();
    model.generates();
    model.of_shape("Act", "smithy.api#examples").clone()
}

#[test]
fn an_example_has_a_title_an_input_and_an_output() {
    let cases = [
        (
            json!({"id": "act-1", "title": "To act", "description": "Acts.", "comments": {}}),
            json!({"title": "To act", "documentation": "Acts."}),
        ),
        (json!({"id": "act-1"}), json!({"title": "act-1"})),
        (
            json!({"title": "x", "input": {"Text": "a"}, "output": {"Text": "b"}}),
            json!({"title": "x", "input": {"Text": "a"}, "output": {"Text": "b"}}),
        ),
        (json!({"title": "x", "input": {}, "output": {}}), json!({"title": "x", "output": {}})),
    ];
    assert_all(cases, |example| examples(&json!([example]))[0].clone());
    assert_eq!(examples(&json!([])), Value::Null);
}

#[test]
fn values_have_the_types_of_their_shapes() {
    let cases = [
        (json!({"Text": "5"}), json!({"Text": "5"})),
        (json!({"Number": "-5"}), json!({"Number": -5})),
        (json!({"Number": "many"}), json!({"Number": "many"})),
        (json!({"Flag": "true"}), json!({"Flag": true})),
        (json!({"Flag": "yes"}), json!({"Flag": "yes"})),
        (json!({"Times": ["1970-01-02", 5]}), json!({"Times": [86400, 5]})),
        (json!({"ByName": {"a": "1970-01-02"}}), json!({"ByName": {"a": 86400}})),
        (json!({"Unknown": {"a": null}}), json!({"Unknown": {"a": null}})),
    ];
    assert_all(cases, |input| {
        examples(&json!([{"title": "x", "input": input}]))[0]["input"].clone()
    });
}

#[test]
fn timestamps_are_seconds_since_1970() {
    let cases = [
        ("1481841524", json!(1_481_841_524)),
        ("1481841524.5", json!(1_481_841_524.5)),
        ("1.4648064601E9", json!(1_464_806_460.1)),
        ("-1.5", json!(-1.5)),
        ("2016-12-14T18:25:43Z", json!(1_481_739_943)),
        ("2016-12-14T18:25:43.25Z", json!(1_481_739_943.25)),
        ("2016-12-14T18:25:43.2496Z", json!(1_481_739_943.249_6)),
        ("2016-12-14T18:25:43.000000+00:00", json!(1_481_739_943)),
        ("2016-12-14 18:25:43", json!(1_481_739_943)),
        ("2016-12-14T18:25Z", json!(1_481_739_900)),
        ("2016-12-14T11:25:43-07:00", json!(1_481_739_943)),
        ("2016-12-14T19:55:43+0130", json!(1_481_739_943)),
        ("20161214T182543Z", json!(1_481_739_943)),
        ("20161214T1825Z", json!(1_481_739_900)),
        ("2016-12-14", json!(1_481_673_600)),
        ("2016-02-29", json!(1_456_704_000)),
        ("1969-12-31T23:59:59.5Z", json!(-0.5)),
    ];
    // A value that isn't a timestamp stays as it is.
    let others = [
        "",
        "now",
        "2017-02-29",
        "2016-13-01",
        "2016-12-14T018:25:43Z",
        "2016-12-14T24:00Z",
        "2016-12-14T18:25:60Z",
        "2016-12-14T18:25:43+0é0",
        "Wed, 14 Dec 2016 18:25:43 GMT",
    ];
    let cases = cases.into_iter().chain(others.map(|text| (text, json!(text))));
    assert_all(cases, |text| {
        let example = json!([{"title": "x", "input": {"Time": text}}]);
        examples(&example)[0]["input"]["Time"].clone()
    });
}
