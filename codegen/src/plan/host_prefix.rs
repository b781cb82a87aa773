//! What operations put in front of the host: the trait `@endpoint`, whose labels are members of the
//! input, see <https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait>.

use super::Plan;
use crate::error::{Errors, Problem};
use crate::ir::HostPart;
use crate::model::{Kind, ShapeId, Simple};

impl Plan<'_> {
    /// Every prefix of the closure must be one that a host can be made of.
    ///
    /// Labels that aren't required, or lack the trait `@hostLabel`, do no harm.
    pub(crate) fn check_host_prefixes(&self) -> Result<(), Errors> {
        let mut errors = Errors::default();
        for id in self.closure.operations.keys() {
            errors.collect(self.host_prefix(id));
        }
        errors.propagate()
    }

    /// The parts of an operation's prefix; none if it has none.
    pub(crate) fn host_prefix(&self, id: &ShapeId) -> Result<Vec<HostPart>, Errors> {
        let mut errors = Errors::default();
        let mut parts = Vec::new();
        let mut rest = self.shape(id).traits.host_prefix.as_deref().unwrap_or_default();
        while let Some((text, label, after)) = next_label(rest) {
            parts.push(HostPart::Text(text.to_owned()));
            parts.extend(errors.collect(self.host_label(id, label)));
            rest = after;
        }
        parts.push(HostPart::Text(rest.to_owned()));
        parts.retain(|part| !matches!(part, HostPart::Text(text) if text.is_empty()));
        if parts.iter().any(has_brace) {
            let message = "the host prefix has a brace that belongs to no label";
            errors.push(Problem::new(id, message).help("correct the trait smithy.api#endpoint"));
        }
        errors.propagate()?;
        Ok(parts)
    }

    fn host_label(&self, id: &ShapeId, label: &str) -> Result<HostPart, Errors> {
        let problem = |what: &str| {
            let message = format!("the label `{label}` of the host prefix {what}");
            Errors::from(Problem::new(id, message).help("correct the trait smithy.api#endpoint"))
        };
        let input = &self.operation_of(id).input;
        let members = self.shape(input).members();
        let member = members.into_iter().find(|member| member.name == label);
        let member = member.ok_or_else(|| problem("isn't a member of the input"))?;
        match &self.shape(&member.target).kind {
            Kind::Simple(Simple::String) | Kind::Enum(_) => {}
            _ => return Err(problem("targets a shape that isn't a string")),
        }
        let path = self.path(input, label);
        path.map(HostPart::Field).ok_or_else(|| problem("isn't a member of the input"))
    }
}

/// The text before the first label of a template, the label, and what follows.
fn next_label(template: &str) -> Option<(&str, &str, &str)> {
    let (text, rest) = template.split_once('{')?;
    let (label, after) = rest.split_once('}')?;
    Some((text, label, after))
}

fn has_brace(part: &HostPart) -> bool {
    matches!(part, HostPart::Text(text) if text.contains(['{', '}']))
}
