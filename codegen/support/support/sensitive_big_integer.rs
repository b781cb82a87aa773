//! What a sensitive integer of any size is made from.

use super::{BigInteger, Sensitive};

/// `From` for each type that the inner type is made from.
macro_rules! made_from {
    ($($source:ty),+) => {$(
        impl From<$source> for Sensitive<BigInteger> {
            #[inline]
            fn from(value: $source) -> Self {
                Self::new(value.into())
            }
        }
    )+};
}

made_from!(i32, i64, u64);
