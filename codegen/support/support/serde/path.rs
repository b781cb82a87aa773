//! The path to a value, for messages.

use std::fmt;

use serde_core::de::Error;

/// The path to a value. Only an error formats it, so it is a chain of the values that are being read.
#[derive(Clone, Copy)]
pub(super) struct Path<'a> {
    outer: Option<&'a Path<'a>>,
    segment: Segment<'a>,
}

/// The last part of a path.
#[derive(Clone, Copy)]
pub(super) enum Segment<'a> {
    /// Nothing: the value has the path of the outer one.
    Itself,
    /// A member that the model has.
    Member(&'a str),
    /// An item of a list.
    Index(usize),
    /// An entry of an object, by number: its name isn't from the model, so it can be secret.
    Entry(usize),
}

impl<'a> Path<'a> {
    /// The path to the whole value.
    pub(super) const WHOLE: Self = Self { outer: None, segment: Segment::Itself };

    /// The path to a part of this value.
    #[inline]
    pub(super) fn to(&'a self, segment: Segment<'a>) -> Self {
        Self { outer: Some(self), segment }
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
        match self.segment {
            Segment::Itself => Ok(()),
            Segment::Index(index) => write!(f, "[{index}]"),
            Segment::Entry(index) => write!(f, "{{{index}}}"),
            Segment::Member(name) if is_first => f.write_str(name),
            Segment::Member(name) => write!(f, ".{name}"),
        }
    }
}
