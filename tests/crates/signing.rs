//! Signatures, by Amazon's own test suite for Signature Version 4.
//!
//! For each case, the signature of `sign` and of `presign` must be the expected one, and so must be
//! the canonical request of the signed message and the string to sign.

mod parts;

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use generated::sigv4::{SigningError, SigningParams, presign, sign};
use generated::{Credentials, CredentialsError, CredentialsProvider, Timestamp};
use http::header::{HOST, HeaderName, HeaderValue};
use http::{Request, Uri};
use serde_json::Value;

use self::parts::Parts;

/// The instant of all cases.
const INSTANT: &str = "20150830T123600Z";

fn cases() -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("signing/aws-signing-test-suite-v4.json");
    let text = fs::read_to_string(path).expect("the suite is there");
    serde_json::from_str(&text).expect("the suite is JSON")
}

/// A case of the suite.
struct Case<'a> {
    json: &'a Value,
    secret: &'a str,
    credentials: Credentials,
    params: SigningParams<'a>,
}

impl<'a> Case<'a> {
    /// A case with its context; two older ones have none, and say it in other words.
    fn of(json: &'a Value) -> Option<Self> {
        let context = json["context"].as_object()?;
        let text = |value: &'a Value| value.as_str();
        let flag = |name: &str| context.get(name).and_then(Value::as_bool).unwrap_or_default();
        let secret = text(&context["credentials"]["secret_access_key"])?;
        let mut credentials =
            Credentials::new(text(&context["credentials"]["access_key_id"])?, secret);
        if let Some(token) = text(&context["credentials"]["token"]) {
            credentials = credentials.with_session_token(token);
        }
        let time: Timestamp = text(&context["timestamp"])?.parse().ok()?;
        let mut params = SigningParams::new(text(&context["region"])?, text(&context["service"])?)
            .at(SystemTime::try_from(time).ok()?);
        params.normalize_path = flag("normalize");
        params.double_encode_path = false;
        params.payload_header = flag("sign_body");
        params.sign_session_token = !flag("omit_session_token");
        Some(Self { json, secret, credentials, params })
    }

    fn name(&self) -> &str {
        self.json["name"].as_str().unwrap_or_default()
    }

    fn expected(&self, place: &str, part: &str) -> &str {
        self.json[place][part].as_str().unwrap_or_default()
    }

    fn check(&self, place: &str, parts: &Parts, sent: &str) {
        let name = self.name();
        assert_eq!(parts.canonical_request, self.expected(place, "canonical_request"), "{name}");
        assert_eq!(parts.string_to_sign, self.expected(place, "string_to_sign"), "{name}");
        assert_eq!(parts.signature, self.expected(place, "signature"), "{name}");
        assert!(sent.ends_with(&parts.signature), "{name}: {sent}");
    }

    fn parts(&self, message: &Request<Vec<u8>>) -> Parts {
        Parts::of(message, &self.params, INSTANT, self.secret)
    }
}

/// A message of the suite, whose path and query can have characters that none can have on the wire.
fn message(text: &str) -> Request<Vec<u8>> {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let mut lines = head.lines();
    let first = lines.next().expect("there is a first line");
    let (method, rest) = first.split_once(' ').expect("there is a method");
    let target = rest.trim_end_matches(" HTTP/1.1");
    let encoded: String = target.bytes().map(encoded).collect();
    let mut message = Request::new(body.as_bytes().to_vec());
    *message.method_mut() = method.parse().expect("it is a method");
    *message.uri_mut() = encoded.parse::<Uri>().expect("it is a path");
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in lines {
        match (line.starts_with(' '), line.split_once(':'), headers.last_mut()) {
            (true, _, Some((_, value))) => value.push_str(line),
            (_, Some((name, value)), _) => headers.push((name.to_owned(), value.to_owned())),
            _ => {}
        }
    }
    for (name, value) in headers {
        let name: HeaderName = name.parse().expect("it is the name of a header");
        let value = HeaderValue::from_str(&value).expect("it is the value of a header");
        message.headers_mut().append(name, value);
    }
    message
}

fn encoded(byte: u8) -> String {
    match byte {
        b'!'..=b'~' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    }
}

/// A message without a part of its query.
fn without(message: &mut Request<Vec<u8>>, name: &str) {
    let (path, query) = (message.uri().path(), message.uri().query().unwrap_or_default());
    let kept: Vec<_> = query.split('&').filter(|pair| !pair.starts_with(name)).collect();
    let uri = format!("{path}?{}", kept.join("&"));
    *message.uri_mut() = uri.parse().expect("it is a path");
}

#[test]
fn signatures_in_headers_are_those_of_the_suite() {
    let cases = cases();
    let cases: Vec<Case<'_>> = cases.iter().filter_map(Case::of).collect();
    assert_eq!(cases.len(), 38);
    for case in cases {
        let mut message = message(case.json["request"].as_str().expect("it has a request"));
        sign(&mut message, &case.credentials, &case.params).expect("it can be signed");
        assert!(message.headers().contains_key(HOST));
        let sent = message.headers()["authorization"].to_str().expect("it is text").to_owned();
        let expected = case.expected("header", "signed_request");
        let expected = expected.lines().find_map(|line| line.strip_prefix("Authorization:"));
        assert_eq!(Some(sent.as_str()), expected.map(str::trim), "{}", case.name());
        if !case.params.sign_session_token {
            message.headers_mut().remove("x-amz-security-token").expect("it is sent");
        }
        case.check("header", &case.parts(&message), &sent);
    }
}

#[test]
fn signatures_in_queries_are_those_of_the_suite() {
    let cases = cases();
    for case in cases.iter().filter_map(Case::of) {
        let mut message = message(case.json["request"].as_str().expect("it has a request"));
        let valid_for = Duration::from_secs(3_600);
        presign(&mut message, &case.credentials, &case.params, valid_for)
            .expect("it can be signed");
        let sent = message.uri().to_string();
        without(&mut message, "X-Amz-Signature");
        if !case.params.sign_session_token {
            without(&mut message, "X-Amz-Security-Token");
        }
        case.check("query", &case.parts(&message), &sent);
    }
}

#[test]
fn a_path_that_is_encoded_is_signed_as_encoded_once_more() {
    let cases = cases();
    let mut count = 0;
    for json in cases.iter().filter(|case| case["context"].is_null()) {
        count += 1;
        let params = SigningParams::new("us-east-1", "service");
        let message = message(json["request"].as_str().expect("it has a request"));
        let parts = Parts::of(&message, &params, INSTANT, "secret");
        let path = |text: &str| text.lines().nth(1).map(str::to_owned);
        let expected = json["header"]["canonical_request"].as_str().expect("it is text");
        assert_eq!(path(&parts.canonical_request), path(expected), "{}", json["name"]);
    }
    assert_eq!(count, 2);
}

#[test]
fn a_signed_message_can_be_signed_again() {
    let credentials = Credentials::new("AKIDEXAMPLE", "secret").with_session_token("token");
    let params = SigningParams::new("us-east-1", "service").at(SystemTime::UNIX_EPOCH);
    let mut once = message("POST /?a=b HTTP/1.1\nHost:example.com\n\nbody");
    let mut twice = once.clone();
    let other = SigningParams::new("eu-west-1", "service").at(SystemTime::now());
    sign(&mut once, &credentials, &params).expect("it can be signed");
    sign(&mut twice, &credentials, &other).expect("it can be signed");
    sign(&mut twice, &credentials, &params).expect("it can be signed again");
    assert_eq!(once.headers(), twice.headers());
    presign(&mut twice, &credentials, &other, Duration::from_secs(1)).expect("it can be signed");
    presign(&mut once, &credentials, &other, Duration::from_secs(1)).expect("it can be signed");
    assert_eq!((once.uri(), once.headers()), (twice.uri(), twice.headers()));
}

#[test]
fn headers_that_change_on_the_way_are_not_signed() {
    let credentials = Credentials::new("AKIDEXAMPLE", "secret");
    let mut message = message("POST / HTTP/1.1\nHost:example.com\nContent-Type:text/plain\n\n");
    for name in ["user-agent", "connection", "expect", "x-amzn-trace-id", "transfer-encoding", "te"]
    {
        message.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static("x"));
    }
    sign(&mut message, &credentials, &SigningParams::new("us-east-1", "service")).expect("it can");
    let authorization = message.headers()["authorization"].to_str().expect("it is text");
    assert!(
        authorization.contains(" SignedHeaders=content-type;host;x-amz-date,"),
        "{authorization}"
    );
}

#[test]
fn what_cannot_be_signed_is_refused() {
    let credentials = Credentials::new("AKIDEXAMPLE", "hunter2").with_session_token("hunter3");
    let (post, params) = ("POST / HTTP/1.1\n\n", SigningParams::new("us-east-1", "service"));
    let error = |text: &str, credentials: &Credentials, params: &SigningParams<'_>| {
        let error = sign(&mut message(text), credentials, params).expect_err("it can't be signed");
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("hunter"), "{shown}");
        error.to_string()
    };
    let with_host = "POST / HTTP/1.1\nHost:example.com\n\n";
    assert!(error(post, &credentials, &params).starts_with("the message has no host"));
    let wrong = Credentials::new("AKID\r\nx: y", "hunter2");
    assert!(error(with_host, &wrong, &params).starts_with("the access key id or"));
    let wrong = credentials.clone().with_session_token("hunter2 \n");
    assert!(error(with_host, &wrong, &params).starts_with("the access key id or"));
    for region in ["", "us-east-1/x", "us east", "us-east-1\n"] {
        let params = SigningParams::new(region, "service");
        assert!(error(with_host, &credentials, &params).starts_with("the region and"), "{region}");
    }
    let early = params.clone().at(SystemTime::UNIX_EPOCH - Duration::from_secs(1));
    assert!(error(with_host, &credentials, &early).starts_with("a signature needs a time"));
    for seconds in [0, 604_801] {
        let valid_for = Duration::from_secs(seconds);
        presign(&mut message(with_host), &credentials, &params, valid_for).expect_err("too long");
    }
}

#[test]
fn secrets_are_not_shown() {
    let (secret, token) = ("canary-of-a-secret", "canary-of-a-token");
    let credentials = Credentials::new("AKIDEXAMPLE", secret).with_session_token(token);
    let mut message = message("POST / HTTP/1.1\nHost:example.com\n\n");
    let params = SigningParams::new("us-east-1", "service");
    sign(&mut message, &credentials, &params).expect("it can be signed");
    assert_eq!(message.headers()["x-amz-security-token"], token);
    let signature = message.headers()["authorization"].to_str().expect("it is text");
    let signature = signature.rsplit('=').next().expect("it has an end");
    let fixed = CredentialsProvider::from(credentials.clone());
    let function = CredentialsProvider::new({
        let credentials = credentials.clone();
        move || Ok::<_, CredentialsError>(credentials.clone())
    });
    let used = function.credentials(SystemTime::UNIX_EPOCH);
    let (wrong_time, wrong) = (SystemTime::UNIX_EPOCH - Duration::from_secs(1), "canary \n");
    let wrong = credentials.clone().with_session_token(wrong);
    let errors = [
        sign(&mut message.clone(), &credentials, &params.clone().at(wrong_time)),
        sign(&mut message.clone(), &wrong, &params),
        presign(&mut message.clone(), &wrong, &params, Duration::from_secs(1)),
    ];
    for error in errors.iter().map(|error| error.expect_err("it can't be signed")) {
        assert!(!format!("{error} {error:?}").contains("canary"), "{error}");
    }
    let shown = format!("{message:?} {credentials:?} {params:?} {fixed:?} {function:?} {used:?}");
    for hidden in ["canary", signature] {
        assert!(!shown.contains(hidden), "{shown}");
    }
}

#[test]
fn a_message_that_cannot_be_signed_stays_as_it_was() {
    let credentials = Credentials::new("AKIDEXAMPLE", "secret");
    let params = SigningParams::new("us-east-1", "service");
    let mut message = message("POST / HTTP/1.1\nHost:example.com\n\n");
    sign(&mut message, &credentials, &params).expect("it can be signed");
    message.headers_mut().remove("host");
    let before = message.headers().clone();
    assert_eq!(sign(&mut message, &credentials, &params), Err(SigningError::NoHost));
    let valid_for = Duration::from_secs(1);
    assert_eq!(presign(&mut message, &credentials, &params, valid_for), Err(SigningError::NoHost));
    assert_eq!(message.headers(), &before);
}

#[test]
fn a_message_is_signed_at_the_present_time() {
    let mut message = message("POST / HTTP/1.1\nHost:example.com\n\n");
    let seconds = |time| Timestamp::from_secs(Timestamp::from(time).secs()).to_string();
    let before = seconds(SystemTime::now());
    sign(&mut message, &Credentials::new("id", "x"), &SigningParams::new("us-east-1", "service"))
        .expect("it can be signed");
    let after = seconds(SystemTime::now());
    let date = message.headers()["x-amz-date"].to_str().expect("it is text");
    let basic = |time: &str| time.replace(['-', ':'], "");
    assert!(*basic(&before) <= *date && *date <= *basic(&after), "{date}");
}
