//! Values that `Debug` redacts.

#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "json")]
mod wire;

use std::borrow::Cow;
use std::fmt;

use super::Empty;
use super::mark::REDACTED;

/// A value that must not be shown: `Debug` prints `[REDACTED]`, and there is no `Display`.
///
/// To get the value, call [`expose`](Self::expose), [`expose_mut`](Self::expose_mut) or
/// [`into_inner`](Self::into_inner): a search for these names finds each place that uses it.
///
/// **On the wire the value is sent in clear text**, since the service must read it: `serde` and
/// `json` write passwords and tokens as they are, and so does `Operation::request`. For logs and
/// snapshots, use `Redacted(&request)` or `json::to_string_redacted(&request)`, which write
/// `"[REDACTED]"` in place of each sensitive value, at every depth. Don't redact by the names in
/// `SENSITIVE`: it lists only the fields of one structure, and secrets can be deeper.
#[derive(Clone, Copy, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Sensitive<T>(T);

impl<T> Sensitive<T> {
    /// Wraps a value.
    #[inline]
    #[must_use]
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// Returns the value. Keep it out of logs.
    #[inline]
    #[must_use]
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// Returns the value to change it. Keep it out of logs.
    #[inline]
    #[must_use]
    pub const fn expose_mut(&mut self) -> &mut T {
        &mut self.0
    }

    /// Unwraps the value. Keep it out of logs.
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

impl<T> From<T> for Sensitive<Box<T>> {
    #[inline]
    fn from(value: T) -> Self {
        Self(Box::new(value))
    }
}

/// `From` for what a string is made from.
macro_rules! text_from {
    ($($source:ty),+) => {$(
        impl From<$source> for Sensitive<String> {
            #[inline]
            fn from(value: $source) -> Self {
                Self(value.into())
            }
        }
    )+};
}

text_from!(&str, &mut str, &String, Box<str>, Cow<'_, str>, char);

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

impl<T: Empty> Empty for Sensitive<T> {
    #[inline]
    fn empty() -> Self {
        Self::new(T::empty())
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
    fn the_value_is_accessible_by_named_methods() {
        let mut secret: Sensitive<String> = "hunter2".into();
        assert_eq!(secret.expose(), "hunter2");
        secret.expose_mut().push('!');
        assert_eq!(secret, "hunter2!");
        assert_eq!(secret, *"hunter2!");
        assert_eq!(secret, "hunter2!".to_owned());
        assert_eq!(secret.into_inner(), "hunter2!");
    }

    #[test]
    fn another_value_is_not_equal() {
        let secret: Sensitive<String> = "hunter2".into();
        assert_ne!(secret, Sensitive::from("hunter3"));
        assert_ne!(secret, "hunter3");
        assert_ne!(secret, *"hunter3");
        assert_ne!(secret, "hunter3".to_owned());
    }
}
