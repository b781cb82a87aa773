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
    fn signed(&self) -> Request<Vec<u8>> {
        let mut credentials = Credentials::new(&*self.access_key_id, &*self.secret);
        if let Some(token) = &self.token {
            credentials = credentials.with_session_token(&**token);
        }
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
