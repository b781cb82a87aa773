//! The tests of `../crates` that work for the crate of any service.

#[path = "../crates/coverage.rs"]
mod coverage;
#[path = "../crates/slow/doctests.rs"]
mod doctests;
#[path = "../crates/reading.rs"]
#[allow(dead_code, reason = "shared with the build script")]
mod reading;
#[path = "../crates/redaction.rs"]
mod redaction;
mod round_trip;
