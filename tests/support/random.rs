//! Chance that is the same in each run.

/// A generator of numbers, Marsaglia's xorshift.
pub struct Random(u64);

impl Random {
    /// The generator of this seed; each has numbers of its own.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    /// A number below `limit`, which must not be zero.
    ///
    /// # Panics
    /// Never: the number fits.
    pub fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from(self.0 % u64::from(limit)).expect("it is below a `u32`")
    }

    /// Puts `items`, of which there are less than 2³², into any order.
    ///
    /// # Panics
    /// If there are more.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let count = u32::try_from(last + 1).expect("there are less than 2³²");
            items.swap(last, self.below(count) as usize);
        }
    }
}
