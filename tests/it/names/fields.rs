//! Fields and modules: words of a name, joined by `_`.

use serde_json::{Map, json};
use support::models;

use crate::names::{lowered, structure};

/// Names of members, most of them from models of AWS, with the names of their fields in the
/// official Rust SDK.
fn cases() -> Vec<(&'static str, &'static str)> {
    let lines = include_str!("fields.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once('\t').expect("a line has two columns")).collect()
}

#[test]
fn fields_have_the_words_of_their_members() {
    // Each has its own structure, since several names would make the same field.
    let mut shapes = Map::new();
    let mut members = Map::new();
    for (number, (name, _)) in cases().into_iter().enumerate() {
        let id = format!("test#Of{number}");
        members.insert(format!("of{number}"), json!({"target": id}));
        shapes.insert(id, models::structure([(name, "smithy.api#String")]));
    }
    shapes.insert("test#Input".to_owned(), json!({"type": "structure", "members": members}));
    let krate = lowered(&models::with(shapes.into()));
    let wrong = |(number, (name, expected)): (usize, (&str, &str))| {
        let field = &structure(&krate, &format!("Of{number}")).fields[0];
        let maybe = field.maybe.as_ref().map(ToString::to_string);
        let named = (field.ident.to_string(), maybe);
        let expected = (expected.to_owned(), Some(format!("maybe_{expected}")));
        (named != expected).then(|| format!("{name}: {named:?}, not {expected:?}"))
    };
    let wrong: Vec<String> = cases().into_iter().enumerate().filter_map(wrong).collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn modules_keep_the_words_of_the_model_and_types_have_the_case_of_the_sdk() {
    let krate = lowered(&models::with(json!({
        "test#Service": models::service("1", ["test#ListCallbackURLs"]),
        "test#ListCallbackURLs": {"type": "operation", "input": {"target": "test#Input"}},
        "test#Input": models::structure([("acls", "test#WebACLs")]),
        "test#WebACLs": models::structure([]),
    })));
    let operation = &krate.operations[0];
    assert_eq!(operation.module, "list_callback_urls");
    assert_eq!(operation.operation.ident, "ListCallbackUrLs");
    assert_eq!(krate.types[0].module, "web_acls");
    assert_eq!(structure(&krate, "WebACLs").ident, "WebAcLs");
}

#[test]
fn fields_with_the_same_words_get_different_names() {
    let members = [("CallbackURLs", "smithy.api#String"), ("callback_urls", "smithy.api#String")];
    let krate = lowered(&models::with(json!({"test#Input": models::structure(members)})));
    let fields = &structure(&krate, "Input").fields;
    let named = fields.iter().map(|field| format!("{}: {}", field.wire, field.ident));
    let expected = ["CallbackURLs: callback_urls_value", "callback_urls: callback_urls"];
    assert_eq!(named.collect::<Vec<_>>(), expected);
}
