//! What generated code needs: the same in every generated crate.

mod big;
mod blob;
mod document;
mod operation;
mod sensitive;
mod timestamp;

pub use self::big::{BigDecimal, BigInteger, ParseNumberError};
pub use self::blob::Blob;
pub use self::document::{Document, Number};
pub use self::operation::{Auth, Operation, Pagination};
pub use self::sensitive::{Redacted, Sensitive};
pub use self::timestamp::{OutOfRangeError, Timestamp};

use std::collections::BTreeMap;

/// The state of a builder in which a required member isn't set.
#[derive(Clone, Copy, Debug)]
pub enum Unset {}

/// The state of a builder in which a required member is set.
#[derive(Clone, Copy, Debug)]
pub enum IsSet {}

/// A value to start from, before anything is set.
///
/// Unlike [`Default`] it isn't public, so that nobody can have a structure without its required
/// members. Smithy calls such values
/// [client error correction](https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction).
pub trait Empty {
    /// The value.
    fn empty() -> Self;
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

empty_is_default!(bool, i8, i16, i32, i64, f32, f64, String, BigDecimal, BigInteger, Blob, Document, Timestamp);

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

impl<T: Empty> Empty for Sensitive<T> {
    #[inline]
    fn empty() -> Self {
        Self::new(T::empty())
    }
}
