//! Names that the configuration gives.

use codegen::Config;
use codegen::ir::{Crate, Item, Presence};
use codegen::model::Model;
use serde_json::{Value, json};
use support::models;

use crate::names::structure;

/// A model with an item of each kind that has a name in Rust.
fn model() -> String {
    let value = |value: &str| json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": value}});
    let number = json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}});
    let required = json!({"smithy.api#required": {}});
    models::with(json!({
        "test#Act": {
            "type": "operation",
            "input": {"target": "test#Input"},
            "traits": {"smithy.api#documentation": "<p>See <code>CallbackURLs</code>.</p>"},
        },
        "test#Input": {"type": "structure", "members": {
            "CallbackURLs": {"target": "test#List"},
            "Metadata": {"target": "test#Metadata"},
            "Id": {"target": "smithy.api#String", "traits": required},
            "Choice": {"target": "test#Choice"},
            "Kind": {"target": "test#Kind"},
            "Level": {"target": "test#Level"},
        }},
        "test#List": {"type": "list", "member": {"target": "smithy.api#String"}},
        "test#Metadata": models::structure([("x", "smithy.api#String")]),
        "test#Choice": {"type": "union", "members": {"text": {"target": "smithy.api#String"}}},
        "test#Kind": {"type": "enum", "members": {"ONE": value("one"), "TWO": value("two")}},
        "test#Level": {"type": "intEnum", "members": {"LOW": number}},
    }))
}

fn config(toml: &str) -> Config {
    Config::parse(toml).expect("it is right")
}

fn lowered(toml: &str) -> Crate {
    let model = Model::parse(&model()).expect("the model is valid");
    codegen::lower::lower(&model, &config(toml), "").expect("the configuration fits it").0
}

#[test]
fn every_item_with_a_name_in_rust_can_be_renamed() {
    let krate = lowered(
        "[rename]\nAct = \"Perform\"\nInput = \"Request\"\n\"test#Metadata\" = \"HTTPMeta\"\n\
         \"Input$CallbackURLs\" = \"callbacks\"\n\"test#Input$Id\" = \"own_id\"\n\
         \"Choice$text\" = \"Words\"\n\"Kind$ONE\" = \"First\"\n\"Level$LOW\" = \"Least\"\n",
    );
    let module = &krate.operations[0];
    assert_eq!(
        (&*module.module.to_string(), &*module.operation.ident.to_string()),
        ("perform", "Perform")
    );
    let input = structure(&krate, "Input");
    assert_eq!(input.ident, "Request");
    assert_eq!(structure(&krate, "Metadata").ident, "HTTPMeta");
    let field = |wire: &str| {
        input.fields.iter().find(|field| field.wire == wire).expect("it has the field")
    };
    let callbacks = field("CallbackURLs");
    assert_eq!(
        (callbacks.ident.to_string(), callbacks.maybe.as_ref().map(ToString::to_string)),
        ("callbacks".into(), Some("maybe_callbacks".into()))
    );
    assert_eq!(field("Id").ident, "own_id");
    assert!(matches!(field("Id").presence, Presence::Required(_)));
    for module in &krate.types {
        let (shape, first) = match &module.item {
            Item::Union(item) => (&item.wire, item.variants[0].ident.to_string()),
            Item::Enum(item) => (&item.wire, item.variants[0].ident.to_string()),
            Item::Structure(_) => continue,
        };
        let expected = match shape.as_str() {
            "Choice" => "Words",
            "Kind" => "First",
            _ => "Least",
        };
        assert_eq!(first, expected, "of {shape}");
    }
}

#[test]
fn a_field_has_its_new_name_everywhere_and_its_old_one_on_the_wire() {
    let generated =
        codegen::generate(&model(), &config("[rename]\n\"Input$CallbackURLs\" = \"callbacks\"\n"));
    let tree = generated.expect("the configuration fits the model").tree;
    let text: String = tree.files().map(|(_, text)| text).collect();
    assert!(!text.contains("callback_urls"), "{text}");
    assert!(text.contains("callbacks = \"CallbackURLs\";"), "{text}");
    assert!(text.contains("See [`CallbackURLs`](Self::callbacks)."), "{text}");
}

#[test]
fn two_names_can_be_exchanged() {
    let krate = lowered("[rename]\nChoice = \"Kind\"\nKind = \"Choice\"\n");
    let named = |wire: &str| {
        krate.types.iter().find_map(|module| match &module.item {
            Item::Union(item) if item.wire == wire => Some(item.ident.to_string()),
            Item::Enum(item) if item.wire == wire => Some(item.ident.to_string()),
            _ => None,
        })
    };
    assert_eq!((named("Choice"), named("Kind")), (Some("Kind".into()), Some("Choice".into())));
}

/// Entries that have no effect for an older model are ignored.
#[test]
fn entries_for_other_models_are_ignored_for_an_older_model() {
    let mut old: Value = serde_json::from_str(&model()).expect("it is JSON");
    let shapes = old["shapes"].as_object_mut().expect("shapes are an object");
    shapes.remove("test#Metadata");
    shapes.insert("test#Added".to_owned(), models::structure([]));
    let input = shapes["test#Input"]["members"].as_object_mut().expect("it has members");
    input.insert("Metadata".to_owned(), json!({"target": "test#Added"}));
    let toml = "[rename]\nMetadata = \"Added\"\n\"Input$Id\" = \"own_id\"\n\
                [required]\n\"Input$Kind\" = true\n[derive]\nMetadata = \"a::B\"\n";
    let krate = codegen::lower_leniently(&old.to_string(), &config(toml));
    let krate = krate.expect("the configuration is fitted");
    let fields = &structure(&krate, "Input").fields;
    assert!(fields.iter().any(|field| field.ident == "own_id"));
}

/// A type that replaces strings only in the newer model is left out for the older one.
#[test]
fn types_for_other_models_are_ignored_for_an_older_model() {
    let number = json!({"type": "integer"});
    let old = models::with(json!({
        "test#Input": models::structure([("kind", "test#Kind"), ("name", "test#Name")]),
        "test#Kind": number,
        "test#Name": {"type": "string"},
    }));
    let toml = "[replace]\nKind = \"my::Text\"\nName = \"my::Text\"\n";
    let krate = codegen::lower_leniently(&old, &config(toml)).expect("the configuration is fitted");
    let replaced: Vec<_> = krate.replacements.iter().map(|it| it.path.path()).collect();
    assert_eq!(replaced, ["my::Text"]);
}
