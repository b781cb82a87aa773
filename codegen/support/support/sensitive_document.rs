//! What a sensitive document is made from.

use super::{Document, Sensitive};

/// `From` for each type that the inner type is made from.
macro_rules! made_from {
    ($($source:ty),+) => {$(
        impl From<$source> for Sensitive<Document> {
            #[inline]
            fn from(value: $source) -> Self {
                Self::new(value.into())
            }
        }
    )+};
}

made_from!(bool, i32, i64, u64, f64, &str, String);
