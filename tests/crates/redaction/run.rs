//! The checks for each kind of shape.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Debug;

use crate::redaction::canary::{Canary, Place, Variants};
use crate::redaction::log::Log;

/// Writes a value without its secrets, in several forms.
pub(crate) type Forms<T> = fn(&T) -> Vec<String>;

/// The checks of a crate.
#[derive(Default)]
pub(crate) struct Run {
    log: Log,
}

impl Run {
    /// Fails if there was a problem, or if no value had one of the model's secrets.
    pub(crate) fn finish(self, secrets: &[&str]) {
        for secret in self.log.untried(secrets) {
            self.log.problem(secret, "wasn't tried");
        }
        let problems = self.log.problems();
        println!("{} secrets", secrets.len());
        assert!(problems.is_empty(), "{problems}");
    }

    /// A structure, its builder in every state, and collections of it.
    pub(crate) fn structure<T: Canary + Clone + Debug>(&self, id: &str, redacted: Forms<T>) {
        let value = self.make::<T>(id);
        self.look_at_redacted(id, &redacted(&value));
        self.look_at_collections(id, value);
    }

    /// An error, whose display must be `expected`.
    pub(crate) fn error<T: Canary + Clone + Error>(
        &self,
        id: &str,
        expected: &str,
        redacted: Forms<T>,
    ) {
        self.structure::<T>(id, redacted);
        let value = self.make::<T>(id);
        let displays = [format!("{value}"), format!("{value:#}"), value.to_string()];
        for display in displays.iter().filter(|display| *display != expected) {
            self.log.problem(id, &format!("displays `{display}` instead of `{expected}`"));
        }
    }

    /// A union: every variant, also one that the model doesn't have.
    pub(crate) fn union<T: Variants + Clone + Debug>(
        &self,
        id: &str,
        name: &str,
        is_secret: bool,
        redacted: Forms<T>,
    ) {
        for make in T::VARIANTS {
            self.log.begin();
            let Some(value) = make(&Place::top(id, &self.log)) else {
                self.log.problem(id, "a variant wasn't made");
                continue;
            };
            if is_secret {
                self.shows_its_name_only(id, name, &value);
            }
            self.look_at_redacted(id, &redacted(&value));
            self.look_at_collections(id, value);
        }
    }

    /// A secret enum: every value, also one that the model doesn't have.
    #[allow(dead_code, reason = "only some models have one")]
    pub(crate) fn secret_enum<T: Canary + Debug>(
        &self,
        id: &str,
        name: &str,
        values: impl Iterator<Item = T>,
        redacted: Forms<T>,
    ) {
        let unknown = self.make::<T>(id);
        for value in values.chain([unknown]) {
            self.shows_its_name_only(id, name, &value);
            // The masked form of a number is 0.
            let is_hidden = |text: &String| {
                text.contains("\"[REDACTED]\"") || ["0", "[0]"].contains(&text.as_str())
            };
            for text in redacted(&value).iter().filter(|text| !is_hidden(text)) {
                self.log.problem(id, &format!("isn't redacted as a whole: {text}"));
            }
        }
    }

    fn make<T: Canary>(&self, id: &str) -> T {
        self.log.begin();
        T::make(&Place::top(id, &self.log))
    }

    fn shows_its_name_only(&self, id: &str, name: &str, value: &dyn Debug) {
        let (text, expected) = (format!("{value:?}"), format!("{name}([REDACTED])"));
        if text != expected {
            self.log.problem(id, &format!("shows as `{text}` instead of `{expected}`"));
        }
    }

    fn look_at_redacted(&self, id: &str, texts: &[String]) {
        for text in texts {
            self.log.look_at_text(id, text);
        }
    }

    fn look_at_collections<T: Clone + Debug>(&self, id: &str, value: T) {
        self.log.look(id, &value);
        self.log.look(id, &vec![value.clone()]);
        self.log.look(id, &BTreeMap::from([("key", value.clone())]));
        self.log.look(id, &Some(Box::new(value)));
    }
}
