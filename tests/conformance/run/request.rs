//! Requests, see
//! <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html#httprequesttests>.

use std::io::Read;

use http::{HeaderMap, Request};
use serde_json::Value;

/// The value of tokens that a case doesn't set, as the specification says.
pub(crate) fn token() -> String {
    "00000000-0000-4000-8000-000000000000".to_owned()
}

/// The endpoint to send the request to.
pub(crate) fn endpoint(case: &str) -> String {
    let case = super::parse(case);
    format!("https://{}", case["host"].as_str().unwrap_or("example.com"))
}

/// Checks a request: everything that the case says about it.
pub(crate) fn check(case: &str, request: &Request<Vec<u8>>) {
    let expected = super::parse(case);
    assert_eq!(Some(request.method().as_str()), expected["method"].as_str());
    assert_eq!(Some(request.uri().path()), expected["uri"].as_str());
    check_host(&expected, request);
    check_query(&expected, request.uri().query().unwrap_or_default());
    check_headers(&expected, request.headers());
    let length = request.body().len().to_string();
    let stated = joined(request.headers(), "content-length");
    assert_eq!(stated.as_ref().unwrap_or(&"0".to_owned()), &length);
    super::body::check(case, &plain_body(request));
}

/// The host is in the address and in a header. A case gives it without the port.
fn check_host(case: &Value, request: &Request<Vec<u8>>) {
    let authority = request.uri().authority().expect("the request has an address");
    assert_eq!(request.headers()["host"], authority.as_str());
    if let Some(host) = case["resolvedHost"].as_str() {
        assert_eq!(authority.host(), host);
    }
}

fn texts<'v>(case: &'v Value, key: &str) -> impl Iterator<Item = &'v str> {
    case[key].as_array().into_iter().flatten().filter_map(Value::as_str)
}

fn check_query(case: &Value, query: &str) {
    let parts: Vec<&str> = query.split('&').collect();
    let has = |name: &str| parts.iter().any(|part| part.split('=').next() == Some(name));
    texts(case, "queryParams").for_each(|part| assert!(parts.contains(&part), "{part} is missing"));
    texts(case, "requireQueryParams").for_each(|name| assert!(has(name), "{name} is missing"));
    texts(case, "forbidQueryParams").for_each(|name| assert!(!has(name), "{name} is forbidden"));
}

/// Checks headers: those that must be there, and those that must not.
pub(crate) fn check_headers(case: &Value, headers: &HeaderMap) {
    for (name, value) in case["headers"].as_object().into_iter().flatten() {
        assert_eq!(joined(headers, name).as_deref(), value.as_str(), "the header {name}");
    }
    texts(case, "requireHeaders")
        .for_each(|name| assert!(headers.contains_key(name), "{name} is missing"));
    texts(case, "forbidHeaders")
        .for_each(|name| assert!(!headers.contains_key(name), "{name} is forbidden"));
}

/// The values of a header, joined with commas.
fn joined(headers: &HeaderMap, name: &str) -> Option<String> {
    let values: Vec<&str> = headers.get_all(name).iter().filter_map(|v| v.to_str().ok()).collect();
    (!values.is_empty()).then(|| values.join(", "))
}

/// The body without compression, as cases give it.
fn plain_body(request: &Request<Vec<u8>>) -> Vec<u8> {
    let body = request.body();
    match request.headers().get("content-encoding").map(http::HeaderValue::as_bytes) {
        Some(b"gzip") => {
            let mut plain = Vec::new();
            flate2::read::GzDecoder::new(body.as_slice())
                .read_to_end(&mut plain)
                .expect("the body is compressed");
            plain
        }
        _ => body.clone(),
    }
}

#[test]
fn each_difference_makes_the_check_fail() {
    let message = || {
        let request = Request::post("https://example.com/").header("host", "example.com");
        request.header("content-length", 8).header("x-a", "b").body(b"{\"a\": 1}".to_vec()).unwrap()
    };
    let is_fine = |case: &str| {
        let check =
            || check(&format!("{{\"method\": \"POST\", \"uri\": \"/\", {case}}}"), &message());
        std::panic::catch_unwind(check).is_ok()
    };
    assert!(is_fine(r#""headers": {"X-A": "b"}, "requireHeaders": ["X-A"], "body": "{\"a\": 1}""#));
    assert!(is_fine(r#""bodyMediaType": "application/json", "body": "{\"a\":1.0}""#));
    let differences = [
        r#""method": "PUT""#,
        r#""uri": "/other""#,
        r#""resolvedHost": "other.example.com""#,
        r#""headers": {"X-A": "c"}"#,
        r#""requireHeaders": ["X-B"]"#,
        r#""forbidHeaders": ["X-A"]"#,
        r#""queryParams": ["a=b"]"#,
        r#""requireQueryParams": ["a"]"#,
        r#""body": "{}""#,
        r#""bodyMediaType": "application/json", "body": "{\"a\": 2}""#,
    ];
    for case in differences {
        assert!(!is_fine(case), "{case} passes");
    }
}
