//! Reads and writes the JSON of awsJson, without serde.
//!
//! ```ignore
//! let body = json::to_vec(&request);
//! let response: ListUsersResponse = json::from_slice(&body)?;
//! ```
//!
//! A body contains the whole value, including secrets; use [`to_string_redacted`] for logs.
//! [`from_slice`] fills in what a response lacks; [`from_slice_strict`] refuses a body that lacks a
//! required member.

pub(crate) mod buffer;
pub(crate) mod plain;
mod read;
pub(crate) mod strictness;
mod write;

use std::fmt::{self, Write as _};

use self::buffer::Buffer;
// #if HttpBindings
#[cfg(feature = "server")]
use self::strictness::Exact;
// #end
use self::strictness::Strict;
use super::redacted::{Secret, redact};
use super::wire::{Format, Slot, Value};
// #if HttpBindings
#[cfg(feature = "http")]
use super::wire::{Sink, View};
#[cfg(feature = "server")]
use super::wire::Object;
// #else
#[cfg(feature = "server")]
use super::wire::{Object, View};
// #end
use super::Empty;

pub(crate) use read::Reader;
// #if AwsJson
#[cfg(feature = "http")]
pub(crate) use write::Members;
// #end

/// The initial capacity of a body, in bytes. Most requests fit, and few need to grow twice.
const CAPACITY: usize = 1024;

/// The message if an object lacks a required member.
pub(crate) const MISSING: &str = "a required member is missing";

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

// #if HttpBindings
/// Writes an object as a body; `fill` writes its members.
#[cfg(feature = "http")]
pub(crate) fn write_members(fill: &mut dyn FnMut(&mut dyn Sink)) -> Vec<u8> {
    let mut out = Buffer::new();
    let mut members = write::Members::new(&mut out);
    fill(&mut members);
    members.end();
    out.into_bytes()
}

/// Writes any value as a body.
#[cfg(feature = "http")]
pub(crate) fn write_view(view: View<'_>) -> Vec<u8> {
    let mut out = Buffer::new();
    write::value(&mut out, view);
    out.into_bytes()
}

// #end
/// Like [`to_vec`], but returns a string.
#[must_use]
pub fn to_string<T: Wire>(value: &T) -> String {
    // The writer writes only UTF-8.
    String::from_utf8(to_vec(value)).unwrap_or_default()
}

/// Like [`to_string`], but for logs: writes `"[REDACTED]"` in place of each sensitive value, at
/// every depth and for every type. [`Redacted`](crate::Redacted) does the same for formatting and
/// serializing.
#[must_use]
pub fn to_string_redacted<T: Wire>(value: &T) -> String {
    without_secrets(value, Secret::Marked)
}

/// Like [`to_string_redacted`], but the text can be read again: for recordings of calls and for test
/// data.
///
/// A sensitive value becomes one of the same type: the text `[REDACTED]`, the number 0, `false`, the
/// start of 1970, no bytes, an empty list or an empty map. A sensitive structure keeps the members that
/// are set, and a sensitive union its member; what is inside is replaced in the same way. So two
/// values that differ only in secrets can give the same text.
#[cfg(feature = "server")]
#[must_use]
pub fn to_string_masked<T: Wire>(value: &T) -> String {
    without_secrets(value, Secret::Masked)
}

fn without_secrets(value: &dyn Value, secret: Secret) -> String {
    let mut out = Buffer::new();
    redact(value, Format::default(), secret, |view| write::value(&mut out, view));
    // The writer writes only UTF-8.
    String::from_utf8(out.into_bytes()).unwrap_or_default()
}

/// Reads the value in a body.
///
/// Members that the model doesn't have are skipped. Null means the same as absent. If a member
/// appears several times, the last one wins. An absent member gets the
/// [default](https://smithy.io/2.0/spec/type-refinement-traits.html#default-trait) that the model
/// has for it; only the optional members of a request stay absent, so that it contains exactly what
/// the client sent. Missing required members are filled with zeros and empty values, see [client
/// error correction](https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction).
///
/// # Errors
/// If the body isn't JSON, or if a value doesn't fit the model. The error names the place, but
/// never the value. A body of `null` fits only a document or an [`Option`].
pub fn from_slice<T: Wire>(body: &[u8]) -> Result<T, Error> {
    let mut value = T::empty();
    match Reader::new(body)?.read(&mut value)? {
        None => Ok(value),
        Some(null) => T::null().ok_or_else(|| Error::new(null, value.expected())),
    }
}

/// Like [`from_slice`], but refuses a body that lacks a required member: for requests that a server
/// reads, and for recorded values.
///
/// It is an error, at every depth, if a structure lacks a member that its builder requires, or has
/// null in its place. A member for which the model has a
/// [default](https://smithy.io/2.0/spec/type-refinement-traits.html#default-trait) may be missing.
/// Everything else is as lenient as in [`from_slice`]: members that the model doesn't have are
/// skipped, and unknown values of enums are kept.
///
/// # Errors
/// Those of [`from_slice`], and that a required member is missing: then
/// [`Error::is_missing_member`] returns true, and [`Error::path`] ends with the wire name of the
/// member.
pub fn from_slice_strict<T: Wire>(body: &[u8]) -> Result<T, Error> {
    let mut value = T::empty();
    match Reader::<Strict>::of(body)?.whole(&mut value)? {
        None => Ok(value),
        Some(null) => T::null().ok_or_else(|| Error::new(null, value.expected())),
    }
}

// #if HttpBindings
/// Reads the body of a request, or a part of it, exactly as the model says. For null, it leaves the slot
/// unchanged and returns the offset of the null.
#[cfg(feature = "server")]
pub(crate) fn read_exact(body: &[u8], slot: &mut dyn Slot) -> Result<Option<usize>, Error> {
    Reader::<Exact>::of(body)?.whole(slot)
}

// #end
/// A value that can be written as JSON and read from it: every structure, union, enum and error of
/// this crate.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no wire form",
    note = "only the types of this crate have one; call `.build()` if this is a builder"
)]
pub trait Wire: Value + Slot + Empty {}

#[diagnostic::do_not_recommend]
impl<T: Value + Slot + Empty> Wire for T {}

/// The error for a body that can't be read. It says what is wrong and where, and never contains a
/// value of the body.
#[derive(Clone, Eq, PartialEq)]
pub struct Error(Box<Cause>);

#[derive(Clone, Eq, PartialEq)]
struct Cause {
    /// The path to the place, from the inside out.
    path: Vec<Segment>,
    offset: usize,
    message: &'static str,
}

#[derive(Clone, Eq, PartialEq)]
pub(crate) enum Segment {
    Member(String),
    Index(usize),
    /// An entry of an object, by number: its name isn't from the model, so it can be secret.
    Entry(usize),
}

impl Error {
    pub(crate) fn new(offset: usize, message: &'static str) -> Self {
        Self(Box::new(Cause { path: Vec::new(), offset, message }))
    }

    pub(crate) fn within(mut self, segment: Segment) -> Self {
        self.0.path.push(segment);
        self
    }

    /// The place in the value, such as `Users[3].Attributes[0].Value`; empty for the value itself.
    ///
    /// Entries of maps, and members that the model doesn't have, are shown by number, as in
    /// `Tags{2}`, since their names can be secret.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for segment in self.0.path.iter().rev() {
            match segment {
                Segment::Index(index) => _ = write!(path, "[{index}]"),
                Segment::Entry(index) => _ = write!(path, "{{{index}}}"),
                Segment::Member(name) if path.is_empty() => path.push_str(name),
                Segment::Member(name) => _ = write!(path, ".{name}"),
            }
        }
        path
    }

    /// Whether a required member is missing; only [`from_slice_strict`] returns such errors.
    #[must_use]
    pub fn is_missing_member(&self) -> bool {
        self.0.message == MISSING
    }

    /// The place in the body, in bytes; for a missing member, the start of the structure that lacks
    /// it.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Cause { path, offset, message } = &*self.0;
        if path.is_empty() {
            write!(f, "{message}, at byte {offset}")
        } else {
            write!(f, "{message}, at {} (byte {offset})", self.path())
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({self})")
    }
}

impl std::error::Error for Error {}
