//! The same values in CBOR: the models of the other services, as if these spoke rpcv2Cbor.

use std::hint::black_box;

use crate::services::{cognito_cbor as cognito, dynamodb_cbor as dynamodb, sqs_cbor as sqs};
use crate::{Body, ByJson, Peer, Work, data};

/// A value of a type, from its JSON. Each crate has its own trait for such types.
macro_rules! coded {
    ($krate:ident, $ty:ty, $text:expr) => {{
        let value: $ty = $krate::json::from_slice($text).expect("the text has such a value");
        let body = $krate::cbor::to_vec(&value);
        let (to_read, to_show) = (body.clone(), body.clone());
        let read = |body: &[u8]| -> $ty { $krate::cbor::from_slice(body).expect("it was written") };
        Coded {
            body,
            read: Box::new(move || drop(black_box(read(black_box(&to_read))))),
            write: Box::new(move || $krate::cbor::to_vec(black_box(&value))),
            json: Box::new(move || $krate::json::to_vec(&read(&to_show))),
        }
    }};
}

/// The name of this contender, for arguments.
pub const CBOR: &str = "cbor";

/// The codecs that are compared on the same values: ours for JSON, and that for CBOR.
pub const CODECS: [&str; 2] = ["json", CBOR];

/// What reads and writes one value.
pub struct Coded {
    /// The value in CBOR.
    pub body: Vec<u8>,
    /// Reads the body.
    pub read: Box<dyn Fn()>,
    /// Writes the body again.
    pub write: Box<dyn Fn() -> Vec<u8>>,
    /// The value in the body, as JSON.
    pub json: Box<dyn Fn() -> Vec<u8>>,
}

impl Coded {
    /// The value of a body.
    ///
    /// # Panics
    /// If the body isn't of its type.
    #[must_use]
    pub fn of_body(body: Body) -> Self {
        let text = body.text();
        match body {
            Body::Query => coded!(dynamodb, dynamodb::types::QueryOutput, &text),
            Body::Messages => coded!(sqs, sqs::types::ReceiveMessageResult, &text),
            Body::Document => coded!(dynamodb, dynamodb::Document, &text),
            Body::Blob => coded!(dynamodb, dynamodb::types::GetItemOutput, &text),
        }
    }

    /// The value that a piece of work reads or writes; `None` if it does neither.
    ///
    /// # Panics
    /// If its JSON isn't of its type.
    #[must_use]
    pub fn of_work(work: Work) -> Option<Self> {
        Some(match work {
            Work::BuildReset => return None,
            Work::WriteReset => {
                let text = ByJson::write_reset(&ByJson::reset());
                coded!(cognito, cognito::types::AdminResetUserPasswordRequest, &text)
            }
            Work::WriteCreate => {
                let text = ByJson::write_create(&ByJson::create());
                coded!(cognito, cognito::types::AdminCreateUserRequest, &text)
            }
            Work::ReadUsers => {
                coded!(cognito, cognito::types::ListUsersResponse, &data::users())
            }
        })
    }

    /// The work with this name; `None` if there is none.
    pub(crate) fn job(work: &str) -> Option<Box<dyn Fn()>> {
        if let Some(work) = Work::named(work) {
            let Self { read, write, .. } = Self::of_work(work)?;
            return Some(if work == Work::ReadUsers { read } else { writing(write) });
        }
        let body =
            Body::ALL.into_iter().find(|body| [body.read(), body.write()].contains(&work))?;
        let Self { read, write, .. } = Self::of_body(body);
        Some(if work == body.read() { read } else { writing(write) })
    }
}

fn writing(write: Box<dyn Fn() -> Vec<u8>>) -> Box<dyn Fn()> {
    Box::new(move || drop(black_box(write())))
}
