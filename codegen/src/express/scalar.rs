//! Writes values of simple shapes and enums.

use std::fmt::Debug;

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::{Place, Renderer, text};
use crate::error::Problem;
use crate::instant::Timestamp;
use crate::ir;
use crate::model::scalar::{Purpose, Scalar};
use crate::model::{EnumValue, Kind, Simple};

impl Renderer<'_, '_> {
    pub(super) fn simple(
        &mut self,
        simple: Simple,
        place: &Place<'_>,
        node: &Value,
    ) -> Result<TokenStream, Problem> {
        let scalar = self.read(simple, place, node)?;
        Ok(match scalar {
            Scalar::Boolean(flag) => quote!(#flag),
            Scalar::String(node) => text(place, node),
            Scalar::Byte(value) => of_type(place, value, "i8"),
            Scalar::Short(value) => of_type(place, value, "i16"),
            Scalar::Integer(value) => of_type(place, value, "i32"),
            Scalar::Long(value) => of_type(place, value, "i64"),
            Scalar::Float(value) => float(place, value, "f32"),
            Scalar::Double(value) => float(place, value, "f64"),
            Scalar::Blob(bytes) => {
                let (blob, bytes) = (self.name("", "Blob"), Literal::byte_string(&bytes));
                quote!(#blob::from(#bytes))
            }
            Scalar::Timestamp(time) => self.timestamp(time),
            Scalar::BigInteger(digits) => self.big("BigInteger", &digits),
            Scalar::BigDecimal(digits) => self.big("BigDecimal", &digits),
            Scalar::Document(node) => self.document(node),
        })
    }

    pub(super) fn read<'n>(
        &self,
        simple: Simple,
        place: &Place<'_>,
        node: &'n Value,
    ) -> Result<Scalar<'n>, Problem> {
        let expected = || place.expected(simple.expected(self.purpose), node);
        simple.read(node, self.purpose).ok_or_else(expected)
    }

    fn timestamp(&mut self, time: Timestamp) -> TokenStream {
        let (timestamp, secs) = (self.name("", "Timestamp"), number(&grouped(time.secs())));
        if time.subsec_nanos() == 0 {
            return quote!(#timestamp::from_secs(#secs));
        }
        let nanos = number(&grouped(time.subsec_nanos().into()));
        quote!(#timestamp::new(#secs, #nanos).unwrap_or_default())
    }

    fn big(&mut self, ty: &str, digits: &str) -> TokenStream {
        let ty = self.name("", ty);
        if digits.parse::<i64>().is_ok() {
            let number = number(&format!("{digits}_i64"));
            quote!(#ty::from(#number))
        } else {
            quote!(#digits.parse::<#ty>().unwrap_or_default())
        }
    }

    fn document(&mut self, node: &Value) -> TokenStream {
        let document = self.name("", "Document");
        match node {
            Value::Null => quote!(#document::Null),
            Value::Bool(flag) => quote!(#document::from(#flag)),
            Value::String(text) => quote!(#document::from(#text)),
            Value::Number(given) => {
                let suffix = match (given.is_i64(), given.is_u64()) {
                    (true, _) => "_i64",
                    (_, true) => "_u64",
                    _ => "_f64",
                };
                let number = number(&format!("{given}{suffix}"));
                quote!(#document::from(#number))
            }
            Value::Array(items) if items.is_empty() => quote!(#document::Array(Vec::new())),
            Value::Array(items) => {
                let items = items.iter().map(|item| self.document(item));
                quote!(#document::Array(Vec::from([#(#items),*])))
            }
            Value::Object(members) if members.is_empty() => {
                let map = self.map_name();
                quote!(#document::Object(#map::new()))
            }
            Value::Object(members) => {
                let map = self.map_name();
                let members = members.iter().map(|(name, value)| {
                    let value = self.document(value);
                    quote!((#name.to_owned(), #value))
                });
                quote!(#document::Object(#map::from([#(#members),*])))
            }
        }
    }

    /// The variant of a value, or a conversion if the model doesn't have the value.
    ///
    /// Defaults convert deprecated values too: naming the variant would be a warning in the
    /// generated crate.
    pub(super) fn enumeration(
        &mut self,
        place: &Place<'_>,
        node: &Value,
    ) -> Result<TokenStream, Problem> {
        let kind = &self.plan.shape(place.target).kind;
        let simple =
            if matches!(kind, Kind::IntEnum(_)) { Simple::Integer } else { Simple::String };
        let (known, raw, is_deprecated) = match (kind, self.read(simple, place, node)?) {
            (Kind::IntEnum(values), Scalar::Integer(value)) => {
                let raw = number(&value.to_string());
                (ir::Value::I32(value), raw, is_deprecated(values, &value))
            }
            (Kind::Enum(values), Scalar::String(value)) => {
                let value = value.to_owned();
                let (raw, is_deprecated) = (quote!(#value), is_deprecated(values, &value));
                (ir::Value::String(value), raw, is_deprecated)
            }
            _ => return Err(place.expected("nothing", node)),
        };
        let ident = self.shape_name(place.target);
        let is_allowed = self.purpose != Purpose::Default || !is_deprecated;
        let variant = self.plan.names.variant(place.target, &known).filter(|_| is_allowed);
        Ok(if let Some(variant) = variant {
            quote!(#ident::#variant)
        } else {
            quote!(#ident::from(#raw))
        })
    }
}

/// Whether the model deprecates a value of an enum.
fn is_deprecated<T: PartialEq>(values: &[EnumValue<T>], value: &T) -> bool {
    values.iter().any(|it| it.value == *value && it.traits.deprecated.is_some())
}

/// A number. It has a suffix for its type, unless a setter says the type.
fn of_type(place: &Place<'_>, value: impl Debug, ty: &str) -> TokenStream {
    number(&if place.is_argument { format!("{value:?}") } else { format!("{value:?}_{ty}") })
}

/// A number with the digits of its type, or a constant such as `f32::NAN`.
fn float<T: Copy + Debug + Into<f64>>(place: &Place<'_>, value: T, ty: &str) -> TokenStream {
    let wide: f64 = value.into();
    let constant = match wide {
        f64::INFINITY => "INFINITY",
        f64::NEG_INFINITY => "NEG_INFINITY",
        _ if wide.is_nan() => "NAN",
        _ => return of_type(place, value, ty),
    };
    number(&format!("{ty}::{constant}"))
}

/// Digits in groups of three.
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = if number < 0 { "-".to_owned() } else { String::new() };
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

/// The tokens of a number; a minus sign is a token of its own.
fn number(text: &str) -> TokenStream {
    text.parse().expect("digits, a suffix and a sign are Rust")
}
