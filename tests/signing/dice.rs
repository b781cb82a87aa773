//! Random requests.

use std::time::{Duration, SystemTime};

use fastrand::Rng;
use http::header::{HeaderName, HeaderValue};
use http::{HeaderMap, Request};

use crate::Case;

/// A source of requests that are always the same ones.
pub(crate) struct Dice(Rng);

const METHODS: [&str; 6] = ["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH"];
const HOSTS: [&str; 6] = [
    "example.amazonaws.com",
    "EXAMPLE.com",
    "bucket.s3.eu-west-1.amazonaws.com",
    "127.0.0.1",
    "[::1]",
    "a",
];
const NAMES: [&str; 12] = [
    "content-type",
    "x-amz-target",
    "x-amz-meta-a",
    "x-amz-meta-b",
    "x-amz-metab",
    "my-header1",
    "my_header",
    "my.header",
    "accept",
    "user-agent",
    "x-amzn-trace-id",
    "transfer-encoding",
];
/// Characters of paths and queries that mean themselves.
const PLAIN: &[u8] = b"abcXYZ019-._~!$'()*,;:@";
/// Characters of values of headers.
const VISIBLE: &[u8] = b"abcXYZ019 \"'\\,;:=+-_.~!#$%&()*/<>?@[]^`{|}";
const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
const REGION: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789-";

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Rng::with_seed(seed))
    }

    pub(crate) fn case(&mut self) -> Case {
        Case {
            message: self.message(),
            access_key_id: self.text(LETTERS, 1..=20),
            secret: self.text(LETTERS, 0..=90),
            token: self.often().then(|| self.text(LETTERS, 1..=200)),
            region: self.text(REGION, 1..=14),
            service: self.text(REGION, 1..=14),
            time: SystemTime::UNIX_EPOCH + Duration::from_secs(self.0.u64(0..5_000_000_000)),
            signs_payload: self.often(),
            payload_header: self.often(),
            normalize_path: self.often(),
            double_encode_path: self.often(),
            sign_session_token: self.often(),
            valid_for: self.often().then(|| Duration::from_secs(self.0.u64(1..=604_800))),
        }
    }

    fn often(&mut self) -> bool {
        self.0.bool()
    }

    fn rarely(&mut self) -> bool {
        self.0.u8(0..8) == 0
    }

    fn text(&mut self, letters: &[u8], lengths: std::ops::RangeInclusive<usize>) -> String {
        let length = self.0.usize(lengths);
        (0..length).map(|_| char::from(letters[self.0.usize(..letters.len())])).collect()
    }

    fn message(&mut self) -> Request<Vec<u8>> {
        let mut message = Request::new(self.body());
        *message.method_mut() = METHODS[self.0.usize(..METHODS.len())].parse().expect("it is one");
        let scheme = if self.often() { "https" } else { "http" };
        let port = [":443", ":80", ":8443", "", "", ""][self.0.usize(..6)];
        let host = HOSTS[self.0.usize(..HOSTS.len())];
        let uri = format!("{scheme}://{host}{port}{}{}", self.path(), self.query());
        *message.uri_mut() = uri.parse().unwrap_or_else(|error| panic!("{uri}: {error}"));
        *message.headers_mut() = self.headers();
        message
    }

    fn body(&mut self) -> Vec<u8> {
        let length = if self.often() { 0 } else { self.0.usize(..200) };
        (0..length).map(|_| self.0.u8(..)).collect()
    }

    fn path(&mut self) -> String {
        let segments = (0..self.0.usize(..6)).map(|_| format!("/{}", self.segment()));
        segments.collect::<Vec<_>>().concat()
    }

    fn segment(&mut self) -> String {
        match self.0.u8(0..8) {
            0 => String::new(),
            1 => ".".to_owned(),
            2 => "..".to_owned(),
            3 => "a".to_owned(),
            _ => self.piece(b"&=+"),
        }
    }

    fn query(&mut self) -> String {
        if self.often() {
            return String::new();
        }
        let mut names = Vec::new();
        let pairs = (0..self.0.usize(..6)).map(|_| {
            // Some names occur more than once.
            let name = match self.0.choice(&names) {
                Some(name) if self.often() => String::clone(name),
                _ => self.piece(b"/?+"),
            };
            names.push(name.clone());
            match self.0.u8(0..6) {
                0 => name,
                1 => String::new(),
                2 => format!("{name}="),
                _ => format!("{name}={}", self.piece(b"/?+=")),
            }
        });
        format!("?{}", pairs.collect::<Vec<_>>().join("&"))
    }

    /// A part of a path or a query, with characters that are encoded or needn't be.
    fn piece(&mut self, more: &[u8]) -> String {
        let plain = [PLAIN, more].concat();
        (0..self.0.usize(..8)).map(|_| self.character(&plain)).collect()
    }

    fn character(&mut self, plain: &[u8]) -> String {
        let character = match self.0.u8(0..6) {
            0 => char::from(self.0.u8(..128)),
            1 => self.0.char(..),
            _ => return self.text(plain, 1..=1),
        };
        let upper = self.often();
        let bytes = character.to_string().into_bytes();
        let encoded = |byte| if upper { format!("%{byte:02X}") } else { format!("%{byte:02x}") };
        bytes.into_iter().map(encoded).collect()
    }

    fn headers(&mut self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for _ in 0..self.0.usize(..8) {
            let name = HeaderName::from_static(NAMES[self.0.usize(..NAMES.len())]);
            let value = if self.rarely() { String::new() } else { self.text(VISIBLE, 0..=30) };
            // Several spaces in a value, and around it.
            let value = if self.often() { value.replace(' ', "   ") } else { value };
            headers.append(name, HeaderValue::from_str(&value).expect("it is text"));
        }
        if self.rarely() {
            headers.insert("host", HeaderValue::from_static("other.example.com:8000"));
        }
        headers
    }
}
