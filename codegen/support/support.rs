//! Support code, which is the same in every generated crate.

#[cfg(feature = "json")]
pub(crate) mod base64;
mod big;
mod blob;
mod builder;
mod display;
mod document;
#[cfg(feature = "http")]
mod endpoint;
#[cfg(feature = "http")]
mod error;
#[cfg(feature = "http")]
mod error_response;
#[cfg(feature = "http")]
mod http;
#[cfg(feature = "json")]
pub mod json;
mod macros;
mod operation;
#[cfg(feature = "json")]
mod redacted;
mod sensitive;
#[cfg(feature = "serde")]
pub(crate) mod serde;
mod setters;
mod timestamp;
mod union;
#[cfg(feature = "json")]
pub(crate) mod wire;

pub use self::big::{BigDecimal, BigInteger, ParseNumberError};
pub use self::blob::Blob;
#[allow(unused_imports, reason = "not every crate has structures")]
pub(crate) use self::builder::{
    builder, debug_builder, required, required_mark,
};
pub use self::builder::{
    IntoList, IntoMap, IntoSensitiveList, IntoSensitiveMap, IsSet, Unset,
};
#[allow(unused_imports, reason = "not every crate has errors")]
pub(crate) use self::display::display_error;
pub use self::document::{Document, Number};
#[cfg(feature = "http")]
pub use self::endpoint::{HostPrefix, InvalidEndpoint, set_endpoint};
#[cfg(feature = "http")]
pub use self::error::{Metadata, OperationError, Unreadable};
#[allow(unused_imports, reason = "not every crate has shapes of each kind")]
pub(crate) use self::macros::{error, int_enum, redacted, serde_impls, string_enum, structure};
#[cfg(feature = "http")]
#[allow(unused_imports, reason = "not every crate has tokens")]
pub(crate) use self::operation::TokenSource;
#[allow(unused_imports, reason = "few models have prefixes of hosts with labels")]
pub(crate) use self::operation::host_label;
pub use self::operation::{Auth, Fault, Operation, Pagination, Structure};
#[cfg(feature = "json")]
pub use self::redacted::Redacted;
#[allow(unused_imports, reason = "few models have shapes that are secret as a whole")]
pub use self::sensitive::REDACTED;
pub use self::sensitive::Sensitive;
#[allow(unused_imports, reason = "not every crate has enums of each kind")]
pub use self::sensitive::{IntEnum, StringEnum};
#[allow(unused_imports, reason = "not every crate has structures with members")]
pub(crate) use self::setters::{entries, items, set, set_if_some, setter, setters};
pub use self::timestamp::{OutOfRangeError, ParseTimestampError, Timestamp};
#[allow(unused_imports, reason = "not every crate has unions")]
pub(crate) use self::union::union;

use std::collections::BTreeMap;

/// A value without content, which builders and readers start from.
///
/// Unlike [`Default`] it isn't public, so that users can't create a structure without its required
/// members. Smithy calls such values
#[allow(dead_code, reason = "not every crate has structures")]
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

empty_is_default!(bool, i8, i16, i32, i64, f32, f64, String, BigDecimal, BigInteger, Blob, Timestamp);

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

impl Empty for Document {
    #[inline]
    fn empty() -> Self {
        Self::Null
    }

    #[cfg(feature = "json")]
    #[inline]
    fn null() -> Option<Self> {
        Some(Self::Null)
    }
}
