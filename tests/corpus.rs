//! Messages of another implementation, botocore: the generated crate writes the same requests, and
//! reads the same from responses and errors.
//!
//! `corpus/README.md` says where they come from. Where the two disagree on purpose, a rule says so,
//! see `corpus/rules.rs`.

#[path = "corpus/call.rs"]
mod call;
#[path = "corpus/difference.rs"]
mod difference;
#[path = "corpus/errors.rs"]
mod errors;
#[path = "corpus/lines.rs"]
mod lines;
#[path = "corpus/requests.rs"]
mod requests;
#[path = "corpus/responses.rs"]
mod responses;
#[path = "corpus/rules.rs"]
mod rules;
#[path = "corpus/schema.rs"]
mod schema;
#[path = "corpus/validation.rs"]
mod validation;
