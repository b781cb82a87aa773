//! Constraints: what a service requires of a value in addition to its type.

use std::fmt;

/// A constraint on a value, or on the items, keys or values in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint {
    /// The part that it is on: empty for the value itself, otherwise for example `of each item`.
    pub part: String,
    /// The rule.
    pub rule: Rule,
}

/// The rules of Smithy's constraint traits, see
/// <https://smithy.io/2.0/spec/constraint-traits.html>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// `smithy.api#length`.
    Length(Length),
    /// `smithy.api#range`.
    Range(Range),
    /// `smithy.api#pattern`: a regular expression in the syntax of ECMA 262.
    Pattern(String),
    /// `smithy.api#uniqueItems`.
    UniqueItems,
}

/// The allowed length of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// At least.
    pub min: u64,
    /// At most.
    pub max: Option<u64>,
    /// What is counted.
    pub unit: Unit,
}

/// What the length of a value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is explained by its name")]
pub enum Unit {
    Character,
    Byte,
    Item,
    Entry,
}

/// The allowed range of a number. The bounds are text as in the model, so that no digit is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// At least.
    pub min: Option<String>,
    /// At most.
    pub max: Option<String>,
}

impl Unit {
    fn of(self, count: u64) -> &'static str {
        match (self, count) {
            (Self::Character, 1) => "character",
            (Self::Character, _) => "characters",
            (Self::Byte, 1) => "byte",
            (Self::Byte, _) => "bytes",
            (Self::Item, 1) => "item",
            (Self::Item, _) => "items",
            (Self::Entry, 1) => "entry",
            (Self::Entry, _) => "entries",
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { min, max, unit } = *self;
        match max {
            Some(max) if min == max => write!(f, "exactly {max} {}", unit.of(max)),
            Some(max) if min == 0 => write!(f, "at most {max} {}", unit.of(max)),
            Some(max) => write!(f, "{min} to {max} {}", unit.of(max)),
            None if min == 0 => write!(f, "any number of {}", unit.of(0)),
            None => write!(f, "at least {min} {}", unit.of(min)),
        }
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.min, &self.max) {
            (Some(min), Some(max)) if min == max => write!(f, "exactly {min}"),
            (Some(min), Some(max)) => write!(f, "{min} to {max}"),
            (Some(min), None) => write!(f, "at least {min}"),
            (None, Some(max)) => write!(f, "at most {max}"),
            (None, None) => f.write_str("any"),
        }
    }
}
