//! Limits the work for examples.

/// The number of steps that are left.
pub(super) struct Steps {
    left: usize,
}

impl Steps {
    /// Starts with `left` steps.
    pub(super) fn of(left: usize) -> Self {
        Self { left }
    }

    /// The number of steps that are left.
    pub(super) fn left(&self) -> usize {
        self.left
    }

    /// Uses `count` steps; `None` if there are fewer.
    pub(super) fn make(&mut self, count: usize) -> Option<()> {
        let left = self.left.checked_sub(count);
        self.left = left.unwrap_or(0);
        left.map(|_| ())
    }
}
