//! Members of unions that the model doesn't have are written as they were read.

use std::collections::HashSet;
use std::fmt::Debug;

use serde_core::Serialize;
use serde_core::de::DeserializeOwned;
use serde_core::de::value::{BytesDeserializer, Error, MapDeserializer};
use sink::json::{self, Wire};
use sink::types::{Choice, EverythingInput, Node, SecretUnion, UnionOfSecrets};
use sink::{Document, Sensitive};

/// Values of members that only newer models have.
const VALUES: &[&str] = &[
    "null",
    "true",
    r#""text \"quoted\"""#,
    "18446744073709551615",
    "-9223372036854775808",
    "9007199254740993",
    "0.1",
    "-0.0",
    "123456.789",
    "[]",
    "{}",
    r#"[null,[{}],"a",{"a":null}]"#,
    r#"{"":{"S":"x","__type":"a#b"},"b":[1,2.5,null],"null":null}"#,
];

/// Reads a text with both codecs, which must agree.
#[track_caller]
fn read<T>(text: &str) -> T
where
    T: Wire + Serialize + DeserializeOwned + PartialEq + Debug,
{
    let by_json: T = json::from_slice(text.as_bytes()).expect("json reads it");
    let by_serde: T = serde_json::from_str(text).expect("serde reads it");
    assert_eq!(by_json, by_serde, "{text}");
    by_json
}

/// Reads `text`, which both codecs must write as `written`.
#[track_caller]
fn becomes<T>(text: &str, written: &str) -> T
where
    T: Wire + Serialize + DeserializeOwned + PartialEq + Debug,
{
    let value: T = read(text);
    assert_eq!(json::to_string(&value), written);
    assert_eq!(serde_json::to_string(&value).expect("serde writes it"), written);
    value
}

fn unrecognized(tag: &str, value: impl Into<Sensitive<Document>>) -> Choice {
    Choice::Unrecognized { tag: tag.to_owned(), value: value.into() }
}

#[test]
fn any_value_of_an_unknown_member_is_kept() {
    for value in VALUES {
        let union = format!(r#"{{"Tomorrow":{value}}}"#);
        becomes::<Choice>(&union, &union);
        becomes::<SecretUnion>(&union, &union);
        for around in
            [format!(r#"{{"node":{union}}}"#), format!(r#"{{"nodes":[{union},{union}]}}"#)]
        {
            becomes::<Node>(&around, &around);
        }
    }
}

#[test]
fn an_unknown_member_inside_a_structure_is_kept() {
    let text = r#"{"union":{"Tomorrow":{"a":[1]}},"requiredUnion":{"Later":[null]}}"#;
    let value: EverythingInput = read(text);
    let written: serde_json::Value =
        serde_json::from_str(&json::to_string(&value)).expect("it is JSON");
    assert_eq!(written["union"], serde_json::json!({"Tomorrow": {"a": [1]}}));
    assert_eq!(written["requiredUnion"], serde_json::json!({"Later": [null]}));
}

#[test]
fn an_unknown_member_can_have_any_name() {
    for name in ["", " ", "é \"x\"", "unit2", "Unrecognized2", "null"] {
        let name = serde_json::to_string(name).expect("a text can be quoted");
        let text = format!("{{{name}:7}}");
        becomes::<Choice>(&text, &text);
    }
}

#[test]
fn a_known_member_wins_and_otherwise_the_last_one() {
    let known = Choice::String("a".to_owned());
    for text in [
        r#"{"string":"a","Tomorrow":1}"#,
        r#"{"Tomorrow":1,"string":"a"}"#,
        r#"{"Tomorrow":null,"string":"a","Later":null}"#,
        r#"{"__type":"x","Tomorrow":{"string":"b"},"string":"a","__type":"y"}"#,
    ] {
        assert_eq!(becomes::<Choice>(text, r#"{"string":"a"}"#), known);
    }
    becomes::<Choice>(r#"{"unit":{},"Tomorrow":1}"#, r#"{"unit":{}}"#);
    becomes::<Choice>(r#"{"Tomorrow":1,"Later":[2]}"#, r#"{"Later":[2]}"#);
    becomes::<Choice>(r#"{"Tomorrow":1,"Tomorrow":{"a":2}}"#, r#"{"Tomorrow":{"a":2}}"#);
}

#[test]
fn a_null_counts_only_if_there_is_no_other_member() {
    let null = becomes::<Choice>(r#"{"Tomorrow":null}"#, r#"{"Tomorrow":null}"#);
    assert_eq!(null, unrecognized("Tomorrow", Document::Null));
    becomes::<Choice>(r#"{"string":null}"#, "{}");
    becomes::<Choice>(r#"{"__type":null}"#, "{}");
    becomes::<Choice>(r#"{"Tomorrow":1,"Later":null}"#, r#"{"Tomorrow":1}"#);
    becomes::<Choice>(r#"{"Tomorrow":null,"Later":1}"#, r#"{"Later":1}"#);
    becomes::<Choice>(r#"{"string":null,"Tomorrow":1,"float":null}"#, r#"{"Tomorrow":1}"#);
}

#[test]
fn code_can_make_an_unknown_member() {
    let value: Document = [("N", "1")].into_iter().collect();
    let choice = unrecognized("Tomorrow", value.clone());
    assert_eq!(json::to_string(&choice), r#"{"Tomorrow":{"N":"1"}}"#);
    let Choice::Unrecognized { tag, value: kept } = choice else { panic!("it is unrecognized") };
    assert_eq!((tag.as_str(), kept.expose()), ("Tomorrow", &value));
    assert_eq!(json::to_string(&unrecognized("", Document::Null)), "{}");
}

#[test]
fn unions_with_any_values_can_be_keys() {
    let nodes = || VALUES.iter().map(|value| read::<Node>(&format!(r#"{{"Tomorrow":{value}}}"#)));
    let set: HashSet<Node> = nodes().chain(nodes()).collect();
    assert_eq!(set.len(), VALUES.len());
}

#[test]
fn debug_shows_the_tag_and_never_the_value() {
    let text = r#"{"Tomorrow":{"canary":["canary"]}}"#;
    let shown = r#"Unrecognized { tag: "Tomorrow", value: [REDACTED] }"#;
    assert_eq!(format!("{:?}", read::<Choice>(text)), shown);
    assert_eq!(format!("{:?}", read::<UnionOfSecrets>(text)), shown);
    assert_eq!(format!("{:?}", read::<SecretUnion>(text)), "SecretUnion([REDACTED])");
    let redacted = json::to_string_redacted(&read::<Choice>(text));
    assert_eq!(redacted, r#"{"Tomorrow":"[REDACTED]"}"#);
}

/// The name of an unknown member can be secret.
#[test]
fn an_error_inside_shows_neither_name_nor_value() {
    let path =
        |text: &str| json::from_slice::<Choice>(text.as_bytes()).expect_err("it is broken").path();
    assert_eq!(path(r#"{"canary":{"canary":["canary",canary]}}"#), "{0}{0}[1]");
    assert_eq!(path(r#"{"__type":"x","canary":1e999}"#), "{1}");
    assert_eq!(path(r#"{"canary":1,"string":2}"#), "string");
    assert_eq!(path(r#"{"choice":{"canary":[[canary]]}}"#), "choice{0}[0][0]");
    let bytes = MapDeserializer::<_, Error>::new(
        [("canary", BytesDeserializer::new(b"canary"))].into_iter(),
    );
    let error =
        <Choice as serde_core::Deserialize>::deserialize(bytes).expect_err("bytes don't fit");
    assert_eq!(error.to_string(), "expected a value, at {0}");
}
