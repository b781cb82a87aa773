//! Members of errors with wrong values, and members with the message.

use sink::operations::Identified;
use sink::{Fault, Operation, ServiceError};

use crate::http::answer;

#[test]
fn only_the_member_with_a_wrong_value_is_left_out() {
    let body = br#"{"__type":"CodedError","code":"TEXT","names":["a",5],"reason":"R","message":7}"#;
    let error = Identified::response(&answer(&[], body)).expect_err("it is an error");
    let shown = "CodedError (HTTP status 400; in its body: \
                 expected an integer of 32 bits, at code (byte 30))";
    assert_eq!(error.to_string(), shown);
    match error.into_service_error() {
        Ok(ServiceError::CodedError(error)) => {
            assert_eq!((error.code, error.names, error.message), (None, None, None));
            assert_eq!(error.reason.as_deref(), Some("R"));
            assert_eq!(error.r#type.as_deref(), Some("CodedError"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_error_has_the_facts_of_the_model() {
    for (code, status, fault, is_retryable, is_throttling) in [
        ("BusyError", Some(400), Some(Fault::Client), true, true),
        ("CommonError", Some(503), Some(Fault::Server), true, false),
        ("PlainError", Some(404), Some(Fault::Client), false, false),
        ("SinkError", Some(418), Some(Fault::Client), false, false),
        ("Other", None, None, false, false),
    ] {
        let response = answer(&[("x-amzn-errortype", code)], b"{}");
        let error = Identified::response(&response).expect_err(code);
        let error = error.into_service_error().expect(code);
        let said = (error.code(), error.status(), error.fault());
        assert_eq!(said, (code, status, fault));
        assert_eq!((error.is_retryable(), error.is_throttling()), (is_retryable, is_throttling));
        assert_eq!(std::error::Error::source(&error).is_some(), status.is_some());
    }
}

#[test]
fn a_required_message_that_is_missing_is_none() {
    for body in [r#"{"__type":"SinkError"}"#, r#"{"__type":"SinkError","message":[]}"#] {
        let error = Identified::response(&answer(&[], body.as_bytes())).expect_err(body);
        assert_eq!(error.message(), None, "{body}");
        assert!(error.to_string().starts_with("SinkError (HTTP status 400"), "{error}");
    }
}

/// The message that `Identified` reads from a response, and the text that it displays.
fn identified(headers: &[(&str, &str)], body: &str) -> (Option<String>, String) {
    let error = Identified::response(&answer(headers, body.as_bytes())).expect_err(body);
    let text = error.to_string();
    let shown = text.strip_suffix(" (HTTP status 400)").unwrap_or(&text);
    (error.message().map(str::to_owned), shown.to_owned())
}

#[test]
fn a_message_for_which_the_model_has_no_member_is_kept() {
    let kept = (Some("m".to_owned()), "PlainError: m".to_owned());
    assert_eq!(identified(&[], r#"{"__type":"PlainError","message":"m"}"#), kept);
    assert_eq!(
        identified(&[("x-amzn-errortype", "PlainError"), ("x-amzn-errormessage", "m")], ""),
        kept
    );
    let kept = (Some("m".to_owned()), "LowError: m".to_owned());
    assert_eq!(identified(&[], r#"{"__type":"LowError","errorMessage":"m"}"#), kept);
    assert_eq!(identified(&[], r#"{"__type":"LowError","message":"m"}"#), kept);
    let kept = (Some("m".to_owned()), "CodedError: m".to_owned());
    assert_eq!(
        identified(&[("x-amzn-errormessage", "m")], r#"{"__type":"CodedError","message":{}}"#),
        kept
    );
    let kept = (Some("m".to_owned()), "lowerCaseError: m".to_owned());
    assert_eq!(identified(&[], r#"{"__type":"lowerCaseError","Message":"m"}"#), kept);
}

#[test]
fn a_secret_message_stays_secret_wherever_it_is() {
    const CANARY: &str = "canary-7083946521";
    for code in ["SecretError", "HushedError"] {
        for name in ["message", "Message", "errorMessage"] {
            let body = format!(r#"{{"__type":"{code}","{name}":"{CANARY}"}}"#);
            let headers = [("x-amzn-errormessage", CANARY)];
            for headers in [&headers[..], &[]] {
                let response = answer(headers, body.as_bytes());
                let error = Identified::response(&response).expect_err(name);
                let text = format!("{error} {error:?}");
                assert!(text.contains("[REDACTED]") && !text.contains(CANARY), "{text}");
            }
        }
    }
    let body = format!(r#"{{"__type":"GuardedError","Error":{{"Message":"{CANARY}"}}}}"#);
    let error = Identified::response(&answer(&[], body.as_bytes())).expect_err("it is one");
    let text = format!("{error} {error:?}");
    assert!(text.contains("[REDACTED]") && !text.contains(CANARY), "{text}");
}
