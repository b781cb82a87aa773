//! The tests of the generator and of the crates that it makes, in one program, a module for each
//! topic.
//!
//! `cargo fast` runs the tests that take seconds. The others are in modules named `slow`: the one
//! in this folder has whole topics; those inside other topics have tests that compile crates or try
//! many inputs.

#![allow(clippy::needless_raw_string_hashes, reason = "a command writes the texts of `expect!`")]
#![allow(clippy::too_many_lines, reason = "the texts of `expect!` are lines of their tests")]

mod bad_input;
mod cli;
mod corpus;
mod coverage;
mod diff;
mod drift;
mod examples;
mod generic;
mod http;
mod import;
mod links;
mod many;
mod names;
mod pages;
mod prose;
mod protocols;
#[path = "../reading.rs"]
#[allow(dead_code, reason = "shared with the build script")]
mod reading;
mod redaction;
mod round_trip;
mod selection;
mod setters;
mod slow;
mod values;
