//! Smithy's protocol tests, run against types that were generated from the same models.
//!
//! `build/main.rs` makes them from every model in `tests/models/protocol-tests`.

mod bindings;
mod body;
mod cbor;
mod coverage;
mod json;
mod request;
mod response;
mod served_bindings;
mod server;

use serde_json::Value;

include!(concat!(env!("OUT_DIR"), "/suites.rs"));

/// A case of a model for one side, and whether it is run.
struct Row {
    file: &'static str,
    /// Who is tested: `client` or `server`.
    side: &'static str,
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
    #[allow(dead_code, reason = "not every set of models has a case that can't be run")]
    Listed(&'static str),
}

/// Parses the expectation of a case.
fn parse(case: &str) -> Value {
    serde_json::from_str(case).expect("the build script writes JSON")
}
