//! Shape ids.

use std::fmt;

/// An absolute shape id, `namespace#Name`, see
/// <https://smithy.io/2.0/spec/model.html#shape-id>.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeId(String);

impl ShapeId {
    /// Parses `namespace#Name`, without a member.
    ///
    /// Smithy doesn't allow names that begin with a digit. They do no harm, so this accepts them.
    pub fn parse(text: &str) -> Option<Self> {
        let (namespace, name) = text.split_once('#')?;
        let valid = namespace.split('.').all(is_identifier) && is_identifier(name);
        valid.then(|| Self(text.to_owned()))
    }

    /// The id of a shape of the prelude, `smithy.api#name`.
    #[must_use]
    pub fn prelude(name: &str) -> Self {
        Self(format!("smithy.api#{name}"))
    }

    /// The part before `#`.
    #[must_use]
    pub fn namespace(&self) -> &str {
        self.0.split_once('#').map_or("", |(namespace, _)| namespace)
    }

    /// The part after `#`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.split_once('#').map_or("", |(_, name)| name)
    }

    /// The id of the member `name`.
    #[must_use]
    pub fn member<'a>(&'a self, name: &'a str) -> MemberId<'a> {
        MemberId { container: self, name }
    }

    /// Whether this is a shape of the prelude, which every model has.
    #[must_use]
    pub fn is_of_prelude(&self) -> bool {
        self.namespace() == "smithy.api"
    }

    /// Whether this is `smithy.api#Unit`, which means "no value".
    #[must_use]
    pub fn is_unit(&self) -> bool {
        self.0 == "smithy.api#Unit"
    }

    /// The whole id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The id of a member, `namespace#Name$member`: of a structure, union, list or map, or of a value of
/// an enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MemberId<'a> {
    /// The shape that has the member.
    pub container: &'a ShapeId,
    /// The member's name.
    pub name: &'a str,
}

impl fmt::Display for MemberId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}${}", self.container, self.name)
    }
}

/// The id of a shape or of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Id<'a> {
    /// A shape.
    Shape(&'a ShapeId),
    /// A member of a shape.
    Member(MemberId<'a>),
}

impl Id<'_> {
    /// Splits the text of an id into the text of the shape's id and the name of the member.
    pub(crate) fn split(text: &str) -> (&str, Option<&str>) {
        match text.split_once('$') {
            Some((shape, member)) => (shape, Some(member)),
            None => (text, None),
        }
    }
}

impl<'a> Id<'a> {
    /// The shape, or the one that has the member.
    #[must_use]
    pub fn shape(self) -> &'a ShapeId {
        match self {
            Self::Shape(id) => id,
            Self::Member(member) => member.container,
        }
    }
}

impl fmt::Display for Id<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape(id) => id.fmt(f),
            Self::Member(member) => member.fmt(f),
        }
    }
}

/// Whether `text` can name a shape or a member.
pub(crate) fn is_identifier(text: &str) -> bool {
    let mut bytes = text.as_bytes().iter();
    bytes.clone().all(|b| b.is_ascii_alphanumeric() || *b == b'_')
        && bytes.any(u8::is_ascii_alphanumeric)
}
