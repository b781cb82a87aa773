//! Records which values were made, and the problems of their output.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Debug;

use crate::redaction::canary::{BYTE, BYTES, NUMBER, SHORT};

/// What happens while values are made.
#[derive(Default)]
pub(crate) struct Log {
    /// The places of texts in the current value that must be shown.
    visible: RefCell<BTreeSet<String>>,
    /// The places of secrets in all values.
    tried: RefCell<BTreeSet<String>>,
    problems: RefCell<Vec<String>>,
}

impl Log {
    /// Starts with a new value.
    pub(crate) fn begin(&self) {
        self.visible.borrow_mut().clear();
    }

    /// Notes that a text must be shown.
    pub(crate) fn show(&self, place: &str) {
        self.visible.borrow_mut().insert(place.to_owned());
    }

    /// Notes that a secret is made.
    pub(crate) fn try_out(&self, place: &str) {
        self.tried.borrow_mut().insert(place.to_owned());
    }

    /// The places of `secrets` for which no secret was made.
    pub(crate) fn untried<'a>(&self, secrets: &[&'a str]) -> Vec<&'a str> {
        let tried = self.tried.borrow();
        secrets.iter().copied().filter(|secret| !tried.contains(*secret)).collect()
    }

    /// Notes a problem.
    pub(crate) fn problem(&self, place: &str, message: &str) {
        self.problems.borrow_mut().push(format!("{place}: {message}"));
    }

    /// All problems.
    pub(crate) fn problems(&self) -> String {
        self.problems.borrow().join("\n")
    }

    /// Checks that both forms of `Debug` show no secret, and every text that must be shown.
    pub(crate) fn look(&self, place: &str, value: &dyn Debug) -> String {
        let text = format!("{value:?}");
        self.look_at_text(place, &text);
        self.look_at_text(place, &format!("{value:#?}"));
        text
    }

    /// Checks that a text shows no secret, and every text that must be shown.
    pub(crate) fn look_at_text(&self, place: &str, text: &str) {
        self.look_for_secrets(place, text);
        for visible in &*self.visible.borrow() {
            if !text.contains(&format!("\"visible {visible}\"")) {
                self.problem(place, &format!("hides {visible}: {text}"));
            }
        }
    }

    /// Checks that a text shows no secret.
    pub(crate) fn look_for_secrets(&self, place: &str, text: &str) {
        if let Some(secret) = secret(text) {
            self.problem(place, &format!("shows a secret, {secret}: {text}"));
        }
    }
}

/// The first secret in a text.
fn secret(text: &str) -> Option<&str> {
    let canary = text.find("canary").and_then(|start| text[start..].split('"').next());
    let numbers = [NUMBER.to_string(), SHORT.to_string(), BYTE.to_string(), BYTES.to_string()];
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    canary.or_else(|| words.find(|word| numbers.iter().any(|number| number == word)))
}
