//! Values without members.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::{Place, Renderer, text};
use crate::error::Problem;
use crate::instant::Timestamp;
use crate::ir;
use crate::model::{Kind, Simple};
use crate::name;

impl Renderer<'_, '_> {
    pub(super) fn simple(
        &mut self,
        simple: Simple,
        place: &Place<'_>,
        node: &Value,
    ) -> Result<TokenStream, Problem> {
        let (what, tokens) = match simple {
            Simple::Boolean => ("true or false", node.as_bool().map(|flag| quote!(#flag))),
            Simple::String => ("a string", node.as_str().map(|node| text(place, node))),
            Simple::Byte => ("an integer of 8 bits", integer::<i8>(place, node, "i8")),
            Simple::Short => ("an integer of 16 bits", integer::<i16>(place, node, "i16")),
            Simple::Integer => ("an integer of 32 bits", integer::<i32>(place, node, "i32")),
            Simple::Long => ("an integer of 64 bits", integer::<i64>(place, node, "i64")),
            Simple::Float => ("a number", float(place, node, "f32")),
            Simple::Double => ("a number", float(place, node, "f64")),
            Simple::Blob => ("a string", self.blob(node)),
            Simple::Timestamp => ("seconds since 1970, or a date and time", self.timestamp(node)),
            Simple::BigInteger => ("an integer", self.big("BigInteger", node)),
            Simple::BigDecimal => ("a number", self.big("BigDecimal", node)),
            Simple::Document => ("a value", Some(self.document(node))),
        };
        tokens.ok_or_else(|| place.expected(what, node))
    }

    fn blob(&mut self, node: &Value) -> Option<TokenStream> {
        let bytes = Literal::byte_string(node.as_str()?.as_bytes());
        let blob = self.name("", "Blob");
        Some(quote!(#blob::from(#bytes)))
    }

    fn timestamp(&mut self, node: &Value) -> Option<TokenStream> {
        let time = Timestamp::of_node(node)?;
        let (secs, nanos) = (number(&grouped(time.secs())), time.subsec_nanos());
        let timestamp = self.name("", "Timestamp");
        Some(if nanos == 0 {
            quote!(#timestamp::from_secs(#secs))
        } else {
            let nanos = number(&grouped(nanos.into()));
            quote!(#timestamp::new(#secs, #nanos).unwrap_or_default())
        })
    }

    fn big(&mut self, ty: &str, node: &Value) -> Option<TokenStream> {
        let digits = match node {
            Value::Number(number) => number.to_string(),
            Value::String(digits) => digits.clone(),
            _ => return None,
        };
        let ty = self.name("", ty);
        Some(if digits.parse::<i64>().is_ok() {
            let number = number(&format!("{digits}_i64"));
            quote!(#ty::from(#number))
        } else {
            quote!(#digits.parse::<#ty>().unwrap_or_default())
        })
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
            Value::Array(items) => {
                let items = items.iter().map(|item| self.document(item));
                quote!(#document::Array(Vec::from([#(#items),*])))
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

    /// A variant, or the value itself where the model doesn't have it.
    pub(super) fn enumeration(
        &mut self,
        place: &Place<'_>,
        node: &Value,
    ) -> Result<TokenStream, Problem> {
        let ident = self.shape_name(place.target);
        let (known, raw) = match &self.plan.shape(place.target).kind {
            Kind::IntEnum(_) => {
                let read = node.as_i64().and_then(|value| i32::try_from(value).ok());
                let value = read.ok_or_else(|| place.expected("an integer of 32 bits", node))?;
                (ir::Value::I32(value), number(&value.to_string()))
            }
            Kind::Enum(_) => {
                let value = node.as_str().ok_or_else(|| place.expected("a string", node))?;
                (ir::Value::String(value.to_owned()), quote!(#value))
            }
            _ => return Err(place.expected("nothing", node)),
        };
        Ok(if let Some(variant) = self.plan.names.variant(place.target, &known) {
            let variant = name::ident(variant);
            quote!(#ident::#variant)
        } else {
            quote!(#ident::from(#raw))
        })
    }
}

/// An integer that fits, with its type where no setter gives it one.
fn integer<T: TryFrom<i64>>(place: &Place<'_>, node: &Value, suffix: &str) -> Option<TokenStream> {
    let value = node.as_i64()?;
    T::try_from(value).ok()?;
    Some(number(&suffixed(place, &value.to_string(), suffix)))
}

/// A number, or one of the names of what JSON has no number for.
fn float(place: &Place<'_>, node: &Value, ty: &str) -> Option<TokenStream> {
    let constant = |name: &str| number(&format!("{ty}::{name}"));
    match node {
        Value::Number(given) => {
            Some(number(&suffixed(place, &format!("{:?}", given.as_f64()?), ty)))
        }
        Value::String(text) => match text.as_str() {
            "NaN" => Some(constant("NAN")),
            "Infinity" => Some(constant("INFINITY")),
            "-Infinity" => Some(constant("NEG_INFINITY")),
            _ => None,
        },
        _ => None,
    }
}

fn suffixed(place: &Place<'_>, digits: &str, suffix: &str) -> String {
    if place.is_argument { digits.to_owned() } else { format!("{digits}_{suffix}") }
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

/// Tokens of a number, whose sign is one of its own.
fn number(text: &str) -> TokenStream {
    text.parse().expect("digits, a suffix and a sign are Rust")
}
