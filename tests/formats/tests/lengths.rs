//! Binary formats write the number of members before the members.

use generated::types::{AttributeType, ForgotPasswordRequest, UserType};
use serde::Serialize;
use sink::Document;
use sink::types::EverythingInput;

/// A value in CBOR.
fn bytes(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    bytes
}

#[test]
fn a_structure_in_cbor_begins_with_the_number_of_members_that_are_set() {
    let attribute = AttributeType::builder().name("email");
    // 0xbf would be a map of unknown length.
    assert_eq!(bytes(&attribute.clone().build())[0], 0xa1);
    assert_eq!(bytes(&attribute.value("jane@example.com").build())[0], 0xa2);
}

#[test]
fn so_do_structures_in_a_list() {
    let attributes = ["sub", "email"].map(|name| AttributeType::builder().name(name).build());
    let user = UserType::builder().attributes(attributes).build();
    let list = b"\x6aAttributes\x82\xa1\x64Name\x63sub\xa1\x64Name\x65email";
    assert!(bytes(&user).windows(list.len()).any(|window| window == list));
}

#[test]
fn so_do_maps() {
    let request = ForgotPasswordRequest::builder().client_id("id").username("jane");
    let bytes = bytes(&request.client_metadata([("theme", "dark"), ("tenant", "blue")]).build());
    let map = b"\x6eClientMetadata\xa2\x66tenant\x64blue\x65theme\x64dark";
    assert!(bytes.windows(map.len()).any(|window| window == map));
}

#[test]
fn so_does_a_structure_in_an_enum_with_a_tag() {
    // Serde wraps the serializer of such a value, and the wrapper says that it is for people to read.
    #[derive(Serialize)]
    #[serde(tag = "kind")]
    enum Tagged {
        Attribute(AttributeType),
    }
    let attribute = AttributeType::builder().name("email").build();
    assert_eq!(bytes(&Tagged::Attribute(attribute))[0], 0xa2);
}

#[test]
fn a_null_document_is_neither_written_nor_counted() {
    let mut input: EverythingInput = sink::json::from_slice(b"{}").unwrap();
    let without = bytes(&input);
    input.optional_document = Some(Document::Null);
    assert_eq!(bytes(&input), without);
}
