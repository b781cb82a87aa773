//! Reads and writes the CBOR of rpcv2Cbor, without serde, see
//! <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html#shape-serialization>.
//!
//! ```ignore
//! let body = cbor::to_vec(&request);
//! let response: ListMetricsOutput = cbor::from_slice(&body)?;
//! ```
//!
//! A body contains the whole value, including secrets; use
//! [`json::to_string_redacted`](crate::json::to_string_redacted) for logs. [`from_slice`] fills in what a
//! response lacks; [`from_slice_strict`] refuses a body that lacks a required member.
//!
//! Timestamps are seconds since 1970 with the tag 1, whatever format the model has for them: an integer,
//! or a float that is rounded to microseconds.

mod big;
mod half;
mod item;
mod read;
mod write;

use super::json::buffer::Buffer;
use super::json::strictness::Strict;
use super::wire::Format;
#[cfg(feature = "server")]
use super::wire::{Object, View};

pub use super::json::{Error, Wire};
pub(crate) use read::{ROOM, Reader, ascii};
#[cfg(feature = "http")]
pub(crate) use write::Members;

/// Writes a value as a body. Members that aren't set are left out; nulls in sparse lists and maps
/// are written.
#[must_use]
pub fn to_vec<T: Wire>(value: &T) -> Vec<u8> {
    let mut out = Buffer::new();
    write::value(&mut out, value.view(Format::default()));
    out.into_bytes()
}

/// Writes an object as a body.
#[cfg(feature = "server")]
pub(crate) fn write_object(object: &dyn Object) -> Vec<u8> {
    let mut out = Buffer::new();
    write::value(&mut out, View::Object(object, Format::default()));
    out.into_bytes()
}

/// Reads the value in a body.
///
/// Lists, maps and strings can have a definite or an indefinite length, and numbers any size in which
/// they fit. `undefined` means the same as null, and tags without a meaning for the protocol are skipped.
/// In all other respects, reading is as lenient as [`json::from_slice`](crate::json::from_slice) says.
///
/// # Errors
/// If the body isn't CBOR, or if a value doesn't fit the model. The error names the place, but
/// never the value. A body of null fits only a document or an [`Option`].
pub fn from_slice<T: Wire>(body: &[u8]) -> Result<T, Error> {
    let mut value = T::empty();
    let mut room = ROOM;
    match Reader::new(body).with_texts_from(&ascii(body, &mut room)).read(&mut value)? {
        None => Ok(value),
        Some(null) => T::null().ok_or_else(|| Error::new(null, value.expected())),
    }
}

/// Like [`from_slice`], but refuses a body that lacks a required member, in the same way as
/// [`json::from_slice_strict`](crate::json::from_slice_strict).
///
/// # Errors
/// Those of [`from_slice`], and that a required member is missing: then
/// [`Error::is_missing_member`] returns true, and [`Error::path`] ends with the wire name of the
/// member.
pub fn from_slice_strict<T: Wire>(body: &[u8]) -> Result<T, Error> {
    let mut value = T::empty();
    let mut room = ROOM;
    match Reader::<Strict>::of(body).with_texts_from(&ascii(body, &mut room)).whole(&mut value)? {
        None => Ok(value),
        Some(null) => T::null().ok_or_else(|| Error::new(null, value.expected())),
    }
}
