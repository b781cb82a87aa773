//! The texts of a model.

use serde_json::Value;
use std::fs;
use std::path::Path;

/// A documentation trait.
pub(crate) struct Document {
    /// Where it is in the model.
    pub(crate) place: String,
    /// Its text.
    pub(crate) html: String,
}

/// All documentation of the model in a file.
pub(crate) fn read(path: &Path) -> Vec<Document> {
    let text = fs::read_to_string(path).expect("the model can be read");
    let model = serde_json::from_str(&text).expect("the model is JSON");
    let mut documents = Vec::new();
    collect(&model, "", &mut documents);
    documents
}

fn collect(value: &Value, place: &str, documents: &mut Vec<Document>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(html) if name == "smithy.api#documentation" => {
                        documents.push(Document { place: place.to_owned(), html: html.clone() });
                    }
                    _ => collect(member, &format!("{place}/{name}"), documents),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, place, documents)),
        _ => {}
    }
}
