//! Reads values of simple shapes from the nodes of a model.

use std::borrow::Cow;

use serde_json::Value;

use super::Simple;
use crate::base64;
use crate::instant::Timestamp;

/// What a node is for: Smithy writes some values in two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Parameters of examples and of protocol tests: blobs are plain text, see
    /// <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html#parameter-format>.
    /// Some write large numbers as strings.
    Parameters,
    /// The trait `default`: blobs are base64, see
    /// <https://smithy.io/2.0/spec/type-refinement-traits.html#default-value-constraints>.
    Default,
}

/// A value of a simple shape.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Scalar<'n> {
    Boolean(bool),
    String(&'n str),
    Byte(i8),
    Short(i16),
    Integer(i32),
    Long(i64),
    Float(f32),
    Double(f64),
    Blob(Cow<'n, [u8]>),
    Timestamp(Timestamp),
    /// The digits.
    BigInteger(String),
    /// The digits, with a fraction or an exponent if it has one.
    BigDecimal(String),
    Document(&'n Value),
}

impl Simple {
    /// Reads a value of the shape; `None` if the node isn't one.
    pub(crate) fn read(self, node: &Value, purpose: Purpose) -> Option<Scalar<'_>> {
        Some(match self {
            Self::Boolean => Scalar::Boolean(node.as_bool()?),
            Self::String => Scalar::String(node.as_str()?),
            Self::Byte => Scalar::Byte(node.as_i64()?.try_into().ok()?),
            Self::Short => Scalar::Short(node.as_i64()?.try_into().ok()?),
            Self::Integer => Scalar::Integer(node.as_i64()?.try_into().ok()?),
            Self::Long => Scalar::Long(node.as_i64()?),
            Self::Float => Scalar::Float(single(double(node)?)?),
            Self::Double => Scalar::Double(double(node)?),
            Self::Blob => Scalar::Blob(bytes(node.as_str()?, purpose)?),
            Self::Timestamp => Scalar::Timestamp(Timestamp::of_node(node)?),
            Self::BigInteger => {
                Scalar::BigInteger(digits(node, purpose).filter(|digits| is_whole(digits))?)
            }
            Self::BigDecimal => Scalar::BigDecimal(digits(node, purpose)?),
            Self::Document => Scalar::Document(node),
        })
    }

    /// What [`read`](Self::read) accepts, for messages.
    pub(crate) fn expected(self, purpose: Purpose) -> &'static str {
        match self {
            Self::Blob if purpose == Purpose::Default => "a string in base64",
            Self::String | Self::Blob => "a string",
            Self::Boolean => "true or false",
            Self::Byte => "an integer of 8 bits",
            Self::Short => "an integer of 16 bits",
            Self::Integer => "an integer of 32 bits",
            Self::Long => "an integer of 64 bits",
            Self::BigInteger if purpose == Purpose::Default => {
                "an integer of at most 64 bits, without a fraction or an exponent"
            }
            Self::BigInteger => "an integer (as a string if it has more than 64 bits)",
            Self::Float => "a number of 32 bits",
            Self::Double | Self::BigDecimal => "a number",
            Self::Timestamp => {
                "seconds since 1970, or a date and time such as 2024-01-31T12:00:00Z"
            }
            Self::Document => "a value",
        }
    }
}

fn bytes(text: &str, purpose: Purpose) -> Option<Cow<'_, [u8]>> {
    match purpose {
        Purpose::Parameters => Some(Cow::Borrowed(text.as_bytes())),
        Purpose::Default => base64::decode(text).map(Cow::Owned),
    }
}

/// A number, or the name of one that JSON can't write as a number.
fn double(node: &Value) -> Option<f64> {
    match node.as_str() {
        None => node.as_f64(),
        Some("NaN") => Some(f64::NAN),
        Some("Infinity") => Some(f64::INFINITY),
        Some("-Infinity") => Some(f64::NEG_INFINITY),
        Some(_) => None,
    }
}

/// The nearest number of 32 bits; `None` if the number is too large.
fn single(number: f64) -> Option<f32> {
    #[expect(clippy::cast_possible_truncation, reason = "the next line refuses what overflows")]
    let single = number as f32;
    (single.is_infinite() == number.is_infinite()).then_some(single)
}

/// The digits of a number of any size.
fn digits(node: &Value, purpose: Purpose) -> Option<String> {
    match node {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) if purpose == Purpose::Parameters => {
            serde_json::from_str::<serde_json::Number>(text).ok().map(|_| text.clone())
        }
        _ => None,
    }
}

/// Whether a number has no fraction and no exponent. Smithy refuses integers such as `1.0` and
/// `1e20`, too, see its class `NodeValidationVisitor`.
///
/// For `serde_json`, an integer of more than 64 bits is a float, which has lost some of its digits.
fn is_whole(digits: &str) -> bool {
    digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}
