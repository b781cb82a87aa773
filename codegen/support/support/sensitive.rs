//! Values that must not be shown.

use std::fmt;
use std::time::SystemTime;

use super::{Blob, Timestamp};

/// A value that must not be shown: `Debug` prints `[REDACTED]`, and there is no `Display`.
///
/// The value comes out by name only, with [`expose`](Self::expose) or
/// [`into_inner`](Self::into_inner), so that each such place can be found.
///
/// **On the wire the value is in clear**, since the service must read it: `serde` and `json` write
/// passwords and tokens as they are, and so does `Operation::request`. For logs and snapshots,
/// `Redacted(&request)` and `json::to_string_redacted(&request)` write `"[REDACTED]"` in place of
/// each sensitive value, at every depth. Don't redact by the names in `SENSITIVE`: they are the
/// fields of one structure, and secrets can be deeper.
#[derive(Clone, Copy, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Sensitive<T>(T);

impl<T> Sensitive<T> {
    /// Wraps a value.
    #[inline]
    #[must_use]
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// Shows the value to the caller, who must keep it out of logs.
    #[inline]
    #[must_use]
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// Lets the caller change the value.
    #[inline]
    #[must_use]
    pub const fn expose_mut(&mut self) -> &mut T {
        &mut self.0
    }

    /// Hands the value to the caller, who must keep it out of logs.
    #[inline]
    #[must_use]
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        REDACTED.fmt(f)
    }
}

impl<T> From<T> for Sensitive<T> {
    #[inline]
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl From<&str> for Sensitive<String> {
    #[inline]
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

impl From<&String> for Sensitive<String> {
    #[inline]
    fn from(value: &String) -> Self {
        Self(value.clone())
    }
}

impl From<Vec<u8>> for Sensitive<Blob> {
    #[inline]
    fn from(value: Vec<u8>) -> Self {
        Self(value.into())
    }
}

impl From<&[u8]> for Sensitive<Blob> {
    #[inline]
    fn from(value: &[u8]) -> Self {
        Self(value.into())
    }
}

impl From<SystemTime> for Sensitive<Timestamp> {
    #[inline]
    fn from(value: SystemTime) -> Self {
        Self(value.into())
    }
}

impl<T: PartialEq> PartialEq<T> for Sensitive<T> {
    #[inline]
    fn eq(&self, other: &T) -> bool {
        self.0 == *other
    }
}

impl PartialEq<str> for Sensitive<String> {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Sensitive<String> {
    #[inline]
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

/// What stands in place of a value that must not be shown.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_hides_the_value_and_keeps_none_visible() {
        let secret: Sensitive<String> = "hunter2".into();
        assert_eq!(format!("{secret:?} {secret:#?} {secret:20?}"), "[REDACTED] [REDACTED] [REDACTED]");
        assert_eq!(format!("{:?}", Some(secret)), "Some([REDACTED])");
        assert_eq!(format!("{:?}", None::<Sensitive<String>>), "None");
    }

    #[test]
    fn the_value_comes_out_by_name() {
        let mut secret: Sensitive<String> = "hunter2".into();
        assert_eq!(secret.expose(), "hunter2");
        secret.expose_mut().push('!');
        assert_eq!(secret, "hunter2!");
        assert_eq!(secret, *"hunter2!");
        assert_eq!(secret, "hunter2!".to_owned());
        assert_eq!(secret.into_inner(), "hunter2!");
    }
}
