//! The macro that implements enums of strings from tables.

/// An enum of strings, which can be made from any text.
#[allow(dead_code, reason = "only code for sensitive ones asks for it")]
pub trait StringEnum: From<String> + for<'a> From<&'a str> {}

/// Implements an enum of strings from its variants and their values.
macro_rules! string_enum {
    (secret $ty:ident; $($rows:tt)*) => {
        $crate::support::string_enum! {
            @all $ty
            [#[inline] fn is_sensitive(&self) -> bool { true }]
            [const IS_SENSITIVE: bool = true;]
            $($rows)*
        }
        $crate::support::redacted! { $ty }
    };
    (public $ty:ident; $($rows:tt)*) => {
        $crate::support::string_enum! { @all $ty [] [] $($rows)* }

        impl std::fmt::Display for $ty {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
    (
        @all $ty:ident [$($sensitive_value:tt)*] [$($sensitive_key:tt)*]
        $($variant:ident = $value:literal;)*
    ) => {
        impl Eq for $ty {}

        impl $crate::support::string_enum::StringEnum for $ty {}

        impl $ty {
            /// The values that the model has.
            #[inline]
            #[must_use]
            pub const fn values() -> &'static [&'static str] {
                &[$($value),*]
            }

            /// The value on the wire.
            #[inline]
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unrecognized(value) => value,
                }
            }
        }

        impl From<&str> for $ty {
            #[inline]
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    other => Self::Unrecognized(other.to_owned()),
                }
            }
        }

        impl From<String> for $ty {
            #[inline]
            fn from(value: String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl std::str::FromStr for $ty {
            type Err = std::convert::Infallible;

            #[inline]
            fn from_str(value: &str) -> Result<Self, std::convert::Infallible> {
                Ok(Self::from(value))
            }
        }

        impl $crate::support::Empty for $ty {
            #[inline]
            fn empty() -> Self {
                Self::from("")
            }
        }

        #[cfg(feature = "json")]
        impl $crate::support::wire::Value for $ty {
            #[inline]
            fn view(&self, _: $crate::support::wire::Format) -> $crate::support::wire::View<'_> {
                $crate::support::wire::View::Str(self.as_str())
            }

            $($sensitive_value)*
        }

        #[cfg(feature = "json")]
        impl $crate::support::wire::Slot for $ty {
            fn expected(&self) -> &'static str {
                "expected a string"
            }

            fn scalar(&mut self, scalar: $crate::support::wire::Scalar<'_>) -> bool {
                matches!(scalar, $crate::support::wire::Scalar::Str(text) if self.text(text))
            }

            #[inline]
            fn text(&mut self, text: &str) -> bool {
                *self = Self::from(text);
                true
            }
        }

        #[cfg(feature = "json")]
        impl $crate::support::wire::Key for $ty {
            $($sensitive_key)*

            #[inline]
            fn as_key(&self) -> &str {
                self.as_str()
            }

            #[inline]
            fn from_key(key: &str) -> Self {
                Self::from(key)
            }
        }

        $crate::support::serde_impls!($ty);
    };
}

pub(crate) use string_enum;
