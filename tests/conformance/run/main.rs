//! Smithy's protocol tests, run against types that were generated from the same models.
//!
//! `build/main.rs` makes them from every model in `tests/models/protocol-tests`.

mod coverage;
mod json;
mod request;
mod response;

use serde_json::Value;

include!(concat!(env!("OUT_DIR"), "/suites.rs"));

/// A case of a model, and whether it is run.
struct Row {
    file: &'static str,
    kind: &'static str,
    shape: &'static str,
    id: &'static str,
    outcome: Outcome,
}

/// Whether a case is run.
enum Outcome {
    /// The test that runs it.
    Run(#[expect(dead_code, reason = "it only has to exist")] fn()),
    /// Why nothing runs it.
    Listed(&'static str),
}

/// Parses the expectation of a case.
fn parse(case: &str) -> Value {
    serde_json::from_str(case).expect("the build script writes JSON")
}

/// The value in the body of a case.
fn read<T, E: std::fmt::Debug>(case: &str, from_slice: fn(&[u8]) -> Result<T, E>) -> T {
    let case = parse(case);
    let body = case["body"].as_str().unwrap_or_default();
    from_slice(body.as_bytes()).expect("the body is readable")
}
