//! The names that rules use.

use std::collections::BTreeSet;

use crate::endpoint_rules::{Condition, Expression, Kind, Outcome, Rule};

/// The names whose values something uses.
#[derive(Default)]
pub(super) struct Uses<'a>(BTreeSet<&'a str>);

impl<'a> Uses<'a> {
    /// What conditions and an outcome use.
    pub(super) fn of(conditions: &'a [Condition], outcome: &'a Outcome) -> Self {
        let mut uses = Self::default();
        for condition in conditions {
            condition.expression().visit(&mut |expression| uses.add(expression));
        }
        outcome.visit(&mut |expression| uses.add(expression));
        uses
    }

    /// What rules use.
    pub(super) fn of_rules(rules: &'a [Rule]) -> Self {
        let mut uses = Self::default();
        for rule in rules {
            rule.visit(&mut |expression| uses.add(expression));
        }
        uses
    }

    /// Whether the value of a name is used.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    fn add(&mut self, expression: &'a Expression) {
        if let Kind::Name(name) = &expression.kind {
            self.0.insert(name);
        }
    }
}
