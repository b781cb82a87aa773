//! Strict reading accepts complete texts. For all others, it names the missing member: for every
//! shape of every crate, at any place in a text.

use generated::json::{from_slice, from_slice_strict};
use generated::types::{AttributeType, ListUsersResponse, UserType};
use serde_json::{Value, json};

use crate::reading::model::{Member, Model};
use crate::round_trip::subject::{self, Subject, value};
use crate::round_trip::texts::{Schema, Style, Texts};

/// How many texts each shape gets.
const TEXTS: usize = 3;

/// How many members of a text are left out, one at a time. They are spread over the text.
const MEMBERS: usize = 10;

/// A required member of a structure in a text.
struct Required {
    /// The JSON pointer of the structure.
    pointer: String,
    name: String,
    /// The path of the member, as errors show it.
    path: String,
    /// Whether the model has a default for it.
    has_default: bool,
}

#[test]
fn each_missing_member_is_named() {
    for (model, subjects) in subject::ALL {
        let count = check(model, subjects);
        println!("{model}: {count} missing members");
        assert!(count > subjects.len(), "{model} has required members");
    }
}

/// Checks complete texts, and the same texts without one of their members. Returns how many members
/// were left out.
fn check(model: &str, subjects: &[Subject]) -> usize {
    let schema = Schema::read(model);
    let mut texts = Texts::new(&schema, Style::Plain, 8);
    let mut count = 0;
    for subject in subjects {
        for _ in 0..TEXTS {
            let text = texts.next(subject.id);
            let read = (subject.by_strict)(text.as_bytes());
            let strict = read.unwrap_or_else(|refusal| panic!("{}: {refusal:?}", subject.id));
            let filling = (subject.by_json)(text.as_bytes()).expect("strict reading takes less");
            assert_eq!(strict.to_json(), filling.to_json(), "{}: {text}", subject.id);
            let complete = value(text.as_bytes());
            let mut found = Vec::new();
            find(&schema.model, subject.id, &complete, ("", ""), &mut found);
            let some = found.iter().step_by(1 + found.len() / MEMBERS);
            count += some.map(|required| refuses(subject, &complete, required)).count();
        }
    }
    count
}

/// Checks that a text without the member, or with null in its place, is refused; or accepted, if
/// the model has a default for the member.
fn refuses(subject: &Subject, complete: &Value, required: &Required) {
    let Required { pointer, name, path, has_default } = required;
    for is_null in [false, true] {
        let mut text = complete.clone();
        let structure = text.pointer_mut(pointer).and_then(Value::as_object_mut);
        let structure = structure.expect("the structure is there");
        let removed = structure.remove(name);
        assert!(removed.is_some(), "{}, {path}: is there", subject.id);
        if is_null {
            structure.insert(name.clone(), Value::Null);
        }
        let text = text.to_string();
        assert!((subject.by_json)(text.as_bytes()).is_ok(), "{}, {path}: is filled", subject.id);
        if *has_default {
            assert!((subject.by_strict)(text.as_bytes()).is_ok(), "{}, {path}", subject.id);
            continue;
        }
        let Err(refusal) = (subject.by_strict)(text.as_bytes()) else {
            panic!("{}, {path}: is missing, which isn't an error: {text}", subject.id)
        };
        let expected = format!("a required member is missing, at {path} (byte ");
        assert!(refusal.message.starts_with(&expected), "{}, not {path}", refusal.message);
    }
}

/// A value within another.
struct Part<'v> {
    target: String,
    value: &'v Value,
    /// The key or index of the value.
    key: String,
    /// The step of the path in errors.
    segment: String,
    /// Whether the model has a default, for a required member of a structure.
    required: Option<bool>,
}

/// Finds the required members in a text, with their paths.
fn find(
    model: &Model,
    id: &str,
    value: &Value,
    (pointer, path): (&str, &str),
    found: &mut Vec<Required>,
) {
    for part in parts(model, id, value) {
        let path = match part.segment.as_str() {
            name if path.is_empty() => name.trim_start_matches('.').to_owned(),
            segment => format!("{path}{segment}"),
        };
        let step = part.key.replace('~', "~0").replace('/', "~1");
        find(model, &part.target, part.value, (&format!("{pointer}/{step}"), &path), found);
        if let Some(has_default) = part.required {
            found.push(Required { pointer: pointer.to_owned(), name: part.key, path, has_default });
        }
    }
}

fn parts<'v>(model: &Model, id: &str, value: &'v Value) -> Vec<Part<'v>> {
    let part = |member: &Member, value, key: &str, segment| {
        let is_required = model.kind(id) == "structure" && model.is_required(id, member);
        let required = is_required.then(|| has_default(member));
        Part { target: member.target.clone(), value, key: key.to_owned(), segment, required }
    };
    match (model.kind(id).as_str(), value) {
        ("list", Value::Array(items)) => {
            let element = &model.members(id)[0];
            let items = items.iter().enumerate();
            items
                .map(|(index, it)| part(element, it, &index.to_string(), format!("[{index}]")))
                .collect()
        }
        ("map", Value::Object(entries)) => {
            let element = &model.members(id)[1];
            let entries = entries.iter().enumerate();
            entries
                .map(|(index, (key, value))| part(element, value, key, format!("{{{index}}}")))
                .collect()
        }
        ("structure" | "union", Value::Object(entries)) => {
            let members = model.members(id);
            let is_there = |member: &&Member| entries.contains_key(&member.name);
            members
                .iter()
                .filter(is_there)
                .map(|it| part(it, &entries[&it.name], &it.name, format!(".{}", it.name)))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Whether the model has a default for the member.
fn has_default(member: &Member) -> bool {
    member.default().is_some() && !member.is_client_optional()
}

#[test]
fn an_error_names_the_member_and_nothing_else() {
    let text = r#"{"Users":[{"Username":"jane","Attributes":[{"Value":"canary"}]}]}"#;
    let error = from_slice_strict::<ListUsersResponse>(text.as_bytes()).unwrap_err();
    assert!(error.is_missing_member());
    assert_eq!(error.path(), "Users[0].Attributes[0].Name");
    assert_eq!(error.offset(), text.find(r#"{"Value""#).unwrap());
    let message = "a required member is missing, at Users[0].Attributes[0].Name (byte 43)";
    assert_eq!(error.to_string(), message);
    let other = from_slice_strict::<ListUsersResponse>(br#"{"Users":7}"#).unwrap_err();
    assert!(!other.is_missing_member(), "{other}");
}

#[test]
fn only_missing_members_are_refused() {
    // Optional members can be null, unknown members are skipped, and a member can be there twice.
    for text in [
        r#"{"Name":"email","X":{"Name":null},"Value":null}"#,
        r#"{"Name":"email","Name":"email"}"#,
        r#"{"Name":"email","Name":null}"#,
    ] {
        let strict = from_slice_strict::<AttributeType>(text.as_bytes()).unwrap();
        assert_eq!(strict, AttributeType::builder().name("email").build(), "{text}");
    }
    let status = from_slice_strict::<UserType>(br#"{"UserStatus":"OF_TOMORROW"}"#).unwrap();
    assert_eq!(serde_json::to_value(&status).unwrap()["UserStatus"], json!("OF_TOMORROW"));
}

#[test]
fn only_options_are_read_from_a_body_of_null() {
    assert!(from_slice_strict::<AttributeType>(b"null").is_err());
    assert!(from_slice_strict::<String>(b" null").is_err());
    assert_eq!(from_slice_strict::<Option<AttributeType>>(b"null").unwrap(), None);
    assert!(from_slice_strict::<Option<AttributeType>>(b"{}").unwrap_err().is_missing_member());
}

#[test]
fn strict_reading_refuses_what_other_reading_fills_in() {
    let filled: AttributeType = from_slice(b"{}").unwrap();
    assert_eq!(filled.name, "");
    let error = from_slice_strict::<AttributeType>(b"{}").unwrap_err();
    assert_eq!((error.path().as_str(), error.offset()), ("Name", 0));
}
