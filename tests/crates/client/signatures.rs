//! What is signed, and for whom.

use std::io::Read;
use std::time::{Duration, SystemTime};

use http::Request;
use sink::operations::Identified;
use sink::sigv4::{SigningParams, sign};
use sink::types::IdentifiedInput;

use super::{client, get_user, header, headers, success};

fn noon() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_780_800)
}

#[test]
fn messages_are_signed_for_the_region_and_the_service() {
    let outcome = get_user(&client().clock(noon), [success()]);
    let signature = headers(&outcome.sent, "authorization")[0];
    let scope = "Credential=AKIAIOSFODNN7EXAMPLE/20261127/eu-west-1/cognito-idp/aws4_request";
    assert!(signature.contains(scope), "{signature}");
    let signed = "SignedHeaders=content-length;content-type;host;x-amz-date;x-amz-target";
    assert!(signature.contains(signed), "{signature}");
}

/// The message without its signature.
fn unsigned(message: &Request<Vec<u8>>) -> Request<Vec<u8>> {
    let mut message = message.clone();
    for name in ["authorization", "x-amz-date", "x-amz-security-token"] {
        message.headers_mut().remove(name);
    }
    message
}

#[test]
fn a_compressed_body_is_signed_as_it_is_sent() {
    let credentials = sink::Credentials::new(super::KEY_ID, "secret");
    let client = sink::Client::new("eu-west-1").endpoint("https://example.com").clock(noon);
    let client = client.credentials(credentials.clone());
    let text = "long text that gzip makes shorter ".repeat(1_000);
    let input = IdentifiedInput::builder().name(text.as_str()).build();
    let call = client.start::<Identified>(&input).expect("the endpoint is valid");
    let sink::Next::Send(message, _) = call.next() else { panic!("a call begins with a message") };
    assert_eq!(header(&message, "content-encoding"), Some("gzip"));
    let length = header(&message, "content-length").and_then(|length| length.parse().ok());
    assert_eq!(length, Some(message.body().len()));
    let mut body = String::new();
    flate2::read::GzDecoder::new(message.body().as_slice())
        .read_to_string(&mut body)
        .expect("gzip");
    assert!(body.contains(&text));

    let mut again = unsigned(&message);
    let params = SigningParams::new("eu-west-1", "sink").at(noon());
    sign(&mut again, &credentials, &params).expect("it can be signed");
    assert_eq!(header(&again, "authorization"), header(&message, "authorization"));
}
