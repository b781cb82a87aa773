//! Messages: paths, headers, and answers that aren't of the protocol.

use http::{Request, Response};

use crate::sink::operations::NoInput;
use crate::sink::{set_endpoint, Operation, OperationError, Unreadable};

fn answer(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Response<Vec<u8>> {
    let mut builder = Response::builder().status(status);
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    builder.body(body.to_vec()).expect("it is a response")
}

const PROTOCOL: (&str, &str) = ("smithy-protocol", "rpc-v2-cbor");

/// The map `{"__type": "a#Oops", "message": "text"}`.
const OOPS: &[u8] = b"\xa2\x66__type\x66a#Oops\x67message\x64text";

#[test]
fn the_path_comes_after_that_of_the_endpoint() {
    let mut request = NoInput::request(&());
    assert_eq!(request.uri(), "/service/Sink/operation/NoInput");
    assert_eq!(NoInput::PATH, request.uri().path());
    for (endpoint, url) in [
        ("https://example.com", "https://example.com/service/Sink/operation/NoInput"),
        ("http://example.com:80/v1/", "http://example.com:80/v1/service/Sink/operation/NoInput"),
        // A second endpoint replaces the first one.
        ("https://example.org/a/b", "https://example.org/a/b/service/Sink/operation/NoInput"),
    ] {
        set_endpoint(&mut request, endpoint).expect("it is an endpoint");
        assert_eq!(request.uri(), url);
    }
    let mut other = Request::new(());
    set_endpoint(&mut other, "https://example.com/v1").expect("it is an endpoint");
    assert_eq!(other.uri(), "https://example.com/v1/");
}

#[test]
fn an_answer_without_the_protocol_is_not_read() {
    for headers in [&[][..], &[("smithy-protocol", "rpc-v2-json")], &[PROTOCOL, PROTOCOL]] {
        for status in [200, 500] {
            let error = NoInput::response(&answer(status, headers, OOPS))
                .expect_err("it is of no protocol");
            let OperationError::Unreadable { reason, metadata } = &error else {
                panic!("{error:?}")
            };
            assert_eq!(*reason, Unreadable::OtherProtocol);
            assert_eq!((metadata.code.as_deref(), metadata.message.as_deref()), (None, None));
            assert_eq!(
                error.to_string(),
                format!("unreadable response: its header `smithy-protocol` isn't `rpc-v2-cbor` (HTTP status {status})")
            );
            assert_eq!(error.is_retryable(), status == 500);
        }
    }
}

#[test]
fn only_the_type_in_the_body_is_the_code_of_an_error() {
    let headers = [PROTOCOL, ("x-amzn-errortype", "Header")];
    for status in [400, 204, 301] {
        let error =
            NoInput::response(&answer(status, &headers, OOPS)).expect_err("only 200 is a success");
        assert_eq!((error.code(), error.message()), (Some("Oops"), Some("text")));
    }
    // {"code": "Oops", "Code": "Oops", "message": "text"}
    let codes = b"\xa3\x64code\x64Oops\x64Code\x64Oops\x67message\x64text";
    let error = NoInput::response(&answer(400, &headers, codes)).expect_err("it is an error");
    assert_eq!(
        error.to_string(),
        "unreadable response: an error without a code: text (HTTP status 400)"
    );
    let error = NoInput::response(&answer(502, &headers, b"<html>")).expect_err("it is an error");
    assert!(
        matches!(&error, OperationError::Unreadable { reason: Unreadable::NoCode, .. }),
        "{error}"
    );
    assert!(error.metadata().body.is_some());
}
