//! Compares the generated crate with botocore: it writes the same requests, and reads the same
//! values from responses and errors.
//!
//! `corpus/README.md` describes the messages. `corpus/rules.rs` has rules for intended differences.

mod call;
mod difference;
mod errors;
mod lines;
mod requests;
mod responses;
mod rules;
mod schema;
mod server;
mod validation;
