//! Connects values with formats such as JSON, without generics: a writer reads a value as a
//! [`View`], and a reader fills it as a [`Slot`].
//!
//! Generated code has two small methods per structure, [`Shape::fields`] and [`Shape::slot`]. All
//! other code is here or in the modules of the formats, once per crate.

#[cfg(feature = "serde")]
mod count;
mod decimal;
pub(crate) mod number;
// #if HttpBindings
mod place;
// #end
mod shape;
mod sink;
mod values;

use std::fmt::{Display, Write};

pub(crate) use self::decimal::Decimal;
// #if HttpBindings
pub use self::place::Place;
// #end
pub use self::shape::Shape;
pub use self::sink::{ItemSink, Sink};

#[cfg(feature = "serde")]
use self::count::Count;
use super::Empty;

/// A value for the wire.
///
/// Values of rare types bring the function that writes them. So programs and crates without such
/// values don't contain it.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// No value.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// An integer, which can be larger than `i64::MAX`.
    Uint(u64),
    /// A float of 32 bits, and the function that formats it; see [`View::f32`].
    F32(f32, fn(f32, &mut dyn Write)),
    /// A float of 64 bits, and the function that formats it; see [`View::f64`].
    F64(f64, fn(f64, &mut dyn Write)),
    /// A number of any size.
    Digits(&'a dyn Digits),
    /// A text.
    Str(&'a str),
    /// A value whose `Display` is the text.
    Display(&'a dyn Display),
    /// Bytes, and the function that writes them as base64 into [`base64_length`] bytes.
    Bytes(&'a [u8], fn(&[u8], &mut [u8])),
    /// A timestamp as a number: its seconds and nanoseconds, and the function that writes its digits.
    Seconds(i64, u32, fn(i64, u32, &mut dyn Write)),
    /// A timestamp as a text: its seconds and nanoseconds, and the function that writes the text.
    Instant(i64, u32, fn(i64, u32) -> String),
    /// A list, and the format of timestamps in it.
    List(&'a dyn List, Format),
    /// An object, and the format of timestamps in it.
    Object(&'a dyn Object, Format),
}

impl View<'_> {
    /// A float of 32 bits. It has the function that formats it, so that a program without floats
    /// doesn't contain that code.
    #[inline]
    pub fn f32(number: f32) -> Self {
        Self::F32(number, |number, out| _ = write!(out, "{number:?}"))
    }

    /// A float of 64 bits, also with its function.
    #[inline]
    pub fn f64(number: f64) -> Self {
        Self::F64(number, |number, out| _ = write!(out, "{number:?}"))
    }
}

/// How many bytes base64 with padding has for `bytes`.
pub(crate) fn base64_length(bytes: &[u8]) -> usize {
    bytes.len().div_ceil(3) * 4
}

/// The format of a timestamp.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Format {
    /// Seconds since 1970, as a number.
    #[default]
    EpochSeconds,
    /// RFC 3339, in UTC.
    DateTime,
    /// RFC 7231.
    HttpDate,
}

/// A value that can be written.
pub trait Value {
    /// The view of the value. `format` is the format of timestamps in it.
    fn view(&self, format: Format) -> View<'_>;

    /// Whether the whole value is sensitive.
    #[inline]
    fn is_sensitive(&self) -> bool {
        false
    }

    /// The value as a text, if it has a type for texts.
    #[inline]
    fn as_text(&self) -> Option<&str>
    where
        Self: Sized,
    {
        None
    }

    /// Passes the value to `sink`, as the member `name`.
    #[inline]
    fn put(&self, name: &'static str, sink: &mut dyn Sink)
    where
        Self: Sized,
    {
        match self.as_text() {
            Some(text) => sink.text(name, text),
            None => sink.field(name, self),
        }
    }

    /// Passes the members of a structure or union to `sink`, as an item of a list. Other values return
    /// `false`, and pass nothing.
    #[inline]
    fn put_item(&self, _sink: &mut dyn ItemSink) -> bool
    where
        Self: Sized,
    {
        false
    }
}

/// A number of any size.
pub trait Digits {
    /// The number as JSON writes it.
    fn digits(&self) -> &str;

    /// The number as a float, if formatting that gives the same digits.
    fn float(&self) -> Option<f64> {
        None
    }
}

/// A list that can be written.
pub trait List {
    /// Calls `visit` with each item, until it returns `false`.
    fn each(&self, visit: &mut dyn FnMut(&dyn Value) -> bool);
    /// The number of items.
    fn count(&self) -> usize;
    /// Passes the members of all items to `sink`. If items aren't structures or unions, it returns
    /// `false`, and passes nothing. So does a list that hides secrets, which must see each item.
    fn put_items(&self, _sink: &mut dyn ItemSink) -> bool {
        false
    }
}

/// An object that can be written: a structure, a union or a map.
pub trait Object {
    /// Passes each member to `sink`. `format` is the format of timestamps in members that have no
    /// own format.
    fn members(&self, format: Format, sink: &mut dyn Sink);

    /// The number of members that [`members`](Self::members) passes.
    // Each type has a copy of this method, which knows its members: counting through a sink needs three
    // calls for an object of two texts.
    #[cfg(feature = "serde")]
    fn count(&self) -> usize {
        let mut count = Count::default();
        self.members(Format::default(), &mut count);
        count.get()
    }

    /// Which parts of all entries are sensitive. This is for maps; members of structures have the
    /// type `Sensitive`.
    #[inline]
    fn secrets(&self) -> Secrets {
        Secrets::default()
    }
}

/// Which parts of the entries of a map are sensitive.
#[derive(Clone, Copy, Debug, Default)]
pub struct Secrets {
    /// The keys.
    pub keys: bool,
    /// The values.
    pub values: bool,
}

/// A scalar from a reader.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar<'a> {
    /// `true` or `false`.
    Bool(bool),
    /// An integer of 64 bits.
    Int(i64),
    /// Any other number, by its digits as JSON writes them.
    Number(&'a str),
    /// A float, as formats of serde pass it; its digits aren't known.
    #[allow(dead_code, reason = "without serde there are none")]
    Float(f64),
    /// A text.
    Str(&'a str),
    // #if HttpBindings or RpcV2Cbor
    /// Bytes, which CBOR and bodies of HTTP messages have.
    #[allow(dead_code, reason = "without the feature `http` or `cbor` there are none")]
    Bytes(&'a [u8]),
    // #end
}

/// A value that a reader fills. It refuses values that don't fit.
pub trait Slot {
    /// The message for a value that doesn't fit, such as `expected a string`.
    fn expected(&self) -> &'static str;

    /// Sets the value from a scalar; returns `false` if it doesn't fit.
    fn scalar(&mut self, _scalar: Scalar<'_>) -> bool {
        false
    }

    /// Sets the value from a text; returns `false` if it doesn't fit. It is for slots of texts, which
    /// are most slots, so that they get no other scalars to tell apart.
    fn text(&mut self, text: &str) -> bool {
        self.scalar(Scalar::Str(text))
    }

    // #if HttpBindings
    /// Like [`scalar`](Self::scalar), but a timestamp must have this format, and base64 its padding.
    #[cfg(feature = "server")]
    fn exact_scalar(&mut self, scalar: Scalar<'_>, _format: Format) -> bool {
        self.scalar(scalar)
    }

    // #end
    /// Starts a new list; `None` if the value isn't a list.
    fn list(&mut self) -> Option<&mut dyn Items> {
        None
    }

    /// Starts a new object; `None` if the value isn't an object.
    fn object(&mut self) -> Option<&mut dyn Members> {
        None
    }

    /// Like [`object`](Self::object), for a slot that [`start`](Self::start) has just created.
    fn fresh_object(&mut self) -> Option<&mut dyn Members> {
        self.object()
    }

    /// A new value to fill.
    fn start() -> Self
    where
        Self: Sized + Empty,
    {
        Self::empty()
    }
}

/// A list that a reader fills.
pub trait Items {
    /// Adds an item, and returns its slot.
    fn next(&mut self) -> &mut dyn Slot;
    /// Adds an item that is an object, and returns it; `None` if items aren't objects.
    fn next_object(&mut self) -> Option<&mut dyn Members> {
        self.next().fresh_object()
    }
    /// Reads a null; only sparse lists keep it.
    fn null(&mut self);
    // #if HttpBindings
    /// Whether the list is sparse.
    #[cfg(feature = "server")]
    fn takes_null(&self) -> bool {
        true
    }
    // #end
    /// Makes room for the items of an empty list that probably has so many.
    fn reserve(&mut self, _count: usize) {}
}

/// An object that a reader fills.
pub trait Members {
    /// The slot of a member whose value isn't null; `None` to ignore the member.
    fn member(&mut self, name: &str) -> Option<&mut dyn Slot>;
    /// Reads a null. Only sparse maps keep it, and unions if the model doesn't have the member.
    fn null(&mut self, _name: &str) {}
    // #if HttpBindings
    /// Whether a null has a meaning: in a map only if it is sparse.
    #[cfg(feature = "server")]
    fn takes_null(&self) -> bool {
        true
    }
    /// Whether this is a union.
    #[cfg(feature = "server")]
    fn is_union(&self) -> bool {
        false
    }
    /// Passes the members of the model to `sink`, with the formats of timestamps in them; of a union,
    /// that which it has. A map has none.
    #[cfg(feature = "server")]
    fn show_formats(&self, _sink: &mut dyn Sink) {}
    // #end
    /// The members that a strict reader requires.
    #[inline]
    fn required(&self) -> &'static [&'static str] {
        &[]
    }
    /// Whether this name is data of the value, not a name of the model. Then it can be secret.
    fn is_data(&self, _name: &str) -> bool {
        false
    }
}

/// A key of a map.
pub trait Key: Ord {
    /// Whether keys are sensitive.
    const IS_SENSITIVE: bool = false;

    /// The text of the key.
    fn as_key(&self) -> &str;
    /// The key with this text.
    fn from_key(key: &str) -> Self;
}
