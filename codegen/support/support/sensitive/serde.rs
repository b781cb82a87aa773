//! Sensitive values and the traits of serde.

use serde_core::de::Error as _;
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::Sensitive;

impl<T: Serialize> Serialize for Sensitive<T> {
    /// Serializes the value in clear text, as it is on the wire.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.expose().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Sensitive<T> {
    /// Deserializes the value. Errors don't show it.
    ///
    /// But the format can add details to an error: `toml` shows the line of the text, and crates
    /// for YAML show names of entries.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = T::deserialize(deserializer);
        value.map(Self::new).map_err(|_| D::Error::custom("a sensitive value doesn't fit"))
    }
}
