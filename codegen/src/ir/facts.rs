//! Facts about a member that its Rust type doesn't show, for comparisons of models.

use super::Constraint;

/// Facts about a member for a reviewer of a model.
#[derive(Clone, Debug)]
pub struct MemberFacts {
    /// The name of the member's target in the model.
    pub target: String,
    /// The constraints on the value.
    pub constraints: Vec<Constraint>,
    /// What redacts the value, if it is redacted.
    pub redacted_by: Option<RedactedBy>,
    /// The first sentence of the documentation, in Markdown; empty if there is none.
    pub sentence: String,
}

/// What redacts a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedactedBy {
    /// The model, by the trait `smithy.api#sensitive`.
    Model,
    /// The configuration, in its table `[redact]`.
    Configuration,
}
