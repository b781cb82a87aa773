//! What sensitive bytes are made from.

use std::borrow::Cow;

use super::{Blob, Sensitive};

/// `From` for each type that the inner type is made from.
macro_rules! made_from {
    ($($source:ty),+) => {$(
        impl From<$source> for Sensitive<Blob> {
            #[inline]
            fn from(value: $source) -> Self {
                Self::new(value.into())
            }
        }
    )+};
}

made_from!(Vec<u8>, &[u8], Box<[u8]>, Cow<'_, [u8]>);

impl<const N: usize> From<[u8; N]> for Sensitive<Blob> {
    #[inline]
    fn from(value: [u8; N]) -> Self {
        Self::new(value.into())
    }
}

impl<const N: usize> From<&[u8; N]> for Sensitive<Blob> {
    #[inline]
    fn from(value: &[u8; N]) -> Self {
        Self::new(value.into())
    }
}
