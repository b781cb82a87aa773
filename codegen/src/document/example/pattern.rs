//! Makes a text for each pattern of the model, such as `us-east-1_EXAMPLE` for the id of a user
//! pool, so that the service accepts the texts in examples.
//!
//! `Patterns` makes each text once, within limits for the whole model. It uses:
//!
//! - `ecma` translates a pattern, so that `regex-syntax` can parse it.
//! - `choice` chooses a text. It tries the names and notations of `super::text` first.
//! - `matching` checks whether a text matches.
//! - `filling` makes a text from the pattern itself.
//! - `steps` limits the work for a text.

mod choice;
mod ecma;
mod filling;
mod matching;
mod steps;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use regex_syntax::hir::Hir;

use super::text;
use crate::error::Warning;
use crate::model::{Bounds, ShapeId};
use steps::Steps;

/// The maximum length of all patterns that are parsed, in bytes. The examples of `SageMaker`, whose
/// patterns are the longest of all AWS services, need 4 kB.
const MAX_BYTES: usize = 64 * 1024;

/// The maximum number of steps for the texts of all examples. Those of `SageMaker` take 65,000.
const MAX_STEPS: usize = 5_000_000;

/// The maximum number of steps for one text, so that one text doesn't use up all steps.
const MAX_STEPS_OF_TEXT: usize = 200_000;

/// Makes texts for patterns. It parses each pattern once, and makes each text once.
pub(crate) struct Patterns {
    /// The parsed patterns; `None` for those that aren't regular.
    read: RefCell<BTreeMap<String, Option<Rc<Hir>>>>,
    texts: RefCell<BTreeMap<Question, String>>,
    bytes_left: Cell<usize>,
    steps_left: Cell<usize>,
    is_exceeded: Cell<bool>,
}

/// The input for a text: its length, its pattern, the name of its member, and its number.
type Question = (Option<Bounds>, String, String, usize);

impl Patterns {
    /// Starts with the full limits.
    pub(crate) fn new() -> Self {
        Self {
            read: RefCell::default(),
            texts: RefCell::default(),
            bytes_left: Cell::new(MAX_BYTES),
            steps_left: Cell::new(MAX_STEPS),
            is_exceeded: Cell::new(false),
        }
    }

    /// A text of an allowed length. It matches the pattern, if the pattern is regular and a
    /// matching text is found within the limits.
    pub(super) fn text(
        &self,
        bounds: Option<Bounds>,
        pattern: &str,
        member_name: &str,
        nth: usize,
    ) -> String {
        let question = (bounds, pattern.to_owned(), member_name.to_owned(), nth);
        if let Some(text) = self.texts.borrow().get(&question) {
            return text.clone();
        }
        let meaning = self.meaning(pattern);
        let allowed = self.steps_left.get().min(MAX_STEPS_OF_TEXT);
        let mut steps = Steps::of(allowed);
        let text = meaning
            .and_then(|meaning| choice::choose(bounds, &meaning, member_name, nth, &mut steps))
            .unwrap_or_else(|| text::plain(bounds, member_name, nth));
        self.steps_left.set(self.steps_left.get() - (allowed - steps.left()));
        if self.steps_left.get() == 0 {
            self.is_exceeded.set(true);
        }
        self.texts.borrow_mut().insert(question, text.clone());
        text
    }

    /// The parsed pattern.
    fn meaning(&self, pattern: &str) -> Option<Rc<Hir>> {
        if let Some(meaning) = self.read.borrow().get(pattern) {
            return meaning.clone();
        }
        let left = self.bytes_left.get().checked_sub(pattern.len());
        self.bytes_left.set(left.unwrap_or(self.bytes_left.get()));
        self.is_exceeded.set(self.is_exceeded.get() || left.is_none());
        let meaning = left.and_then(|_| ecma::parse(pattern)).map(Rc::new);
        self.read.borrow_mut().insert(pattern.to_owned(), meaning.clone());
        meaning
    }

    /// The warning if the limits were too low.
    pub(crate) fn warning(&self, service: &ShapeId) -> Option<Warning> {
        let message = format!(
            "the patterns of the model are too long (more than {} KiB) or too complex: some values in \
             examples don't match theirs",
            MAX_BYTES / 1024
        );
        let help = "everything else is right; to get better examples, shorten the patterns or generate \
                    fewer operations";
        self.is_exceeded.get().then(|| Warning::new(service, message, help))
    }
}
