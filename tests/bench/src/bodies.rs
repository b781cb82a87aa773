//! Bodies of other kinds than those of Amazon Cognito, so that the wire code isn't made for these alone.

mod derived;
mod texts;

use std::hint::black_box;

use ::generated::{Document, json};
use serde::Serialize;
use serde::de::DeserializeOwned;

use self::derived::{Item, Messages, Page};
use crate::format::{Format, SerdeJson, SimdJson, SonicRs};
use crate::services::{dynamodb, sqs};

/// Work that is ready to be done many times.
type Job = Box<dyn Fn()>;

/// A body that is read and written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Body {
    /// A page of Amazon `DynamoDB`: 100 items with attributes of all kinds.
    Query,
    /// Ten messages of Amazon SQS, with escapes and emoji.
    Messages,
    /// A document, 100 levels deep.
    Document,
    /// An item with a blob of 256 KiB.
    Blob,
}

impl Body {
    /// Every body.
    pub const ALL: [Self; 4] = [Self::Query, Self::Messages, Self::Document, Self::Blob];

    /// What it is, for the titles of rows.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Query => "Query, 100 items",
            Self::Messages => "ReceiveMessage, escapes and emoji",
            Self::Document => "a document, 100 levels deep",
            Self::Blob => "GetItem, a blob of 256 KiB",
        }
    }

    /// The name of reading it, for arguments.
    #[must_use]
    pub fn read(self) -> &'static str {
        match self {
            Self::Query => "read-query",
            Self::Messages => "read-messages",
            Self::Document => "read-document",
            Self::Blob => "read-blob",
        }
    }

    /// The name of writing it, for arguments.
    #[must_use]
    pub fn write(self) -> &'static str {
        match self {
            Self::Query => "write-query",
            Self::Messages => "write-messages",
            Self::Document => "write-document",
            Self::Blob => "write-blob",
        }
    }

    /// The body, as a service writes it.
    #[must_use]
    pub fn text(self) -> Vec<u8> {
        match self {
            Self::Query => texts::query(),
            Self::Messages => texts::messages(),
            Self::Document => texts::document(),
            Self::Blob => texts::blob(),
        }
    }

    /// The work with this name, by this contender; `None` if there is no such work or contender.
    pub(crate) fn job(contender: &str, work: &str) -> Option<Job> {
        Self::ALL.into_iter().find_map(|body| match work {
            _ if work == body.read() => body.reading(contender),
            _ if work == body.write() => body.writing(contender),
            _ => None,
        })
    }

    /// Reading it; `None` if the contender doesn't.
    #[must_use]
    pub fn reading(self, contender: &str) -> Option<Job> {
        let text = self.text();
        Some(match (self, contender) {
            (Self::Query, "json") => reading(text, query_of),
            (Self::Query, "serde") => {
                reading(text, SerdeJson::read::<dynamodb::types::QueryOutput>)
            }
            (Self::Query, _) => reading_by::<Page>(contender, text)?,
            (Self::Messages, "json") => reading(text, messages_of),
            (Self::Messages, "serde") => {
                reading(text, SerdeJson::read::<sqs::types::ReceiveMessageResult>)
            }
            (Self::Messages, _) => reading_by::<Messages>(contender, text)?,
            (Self::Document, "json") => reading(text, document_of),
            (Self::Document, "serde") => reading(text, SerdeJson::read::<Document>),
            (Self::Document, _) => reading_by::<serde_json::Value>(contender, text)?,
            (Self::Blob, "json") => reading(text, item_of),
            (Self::Blob, "serde") => {
                reading(text, SerdeJson::read::<dynamodb::types::GetItemOutput>)
            }
            (Self::Blob, _) => reading_by::<Item>(contender, text)?,
        })
    }

    /// Writing it; `None` if the contender doesn't.
    #[must_use]
    pub fn writing(self, contender: &str) -> Option<Job> {
        self.writer(contender).map(|write| Box::new(move || drop(black_box(write()))) as Job)
    }

    /// What writes the value that is read from it.
    #[must_use]
    pub fn writer(self, contender: &str) -> Option<Box<dyn Fn() -> Vec<u8>>> {
        let text = self.text();
        Some(match (self, contender) {
            (Self::Query, "json") => writer(query_of(&text), dynamodb::json::to_vec),
            (Self::Query, "serde") => writer(query_of(&text), SerdeJson::write),
            (Self::Query, _) => writer_by::<Page>(contender, &text)?,
            (Self::Messages, "json") => writer(messages_of(&text), sqs::json::to_vec),
            (Self::Messages, "serde") => writer(messages_of(&text), SerdeJson::write),
            (Self::Messages, _) => writer_by::<Messages>(contender, &text)?,
            (Self::Document, "json") => writer(document_of(&text), json::to_vec),
            (Self::Document, "serde") => writer(document_of(&text), SerdeJson::write),
            (Self::Document, _) => writer_by::<serde_json::Value>(contender, &text)?,
            (Self::Blob, "json") => writer(item_of(&text), dynamodb::json::to_vec),
            (Self::Blob, "serde") => writer(item_of(&text), SerdeJson::write),
            (Self::Blob, _) => writer_by::<Item>(contender, &text)?,
        })
    }
}

fn query_of(body: &[u8]) -> dynamodb::types::QueryOutput {
    dynamodb::json::from_slice(body).expect("a page of items")
}

fn messages_of(body: &[u8]) -> sqs::types::ReceiveMessageResult {
    sqs::json::from_slice(body).expect("messages")
}

fn document_of(body: &[u8]) -> Document {
    json::from_slice(body).expect("a document")
}

fn item_of(body: &[u8]) -> dynamodb::types::GetItemOutput {
    dynamodb::json::from_slice(body).expect("an item")
}

fn reading<T: 'static>(body: Vec<u8>, read: fn(&[u8]) -> T) -> Job {
    Box::new(move || drop(black_box(read(black_box(&body)))))
}

fn reading_by<T: DeserializeOwned + 'static>(contender: &str, body: Vec<u8>) -> Option<Job> {
    Some(match contender {
        "derived" => reading(body, SerdeJson::read::<T>),
        "sonic" => reading(body, SonicRs::read::<T>),
        "simd" => reading(body, SimdJson::read::<T>),
        _ => return None,
    })
}

fn writer<T: 'static>(value: T, write: fn(&T) -> Vec<u8>) -> Box<dyn Fn() -> Vec<u8>> {
    Box::new(move || write(black_box(&value)))
}

fn writer_by<T>(contender: &str, body: &[u8]) -> Option<Box<dyn Fn() -> Vec<u8>>>
where
    T: DeserializeOwned + Serialize + 'static,
{
    let value: T = SerdeJson::read(body);
    Some(match contender {
        "derived" => writer(value, SerdeJson::write),
        "sonic" => writer(value, SonicRs::write),
        "simd" => writer(value, SimdJson::write),
        _ => return None,
    })
}
