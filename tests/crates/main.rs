//! The tests of the generated crates: they have what their models say, and their code does what
//! users rely on. A module for each topic.
//!
//! None of them needs the generator. A second reader of models, `reading`, says what is expected.

mod client;
mod cognito;
mod corpus;
mod coverage;
mod generic;
mod http;
mod links;
mod pages;
#[allow(dead_code, reason = "shared with the build script")]
mod reading;
mod redaction;
mod round_trip;
mod server;
mod setters;
mod signing;
mod slow;
mod values;
