//! Redacted JSON of every shape differs from the wire form only in the values that the model or its
//! configuration marks. Masked JSON can be read again.

use std::collections::BTreeMap;

use generated::types::UserType;
use serde_json::{Map, Value, json};
use sink::types::{DefaultedPart, DefaultedSecret, DefaultsOutput, SecretError, SecretStructure};
use sink::{Redacted, Sensitive};

use crate::reading::model::{Member, Model};
use crate::round_trip::subject::{self, Subject, Subjected, value};
use crate::round_trip::texts::{Schema, Style, Texts};

/// How many texts each shape gets.
const TEXTS: usize = 12;

#[test]
fn redacted_json_is_the_wire_form_without_marked_values() {
    for (model, subjects) in subject::ALL {
        let replaced = check(model, subjects);
        println!("{model}: {replaced} values replaced");
        assert!(replaced > subjects.len(), "{model} has secrets");
    }
}

#[test]
fn masked_json_is_read_again_and_differs_only_in_secrets() {
    for (model, subjects) in subject::ALL {
        let schema = Schema::read(model);
        for (style, seed) in [(Style::Plain, 7), (Style::Wild, 8)] {
            let mut texts = Texts::new(&schema, style, seed);
            for subject in *subjects {
                for _ in 0..TEXTS {
                    let text = texts.next(subject.id);
                    let Ok(read) = (subject.by_json)(text.as_bytes()) else { continue };
                    check_masked(subject, read.as_ref(), &text);
                }
            }
        }
    }
}

fn check_masked(subject: &Subject, read: &dyn Subjected, text: &str) {
    let redacted = |it: &dyn Subjected| without_order(value(&it.to_redacted()[0]));
    let masked = read.to_masked();
    let again = (subject.by_json)(&masked);
    let again = again.unwrap_or_else(|error| panic!("{}: {error:?}: {text}", subject.id));
    assert_eq!(redacted(again.as_ref()), redacted(read), "{}: {text}", subject.id);
    assert_eq!(without_order(value(&again.to_masked())), without_order(value(&masked)));
    if (subject.by_strict)(text.as_bytes()).is_ok() {
        let strict = (subject.by_strict)(&masked).err();
        assert!(strict.is_none(), "{}: {strict:?}: {text}", subject.id);
    }
}

/// Compares each redacted form with what the model expects, and counts what was replaced.
fn check(model: &str, subjects: &[Subject]) -> usize {
    let schema = Schema::read(model);
    let mut replaced = 0;
    for (style, seed) in [(Style::Plain, 5), (Style::Wild, 6)] {
        let mut texts = Texts::new(&schema, style, seed);
        for subject in subjects {
            for _ in 0..TEXTS {
                let text = texts.next(subject.id);
                // Wild texts can have a wrong type somewhere.
                let Ok(read) = (subject.by_json)(text.as_bytes()) else { continue };
                let expected = redact(&schema.model, subject.id, value(&read.to_serde()));
                replaced += expected.to_string().matches("[REDACTED").count();
                let expected = without_order(expected);
                for redacted in read.to_redacted() {
                    let actual = without_order(value(&redacted));
                    assert_eq!(actual, expected, "{}: {text}", subject.id);
                }
            }
        }
    }
    replaced
}

/// Hidden keys have numbers, in an order that the expected value doesn't know. So this sorts the
/// values of each such map, and keeps the names. serde writes the digits of large numbers as text.
fn without_order(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(without_order).collect(),
        Value::Object(entries) if entries.contains_key("[REDACTED]") => {
            let names: Vec<String> = entries.keys().cloned().collect();
            let mut values: Vec<Value> = entries.into_values().map(without_order).collect();
            values.sort_by_key(Value::to_string);
            json!([names, values])
        }
        Value::Object(entries) => {
            entries.into_iter().map(|(name, value)| (name, without_order(value))).collect()
        }
        Value::String(text) => {
            serde_json::from_str(&text).map_or(Value::String(text), Value::Number)
        }
        scalar => scalar,
    }
}

fn mark() -> Value {
    json!("[REDACTED]")
}

/// The value of a shape, without its secrets.
fn redact(model: &Model, id: &str, value: Value) -> Value {
    let kind = model.kind(id);
    match value {
        Value::Null => Value::Null,
        _ if model.is_secret(id) => mark(),
        Value::Array(items) if kind == "list" => {
            let element = &model.members(id)[0];
            items.into_iter().map(|item| member(model, id, element, item)).collect()
        }
        Value::Object(entries) if kind == "map" => map(model, id, entries),
        Value::Object(members) if kind == "structure" || kind == "union" => {
            let known = model.members(id);
            let replace = |(name, value)| match known.iter().find(|known| known.name == name) {
                Some(known) => (name, member(model, id, known, value)),
                // Only a union keeps a member that the model doesn't have.
                None if value.is_null() => (name, value),
                None => (name, mark()),
            };
            members.into_iter().map(replace).collect()
        }
        other => other,
    }
}

fn member(model: &Model, container: &str, member: &Member, value: Value) -> Value {
    let is_secret = model.is_secret_member(container, member) && !value.is_null();
    if is_secret { mark() } else { redact(model, &member.target, value) }
}

/// The entries of a map. Secret keys stay different from each other.
fn map(model: &Model, id: &str, entries: Map<String, Value>) -> Value {
    let [key, element] = model.members(id) else { panic!("{id} has a key and a value") };
    let hidden = model.is_secret_member(id, key);
    let name = |index: usize, name: String| match index {
        _ if !hidden => name,
        0 => "[REDACTED]".to_owned(),
        _ => format!("[REDACTED {}]", index + 1),
    };
    let entries = entries.into_iter().enumerate();
    entries
        .map(|(index, (key, value))| (name(index, key), member(model, id, element, value)))
        .collect()
}

#[test]
fn hidden_keys_stay_different() {
    let map: BTreeMap<Sensitive<String>, _> =
        [("jane", 1), ("john", 2)].map(|(name, number)| (Sensitive::from(name), number)).into();
    assert_eq!(sink::json::to_string_redacted(&map), r#"{"[REDACTED]":1,"[REDACTED 2]":2}"#);
    assert_eq!(sink::json::to_string(&map), r#"{"jane":1,"john":2}"#);
}

#[test]
fn absent_values_are_not_redacted() {
    let secret = Sensitive::<String>::from("hunter2");
    let sparse = BTreeMap::from([("a", None), ("b", Some(secret.clone()))]);
    let sparse: BTreeMap<String, _> = sparse.into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
    assert_eq!(Redacted(&sparse).to_string(), r#"{"a":null,"b":"[REDACTED]"}"#);
    let list = vec![None, Some(secret.clone())];
    assert_eq!(Redacted(&list).to_string(), r#"[null,"[REDACTED]"]"#);
    assert_eq!(Redacted(&None::<Sensitive<String>>).to_string(), "null");
    assert_eq!(Redacted(&secret).to_string(), r#""[REDACTED]""#);
    assert_eq!(Redacted(&SecretError::default()).to_string(), "{}");
}

#[test]
fn redacted_json_has_the_same_defaults_as_the_wire_form() {
    let user = UserType::default();
    assert_eq!(generated::Redacted(&user).to_string(), generated::json::to_string(&user));
    assert_eq!(generated::json::to_string(&user), r#"{"Enabled":false}"#);
    let part = DefaultedPart::builder().name("visible").build();
    let secret = DefaultedSecret::default();
    let output = DefaultsOutput::builder()
        .required(7)
        .required_secret("hunter2")
        .part(part)
        .secret_part(secret)
        .build();
    let expected = r#"{"part":{"name":"visible","flag":false},"required":7,"requiredSecret":"[REDACTED]","secretPart":"[REDACTED]","optional":"text","optionalSecret":"[REDACTED]","parts":[]}"#;
    assert_eq!(Redacted(&output).to_string(), expected);
}

#[test]
fn a_secret_shape_is_hidden_in_a_box_too() {
    let secret = Box::new(SecretStructure::builder().required(true).text("hunter2").build());
    assert_eq!(Redacted(&secret).to_string(), r#""[REDACTED]""#);
    assert_eq!(Redacted(&vec![Some(secret)]).to_string(), r#"["[REDACTED]"]"#);
}

#[test]
fn a_secret_is_masked_by_a_value_of_its_type() {
    let secret = SecretStructure::builder().required(true).text("hunter2").build();
    assert_eq!(sink::json::to_string_masked(&secret), r#"{"required":false,"text":"[REDACTED]"}"#);
    let map: BTreeMap<String, Sensitive<i32>> = [("a".to_owned(), 7.into())].into();
    assert_eq!(sink::json::to_string_masked(&map), r#"{"a":0}"#);
    let map = Sensitive::<BTreeMap<_, _>>::from(BTreeMap::from([("jane".to_owned(), 7)]));
    assert_eq!(sink::json::to_string_masked(&map), "{}");
    let list = Sensitive::<Vec<_>>::from(vec!["hunter2".to_owned()]);
    assert_eq!(sink::json::to_string_masked(&list), "[]");
}
