//! How much work an example may cost.

/// Steps that may still be made.
pub(super) struct Steps {
    left: usize,
}

impl Steps {
    /// So many and no more.
    pub(super) fn of(left: usize) -> Self {
        Self { left }
    }

    /// How many are left.
    pub(super) fn left(&self) -> usize {
        self.left
    }

    /// Makes `count` steps; `None` if there are fewer, which ends the work.
    pub(super) fn make(&mut self, count: usize) -> Option<()> {
        let left = self.left.checked_sub(count);
        self.left = left.unwrap_or(0);
        left.map(|_| ())
    }
}
