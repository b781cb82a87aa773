//! Texts for a model's patterns, within limits that hold for all of the model.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use regex_syntax::hir::Hir;

use super::steps::Steps;
use super::{ecma, text};
use crate::error::Warning;
use crate::model::{Bounds, ShapeId};

/// Bytes of patterns that are read. The examples of `SageMaker`, whose patterns are the longest of
/// all services of AWS, need 4 kB.
const MAX_BYTES: usize = 64 * 1024;

/// Steps for the texts of all examples. Those of `SageMaker` take 65,000.
const MAX_STEPS: usize = 5_000_000;

/// Steps for one text, so that the others get their part.
const MAX_STEPS_OF_TEXT: usize = 200_000;

/// Makes texts for patterns. Each pattern is read once, and each text is made once.
pub(crate) struct Patterns {
    /// What each pattern means; nothing for those that aren't regular.
    read: RefCell<BTreeMap<String, Option<Rc<Hir>>>>,
    texts: RefCell<BTreeMap<Question, String>>,
    bytes_left: Cell<usize>,
    steps_left: Cell<usize>,
    is_exceeded: Cell<bool>,
}

/// What a text depends on: its bounds, its pattern, what it is called, and which one it is.
type Question = (Option<Bounds>, String, String, usize);

impl Patterns {
    /// With all that the limits allow.
    pub(crate) fn new() -> Self {
        Self {
            read: RefCell::default(),
            texts: RefCell::default(),
            bytes_left: Cell::new(MAX_BYTES),
            steps_left: Cell::new(MAX_STEPS),
            is_exceeded: Cell::new(false),
        }
    }

    /// A text of a permitted length. It matches the pattern if that is regular, and if such a text
    /// is found within the limits.
    pub(super) fn text(
        &self,
        bounds: Option<Bounds>,
        pattern: &str,
        called: &str,
        nth: usize,
    ) -> String {
        let question = (bounds, pattern.to_owned(), called.to_owned(), nth);
        if let Some(text) = self.texts.borrow().get(&question) {
            return text.clone();
        }
        let meaning = self.meaning(pattern);
        let allowed = self.steps_left.get().min(MAX_STEPS_OF_TEXT);
        let mut steps = Steps::of(allowed);
        let text = meaning
            .and_then(|meaning| text::matching(bounds, &meaning, called, nth, &mut steps))
            .unwrap_or_else(|| text::plain(bounds, called, nth));
        self.steps_left.set(self.steps_left.get() - (allowed - steps.left()));
        if self.steps_left.get() == 0 {
            self.is_exceeded.set(true);
        }
        self.texts.borrow_mut().insert(question, text.clone());
        text
    }

    /// What a pattern means.
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

    /// What is to be said where the limits didn't suffice.
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
