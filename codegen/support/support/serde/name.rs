//! Reads names of members; its errors don't show them.

use std::fmt;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, Error, Visitor};

use super::path::Path;

/// Who made a name.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Origin {
    /// The format, by itself: it returned a bare text when it was asked for an option.
    Format,
    /// The text that is read: the format wrapped the name in `Some`.
    Text,
}

/// The name of a member.
#[derive(Default)]
pub(super) struct Name<'de> {
    /// The name, if the format lends it out.
    lent: Option<&'de str>,
    /// Otherwise a copy. All names of an object are copied into one string.
    #[expect(clippy::box_collection, reason = "most objects have no copies, and a pointer is faster to set up")]
    copy: Option<Box<String>>,
}

impl Name<'_> {
    /// The text of the name.
    #[inline]
    pub(super) fn text(&self) -> &str {
        match self.lent {
            Some(text) => text,
            None => self.copied(),
        }
    }

    // Rare and a call, so that the usual case is a branch. Otherwise the compiler computes an address that
    // fits both cases.
    #[cold]
    fn copied(&self) -> &str {
        self.copy.as_deref().map_or("", |copy| copy)
    }

    #[inline(never)]
    fn copy(&mut self, text: &str) {
        self.lent = None;
        text.clone_into(self.copy.get_or_insert_default());
    }
}

/// Reads a name, which must be a text. In formats other than JSON, names can have any type.
pub(super) struct NameSeed<'a, 'de> {
    name: &'a mut Name<'de>,
    path: &'a Path<'a>,
    origin: Origin,
}

impl<'a, 'de> NameSeed<'a, 'de> {
    /// Reads the name of a member of the value at `path`.
    pub(super) fn new(name: &'a mut Name<'de>, path: &'a Path<'a>) -> Self {
        Self { name, path, origin: Origin::Format }
    }

    fn refuse<E: Error>(&self) -> Result<Origin, E> {
        Err(self.path.mismatch("expected a text as the name of a member"))
    }
}

impl<'de> DeserializeSeed<'de> for NameSeed<'_, 'de> {
    type Value = Origin;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Origin, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for NameSeed<'_, 'de> {
    type Value = Origin;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Origin, D::Error> {
        deserializer.deserialize_any(Self { origin: Origin::Text, ..self })
    }

    #[inline]
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Origin, E> {
        self.name.lent = Some(text);
        Ok(self.origin)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Origin, E> {
        self.name.copy(text);
        Ok(self.origin)
    }

    // Without these methods, serde's own messages would show the name.

    fn visit_bool<E: Error>(self, _: bool) -> Result<Origin, E> {
        self.refuse()
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Origin, E> {
        self.refuse()
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<Origin, E> {
        self.refuse()
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Origin, E> {
        self.refuse()
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<Origin, E> {
        self.refuse()
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Origin, E> {
        self.refuse()
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<Origin, E> {
        self.refuse()
    }
}
