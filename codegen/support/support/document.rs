//! Values without a schema.

use std::collections::BTreeMap;

/// A value without a schema (`document` in Smithy): whatever JSON can say.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum Document {
    /// No value.
    #[default]
    Null,
    /// A flag.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    String(String),
    /// A list of documents.
    Array(Vec<Document>),
    /// Documents by name.
    Object(BTreeMap<String, Document>),
}

/// A number of a [`Document`]. Integers keep all their digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// An integer that isn't negative.
    PosInt(u64),
    /// A negative integer.
    NegInt(i64),
    /// Any other number.
    Float(f64),
}

impl Document {
    /// The value of a member, where this is an object that has it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Document> {
        match self {
            Self::Object(members) => members.get(name),
            _ => None,
        }
    }

    /// The text, where this is one.
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

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        u64::try_from(number).map_or(Self::NegInt(number), Self::PosInt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_found_in_objects() {
        let document: Document = [("name", Document::from("value")), ("count", Document::from(-2))].into_iter().collect();
        assert_eq!(document.get("name").and_then(Document::as_str), Some("value"));
        assert_eq!(document.get("count"), Some(&Document::Number(Number::NegInt(-2))));
        assert_eq!(document.get("other"), None);
        assert_eq!(Document::Null.get("name"), None);
    }
}
