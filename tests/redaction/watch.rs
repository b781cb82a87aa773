//! Builders, looked at in every state.

use std::collections::BTreeSet;
use std::fmt::Debug;

use crate::log::Log;

/// Follows a builder from nothing to everything set.
pub(crate) struct Watch<'a> {
    place: &'a str,
    /// `None` where the structure is only a part of another value.
    log: Option<&'a Log>,
    /// The name of the structure, if it is secret as a whole.
    whole: Option<&'a str>,
    /// The fields that are redacted, and whether they are optional.
    secrets: &'a [(&'a str, bool)],
    set: BTreeSet<&'a str>,
}

impl<'a> Watch<'a> {
    pub(crate) fn new(
        place: &'a str,
        log: Option<&'a Log>,
        whole: Option<&'a str>,
        secrets: &'a [(&'a str, bool)],
    ) -> Self {
        Self { place, log, whole, secrets, set: BTreeSet::new() }
    }

    /// Nothing is set.
    pub(crate) fn start<B: Debug>(&self, builder: B) -> B {
        self.look(&builder);
        builder
    }

    /// A required field was set.
    pub(crate) fn required<B: Debug>(&mut self, field: &'a str, builder: B) -> B {
        self.set.insert(field);
        self.look(&builder);
        builder
    }

    /// Sets an optional field, if there is a value.
    pub(crate) fn optional<B: Debug, V>(
        &mut self,
        field: &'a str,
        builder: B,
        value: Option<V>,
        set: fn(B, V) -> B,
    ) -> B {
        match value {
            Some(value) => self.required(field, set(builder, value)),
            None => builder,
        }
    }

    fn look(&self, builder: &dyn Debug) {
        let Some(log) = self.log else { return };
        let text = log.look(self.place, builder);
        let fields: Vec<_> = self.secrets.iter().map(|secret| self.redacted(*secret)).collect();
        let expected = match self.whole {
            Some(name) if fields.is_empty() => vec![name.to_owned()],
            Some(name) => vec![format!("{name} {{ {} }}", fields.join(", "))],
            None => fields,
        };
        for expected in expected.iter().filter(|expected| !is_in(expected, &text)) {
            log.problem(self.place, &format!("the builder doesn't show `{expected}`: {text}"));
        }
    }

    /// How `Debug` shows a field: whether it is set, but not its value.
    fn redacted(&self, (field, is_optional): (&str, bool)) -> String {
        let value = match (is_optional, self.set.contains(field)) {
            (false, _) => "[REDACTED]",
            (true, true) => "Some([REDACTED])",
            (true, false) => "None",
        };
        format!("{field}: {value}")
    }
}

/// Whether a text has a field that isn't the end of a longer name.
fn is_in(field: &str, text: &str) -> bool {
    text.match_indices(field).any(|(start, _)| text[..start].ends_with(' '))
}
