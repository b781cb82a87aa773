//! Binary formats write the number of members before the members.

use generated::types::AttributeType;

/// The first byte of a value in CBOR.
fn first_byte(value: &AttributeType) -> u8 {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    bytes[0]
}

#[test]
fn a_structure_in_cbor_begins_with_the_number_of_members_that_are_set() {
    let attribute = AttributeType::builder().name("email");
    // 0xbf would be a map of unknown length.
    assert_eq!(first_byte(&attribute.clone().build()), 0xa1);
    assert_eq!(first_byte(&attribute.value("jane@example.com").build()), 0xa2);
}
