//! The text in place of a sensitive value.

use std::fmt;

/// The text in place of a sensitive value.
pub const REDACTED: Mark = Mark("[REDACTED]");

/// A text that `Debug` prints without quotes.
#[derive(Clone, Copy)]
pub struct Mark(&'static str);

impl Mark {
    /// The text.
    #[cfg(feature = "json")]
    pub(crate) const fn text(self) -> &'static str {
        self.0
    }
}

impl fmt::Debug for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
