//! Responses with errors.

use generated::ServiceError;
use generated::types::InternalErrorException;
use http::HeaderValue;
use sink::types::{CodedError, PlainError, SinkError};

use crate::server::{body, header};

#[test]
fn an_error_has_its_status_code_and_members() {
    let error = InternalErrorException::builder().message("a \"b\"").build();
    let response = ServiceError::from(error).to_response();
    assert_eq!(response.status(), 500);
    assert_eq!(header(&response, "x-amzn-errortype"), Some("InternalErrorException"));
    assert_eq!(header(&response, "content-type"), Some("application/x-amz-json-1.1"));
    assert_eq!(body(&response), r#"{"__type":"InternalErrorException","message":"a \"b\""}"#);
    assert_eq!(response.headers().len(), 2, "{:?}", response.headers());
    let response =
        sink::ServiceError::from(SinkError::builder().message("m").build()).to_response();
    assert_eq!(
        (response.status().as_u16(), body(&response)),
        (418, r#"{"__type":"SinkError","message":"m"}"#)
    );
    let response = sink::ServiceError::from(PlainError::builder().build()).to_response();
    assert_eq!((response.status().as_u16(), body(&response)), (404, r#"{"__type":"PlainError"}"#));
}

#[test]
fn a_member_named_type_does_not_hide_the_type() {
    let error = CodedError::builder().r#type("other").reason("r").build();
    let response = sink::ServiceError::from(error).to_response();
    assert_eq!(body(&response), r#"{"__type":"CodedError","reason":"r"}"#);
}

#[test]
fn an_error_that_the_model_does_not_have_is_written() {
    let respond = |code: &str, message: Option<&str>| {
        ServiceError::Unrecognized { code: code.to_owned(), message: message.map(str::to_owned) }
            .to_response()
    };
    let response = respond("Gone", Some("m"));
    assert_eq!(
        (response.status().as_u16(), body(&response)),
        (400, r#"{"__type":"Gone","message":"m"}"#)
    );
    assert_eq!(header(&response, "x-amzn-errortype"), Some("Gone"));
    assert_eq!(body(&respond("Gone", None)), r#"{"__type":"Gone"}"#);
    // The body can have a code that isn't possible in a header.
    let response = respond("a\r\nb", None);
    assert_eq!(
        (header(&response, "x-amzn-errortype"), body(&response)),
        (None, r#"{"__type":"a\r\nb"}"#)
    );
    let code = HeaderValue::from_bytes("\u{fc}".as_bytes()).expect("it is a header");
    assert_eq!(respond("\u{fc}", None).headers()["x-amzn-errortype"], code);
}
