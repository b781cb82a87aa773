//! The server's side of HTTP bindings: what a client sends and what a server sends is read again, and no
//! request makes a server panic.

use std::collections::BTreeMap;

use http::{HeaderValue, Request, Response};

use crate::bindings::{input, text};
use crate::suite_bindings::operations::{PutThing, Raw};
use crate::suite_bindings::server::{Handlers, RequestError};
use crate::suite_bindings::types::{PutThingInput, PutThingOutput, RawInput, RawOutput};
use crate::suite_bindings::{Operation, Timestamp, json};

/// What a server reads from a request with this input. The map of parameters has all of them, a slash at
/// the end of a path means nothing, and so do spaces around a header.
fn as_read(input: &PutThingInput) -> PutThingInput {
    let mut input = input.clone();
    let key = input.key.clone().unwrap_or_default();
    let keys = [("fixed".to_owned(), "1".to_owned()), ("key".to_owned(), key)];
    input.keys = Some(BTreeMap::from(keys));
    input.path = input.path.strip_suffix('/').unwrap_or(&input.path).to_owned();
    input.text = input.text.map(|text| text.trim().to_owned());
    input
}

#[test]
fn a_server_reads_what_a_client_sends() {
    let mut seed = 11;
    let mut read = 0;
    for _ in 0..5_000 {
        let [name, path, key, header, first, second] = std::array::from_fn(|_| text(&mut seed));
        let mut input = input(&name, &path, &key, &header);
        input.texts = Some(vec![first, second.clone()]);
        input.body = Some(second);
        input.map = Some(BTreeMap::from([("a".to_owned(), "b".to_owned())]));
        let Ok(request) = PutThing::request(&input) else { continue };
        match PutThing::read_request(&request) {
            Ok(again) => assert_eq!(again, as_read(&input), "{request:?}"),
            // Nothing is left of a path that is only a slash.
            Err(error) => {
                assert_eq!((error, path.as_str()), (RequestError::UnknownOperation, "/"));
                continue;
            }
        }
        read += 1;
    }
    assert!(read > 500, "{read} are read");
}

#[test]
fn a_client_reads_what_a_server_sends() {
    let mut seed = 13;
    let (mut sent, mut refused) = (0, 0);
    for _ in 0..5_000 {
        let [first, second, value] = std::array::from_fn(|_| text(&mut seed));
        let moment = |secs| Timestamp::new(secs, 500_000_000).expect("there is such a moment");
        let output = PutThingOutput::builder()
            .texts([first.clone(), second])
            .times([moment(0), moment(1_700_000_000)])
            .day(moment(5))
            .map([("a", value.trim())])
            .flag(false)
            .number(-0.5)
            .status(201)
            .body(first)
            .build();
        let response = PutThing::write_response(&output);
        if response.status() == 500 {
            refused += 1;
            let error = PutThing::response(&response).expect_err("it is an error");
            assert_eq!(error.code(), Some("InternalFailureException"));
            let shown = error.to_string();
            assert!(["`Texts`", "`Map`"].iter().any(|member| shown.contains(member)), "{shown}");
        } else {
            sent += 1;
            assert_eq!(response.status(), 201);
            assert_eq!(PutThing::response(&response).expect("it is a success"), output);
        }
    }
    assert!(sent > 500 && refused > 500, "{sent} sent, {refused} refused");
}

#[test]
fn a_status_that_http_does_not_have_is_an_internal_failure() {
    for (status, expected) in [(204, 204), (0, 500), (-1, 500), (1_000, 500), (70_000, 500)] {
        let output = PutThingOutput::builder().status(status).body("x").build();
        let response = PutThing::write_response(&output);
        assert_eq!(response.status(), expected);
        assert_eq!(response.body().is_empty(), status == 204);
    }
}

fn request(method: &str, uri: &str) -> Request<Vec<u8>> {
    Request::builder().method(method).uri(uri).body(Vec::new()).expect("it is a request")
}

fn handlers() -> Handlers {
    Handlers::new().on::<Raw>(|_| Ok(RawOutput::builder().bytes(b"done").build()))
}

fn code(response: &Response<Vec<u8>>) -> &str {
    response.headers()["x-amzn-errortype"].to_str().expect("a code is a text")
}

#[test]
fn requests_for_no_operation_are_refused() {
    for (method, uri, status, name) in [
        ("PUT", "/raw", 200, Some("Raw")),
        ("PUT", "/raw/", 200, Some("Raw")),
        ("PUT", "/%72aw?x=y", 200, Some("Raw")),
        ("GET", "/raw", 405, None),
        ("PUT", "/raw/more", 404, None),
        ("PUT", "/", 404, None),
        ("PUT", "//raw", 404, None),
        ("POST", "/things/a/files/b", 404, None),
        ("POST", "/things/a/files/b?fixed=2", 404, None),
        ("POST", "/things//files/b?fixed=1", 404, None),
        ("POST", "/things/a/files/b/c?other&fixed=1", 501, Some("PutThing")),
    ] {
        let request = request(method, uri);
        let response = handlers().answer(&request);
        assert_eq!(response.status(), status, "{method} {uri}");
        assert_eq!(
            crate::suite_bindings::server::operation_name(&request).ok(),
            name,
            "{method} {uri}"
        );
        if status != 200 {
            assert_eq!(code(&response), "UnknownOperationException");
        }
        let allowed = response.headers().get("allow").map(HeaderValue::as_bytes);
        assert_eq!(allowed, (status == 405).then_some(&b"PUT"[..]), "{method} {uri}");
    }
    let other = PutThing::read_request(&request("PUT", "/raw")).expect_err("it is another one");
    assert_eq!(other, RequestError::OtherOperation { expected: "PutThing" });
}

#[test]
fn values_that_do_not_fit_are_named_but_not_shown() {
    let refused = |uri: &str, body: &str| {
        let mut request = request("POST", uri);
        *request.body_mut() = body.as_bytes().to_vec();
        let json = HeaderValue::from_static("application/json");
        request.headers_mut().insert("content-type", json);
        let error = PutThing::read_request(&request).expect_err("it is wrong");
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("hunter2"), "{shown}");
        (error.code(), error.to_string())
    };
    let path = "/things/a/files/b?fixed=1";
    for (uri, body, message) in [
        (
            "/things/hunter2%zz/files/b?fixed=1",
            "{}",
            "the path or the query isn't percent-encoded UTF-8",
        ),
        (
            "/things/a/files/b?fixed=1&hunter2=%ff",
            "{}",
            "the path or the query isn't percent-encoded UTF-8",
        ),
        (
            path,
            r#"{"body": {"hunter2": 1}}"#,
            "unreadable body: expected a string, at body (byte 9)",
        ),
        (path, r#"["hunter2"]"#, "unreadable body: expected an object, at byte 0"),
    ] {
        assert_eq!(refused(uri, body), ("SerializationException", message.to_owned()));
    }
    let raw = Request::put("/raw").header("content-type", "application/yaml").body(vec![0xff]);
    let error = Raw::read_request(&raw.expect("it is a request")).expect_err("it is no text");
    assert_eq!(error, RequestError::Value { member: "Document" });
    assert_eq!(error.to_string(), "the value for the member `Document` doesn't fit");
}

/// The message with one byte changed, removed or added.
fn mutated(bytes: &[u8], seed: &mut u64) -> Vec<u8> {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    let random = usize::try_from(*seed >> 33).unwrap_or_default();
    let mut bytes = bytes.to_vec();
    let at = random % (bytes.len() + 1);
    let byte = b"/%?&={}[]\",:.+\0\xff2a"[random / 7 % 18];
    match random / 1_000 % 3 {
        0 => bytes.insert(at, byte),
        1 if at < bytes.len() => bytes[at] = byte,
        _ if at < bytes.len() => _ = bytes.remove(at),
        _ => {}
    }
    bytes
}

#[test]
fn no_request_makes_a_server_panic() {
    let service = Handlers::new()
        .on::<PutThing>(|input| Ok(PutThingOutput::builder().body(json::to_string(&input)).build()))
        .on::<Raw>(|input: RawInput| {
            Ok(RawOutput::builder().bytes(input.document.unwrap_or_default().into_bytes()).build())
        });
    let mut input = input("a b", "c/d", "e&f", "\"g\"");
    input.texts = Some(vec!["h, i".to_owned(), "j".to_owned()]);
    input.body = Some("k".to_owned());
    let sent = PutThing::request(&input).expect("it can be sent");
    let mut seed = 17;
    let mut statuses = BTreeMap::<u16, u32>::new();
    let headers = sent.headers().len();
    for index in 0..10_000 {
        let mut request = sent.clone();
        match index % 3 {
            0 => *request.body_mut() = mutated(request.body(), &mut seed),
            1 => {
                let uri = mutated(request.uri().to_string().as_bytes(), &mut seed);
                *request.uri_mut() = http::Uri::try_from(uri).unwrap_or_default();
            }
            _ => {
                let value = request.headers_mut().values_mut().nth(index / 3 % headers);
                let value = value.expect("there are so many headers");
                let header = HeaderValue::from_bytes(&mutated(value.as_bytes(), &mut seed));
                *value = header.unwrap_or(HeaderValue::from_static(""));
            }
        }
        *statuses.entry(service.answer(&request).status().as_u16()).or_default() += 1;
    }
    let known = [202, 400, 404, 406, 415];
    assert!(statuses.keys().all(|status| known.contains(status)), "{statuses:?}");
    assert!([202, 400, 404].iter().all(|status| statuses[status] > 20), "{statuses:?}");
}
