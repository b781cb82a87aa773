//! Enums.

use proc_macro2::Ident;

use super::{Attributes, Deprecated, Docs, Redaction};

/// An enum of strings or integers.
#[derive(Clone, Debug)]
pub struct Enum {
    /// The type's name.
    pub ident: Ident,
    /// The name in the model.
    pub wire: String,
    /// Additional names for rustdoc's search.
    pub aliases: Vec<String>,
    /// The documentation.
    pub docs: Docs,
    /// Set if the model deprecates it.
    pub deprecated: Option<Deprecated>,
    /// Attributes from the configuration.
    pub attributes: Attributes,
    /// The known values.
    pub variants: Vec<EnumVariant>,
    /// The type of the values.
    pub repr: Repr,
    /// Whether values are redacted.
    pub redaction: Redaction,
}

/// The type of an enum's values on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repr {
    /// Strings.
    String,
    /// 32-bit integers.
    I32,
}

/// A known value of an enum.
#[derive(Clone, Debug)]
pub struct EnumVariant {
    /// The variant's name.
    pub ident: Ident,
    /// Attributes from the configuration.
    pub attributes: Attributes,
    /// The value on the wire.
    pub value: Value,
    /// The documentation.
    pub docs: Docs,
    /// Set if the model deprecates it.
    pub deprecated: Option<Deprecated>,
}

/// A known value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is explained by its name")]
pub enum Value {
    String(String),
    I32(i32),
}
