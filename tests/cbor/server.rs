//! The server's side: which requests are for an operation, and what the answers look like.

use http::{Request, Response};

use crate::sink::operations::{NoInput, Paged};
use crate::sink::server::{operation_name, Handlers, RequestError};
use crate::sink::{cbor, Operation};

/// A request with the headers of the protocol.
fn post(path: &str, body: &[u8]) -> Request<Vec<u8>> {
    Request::post(path)
        .header("smithy-protocol", "rpc-v2-cbor")
        .header("content-type", "application/cbor")
        .body(body.to_vec())
        .expect("it is a request")
}

fn value<'r>(response: &'r Response<Vec<u8>>, name: &str) -> Option<&'r str> {
    response.headers().get(name)?.to_str().ok()
}

#[test]
fn the_path_names_the_operation() {
    for path in [
        "/service/Sink/operation/NoInput",
        "/v1/of/any/service/service/Sink/operation/NoInput",
        "/service/example.sink.Sink/operation/NoInput",
    ] {
        let request = post(path, b"");
        assert_eq!(operation_name(&request), Ok("NoInput"), "{path}");
        assert_eq!(NoInput::read_request(&request), Ok(()), "{path}");
        let other = RequestError::OtherOperation { expected: "Paged" };
        assert_eq!(Paged::read_request(&request).err(), Some(other), "{path}");
    }
    for (path, error) in [
        ("/", RequestError::Path),
        ("/service/Sink/operation", RequestError::Path),
        ("/service/Sink/NoInput", RequestError::Path),
        ("/service/Sink/other/operation/NoInput", RequestError::Path),
        ("/Service/Sink/operation/NoInput", RequestError::Path),
        ("/service/Sink/operation/NoInput/", RequestError::Path),
        ("/service/Sink/operation/noinput", RequestError::UnknownOperation),
        ("/service/Other/operation/NoInput", RequestError::UnknownOperation),
        // Only the service can have its namespace in front.
        ("/service/Sink/operation/example.sink.NoInput", RequestError::UnknownOperation),
    ] {
        assert_eq!(operation_name(&post(path, b"")), Err(error), "{path}");
    }
    let other = post("/service/example.other.Sink/operation/NoInput", b"");
    let error = NoInput::read_request(&other).expect_err("the namespace is wrong");
    assert_eq!(error, RequestError::OtherOperation { expected: "NoInput" });
}

#[test]
fn requests_of_another_protocol_are_refused() {
    let path = "/service/Sink/operation/NoInput";
    let error = |change: fn(&mut Request<Vec<u8>>)| {
        let mut request = post(path, b"");
        change(&mut request);
        NoInput::read_request(&request).err()
    };
    let json = http::HeaderValue::from_static("rpc-v2-json");
    assert_eq!(error(|_| {}), None);
    assert_eq!(error(|it| *it.method_mut() = http::Method::GET), Some(RequestError::Method));
    assert_eq!(
        error(|it| _ = it.headers_mut().remove("smithy-protocol")),
        Some(RequestError::Protocol)
    );
    let mut request = post(path, b"");
    request.headers_mut().insert("smithy-protocol", json);
    assert_eq!(NoInput::read_request(&request), Err(RequestError::Protocol));
    for name in ["x-amz-target", "X-Amzn-Target"] {
        let mut request = post(path, b"");
        request.headers_mut().insert(
            http::HeaderName::from_bytes(name.as_bytes()).expect("it is a name"),
            http::HeaderValue::from_static("Sink.NoInput"),
        );
        assert_eq!(NoInput::read_request(&request), Err(RequestError::OtherTarget), "{name}");
    }
    // Without a body, there is no type of it.
    assert_eq!(error(|it| _ = it.headers_mut().remove("content-type")), None);
    let mut request = post(path, b"\xa0");
    assert_eq!(NoInput::read_request(&request), Ok(()));
    request.headers_mut().remove("content-type");
    assert!(matches!(NoInput::read_request(&request), Err(RequestError::ContentType { .. })));
    let request = post(path, b"{}");
    assert!(matches!(NoInput::read_request(&request), Err(RequestError::Body(_))));
}

#[test]
#[expect(clippy::result_large_err, reason = "the error of a service is of the model's size")]
fn answers_have_the_protocol_and_the_type_of_their_body() {
    let handlers = Handlers::new().on::<NoInput>(|()| {
        NoInput::response(&success()).expect("it is one");
        Ok(())
    });
    let answer = handlers.answer(&post("/service/Sink/operation/NoInput", b""));
    assert_eq!(
        (answer.status().as_u16(), value(&answer, "smithy-protocol")),
        (200, Some("rpc-v2-cbor"))
    );
    let refusal = handlers.answer(&post("/service/Sink/operation/Unknown", b""));
    assert_eq!((refusal.status().as_u16(), value(&refusal, "x-amzn-errortype")), (404, None));
    assert_eq!(value(&refusal, "content-type"), Some("application/cbor"));
    let error = NoInput::response(&refusal).expect_err("it is an error");
    assert_eq!(error.code(), Some("UnknownOperationException"));
    assert_eq!(error.message(), Some("the path names no operation of the service"));
    let _: cbor::Error = cbor::from_slice::<i8>(b"").expect_err("it is empty");
}

fn success() -> Response<Vec<u8>> {
    let response = Response::builder().header("smithy-protocol", "rpc-v2-cbor");
    response.body(Vec::new()).expect("it is a response")
}
