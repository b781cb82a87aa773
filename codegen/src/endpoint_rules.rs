//! The rules by which a service's endpoints are found, see
//! <https://smithy.io/2.0/additional-specs/rules-engine/specification.html>.
//!
//! Rules are read with their types: each name is bound before it is used, and each function gets
//! arguments that it takes. So code can be written from them without further checks.

mod diagram;
mod expression;
mod function;
mod parameter;
mod partitions;
mod problem;
mod ruleset;
mod scope;
mod value_type;
mod visit;

pub use expression::{Expression, Kind, Part};
pub use function::Function;
pub use parameter::Parameter;
pub use partitions::{Partition, Partitions};
pub use value_type::Type;

/// The rules of a service: an endpoint is found by the first rule whose conditions hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// What the rules depend on.
    pub parameters: Vec<Parameter>,
    /// The rules, in the order in which they are tried.
    pub rules: Vec<Rule>,
}

/// A rule: what is the case if all conditions hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// The conditions, in the order in which they are checked.
    pub conditions: Vec<Condition>,
    /// What is the case then.
    pub outcome: Outcome,
}

/// What a rule leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Further rules; if none of them fits, the next rule after this one is tried.
    Rules(Vec<Rule>),
    /// Nothing: no rule fits, and none after this one is tried.
    Nothing,
    /// An error with this text.
    Error(Expression),
    /// An endpoint.
    Endpoint(Box<Template>),
}

/// A condition of a rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// A value, which must not be absent, gets a name.
    Bind {
        /// The name.
        name: String,
        /// The value.
        value: Expression,
    },
    /// An expression must be true.
    Test(Expression),
}

/// An endpoint with places for values.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// The address.
    pub url: Expression,
    /// The headers of each request: names, and values.
    pub headers: Vec<(String, Expression)>,
    /// The region to sign for, if the rules give it.
    pub signing_region: Option<Expression>,
    /// The name of the service to sign for, if the rules give it.
    pub signing_name: Option<Expression>,
}
