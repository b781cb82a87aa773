//! What generated types have in common beside their own code.

/// Gives an enum of strings its wire form, by `as_str` and `From<&str>`.
macro_rules! string_enum {
    ($ty:ident) => {
        #[cfg(feature = "json")]
        impl $crate::support::wire::Value for $ty {
            #[inline]
            fn view(&self, _: $crate::support::wire::Format) -> $crate::support::wire::View<'_> {
                $crate::support::wire::View::Str(self.as_str())
            }
        }

        #[cfg(feature = "json")]
        impl $crate::support::wire::Slot for $ty {
            fn expected(&self) -> &'static str {
                "expected a string"
            }

            #[inline]
            fn scalar(&mut self, scalar: $crate::support::wire::Scalar<'_>) -> bool {
                match scalar {
                    $crate::support::wire::Scalar::Str(text) => *self = Self::from(text),
                    _ => return false,
                }
                true
            }
        }

        #[cfg(feature = "json")]
        impl $crate::support::wire::Key for $ty {
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

/// Gives an enum of integers its wire form, by `as_i32` and `From<i32>`.
macro_rules! int_enum {
    ($ty:ident) => {
        #[cfg(feature = "json")]
        impl $crate::support::wire::Value for $ty {
            #[inline]
            fn view(&self, _: $crate::support::wire::Format) -> $crate::support::wire::View<'_> {
                $crate::support::wire::View::Int(self.as_i32().into())
            }
        }

        #[cfg(feature = "json")]
        impl $crate::support::wire::Slot for $ty {
            fn expected(&self) -> &'static str {
                "expected an integer of 32 bits"
            }

            #[inline]
            fn scalar(&mut self, scalar: $crate::support::wire::Scalar<'_>) -> bool {
                let mut number = 0_i32;
                let fits = number.scalar(scalar);
                if fits {
                    *self = Self::from(number);
                }
                fits
            }
        }

        $crate::support::serde_impls!($ty);
    };
}

/// Implements the traits of serde by the wire form.
#[cfg(feature = "serde")]
#[allow(unused_macros, reason = "not every service has shapes")]
macro_rules! serde_impls {
    ($($ty:ident),*) => {$(
        impl serde_core::Serialize for $ty {
            #[inline]
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::support::serde::serialize(self, serializer)
            }
        }

        impl<'de> serde_core::Deserialize<'de> for $ty {
            #[inline]
            fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::support::serde::deserialize(deserializer)
            }
        }
    )*};
}

#[cfg(not(feature = "serde"))]
#[allow(unused_macros, reason = "not every service has shapes")]
macro_rules! serde_impls {
    ($($ty:ident),*) => {};
}

#[allow(unused_imports, reason = "some services have no enum, or no shape at all")]
pub(crate) use {int_enum, serde_impls, string_enum};
