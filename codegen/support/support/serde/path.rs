//! The path to a value, for messages.

use std::cell::Cell;
use std::fmt;

use serde_core::de::Error;

/// The path to a value. Only an error formats it, so it is a chain of the values that are being read.
pub(super) struct Path<'a> {
    outer: Option<&'a Path<'a>>,
    segment: Segment<'a>,
    /// What all values share.
    pub(super) shared: &'a Shared,
}

/// The last part of a path.
pub(super) enum Segment<'a> {
    /// Nothing: the value has the path of the outer one.
    Itself,
    /// A member that the model has.
    Member(&'a str),
    /// The item of a list that is being read.
    Index(&'a Cell<usize>),
    /// An entry of an object, by number: its name isn't from the model, so it can be secret.
    Entry(usize),
}

/// What all values of a text share.
#[derive(Default)]
pub(super) struct Shared {
    /// The length of the list before, if no other list has begun since: the next one is probably as long.
    pub(super) likely_length: Cell<usize>,
    /// Whether the whole value is null.
    pub(super) is_null: Cell<bool>,
}

impl<'a> Path<'a> {
    /// The path to the whole value.
    pub(super) fn whole(shared: &'a Shared) -> Self {
        Self { outer: None, segment: Segment::Itself, shared }
    }

    /// The path to a part of this value.
    #[inline]
    pub(super) fn to(&'a self, segment: Segment<'a>) -> Self {
        Self { outer: Some(self), segment, shared: self.shared }
    }

    /// Whether this is the path to the whole value.
    pub(super) fn is_empty(&self) -> bool {
        matches!(self.segment, Segment::Itself) && self.outer.is_none_or(Path::is_empty)
    }

    /// The error for a value that doesn't fit: what was expected, and where. It never shows the value.
    #[cold]
    pub(super) fn mismatch<E: Error>(&self, expected: &str) -> E {
        if self.is_empty() { E::custom(expected) } else { E::custom(format_args!("{expected}, at {self}")) }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_first = self.outer.is_none_or(Path::is_empty);
        if let Some(outer) = self.outer {
            outer.fmt(f)?;
        }
        match &self.segment {
            Segment::Itself => Ok(()),
            Segment::Index(index) => write!(f, "[{}]", index.get()),
            Segment::Entry(index) => write!(f, "{{{index}}}"),
            Segment::Member(name) if is_first => f.write_str(name),
            Segment::Member(name) => write!(f, ".{name}"),
        }
    }
}
