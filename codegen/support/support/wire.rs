//! How values meet the wire, without generics: a value shows itself as a [`View`], and offers
//! itself as a [`Slot`] to be filled.
//!
//! Generated code has two small methods per structure, [`Shape::fields`] and [`Shape::slot`];
//! everything that knows a format is here or in modules that build on this one, once per crate.

mod decimal;
mod number;
mod values;

use std::fmt::Display;

pub(crate) use self::decimal::Decimal;

use super::{Empty, Timestamp};

/// A value as it stands on the wire.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// No value.
    Null,
    /// A flag.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// An integer above the signed ones.
    Uint(u64),
    /// A number of 32 bits, and what gives its digits; see [`View::f32`].
    F32(f32, fn(f32) -> String),
    /// A number of 64 bits, and what gives its digits; see [`View::f64`].
    F64(f64, fn(f64) -> String),
    /// A number of any size.
    Digits(&'a dyn Digits),
    /// A text.
    Str(&'a str),
    /// A text, by what displays it.
    Display(&'a dyn Display),
    /// Bytes, as base64.
    Bytes(&'a [u8]),
    /// An instant, in a format.
    Instant(Timestamp, Format),
    /// Values one after the other; their instants have the format.
    List(&'a dyn List, Format),
    /// Values by name.
    Object(&'a dyn Object, Format),
}

impl View<'_> {
    /// A number of 32 bits. It brings what writes it, so that a program without such numbers isn't
    /// made larger by it.
    #[inline]
    pub fn f32(number: f32) -> Self {
        Self::F32(number, |number| format!("{number:?}"))
    }

    /// A number of 64 bits, which brings what writes it, too.
    #[inline]
    pub fn f64(number: f64) -> Self {
        Self::F64(number, |number| format!("{number:?}"))
    }
}

/// The format of an instant.
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

/// A value that shows itself.
pub trait Value {
    /// The value; instants within have the format.
    fn view(&self, format: Format) -> View<'_>;

    /// Whether the value as a whole must not be shown.
    #[inline]
    fn is_sensitive(&self) -> bool {
        false
    }
}

/// A number of any size.
pub trait Digits {
    /// The number as JSON writes it.
    fn digits(&self) -> &str;

    /// The number, where 64 bits of a float hold it and come out as the same digits.
    fn float(&self) -> Option<f64> {
        None
    }
}

/// Values one after the other.
pub trait List {
    /// Calls `visit` with each item until it says no.
    fn each(&self, visit: &mut dyn FnMut(&dyn Value) -> bool);
    /// How many there are.
    fn count(&self) -> usize;
}

/// Values by name.
pub trait Object {
    /// Hands each member to `sink`; instants have the format unless their member has its own.
    fn members(&self, format: Format, sink: &mut dyn Sink);

    /// What must not be shown of every member, for maps: the members of a shape say it themselves.
    #[inline]
    fn secrets(&self) -> Secrets {
        Secrets::default()
    }
}

/// What must not be shown of the entries of a map.
#[derive(Clone, Copy, Debug, Default)]
pub struct Secrets {
    /// The keys.
    pub keys: bool,
    /// The values.
    pub values: bool,
}

/// What takes the members of an object.
pub trait Sink {
    /// Writes a member; [`View::Null`] is skipped.
    fn member(&mut self, name: &str, view: View<'_>);

    /// Takes a null that counts.
    fn null(&mut self, name: &str);

    /// Takes a member.
    #[inline]
    fn field(&mut self, name: &'static str, value: &dyn Value) {
        self.member(name, value.view(Format::default()));
    }

    /// Takes a member whose instants have a format of their own.
    #[inline]
    fn field_as(&mut self, name: &'static str, value: &dyn Value, format: Format) {
        self.member(name, value.view(format));
    }

    /// Writes a member, or its default if the member isn't set.
    #[inline]
    fn field_or(&mut self, name: &'static str, value: &dyn Value, default: &dyn Value, format: Format) {
        match value.view(format) {
            View::Null => self.member(name, default.view(format)),
            view => self.member(name, view),
        }
    }

    /// Takes a member of a union that the model doesn't have, as it was read. A union without any
    /// member has an empty tag and no value.
    fn unrecognized(&mut self, tag: &str, value: &dyn Value) {
        match value.view(Format::default()) {
            View::Null if tag.is_empty() => {}
            View::Null => self.null(tag),
            view => self.member(tag, view),
        }
    }

    /// Takes a member that identifies a request, which some sinks fill where it was left out.
    fn token(&mut self, name: &'static str, value: &dyn Value) {
        self.field(name, value);
    }
}

/// A structure or union.
pub trait Shape: Empty {
    /// Whether a value must not be shown, whatever is in it.
    const IS_SENSITIVE: bool = false;

    /// The names on the wire of the members that a strict reader demands.
    const REQUIRED: &'static [&'static str] = &[];

    /// Hands each member to `sink`.
    fn fields(&self, _sink: &mut dyn Sink) {}

    /// The place of a member; `None` if the model doesn't have it.
    fn slot(&mut self, _name: &str) -> Option<&mut dyn Slot> {
        None
    }

    /// Takes a null, which only a union keeps, as the value of a member that the model doesn't have.
    fn null(&mut self, _name: &str) {}

    /// Whether a union keeps the member of this name although the model doesn't have it.
    fn is_unrecognized(&self, _name: &str) -> bool {
        false
    }

    /// The value from which reading starts: defaults are filled in.
    fn initial() -> Self
    where
        Self: Sized,
    {
        Self::empty()
    }
}

/// A scalar that was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar<'a> {
    /// A flag.
    Bool(bool),
    /// An integer of 64 bits.
    Int(i64),
    /// Any other number, by its digits as JSON writes them.
    Number(&'a str),
    /// A number without digits of its own, as serde's formats hand it over.
    #[allow(dead_code, reason = "without serde there are none")]
    Float(f64),
    /// A text.
    Str(&'a str),
}

/// A place for a value. What doesn't fit is refused with what would fit.
pub trait Slot {
    /// What fits, as a message.
    fn expected(&self) -> &'static str;

    /// Takes a scalar; false if it doesn't fit.
    fn scalar(&mut self, _scalar: Scalar<'_>) -> bool {
        false
    }

    /// Starts a new list.
    fn list(&mut self) -> Option<&mut dyn Items> {
        None
    }

    /// Starts a new object.
    fn object(&mut self) -> Option<&mut dyn Members> {
        None
    }

    /// Like [`object`](Self::object), for a place that [`start`](Self::start) just made.
    fn fresh_object(&mut self) -> Option<&mut dyn Members> {
        self.object()
    }

    /// A value to be filled.
    fn start() -> Self
    where
        Self: Sized + Empty,
    {
        Self::empty()
    }
}

/// A list to be filled.
pub trait Items {
    /// A place for the next item.
    fn next(&mut self) -> &mut dyn Slot;
    /// Takes a null, which counts in sparse lists only.
    fn null(&mut self);
}

/// An object to be filled.
pub trait Members {
    /// The place of a member, asked for when its value isn't null.
    fn member(&mut self, name: &str) -> Option<&mut dyn Slot>;
    /// Takes a null, which counts in sparse maps, and in unions if the model doesn't have the member.
    fn null(&mut self, _name: &str) {}
    /// The members that a strict reader demands.
    #[inline]
    fn required(&self) -> &'static [&'static str] {
        &[]
    }
    /// Whether this name is part of the value, and not the model's: so it can be secret.
    fn is_data(&self, _name: &str) -> bool {
        false
    }
}

/// A key of a map.
pub trait Key: Ord {
    /// Whether a key must not be shown.
    const IS_SENSITIVE: bool = false;

    /// The key on the wire.
    fn as_key(&self) -> &str;
    /// The key from the wire.
    fn from_key(key: &str) -> Self;
}

impl<T: Shape> Value for T {
    #[inline]
    fn view(&self, format: Format) -> View<'_> {
        View::Object(self, format)
    }

    #[inline]
    fn is_sensitive(&self) -> bool {
        T::IS_SENSITIVE
    }
}

impl<T: Shape> Object for T {
    #[inline]
    fn members(&self, _: Format, sink: &mut dyn Sink) {
        self.fields(sink);
    }
}

impl<T: Shape> Slot for T {
    #[inline]
    fn expected(&self) -> &'static str {
        "expected an object"
    }

    #[inline]
    fn object(&mut self) -> Option<&mut dyn Members> {
        *self = T::initial();
        Some(self)
    }

    #[inline]
    fn fresh_object(&mut self) -> Option<&mut dyn Members> {
        Some(self)
    }

    #[inline]
    fn start() -> Self {
        T::initial()
    }
}

impl<T: Shape> Members for T {
    #[inline]
    fn member(&mut self, name: &str) -> Option<&mut dyn Slot> {
        self.slot(name)
    }

    #[inline]
    fn null(&mut self, name: &str) {
        Shape::null(self, name);
    }

    #[inline]
    fn is_data(&self, name: &str) -> bool {
        self.is_unrecognized(name)
    }

    #[inline]
    fn required(&self) -> &'static [&'static str] {
        T::REQUIRED
    }
}

/// The input or output of an operation that has none.
impl Shape for () {}
