//! What a model says of a member and its Rust type doesn't, for comparisons of models.

use super::Constraint;

/// What a reviewer of a model wants to know of a member.
#[derive(Clone, Debug)]
pub struct MemberFacts {
    /// The name of the member's target in the model.
    pub target: String,
    /// What the service demands of the value.
    pub constraints: Vec<Constraint>,
    /// Who says that the value is redacted, if it is.
    pub redacted_by: Option<RedactedBy>,
    /// The first sentence of the documentation, in Markdown; empty where there is none.
    pub sentence: String,
}

/// Who says that a value is redacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedactedBy {
    /// The model, by the trait `smithy.api#sensitive`.
    Model,
    /// The configuration, in its table `[redact]`.
    Configuration,
}
