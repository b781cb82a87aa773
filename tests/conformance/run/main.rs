//! Smithy's protocol tests, run against types that were generated from the same models.
//!
//! `build/main.rs` makes them of every model in `tests/models/protocol-tests`.

mod coverage;
mod json;
mod request;
mod response;

use serde_json::Value;

include!(concat!(env!("OUT_DIR"), "/suites.rs"));

/// A case of a model, and what became of it.
struct Row {
    file: &'static str,
    kind: &'static str,
    shape: &'static str,
    id: &'static str,
    outcome: Outcome,
}

/// What became of a case.
enum Outcome {
    /// The test that runs it.
    Run(#[expect(dead_code, reason = "that there is a test is all to know")] fn()),
    /// Why nothing runs it.
    Listed(&'static str),
}

/// What a case expects, as the model says it.
fn parse(case: &str) -> Value {
    serde_json::from_str(case).expect("the build script writes JSON")
}

/// The value in the body of a case.
fn read<T, E: std::fmt::Debug>(case: &str, from_slice: fn(&[u8]) -> Result<T, E>) -> T {
    let case = parse(case);
    let body = case["body"].as_str().unwrap_or_default();
    from_slice(body.as_bytes()).expect("the body is readable")
}
