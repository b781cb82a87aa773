//! The traits of serde, for all types of a crate.

/// Implements the traits of serde with the wire form. rustdoc shows the `cfg` inside.
#[cfg(feature = "serde")]
macro_rules! serde_impls {
    ($($ty:ident),*) => {$(
        #[cfg(feature = "serde")]
        impl $crate::support::serde::serde_core::Serialize for $ty {
            #[inline]
            fn serialize<S: $crate::support::serde::serde_core::Serializer>(&self, serializer: S) -> $crate::support::serde::Written<S> {
                $crate::support::serde::serialize(self, serializer)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> $crate::support::serde::serde_core::Deserialize<'de> for $ty {
            #[inline]
            fn deserialize<D: $crate::support::serde::serde_core::Deserializer<'de>>(deserializer: D) -> $crate::support::serde::Read<'de, Self, D> {
                $crate::support::serde::deserialize(deserializer)
            }
        }
    )*};
}

#[cfg(not(feature = "serde"))]
macro_rules! serde_impls {
    ($($ty:ident),*) => {};
}

pub(crate) use serde_impls;
