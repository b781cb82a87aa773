//! Types with the derives of serde, as one would write them by hand for only these bodies.
//!
//! Blobs have the generated type, so that every contender decodes and encodes base64 in the same way.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::services::dynamodb::Blob;

/// A page of items.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Page {
    items: Vec<BTreeMap<String, Attribute>>,
    count: i32,
    scanned_count: i32,
}

/// An item.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Item {
    item: BTreeMap<String, Attribute>,
}

/// The value of an attribute.
#[derive(Debug, Deserialize, Serialize)]
enum Attribute {
    S(String),
    N(String),
    B(Blob),
    #[serde(rename = "SS")]
    Strings(Vec<String>),
    #[serde(rename = "NS")]
    Numbers(Vec<String>),
    #[serde(rename = "BS")]
    Blobs(Vec<Blob>),
    M(BTreeMap<String, Attribute>),
    L(Vec<Attribute>),
    #[serde(rename = "NULL")]
    Null(bool),
    #[serde(rename = "BOOL")]
    Bool(bool),
}

/// Messages of a queue.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Messages {
    messages: Vec<Message>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_field_names, reason = "the model names them so")]
struct Message {
    message_id: String,
    receipt_handle: String,
    #[serde(rename = "MD5OfBody")]
    md5_of_body: String,
    body: String,
    attributes: BTreeMap<String, String>,
}
