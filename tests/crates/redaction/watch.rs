//! Checks the output of builders in every state.

use std::collections::BTreeSet;
use std::fmt::Debug;

use crate::redaction::log::Log;

/// Checks what a builder shows, after each setter.
pub(crate) struct Watch<'a> {
    place: &'a str,
    /// `None` if the structure is only a part of another value.
    log: Option<&'a Log>,
    /// The fields that are redacted, and whether they are optional.
    secrets: &'a [(&'a str, bool)],
    set: BTreeSet<&'a str>,
}

impl<'a> Watch<'a> {
    pub(crate) fn new(
        place: &'a str,
        log: Option<&'a Log>,
        secrets: &'a [(&'a str, bool)],
    ) -> Self {
        Self { place, log, secrets, set: BTreeSet::new() }
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

    /// Checks that the builder shows the members that are set, and nothing else.
    fn look(&self, builder: &dyn Debug) {
        let Some(log) = self.log else { return };
        let text = log.look(self.place, builder);
        let pretty = format!("{builder:#?}");
        if fields(&pretty).collect::<BTreeSet<_>>() != self.set {
            log.problem(self.place, &format!("the builder doesn't show {:?}: {text}", self.set));
        }
        for (field, is_optional) in
            self.secrets.iter().filter(|(field, _)| self.set.contains(field))
        {
            let value = if *is_optional { "Some([REDACTED])" } else { "[REDACTED]" };
            if !text.contains(&format!(" {field}: {value}")) {
                log.problem(self.place, &format!("the builder doesn't hide `{field}`: {text}"));
            }
        }
    }
}

/// The names of the fields in a `Debug` text of several lines.
fn fields(pretty: &str) -> impl Iterator<Item = &str> {
    let members = pretty.lines().filter_map(|line| line.strip_prefix("    "));
    let own = members.filter(|line| line.starts_with(|c: char| c.is_alphanumeric() || c == '_'));
    own.filter_map(|line| line.split_once(':')).map(|(field, _)| field)
}
