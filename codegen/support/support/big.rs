//! What numbers of any size have in common.

use std::fmt;

/// The error for a text that isn't a number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ParseNumberError {
    pub(super) expected: &'static str,
}

impl fmt::Display for ParseNumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not {}", self.expected)
    }
}

impl std::error::Error for ParseNumberError {}

/// Implements what every number has that is stored as its digits.
macro_rules! big_number {
    ($ty:ident from $($source:ty),+) => {
        impl $ty {
            /// The number as JSON writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Default for $ty {
            fn default() -> Self {
                Self("0".to_owned())
            }
        }

        $(
            impl From<$source> for $ty {
                fn from(number: $source) -> Self {
                    Self(number.to_string())
                }
            }
        )+

        impl std::fmt::Display for $ty {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl $crate::support::Empty for $ty {
            #[inline]
            fn empty() -> Self {
                Self::default()
            }
        }

        $crate::support::serde_impls!($ty);
    };
}

pub(crate) use big_number;
