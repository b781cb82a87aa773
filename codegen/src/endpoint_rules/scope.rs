//! The names that rules can use.

use super::parameter::Parameter;
use super::problem::problem;
use super::value_type::Type;
use crate::error::Problem;

/// The names that rules can use at one place, the innermost last.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope(Vec<(String, Type, bool)>);

impl Scope {
    /// The names of parameters.
    pub(super) fn of(parameters: &[Parameter]) -> Self {
        let entry = |it: &Parameter| (it.name.clone(), it.ty, it.is_optional());
        Self(parameters.iter().map(entry).collect())
    }

    /// The type of a name, and whether its value can be absent.
    pub(super) fn get(&self, name: &str) -> Result<(Type, bool), Problem> {
        let found = self.0.iter().rev().find(|(own, ..)| own == name);
        let found = found.map(|(_, ty, is_optional)| (*ty, *is_optional));
        found.ok_or_else(|| problem(format!("the name `{name}` is used before it gets a value")))
    }

    /// Gives a name a value that isn't absent.
    pub(super) fn bind(&mut self, name: &str, ty: Type) {
        self.0.push((name.to_owned(), ty, false));
    }
}
