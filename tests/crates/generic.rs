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

/// The constants of an operation that the trait gives a value, and the number of its errors.
fn facts<O: Operation>() -> String {
    let flags = [("read-only", O::READONLY), ("idempotent", O::IDEMPOTENT), ("gzip", O::GZIP)];
    let flags: Vec<_> = flags.iter().filter(|(_, holds)| *holds).map(|(name, _)| *name).collect();
    format!("{}, {:?}, {}, {:?}", O::TARGET, O::AUTH, O::ERRORS.join("|"), flags)
}

#[test]
fn operations_have_the_constants_of_their_tables() {
    use generated::operations::{ForgetDevice, ListUsers};

    assert_eq!(
        facts::<ForgetDevice>(),
        "AWSCognitoIdentityProviderService.ForgetDevice, None, ForbiddenException|\
         InternalErrorException|InvalidParameterException|InvalidUserPoolConfigurationException|\
         NotAuthorizedException|OperationNotEnabledException|PasswordResetRequiredException|\
         ResourceNotFoundException|\
         TooManyRequestsException|UserNotConfirmedException|UserNotFoundException, []"
    );
    let pagination = ListUsers::PAGINATION.expect("it has pages");
    assert_eq!(
        (pagination.input_token, pagination.output_token),
        ("PaginationToken", "PaginationToken")
    );
    assert_eq!((pagination.items, pagination.page_size), (Some("Users"), Some("Limit")));
    assert_eq!(ForgetDevice::PAGINATION, None);
}

#[test]
fn operations_have_the_flags_of_their_tables() {
    use sink::Operation;
    use sink::operations::{CountThings, Everything, Identified, ReadThing, Ticketed};

    let auth = [CountThings::AUTH, Everything::AUTH, Ticketed::AUTH];
    let scheme = "smithy.api#httpBearerAuth";
    let expected =
        [sink::Auth::None, sink::Auth::SigV4 { service: "sink" }, sink::Auth::Other { scheme }];
    assert_eq!(auth, expected);
    assert_eq!((ReadThing::READONLY, ReadThing::IDEMPOTENT, ReadThing::GZIP), (true, false, false));
    assert_eq!((Everything::READONLY, Everything::IDEMPOTENT), (false, true));
    assert_eq!((Identified::GZIP, Identified::IDEMPOTENT), (true, false));
}
