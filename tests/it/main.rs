//! The tests of the generator, in one program, a module for each topic. Those of the crates that it
//! makes are in `../crates`.
//!
//! `cargo fast` runs the tests that take seconds. The others are in modules named `slow`: the one
//! in this folder has whole topics; those inside other topics have tests that compile crates or try
//! many inputs.

#![allow(clippy::needless_raw_string_hashes, reason = "a command writes the texts of `expect!`")]
#![allow(clippy::too_many_lines, reason = "the texts of `expect!` are lines of their tests")]

mod bad_input;
mod bindings;
mod cli;
mod diff;
mod drift;
mod examples;
mod import;
mod manifest;
mod many;
mod names;
mod prose;
mod protocols;
mod selection;
mod sharing;
mod slow;
