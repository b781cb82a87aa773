//! Which errors are retryable.

use generated::operations::SignUp;
use generated::{Operation, OperationError};
use http::Response;

fn error(status: u16, header: &str, body: &str) -> OperationError {
    let response = Response::builder().status(status).header("x-amzn-errortype", header);
    SignUp::response(&response.body(body).expect("it is a response")).expect_err("it is an error")
}

#[test]
fn any_code_of_a_throttled_request_counts() {
    for (header, body) in [
        ("", r#"{"__type":"ThrottlingException","code":"QUOTA"}"#),
        ("", r#"{"__type":"a#ThrottlingException:http://b","code":"QUOTA"}"#),
        ("", r#"{"__type":"Quota","code":"ThrottlingException"}"#),
        ("", r#"{"Error":{"Code":"Throttling"}}"#),
        ("QUOTA", r#"{"__type":"ThrottlingException"}"#),
        ("SlowDown", r#"{"__type":"Quota"}"#),
        ("Throttling", "<html>"),
        ("", r#"{"__type":"TooManyRequestsException","code":"A"}"#),
    ] {
        let error = error(400, header, body);
        assert!(error.is_throttling() && error.is_retryable(), "{header} {body}: {error:?}");
    }
}

#[test]
fn a_status_counts_without_a_code() {
    for (status, is_throttling, is_retryable) in
        [(400, false, false), (403, false, false), (429, true, true), (500, false, true)]
            .into_iter()
            .chain([
                (502, false, true),
                (503, false, true),
                (504, false, true),
                (501, false, false),
            ])
    {
        let error = error(status, "", "");
        assert_eq!((error.is_throttling(), error.is_retryable()), (is_throttling, is_retryable));
    }
}

#[test]
fn errors_that_would_repeat_are_not_retryable() {
    for body in [
        r#"{"__type":"UserNotFoundException","message":"Throttling"}"#,
        // The modeled error's code is its type; `code` is a member of its own.
        r#"{"__type":"UserNotFoundException","code":"Throttling"}"#,
        r#"{"code":"UserNotFoundException","Error":{"Code":"Throttling"}}"#,
    ] {
        let error = error(400, "", body);
        assert!(!error.is_throttling() && !error.is_retryable(), "{body}: {error:?}");
    }
    let error = error(400, "", r#"{"__type":"RequestTimeout","code":"X"}"#);
    assert!(!error.is_throttling() && error.is_retryable(), "{error:?}");
}
