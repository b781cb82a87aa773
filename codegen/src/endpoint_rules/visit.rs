//! Visits what rules have.

use super::{Condition, Expression, Kind, Outcome, Part, Rule};

impl Rule {
    /// Shows each expression of the rule, also those within others.
    pub(crate) fn visit<'a>(&'a self, see: &mut dyn FnMut(&'a Expression)) {
        self.conditions.iter().for_each(|condition| condition.expression().visit(see));
        self.outcome.visit(see);
    }
}

impl Outcome {
    /// Shows each expression of the outcome.
    pub(crate) fn visit<'a>(&'a self, see: &mut dyn FnMut(&'a Expression)) {
        match self {
            Self::Rules(rules) => rules.iter().for_each(|rule| rule.visit(see)),
            Self::Error(text) => text.visit(see),
            Self::Endpoint(template) => {
                let headers = template.headers.iter().map(|(_, value)| value);
                let signing = template.signing_region.iter().chain(&template.signing_name);
                let all = [&template.url].into_iter().chain(headers).chain(signing);
                all.for_each(|expression| expression.visit(see));
            }
            Self::Nothing => {}
        }
    }
}

impl Condition {
    /// The expression that it depends on.
    pub(crate) fn expression(&self) -> &Expression {
        match self {
            Self::Bind { value, .. } | Self::Test(value) => value,
        }
    }
}

impl Expression {
    /// Shows the expression, then those within it.
    pub(crate) fn visit<'a>(&'a self, see: &mut dyn FnMut(&'a Self)) {
        see(self);
        match &self.kind {
            Kind::Attribute(of, _) | Kind::Item(of, _) => of.visit(see),
            Kind::Text(parts) => {
                for part in parts {
                    if let Part::Value(value) = part {
                        value.visit(see);
                    }
                }
            }
            Kind::Call(_, arguments) => arguments.iter().for_each(|argument| argument.visit(see)),
            Kind::Bool(_) | Kind::Number(_) | Kind::Name(_) => {}
        }
    }
}
