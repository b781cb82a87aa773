//! Headers that the configuration adds to each request.

use rest_sink::operations::{DeleteAll, PutPart, PutThing};
use rest_sink::types::{PutPartInput, PutThingInput};
use rest_sink::{Client, Credentials, Operation};

#[test]
fn each_request_has_the_headers_of_the_configuration() {
    let request = DeleteAll::request(&()).expect("it has no members");
    assert_eq!(request.headers()["x-sink-version"], "2025-01-01");
    let input = cbor_sink::types::PutThingInput::builder().name("a").build();
    let request = <cbor_sink::operations::PutThing as cbor_sink::Operation>::request(&input);
    assert_eq!(request.headers()["x-sink-version"], "2025-01-01");
}

#[test]
fn a_member_with_the_same_header_wins() {
    let input = PutPartInput::builder().id("a").version("2").build();
    let request = PutPart::request(&input).expect("the path can have it");
    let values: Vec<_> = request.headers().get_all("x-sink-version").iter().collect();
    assert_eq!(values, ["2"]);
}

#[test]
fn signatures_cover_them() {
    let client = Client::new("us-east-1")
        .endpoint("https://example.com")
        .credentials(Credentials::new("AKIAEXAMPLE", "secret"));
    let input = PutThingInput::builder().name("a").path("b").build();
    let mut signed = String::new();
    let answer = client.call::<PutThing>(&input, |message| {
        signed = message.headers()["authorization"].to_str()?.to_owned();
        Ok(http::Response::builder().status(409).body(Vec::new())?)
    });
    assert!(answer.is_err());
    assert!(signed.contains(";x-sink-version"), "{signed}");
}
