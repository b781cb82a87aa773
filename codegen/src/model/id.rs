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

    /// The id of a member, `namespace#Name$member`, for messages and lookups.
    #[must_use]
    pub fn member(&self, name: &str) -> String {
        format!("{}${name}", self.0)
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

/// Whether `text` can name a shape or a member.
pub(crate) fn is_identifier(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && text.bytes().any(|b| b.is_ascii_alphanumeric())
}
