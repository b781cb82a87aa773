//! Random choices, which depend only on a seed.

use serde_json::Value;
use support::Random;

use crate::prose::random;

/// Numbers, choices and texts of one seed.
pub(crate) struct Dice {
    random: Random,
    prose: random::Random,
}

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        // Without this, similar seeds would begin with similar numbers.
        let seed = (seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut random = Random::new(seed);
        (0..4).for_each(|_| _ = random.below(2));
        Self { random, prose: random::Random::new(seed.rotate_left(32)) }
    }

    /// A number below the limit, which isn't zero.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.random.below(u32::try_from(limit).expect("choices are few")) as usize
    }

    /// A number of the range.
    pub(crate) fn within(&mut self, range: std::ops::Range<usize>) -> usize {
        range.start + self.below(range.len())
    }

    /// True with this probability.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// The text of a model, with the keys of each object in any order.
    pub(crate) fn shuffled(&mut self, model: &Value) -> String {
        self.random.shuffled(model)
    }

    /// Prose that is hostile to Markdown, HTML and Rust.
    pub(crate) fn html(&mut self) -> String {
        self.prose.html()
    }

    /// A hostile text without tags.
    pub(crate) fn text(&mut self) -> String {
        self.prose.text()
    }
}
