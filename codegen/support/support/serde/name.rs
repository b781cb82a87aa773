//! Reads names of members; its errors don't show them.

use std::borrow::Cow;
use std::fmt;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, Error, Visitor};

use super::{Path, mismatch};

/// The name of a member.
pub(super) struct Name<'de> {
    pub(super) text: Cow<'de, str>,
    /// Whether the format returned a bare text when asked for an option. Formats do so for names
    /// that they make themselves; names that they read are wrapped in `Some`.
    pub(super) is_bare: bool,
}

/// Reads a name, which must be a text. In formats other than JSON, names can have any type.
pub(super) struct NameSeed<'a, 'de> {
    path: &'a Path<'de>,
    is_bare: bool,
}

impl<'a, 'de> NameSeed<'a, 'de> {
    /// Reads the name of a member of the value at `path`.
    pub(super) fn new(path: &'a Path<'de>) -> Self {
        Self { path, is_bare: true }
    }

    fn refuse<T, E: Error>(&self) -> Result<T, E> {
        Err(mismatch("expected a text as the name of a member", self.path))
    }
}

impl<'de> DeserializeSeed<'de> for NameSeed<'_, 'de> {
    type Value = Name<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name<'de>, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for NameSeed<'_, 'de> {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name<'de>, D::Error> {
        deserializer.deserialize_any(Self { is_bare: false, ..self })
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Name<'de>, E> {
        Ok(Name { text: Cow::Borrowed(text), is_bare: self.is_bare })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Name<'de>, E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Name<'de>, E> {
        Ok(Name { text: Cow::Owned(text), is_bare: self.is_bare })
    }

    // Without these methods, serde's own messages would show the name.

    fn visit_bool<E: Error>(self, _: bool) -> Result<Name<'de>, E> {
        self.refuse()
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Name<'de>, E> {
        self.refuse()
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<Name<'de>, E> {
        self.refuse()
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Name<'de>, E> {
        self.refuse()
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<Name<'de>, E> {
        self.refuse()
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Name<'de>, E> {
        self.refuse()
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<Name<'de>, E> {
        self.refuse()
    }
}
