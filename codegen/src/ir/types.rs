//! Rust types, and the values of absent members.

use std::fmt;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::UserCode;

/// A Rust type.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is explained by its name")]
pub enum Type {
    Bool,
    I8,
    I16,
    I32,
    I64,
    F32,
    F64,
    String,
    Support(Support),
    /// A shape of the crate.
    Shape(Ident),
    /// A type of the user.
    User(UserCode),
    List(Box<Type>),
    Map(Box<Type>, Box<Type>),
    /// An element that can be null.
    Nullable(Box<Type>),
    Sensitive(Box<Type>),
    Boxed(Box<Type>),
}

/// A type of the support code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is explained by its name")]
pub enum Support {
    Blob,
    Timestamp,
    Document,
    BigInteger,
    BigDecimal,
}

impl Support {
    /// Every type of the support code.
    pub(crate) const ALL: [Self; 5] =
        [Self::Blob, Self::Timestamp, Self::Document, Self::BigInteger, Self::BigDecimal];

    /// The type's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Blob => "Blob",
            Self::Timestamp => "Timestamp",
            Self::Document => "Document",
            Self::BigInteger => "BigInteger",
            Self::BigDecimal => "BigDecimal",
        }
    }
}

impl Type {
    /// The type without `Sensitive` and `Box` around it.
    #[must_use]
    pub fn bare(&self) -> &Self {
        match self {
            Self::Sensitive(inner) | Self::Boxed(inner) => inner.bare(),
            other => other,
        }
    }

    /// Whether `Debug` hides the value or a part of it, apart from parts within other shapes.
    #[must_use]
    pub fn is_redacted(&self) -> bool {
        match self {
            Self::Sensitive(_) => true,
            Self::List(inner) | Self::Nullable(inner) | Self::Boxed(inner) => inner.is_redacted(),
            Self::Map(key, value) => key.is_redacted() || value.is_redacted(),
            _ => false,
        }
    }

    /// The name that a module imports for the type itself, without its parameters.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        match self {
            Self::Support(support) => Some(support.name().to_owned()),
            Self::Shape(ident) => Some(ident.to_string()),
            Self::Map(..) => Some("BTreeMap".to_owned()),
            Self::Sensitive(_) => Some("Sensitive".to_owned()),
            _ => None,
        }
    }

    /// Calls `visit` for this type and all types in it.
    pub fn visit(&self, visit: &mut impl FnMut(&Type)) {
        visit(self);
        match self {
            Self::List(inner)
            | Self::Nullable(inner)
            | Self::Sensitive(inner)
            | Self::Boxed(inner) => {
                inner.visit(visit);
            }
            Self::Map(key, value) => {
                key.visit(visit);
                value.visit(visit);
            }
            _ => {}
        }
    }
}

/// The type as source code.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool => f.write_str("bool"),
            Self::I8 => f.write_str("i8"),
            Self::I16 => f.write_str("i16"),
            Self::I32 => f.write_str("i32"),
            Self::I64 => f.write_str("i64"),
            Self::F32 => f.write_str("f32"),
            Self::F64 => f.write_str("f64"),
            Self::String => f.write_str("String"),
            Self::Support(support) => f.write_str(support.name()),
            Self::Shape(ident) => write!(f, "{ident}"),
            Self::User(path) => f.write_str(&path.path()),
            Self::List(item) => write!(f, "Vec<{item}>"),
            Self::Map(key, value) => write!(f, "BTreeMap<{key}, {value}>"),
            Self::Nullable(inner) => write!(f, "Option<{inner}>"),
            Self::Sensitive(inner) => write!(f, "Sensitive<{inner}>"),
            Self::Boxed(inner) => write!(f, "Box<{inner}>"),
        }
    }
}

impl ToTokens for Type {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Bool => quote!(bool),
            Self::I8 => quote!(i8),
            Self::I16 => quote!(i16),
            Self::I32 => quote!(i32),
            Self::I64 => quote!(i64),
            Self::F32 => quote!(f32),
            Self::F64 => quote!(f64),
            Self::String => quote!(String),
            Self::Support(support) => crate::name::ident(support.name()).into_token_stream(),
            Self::Shape(ident) => ident.into_token_stream(),
            Self::User(path) => path.into_token_stream(),
            Self::List(member) => quote!(Vec<#member>),
            Self::Map(key, value) => quote!(BTreeMap<#key, #value>),
            Self::Nullable(inner) => quote!(Option<#inner>),
            Self::Sensitive(inner) => quote!(Sensitive<#inner>),
            Self::Boxed(inner) => quote!(Box<#inner>),
        });
    }
}

/// The value that an absent member is written and read as.
#[derive(Clone, Debug)]
pub enum DefaultValue {
    /// The default in the model, from the trait `default`.
    OfModel {
        /// The value as a person writes it.
        text: String,
        /// An expression of the field's type. Its paths start at `crate`.
        expression: TokenStream,
    },
    /// A structure whose members have defaults, and whose other members are empty.
    Initial,
}
