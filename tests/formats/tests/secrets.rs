//! Errors of every format show nothing of the text that was read. Each part of a body has a canary.

use std::fmt::{Debug, Display};

use ciborium::Value as Cbor;
use generated::Redacted;
use generated::types::{AdminCreateUserRequest, AttributeType, InitiateAuthRequest, SignUpRequest};
use serde::de::DeserializeOwned;
use sink::types::{EverythingInput, SecretsInput};

const DIGITS: i64 = 7_083_946_521;
const TEXT: &str = "canary-7083946521";

/// The canary in each form in which a format could show it: text, numbers, bytes.
const SHOWN: [&str; 5] = ["7083946521", "7.083946521", "canary", "99, 97, 110", "63616e617279"];

fn assert_hidden<T, E: Display + Debug>(read: Result<T, E>, of: &str) {
    let Err(error) = read else { return };
    let shown = format!("{error} {error:?} {error:#?}");
    assert!(!SHOWN.iter().any(|canary| shown.contains(canary)), "{shown}: {of}");
}

/// A value of every kind that CBOR has.
fn kinds() -> Vec<Cbor> {
    let text = || Cbor::Text(TEXT.to_owned());
    vec![
        text(),
        Cbor::Integer(DIGITS.into()),
        Cbor::Integer((-DIGITS).into()),
        Cbor::Integer(u64::MAX.into()),
        Cbor::Float(7_083_946_521.5),
        Cbor::Float(f64::NAN),
        Cbor::Bytes(TEXT.into()),
        Cbor::Bool(true),
        Cbor::Null,
        Cbor::Tag(2, Box::new(Cbor::Bytes(TEXT.into()))),
        Cbor::Tag(0, Box::new(text())),
        Cbor::Array(vec![text()]),
        Cbor::Map(vec![(text(), text())]),
        Cbor::Map(vec![(Cbor::Integer(DIGITS.into()), Cbor::Integer(DIGITS.into()))]),
        Cbor::Map(vec![(Cbor::Bytes(TEXT.into()), text())]),
        Cbor::Map(vec![(Cbor::Array(vec![text()]), text())]),
        Cbor::Map(vec![(Cbor::Float(7_083_946_521.5), text())]),
        Cbor::Map(vec![(Cbor::Bool(true), text())]),
        Cbor::Map(vec![(Cbor::Null, text())]),
    ]
}

fn read_cbor<T: DeserializeOwned>(value: &Cbor) {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    let of = format!("{value:?}");
    assert_hidden(ciborium::from_reader::<T, _>(&*bytes), &of);
    assert_hidden(value.deserialized::<T>(), &of);
    // Without its last byte, it isn't CBOR.
    assert_hidden(ciborium::from_reader::<T, _>(&bytes[..bytes.len() - 1]), &of);
}

/// The names of a structure's members in the model of `sink`.
fn names(structure: &str) -> Vec<String> {
    let model: serde_json::Value =
        serde_json::from_str(include_str!("../../models/sink.json")).unwrap();
    let members = &model["shapes"][format!("example.sink#{structure}")]["members"];
    let names: Vec<String> = members.as_object().unwrap().keys().cloned().collect();
    assert!(names.len() > 10, "it is a structure of many kinds");
    names
}

/// The names of the members of both structures.
fn all_names() -> Vec<String> {
    [names("SecretsInput"), names("EverythingInput")].concat()
}

#[test]
fn cbor_of_every_kind_is_hidden_in_every_place() {
    let maps = ["ClientMetadata", "AuthParameters", "UserAttributes", "UserPoolId", "Session"];
    for kind in kinds() {
        read_cbor::<InitiateAuthRequest>(&kind);
        for name in maps {
            let member = Cbor::Map(vec![(Cbor::Text(name.to_owned()), kind.clone())]);
            read_cbor::<InitiateAuthRequest>(&member);
            read_cbor::<AdminCreateUserRequest>(&member);
        }
        for name in all_names() {
            let member = Cbor::Map(vec![(Cbor::Text(name.clone()), kind.clone())]);
            read_cbor::<SecretsInput>(&member);
            read_cbor::<EverythingInput>(&member);
        }
    }
}

#[test]
fn an_error_about_a_name_that_is_no_text_says_the_place() {
    let text = || Cbor::Text(TEXT.to_owned());
    for (name, told) in [
        (
            Cbor::Integer(DIGITS.into()),
            "expected a text as the name of a member, at AuthParameters",
        ),
        (Cbor::Array(vec![text()]), "expected a text"),
    ] {
        let parameters = Cbor::Map(vec![(name, text())]);
        let map = Cbor::Map(vec![(Cbor::Text("AuthParameters".to_owned()), parameters)]);
        let error = map.deserialized::<InitiateAuthRequest>().unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
    }
}

/// Doesn't try names of entries, since `serde_yaml_ng` itself puts them in front of messages.
#[test]
fn yaml_of_every_kind_is_hidden() {
    for value in [
        "7083946521",
        "7083946521.5",
        "canary-7083946521",
        "!tag canary-7083946521",
        "!canary 7083946521",
        "!canary {a: canary}",
        "[canary]",
        "{7083946521: canary}",
        "{7083946521.5: canary}",
        "{true: canary}",
        "{~: canary}",
        "{[canary]: canary}",
        "{{canary: canary}: canary}",
        "{!canary canary: canary}",
        "{a: 7083946521}",
        "0x1A6363D59canary",
        "2022-06-17canary",
    ] {
        for name in all_names() {
            let text = format!("{name}: {value}\n");
            assert_hidden(serde_yaml_ng::from_str::<SecretsInput>(&text), &text);
            assert_hidden(serde_yaml_ng::from_str::<EverythingInput>(&text), &text);
        }
        for name in ["AuthParameters", "AuthFlow", "ClientId", "AnalyticsMetadata"] {
            let text = format!("{name}: {value}\n");
            assert_hidden(serde_yaml_ng::from_str::<InitiateAuthRequest>(&text), &text);
        }
    }
}

/// Looks only at the message, since the crate `toml` itself shows the line with the error.
#[test]
fn toml_of_every_kind_is_hidden() {
    for value in
        ["7083946521", "7083946521.5", "\"canary\"", "[\"canary\"]", "{ canary = 7083946521 }"]
    {
        for name in names("SecretsInput") {
            let text = format!("{name} = {value}\n");
            let read = toml::from_str::<SecretsInput>(&text);
            assert_hidden(read.map_err(|error| error.message().to_owned()), &text);
        }
    }
}

#[test]
fn no_format_shows_the_secrets_of_redacted() {
    let attribute = AttributeType::builder().name("visible name").value(TEXT).build();
    let request = SignUpRequest::builder()
        .client_id(TEXT)
        .username(TEXT)
        .password(TEXT)
        .user_attributes([attribute])
        .client_metadata([("visible key", "visible value")])
        .build();
    let redacted = Redacted(&request);
    let cbor = Cbor::serialized(&redacted).unwrap();
    let mut bytes = Vec::new();
    ciborium::into_writer(&redacted, &mut bytes).unwrap();
    assert_eq!(ciborium::from_reader::<Cbor, _>(&*bytes).unwrap(), cbor);
    let texts = [
        format!("{cbor:?}"),
        format!("{:?}", toml::Value::try_from(redacted).unwrap()),
        serde_yaml_ng::to_string(&redacted).unwrap(),
        serde_json::to_string(&redacted).unwrap(),
        serde_json::to_value(redacted).unwrap().to_string(),
    ];
    for text in texts {
        assert!(!SHOWN.iter().any(|canary| text.contains(canary)), "{text}");
        for visible in ["Password", "visible name", "visible value", "[REDACTED]"] {
            assert!(text.contains(visible), "{visible}: {text}");
        }
    }
}
