//! The module `sigv4` of a generated crate signs as the crate `aws-sigv4` does.
//!
//! They differ in these points, which no request here has:
//! - A query with bytes that aren't UTF-8, such as `?a=%FF`: aws-sigv4 signs another character in
//!   their place.
//! - A URL with a user, such as `https://me@example.com`: aws-sigv4 signs it as a part of the host,
//!   which no client sends.
//! - A header whose value isn't text: aws-sigv4 takes none.
//! - A header with a tab at the start or the end of its value: aws-sigv4 signs it, although it isn't a
//!   part of the value (RFC 9110, section 5.5).
//! - More headers that change between neighbours, such as `connection`: aws-sigv4 signs them unless
//!   its user says otherwise.
//! - A presigned URL: aws-sigv4 doesn't sign `x-amz-user-agent` and `x-amz-checksum-mode`.

mod dice;
mod theirs;

use std::time::{Duration, SystemTime};

use generated::Credentials;
use generated::sigv4::{Payload, SigningParams, presign, sign};
use http::Request;

use self::dice::Dice;

const REQUESTS: usize = 10_000;
const SEED: u64 = 20_150_830;

/// A request, and how it is signed.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each one is a setting")]
struct Case {
    message: Request<Vec<u8>>,
    access_key_id: String,
    secret: String,
    token: Option<String>,
    region: String,
    service: String,
    time: SystemTime,
    signs_payload: bool,
    payload_header: bool,
    normalize_path: bool,
    double_encode_path: bool,
    sign_session_token: bool,
    /// For a presigned URL.
    valid_for: Option<Duration>,
}

impl Case {
    fn credentials(&self) -> Credentials {
        let credentials = Credentials::new(&*self.access_key_id, &*self.secret);
        match &self.token {
            Some(token) => credentials.with_session_token(&**token),
            None => credentials,
        }
    }

    fn signed(&self) -> Request<Vec<u8>> {
        let credentials = self.credentials();
        let mut params = SigningParams::new(&self.region, &self.service).at(self.time);
        params.payload = if self.signs_payload { Payload::Signed } else { Payload::Unsigned };
        params.payload_header = self.payload_header;
        params.normalize_path = self.normalize_path;
        params.double_encode_path = self.double_encode_path;
        params.sign_session_token = self.sign_session_token;
        let mut message = self.message.clone();
        match self.valid_for {
            Some(valid_for) => presign(&mut message, &credentials, &params, valid_for),
            None => sign(&mut message, &credentials, &params),
        }
        .expect("it can be signed");
        message
    }
}

#[test]
fn random_requests_have_the_same_signatures() {
    let mut dice = Dice::new(SEED);
    let mut presigned = 0;
    for number in 0..REQUESTS {
        let case = dice.case();
        presigned += usize::from(case.valid_for.is_some());
        let own = case.signed();
        let theirs = theirs::signed(&case);
        if case.valid_for.is_some() {
            let (own, theirs) = (theirs::pairs(own.uri()), theirs::pairs(theirs.uri()));
            assert_eq!(own, theirs, "request {number}: {case:#?}");
        } else {
            assert_eq!(own.uri(), theirs.uri(), "request {number}: {case:#?}");
        }
        assert_eq!(own.headers(), theirs.headers(), "request {number}: {case:#?}");
    }
    println!("{REQUESTS} requests, {presigned} of them presigned");
}

/// Values of labels: characters that end a segment, a path or a word, and some that are encoded
/// already.
const LABELS: [&str; 12] = [
    "arn:aws:lambda:eu-west-1:123456789012:function:f",
    "a/b",
    "/a//b/",
    "a b",
    "100%",
    "%2F%252f",
    "a?b=c&d#e",
    "a+b;c,d",
    "$LATEST@!'()*",
    "\u{e9}t\u{e9}/\u{65e5}\u{672c}",
    "a\r\nb\u{0}",
    "-._~",
];

/// A client encodes a label once, and the signature covers the encoded path encoded once more.
#[test]
fn paths_with_labels_have_the_same_signatures() {
    let mut case = Dice::new(SEED).case();
    (case.signs_payload, case.payload_header, case.valid_for) = (true, false, None);
    (case.normalize_path, case.double_encode_path, case.sign_session_token) = (true, true, true);
    for label in LABELS {
        // A greedy label keeps its slashes.
        for path in [encoded(label, ""), encoded(label, "/")] {
            let uri =
                format!("https://lambda.eu-west-1.amazonaws.com/functions/{path}/calls?{path}");
            *case.message.uri_mut() = uri.parse().unwrap_or_else(|error| panic!("{uri}: {error}"));
            let credentials = case.credentials();
            let params = SigningParams::new(&case.region, &case.service).at(case.time);
            let mut own = case.message.clone();
            sign(&mut own, &credentials, &params).expect("it can be signed");
            assert_eq!(own.headers(), theirs::signed(&case).headers(), "{uri}");
        }
    }
}

/// A text in which all bytes are percent-encoded except unreserved characters and those in `kept`.
fn encoded(text: &str, kept: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c) || kept.contains(c);
    let encode = |byte: u8| match char::from(byte) {
        c if is_plain(c) => c.to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encode).collect()
}
