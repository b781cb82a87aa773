//! The values that builders and readers start from.

use std::collections::BTreeMap;

/// A value without content, which builders and readers start from.
///
/// Unlike [`Default`] it isn't public, so that users can't create a structure without its required
/// members. Smithy calls such values
/// [client error correction](https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction).
pub trait Empty {
    /// The fields that `Debug` redacts, if this is a structure.
    const HIDDEN_FIELDS: &'static [&'static str] = &[];

    /// The empty value.
    fn empty() -> Self;

    /// The value for a JSON null, if the type has one.
    #[cfg(feature = "json")]
    fn null() -> Option<Self>
    where
        Self: Sized,
    {
        None
    }
}

macro_rules! empty_is_default {
    ($($ty:ty),*) => {$(
        impl Empty for $ty {
            #[inline]
            fn empty() -> Self {
                Self::default()
            }
        }
    )*};
}

empty_is_default!(bool, i8, i16, i32, i64, f32, f64, String);

impl<T> Empty for Vec<T> {
    #[inline]
    fn empty() -> Self {
        Self::new()
    }
}

impl<K, V> Empty for BTreeMap<K, V> {
    #[inline]
    fn empty() -> Self {
        Self::new()
    }
}

impl<T: Empty> Empty for Box<T> {
    #[inline]
    fn empty() -> Self {
        Self::new(T::empty())
    }
}

impl<T> Empty for Option<T> {
    #[inline]
    fn empty() -> Self {
        None
    }

    #[cfg(feature = "json")]
    #[inline]
    fn null() -> Option<Self> {
        Some(None)
    }
}

impl Empty for () {
    fn empty() -> Self {}
}
