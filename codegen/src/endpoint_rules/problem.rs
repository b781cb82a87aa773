//! Problems of rules. Who reads the rules adds the service and the trait.

use serde_json::Value;

use crate::error::Problem;

/// A problem of rules.
pub(super) fn problem(message: impl Into<String>) -> Problem {
    Problem::new("", format!("in the endpoint rules, {}", message.into()))
}

/// A problem with a value of rules.
pub(super) fn wrong(what: &str, value: &Value) -> Problem {
    let text: String = value.to_string().chars().take(80).collect();
    Problem::new("", format!("the endpoint rules have {what}: {text}"))
}
