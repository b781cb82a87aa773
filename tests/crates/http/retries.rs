//! Which errors are retryable.

use generated::operations::SignUp;
use generated::{Operation, OperationError};
use http::Response;

fn error(status: u16, header: &str, body: &str) -> OperationError {
    let response = Response::builder().status(status).header("x-amzn-errortype", header);
    SignUp::response(&response.body(body).expect("it is a response")).expect_err("it is an error")
}

#[test]
fn a_throttling_code_in_any_place_is_retryable() {
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
fn the_status_decides_if_there_is_no_code() {
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
        // The code of the modeled error is in `__type`; `code` is one of its members.
        r#"{"__type":"UserNotFoundException","code":"Throttling"}"#,
        r#"{"code":"UserNotFoundException","Error":{"Code":"Throttling"}}"#,
    ] {
        let error = error(400, "", body);
        assert!(!error.is_throttling() && !error.is_retryable(), "{body}: {error:?}");
    }
    let error = error(400, "", r#"{"__type":"RequestTimeout","code":"X"}"#);
    assert!(!error.is_throttling() && error.is_retryable(), "{error:?}");
}
