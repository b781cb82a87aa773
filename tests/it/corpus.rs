//! Messages of another implementation, botocore: the generated crate writes the same requests, and
//! reads the same from responses and errors.
//!
//! `corpus/README.md` says where they come from. Where the two disagree on purpose, a rule says so,
//! see `corpus/rules.rs`.

mod call;
mod difference;
mod errors;
mod lines;
mod requests;
mod responses;
mod rules;
mod schema;
mod validation;
