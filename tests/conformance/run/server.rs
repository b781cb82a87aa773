//! The server's side: requests to read, and responses that are written, see
//! <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html#httpmalformedrequesttests>.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use http::{Request, Response};
use regex::Regex;
use serde_json::Value;

/// The request of a case. What the case doesn't say is as the protocol demands.
pub(crate) fn request(case: &str, target: &str) -> Request<Vec<u8>> {
    let case = super::parse(case);
    let mut request = message(&case);
    let version = case["protocol"].as_str().and_then(|protocol| protocol.split_once("awsJson"));
    if let Some((_, version)) = version {
        let media_type = format!("application/x-amz-json-{}", version.replace('_', "."));
        for (name, value) in [("x-amz-target", target), ("content-type", &media_type)] {
            let value = value.parse().expect("it is a header");
            request.headers_mut().entry(name).or_insert(value);
        }
    }
    if case["protocol"].as_str().is_some_and(|protocol| protocol.ends_with("#restJson1"))
        && case["bodyMediaType"].as_str() == Some("application/json")
        && !request.body().is_empty()
    {
        let value = "application/json".parse().expect("it is a header");
        request.headers_mut().entry("content-type").or_insert(value);
    }
    // Cases have the body without compression.
    if request.headers().get("content-encoding").is_some_and(|encoding| encoding == "gzip") {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(request.body()).expect("memory takes everything");
        *request.body_mut() = encoder.finish().expect("memory takes everything");
    }
    request
}

/// The request of a malformed case, with nothing else than what the case says.
pub(crate) fn malformed_request(case: &str) -> Request<Vec<u8>> {
    message(&super::parse(case)["request"])
}

fn message(case: &Value) -> Request<Vec<u8>> {
    let text = |key: &str| case[key].as_str().unwrap_or_default();
    let query: Vec<&str> =
        case["queryParams"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let separator = if query.is_empty() { "" } else { "?" };
    let uri = [text("uri"), separator, &query.join("&")].concat();
    let mut builder = Request::builder().method(text("method")).uri(uri);
    for (name, value) in case["headers"].as_object().into_iter().flatten() {
        builder = builder.header(name, value.as_str().unwrap_or_default());
    }
    builder.body(super::body::of(case).unwrap_or_default()).expect("a case is a valid request")
}

/// Headers in cases that an output doesn't have: the official suite has one of a request by mistake,
/// and the id of a request is that of a running server.
const OTHER_HEADERS: [&str; 2] = ["X-Amz-Target", "X-Amzn-Requestid"];

/// Checks a response: everything that the case says about it.
pub(crate) fn check(case: &str, response: &Response<Vec<u8>>) {
    let mut head = super::parse(case);
    if let Some(headers) = head["headers"].as_object_mut() {
        headers.retain(|name, _| !OTHER_HEADERS.contains(&name.as_str()));
    }
    check_head(&head, response);
    super::body::check(case, response.body());
}

fn check_head(case: &Value, response: &Response<Vec<u8>>) {
    assert_eq!(Some(u64::from(response.status().as_u16())), case["code"].as_u64());
    super::request::check_headers(case, response.headers());
}

/// Checks the response to a malformed request.
pub(crate) fn check_refusal(case: &str, response: &Response<Vec<u8>>) {
    let case = super::parse(case);
    let expected = &case["response"];
    check_head(expected, response);
    let assertion = &expected["body"]["assertion"];
    if assertion["contents"].is_string() {
        let body = serde_json::json!({
            "body": assertion["contents"], "bodyMediaType": expected["body"]["mediaType"],
        });
        super::body::check(&body.to_string(), response.body());
    }
    if let Some(pattern) = assertion["messageRegex"].as_str() {
        let body: Value = serde_json::from_slice(response.body()).expect("the body is JSON");
        let message = body["message"].as_str().expect("the body has a message");
        let pattern = Regex::new(pattern).expect("it is a pattern");
        assert!(pattern.is_match(message), "{message} doesn't match {pattern}");
    }
}

#[test]
fn each_difference_makes_the_check_fail() {
    let response = || {
        let response = Response::builder().status(400).header("x-a", "b");
        response.body(b"{\"message\": \"at 7\"}".to_vec()).unwrap()
    };
    let passes = |check: fn(&str, &Response<Vec<u8>>), case: &str| {
        std::panic::catch_unwind(|| check(case, &response())).is_ok()
    };
    let body = r#""bodyMediaType": "application/json", "body": "{\"message\": \"at 7\"}""#;
    let is_fine = |rest: &str| passes(check, &format!("{{{rest}}}"));
    assert!(is_fine(&format!(r#""code": 400, "headers": {{"x-a": "b"}}, {body}"#)));
    for case in [
        r#""code": 500"#,
        r#""code": 400, "headers": {"x-a": "c"}"#,
        r#""code": 400, "body": "{}""#,
    ] {
        assert!(!is_fine(case), "{case} passes");
    }
    let is_fine =
        |rest: &str| passes(check_refusal, &format!("{{\"response\": {{\"code\": 400, {rest}}}}}"));
    assert!(is_fine(
        r#""body": {"mediaType": "a/json", "assertion": {"messageRegex": "^at \\d$"}}"#
    ));
    for body in [r#"{"messageRegex": "^\\d$"}"#, r#"{"contents": "{\"message\": 7}"}"#] {
        let case = format!(r#""body": {{"mediaType": "application/json", "assertion": {body}}}"#);
        assert!(!is_fine(&case), "{case} passes");
    }
}
