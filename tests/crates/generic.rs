//! Code that is generic over operations, such as a client.

use std::sync::mpsc;
use std::thread;

use generated::operations::{AdminResetUserPassword, DeleteUser};
use generated::types::AdminResetUserPasswordRequest;
use generated::{Operation, Redacted, Structure, json};
use serde_json::{Value, json};

/// The results of everything that generic code can do with a value of an operation.
#[derive(Debug, PartialEq)]
struct Report {
    debug: String,
    sensitive: &'static [&'static str],
    by_json: String,
    by_serde: Value,
    redacted: String,
}

/// Makes a copy of a value, works with it on another thread, and reads it back by both codecs.
fn report<T: Structure>(value: &T) -> Report {
    let (sender, receiver) = mpsc::channel();
    let copy = value.clone();
    let worker = thread::spawn(move || {
        let report = Report {
            debug: format!("{copy:?}"),
            sensitive: T::SENSITIVE,
            by_json: json::to_string(&copy),
            by_serde: serde_json::to_value(&copy).expect("it has a form"),
            redacted: Redacted(&copy).to_string(),
        };
        sender.send((copy, report)).expect("somebody waits");
    });
    let (copy, report) = receiver.recv().expect("it is sent");
    worker.join().expect("it ends well");
    assert_eq!(copy, *value);
    assert_eq!(json::from_slice::<T>(report.by_json.as_bytes()).expect("it can be read"), *value);
    assert_eq!(serde_json::from_value::<T>(report.by_serde.clone()).expect("it fits"), *value);
    report
}

/// Like `report`, for the input and the output of an operation. The operation goes to a thread,
/// too.
fn reports<O: Operation>(input: &O::Input, output: &O::Output) -> [Report; 2] {
    let name = thread::spawn(|| O::NAME).join().expect("it ends well");
    assert_eq!(name, O::NAME);
    assert_eq!(<O::Input as Structure>::SENSITIVE, O::Input::SENSITIVE);
    [report(input), report(output)]
}

#[test]
fn inputs_and_outputs_can_be_shown_copied_sent_and_written() {
    let request =
        AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("jane").build();
    let response = generated::types::AdminResetUserPasswordResponse::builder().build();
    let [input, output] = reports::<AdminResetUserPassword>(&request, &response);
    assert_eq!(
        input,
        Report {
            debug: format!("{request:?}"),
            sensitive: AdminResetUserPasswordRequest::SENSITIVE,
            by_json: r#"{"UserPoolId":"pool","Username":"jane"}"#.to_owned(),
            by_serde: json!({"UserPoolId": "pool", "Username": "jane"}),
            redacted: r#"{"UserPoolId":"pool","Username":"[REDACTED]"}"#.to_owned(),
        }
    );
    assert_eq!(input.sensitive, ["username"]);
    assert_eq!((output.by_json.as_str(), output.sensitive), ("{}", [].as_slice()));
}

/// Serde has its own form of `()`; the body of a response without output is `{}`.
#[test]
fn empty_inputs_can_be_printed_cloned_sent_and_written() {
    let request = generated::types::DeleteUserRequest::builder().access_token("token").build();
    let [_, output] = reports::<DeleteUser>(&request, &());
    let nothing = Report {
        debug: "()".to_owned(),
        sensitive: &[],
        by_json: "{}".to_owned(),
        by_serde: Value::Null,
        redacted: "{}".to_owned(),
    };
    assert_eq!(output, nothing);
}
