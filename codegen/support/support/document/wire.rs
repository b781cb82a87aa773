//! The wire form of documents: any value of JSON.

use std::collections::BTreeMap;

use super::{Document, Number};
// #if RpcV2Cbor
use crate::support::base64;
use crate::support::wire::base64_length;
// #end
use crate::support::wire::{Format, Items, Members, Scalar, Slot, Value, View, number};

impl Value for Document {
    fn view(&self, _: Format) -> View<'_> {
        match self {
            Self::Null => View::Null,
            Self::Bool(flag) => View::Bool(*flag),
            Self::Number(Number::PosInt(number)) => View::Uint(*number),
            Self::Number(Number::NegInt(number)) => View::Int(*number),
            Self::Number(Number::Float(number)) => View::f64(*number),
            Self::String(text) => View::Str(text),
            Self::Array(items) => View::List(items, Format::default()),
            Self::Object(members) => View::Object(members, Format::default()),
        }
    }
}

impl Slot for Document {
    fn expected(&self) -> &'static str {
        "expected a value"
    }

    fn scalar(&mut self, scalar: Scalar<'_>) -> bool {
        *self = match scalar {
            Scalar::Bool(flag) => Self::Bool(flag),
            Scalar::Int(number) => Self::from(number),
            Scalar::Number(text) => match (text.parse(), number::finite(text)) {
                (Ok(number), _) => Self::Number(Number::PosInt(number)),
                (_, Some(number)) => Self::Number(Number::Float(number)),
                _ => return false,
            },
            // #if RpcV2Cbor
            Scalar::Float(number) => Self::from(number),
            // #else
            Scalar::Float(number) if number.is_finite() => Self::from(number),
            Scalar::Float(_) => return false,
            // #end
            Scalar::Str(text) => Self::String(text.to_owned()),
            // #if RpcV2Cbor
            // A document has only values of JSON.
            Scalar::Bytes(bytes) => {
                let mut text = vec![0; base64_length(bytes)];
                base64::encode(bytes, &mut text);
                Self::String(String::from_utf8_lossy(&text).into_owned())
            }
            // #else if HttpBindings
            Scalar::Bytes(_) => return false,
            // #end
        };
        true
    }

    fn list(&mut self) -> Option<&mut dyn Items> {
        *self = Self::Array(Vec::new());
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    fn object(&mut self) -> Option<&mut dyn Members> {
        *self = Self::Object(BTreeMap::new());
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }
}
