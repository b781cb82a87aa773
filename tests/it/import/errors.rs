//! Errors of operations.

use serde_json::{Value, json};

use crate::import::{Service, assert_all};

/// The traits of an error with this description.
fn traits(service: Service, error: &Value) -> Value {
    let mut shape = json!({"type": "structure", "members": {"message": {"shape": "Text"}}});
    for (key, value) in error.as_object().expect("it is an object") {
        shape[key] = value.clone();
    }
    let service = service.act("errors", json!([{"shape": "Failure"}])).shape("Failure", shape);
    let model = service.model();
    model.generates();
    model.shape("Failure")["traits"].clone()
}

#[test]
fn an_error_has_its_fault_and_its_status() {
    let cases = [
        (json!({}), json!({"smithy.api#error": "client"})),
        (json!({"fault": true}), json!({"smithy.api#error": "server"})),
        (json!({"error": {"fault": true}}), json!({"smithy.api#error": "server"})),
        (
            json!({"error": {"httpStatusCode": 404, "senderFault": true}}),
            json!({"smithy.api#error": "client", "smithy.api#httpError": 404}),
        ),
        (
            json!({"error": {"httpStatusCode": 503}}),
            json!({"smithy.api#error": "server", "smithy.api#httpError": 503}),
        ),
        (
            json!({"retryable": {"throttling": false}}),
            json!({"smithy.api#error": "client", "smithy.api#retryable": {}}),
        ),
        (
            json!({"retryable": {"throttling": true}}),
            json!({"smithy.api#error": "client", "smithy.api#retryable": {"throttling": true}}),
        ),
    ];
    assert_all(cases, |error| traits(Service::new(), error));
}

#[test]
fn an_exception_that_no_operation_names_is_an_error() {
    let shape = json!({"type": "structure", "members": {}, "exception": true});
    let model = Service::new().shape("Failure", shape).model();
    assert_eq!(*model.of_shape("Failure", "smithy.api#error"), "client");
}
