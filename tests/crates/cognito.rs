//! The helpers for Amazon Cognito.

use std::collections::BTreeMap;

use generated::Sensitive;
use generated::cognito::{attribute_list, attribute_map, secret_hash};
use generated::types::{AttributeType, SignUpRequest};

#[test]
fn attributes_come_back_from_a_map() {
    let request = SignUpRequest::builder()
        .client_id("client")
        .username("jane")
        .user_attributes(attribute_list([("email", "jane@example.com"), ("locale", "de")]))
        .build();
    let map = attribute_map(request.user_attributes.clone().unwrap_or_default());
    assert_eq!(map.keys().collect::<Vec<_>>(), ["email", "locale"]);
    assert_eq!(map["email"], "jane@example.com");
    assert_eq!(Some(attribute_list(map.clone())), request.user_attributes);
    let shown = format!("{map:?} {request:?}");
    assert!(!shown.contains("example.com"), "{shown}");
}

#[test]
fn an_attribute_without_a_value_is_left_out() {
    let empty = AttributeType::builder().name("email").build();
    assert_eq!(attribute_map([empty]), BTreeMap::new());
}

#[test]
fn a_request_has_the_hash_of_its_user_and_client() {
    let secret = Sensitive::from("9secret");
    let request = SignUpRequest::builder()
        .client_id("1example23")
        .username("jane")
        .secret_hash(secret_hash("jane", "1example23", &secret))
        .build();
    // printf jane1example23 | openssl dgst -sha256 -hmac 9secret -binary | base64
    let expected = "7mvmuQMY/wJUG6ToEVrXrVIKORw0HKWVa6WV+hTD9E8=";
    assert_eq!(request.secret_hash, Some(Sensitive::from(expected)));
    assert!(!format!("{request:?}").contains(expected));
}
