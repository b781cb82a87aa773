//! Messages of errors for broken texts, and for texts with unknown members.

use generated::operations::ListUsers;
use generated::types::ListUsersResponse;
use generated::{Operation, json};
use http::Response;
use serde_core::Deserialize;
use serde_core::de::value::{Error, MapDeserializer};

use crate::round_trip::places::{CANARY, NUMBER, OBJECT, TEXT};

#[test]
fn a_path_leads_through_lists_and_members() {
    let users = r#"{},{"Attributes":[]},{},{"Attributes":[{"Name":"a","Value":7}]}"#;
    let text = format!("{{\"Users\":[{users}]}}");
    let json = json::from_slice::<ListUsersResponse>(text.as_bytes()).unwrap_err();
    assert_eq!(json.path(), "Users[3].Attributes[0].Value");
    assert_eq!(json.offset(), text.find('7').unwrap());
    let message =
        format!("expected a string, at Users[3].Attributes[0].Value (byte {})", json.offset());
    assert_eq!(json.to_string(), message);
    assert_eq!(format!("{json:?}"), format!("Error({message})"));
    let serde = serde_json::from_str::<ListUsersResponse>(&text).unwrap_err().to_string();
    assert!(
        serde.starts_with("expected a string, at Users[3].Attributes[0].Value at line 1"),
        "{serde}"
    );
}

#[test]
fn errors_name_unknown_members_by_position() {
    for text in [
        r#"{"Users":[],"canary-7083946521":[1,tru]}"#,
        r#"{"Users":[],"canary-7083946521":{"canary-7083946521":"canary-7083946521}}"#,
        r#"{"Users":[],"canary-\u0037083946521":["canary-7083946521",01]}"#,
    ] {
        let error = json::from_slice::<ListUsersResponse>(text.as_bytes()).unwrap_err();
        assert!(error.path().starts_with("{1}"), "{error}: {text}");
        assert!(!format!("{error} {error:?}").contains(CANARY), "{error}: {text}");
    }
}

#[test]
fn broken_texts_are_not_shown() {
    let text =
        format!("{{\"Users\":[{{\"Username\":{TEXT},\"Attributes\":[{OBJECT}]}}],\"X\":{NUMBER}}}");
    for index in 0..text.len() {
        let mut broken = text.clone().into_bytes();
        broken[index] = 0x01;
        for bytes in [&broken[..], &text.as_bytes()[..index]] {
            let error = json::from_slice::<ListUsersResponse>(bytes).expect_err("it is broken");
            assert!(!format!("{error} {error:?}").contains(CANARY), "byte {index}: {error}");
        }
    }
}

#[test]
fn unreadable_responses_are_not_shown() {
    let body = format!("{{\"Users\":[{{\"Username\":{NUMBER}}}]}}");
    let response = Response::new(body);
    let error = ListUsers::response(&response).expect_err("a name isn't a number");
    let source = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
    let text = format!("{error} {error:?} {source}");
    assert!(text.contains("Users[0].Username") && !text.contains(CANARY), "{text}");
}

/// JSON has no such numbers, but other formats of serde have.
#[test]
fn integers_of_128_bits_are_not_shown() {
    let map =
        MapDeserializer::<_, Error>::new([("PaginationToken", 7_083_946_521_i128)].into_iter());
    let error = ListUsersResponse::deserialize(map).unwrap_err().to_string();
    assert_eq!(error, "expected a string, at PaginationToken");
}
