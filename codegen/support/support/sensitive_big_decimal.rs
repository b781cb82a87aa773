//! What a sensitive decimal number of any size is made from.

use super::{BigDecimal, Sensitive};

/// `From` for each type that the inner type is made from.
macro_rules! made_from {
    ($($source:ty),+) => {$(
        impl From<$source> for Sensitive<BigDecimal> {
            #[inline]
            fn from(value: $source) -> Self {
                Self::new(value.into())
            }
        }
    )+};
}

made_from!(i32, i64, u64);
