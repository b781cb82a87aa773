//! What holds for the crate of any service, of the tests in `../it`.

#[path = "../it/coverage.rs"]
mod coverage;
#[path = "../it/slow/doctests.rs"]
mod doctests;
#[path = "../reading.rs"]
#[allow(dead_code, reason = "shared with the build script")]
mod reading;
#[path = "../it/redaction.rs"]
mod redaction;
mod round_trip;
