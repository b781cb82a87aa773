//! What errors say: where the text is wrong, and nothing of what is in it.

use codegen::model::{Kind, Simple};
use generated::operations::ListUsers;
use generated::types::ListUsersResponse;
use generated::{Operation, json};
use http::Response;
use serde_core::Deserialize;
use serde_core::de::value::{Error, MapDeserializer};

use crate::subject::{Refusal, Subject, cognito, sink};
use crate::texts::Schema;

/// In all that is wrong, and in nothing that an error may say.
const CANARY: &str = "7083946521";

/// Scalars and more, each of which doesn't fit somewhere.
const TEXT: &str = r#""canary-7083946521""#;
const NUMBER: &str = "7083946521";
const HUGE: &str = "-70839465217083946521";
const FRACTION: &str = "0.7083946521";
const LIST: &str = r#"["canary-7083946521"]"#;
const OBJECT: &str = r#"{"canary-7083946521":"canary-7083946521"}"#;

#[test]
fn each_wrong_type_in_cognito_is_located_and_not_shown() {
    check("models/cognito-idp-2016-04-18.json", cognito::ALL);
}

#[test]
fn each_wrong_type_in_sink_is_located_and_not_shown() {
    check("tests/models/sink.json", sink::ALL);
}

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
    let serde = serde_json::from_str::<ListUsersResponse>(&text).unwrap_err().to_string();
    assert!(
        serde.starts_with("expected a string, at Users[3].Attributes[0].Value at line 1"),
        "{serde}"
    );
}

#[test]
fn unknown_members_go_by_their_place() {
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

/// A text that is wrong in one place.
struct Wrong {
    text: String,
    path: String,
}

fn check(model: &str, subjects: &[Subject]) {
    let schema = Schema::read(model);
    let mut count = 0;
    for subject in subjects {
        let mut found = Vec::new();
        schema.places(subject.id, &mut |kind, place| {
            let wrong = wrong(kind).iter().map(|value| place.wrong(value));
            found.extend(wrong);
        });
        count += found.len();
        for Wrong { text, path } in found {
            for read in [subject.by_json, subject.by_serde] {
                let Err(refusal) = read(text.as_bytes()) else { panic!("{}: {text}", subject.id) };
                assert_located(&refusal, &path, &text);
            }
        }
    }
    println!("{model}: {count} wrong values");
    assert!(count > subjects.len(), "there are places in shapes");
}

fn assert_located(refusal: &Refusal, path: &str, text: &str) {
    let Refusal { message, debug } = refusal;
    assert!(!message.contains(CANARY) && !debug.contains(CANARY), "{message}: {text}");
    let place = if path.is_empty() { String::new() } else { format!(", at {path}") };
    let begins = message.starts_with("expected ") && message.contains(&format!("{place} "));
    assert!(
        begins || message.contains(&format!("{place}, at byte")),
        "{message}, not{place}: {text}"
    );
}

/// Values that don't fit.
fn wrong(kind: &Kind) -> &'static [&'static str] {
    match kind {
        Kind::Simple(Simple::Document) => &[],
        Kind::Simple(Simple::String) | Kind::Enum(_) => &[NUMBER, HUGE, FRACTION, LIST, OBJECT],
        Kind::Simple(Simple::Blob | Simple::Boolean) => &[TEXT, NUMBER, FRACTION, LIST, OBJECT],
        Kind::Simple(Simple::Timestamp | Simple::BigDecimal | Simple::Float | Simple::Double) => {
            &[TEXT, LIST, OBJECT]
        }
        Kind::Simple(Simple::BigInteger) => &[TEXT, FRACTION, LIST, OBJECT],
        Kind::Simple(_) | Kind::IntEnum(_) => &[TEXT, HUGE, FRACTION, LIST, OBJECT],
        Kind::List(_) => &[TEXT, NUMBER, FRACTION, OBJECT],
        _ => &[TEXT, NUMBER, FRACTION, LIST],
    }
}

/// A place in a text.
#[derive(Clone, Default)]
pub(crate) struct Place {
    before: String,
    after: String,
    path: String,
}

impl Place {
    fn wrong(&self, value: &str) -> Wrong {
        let Self { before, after, path } = self;
        Wrong { text: format!("{before}{value}{after}"), path: path.clone() }
    }

    /// A member within this place.
    pub(crate) fn member(&self, name: &str) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        self.within(&format!("{{\"{name}\":"), "}", &format!("{dot}{name}"))
    }

    /// The second element of a list in this place.
    pub(crate) fn element(&self) -> Self {
        self.within("[null,", "]", "[1]")
    }

    /// The second entry of a map in this place; its name can be secret too.
    pub(crate) fn entry(&self) -> Self {
        self.within("{\"a\":null,\"canary-7083946521\":", "}", "{1}")
    }

    fn within(&self, before: &str, after: &str, step: &str) -> Self {
        Self {
            before: format!("{}{before}", self.before),
            after: format!("{after}{}", self.after),
            path: format!("{}{step}", self.path),
        }
    }
}
