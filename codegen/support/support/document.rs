//! Values without a schema.

#[cfg(feature = "json")]
mod wire;

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use super::Empty;

/// A value without a schema (`document` in Smithy): any JSON value.
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum Document {
    /// Null.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(String),
    /// A list of documents.
    Array(Vec<Document>),
    /// Documents by name.
    Object(BTreeMap<String, Document>),
}

/// A number of a [`Document`]: 64-bit integers and floats are exact; other numbers become the
/// nearest float.
///
/// Numbers of different variants differ, and NaN equals itself, so that documents can be keys.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    /// An integer that isn't negative.
    PosInt(u64),
    /// A negative integer.
    NegInt(i64),
    /// Any other number.
    Float(f64),
}

impl Document {
    /// The value of a member, if this is an object that has the member.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Document> {
        match self {
            Self::Object(members) => members.get(name),
            _ => None,
        }
    }

    /// The string, if this is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }
}

impl From<bool> for Document {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<i64> for Document {
    fn from(number: i64) -> Self {
        Self::Number(number.into())
    }
}

impl From<i32> for Document {
    fn from(number: i32) -> Self {
        Self::from(i64::from(number))
    }
}

impl From<u64> for Document {
    fn from(number: u64) -> Self {
        Self::Number(Number::PosInt(number))
    }
}

impl From<f64> for Document {
    fn from(number: f64) -> Self {
        Self::Number(Number::Float(number))
    }
}

impl From<&str> for Document {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Document {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl<T: Into<Document>> FromIterator<T> for Document {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::Array(items.into_iter().map(Into::into).collect())
    }
}

impl<K: Into<String>, V: Into<Document>> FromIterator<(K, V)> for Document {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        Self::Object(members.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

impl Number {
    /// The key for comparisons: the variant, then the value.
    fn key(self) -> (u8, u64) {
        const SIGN: u64 = 1 << 63;
        match self {
            Self::NegInt(number) => (0, number.cast_unsigned()),
            Self::PosInt(number) => (1, number),
            Self::Float(number) => {
                // Makes both zeros equal, and all NaNs.
                let one_of_each = if number.is_nan() { f64::NAN } else { number + 0.0 };
                let bits = one_of_each.to_bits();
                (2, if bits & SIGN == 0 { bits | SIGN } else { !bits })
            }
        }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Number {}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        u64::try_from(number).map_or(Self::NegInt(number), Self::PosInt)
    }
}

impl Empty for Document {
    #[inline]
    fn empty() -> Self {
        Self::Null
    }

    #[cfg(feature = "json")]
    #[inline]
    fn null() -> Option<Self> {
        Some(Self::Null)
    }
}

super::serde_impls!(Document);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_equal_to_themselves_and_ordered() {
        let float = |number: f64| Number::Float(number);
        let ascending = [
            Number::from(i64::MIN),
            Number::from(-1),
            Number::from(0),
            Number::PosInt(u64::MAX),
            float(f64::NEG_INFINITY),
            float(-1.5),
            float(0.0),
            float(f64::MIN_POSITIVE),
            float(2.0),
            float(f64::NAN),
        ];
        assert!(ascending.is_sorted_by(|number, next| number < next));
        assert!(ascending.is_sorted_by(|number, next| number != next));
        assert!(ascending.iter().all(|number| number == number));
        assert_eq!(float(0.0), float(-0.0));
        assert_eq!(float(f64::NAN), float(-f64::NAN));
    }

    #[test]
    fn items_are_collected_in_an_array() {
        let items = [Document::from("value"), Document::from(-2)];
        let document: Document = items.clone().into_iter().collect();
        assert_eq!(document, Document::Array(items.to_vec()));
    }

    #[test]
    fn members_are_found_in_objects() {
        let document: Document = [("name", Document::from("value")), ("count", Document::from(-2))].into_iter().collect();
        assert_eq!(document.get("name").and_then(Document::as_str), Some("value"));
        assert_eq!(document.get("count"), Some(&Document::Number(Number::NegInt(-2))));
        assert_eq!(document.get("other"), None);
        assert_eq!(Document::Null.get("name"), None);
    }
}
