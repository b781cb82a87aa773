//! Default values of members, and the formats of their timestamps.

#[allow(dead_code, reason = "it is support code, of which only a part is needed here")]
#[path = "../../support/support/base64.rs"]
mod base64;

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Plan, replacement};
use crate::error::{Errors, Problem};
use crate::graph;
use crate::instant::Timestamp;
use crate::ir::{Format, Literal};
use crate::model::{Kind, Member, ShapeId, Simple, TimestampFormat};

impl<'a> Plan<'a> {
    /// The format of the instants in a member, which can be elements of lists and maps.
    pub(crate) fn format(&self, member: &Member) -> Option<Format> {
        let target = self.shape(&member.target);
        let own = member.traits.timestamp_format.or(target.traits.timestamp_format);
        match &target.kind {
            Kind::Simple(Simple::Timestamp) => match own? {
                TimestampFormat::EpochSeconds => None,
                TimestampFormat::DateTime => Some(Format::DateTime),
                TimestampFormat::HttpDate => Some(Format::HttpDate),
            },
            Kind::List(element) | Kind::Map(_, element) => self.format(element),
            _ => None,
        }
    }

    /// The value that an absent member is written and read as, see
    /// <https://smithy.io/2.0/spec/type-refinement-traits.html#default-trait>.
    ///
    /// The input of an operation is the exception: it keeps what the client said, and nothing else,
    /// so that the service decides on its defaults. So do members that are optional for clients.
    pub(crate) fn default(&self, container: &ShapeId, member: &Member) -> Option<Literal> {
        let is_required = self.is_required(container, member);
        if member.traits.client_optional || (self.is_input(container) && !is_required) {
            return None;
        }
        let value = match &member.traits.default {
            Some(value) => self.literal(member, value).ok()??,
            None if is_required && self.filled.contains(&member.target) => Literal::Initial,
            None => return None,
        };
        match self.redactions.of_member(self.model, container, member) {
            Some(_) => Some(Literal::Sensitive(Box::new(value))),
            None => Some(value),
        }
    }

    /// The structures that aren't empty when reading starts, since a member has a default, or is
    /// required and such a structure itself: a required one that is absent is read as if it were
    /// empty, see <https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction>.
    pub(crate) fn filled(&self) -> BTreeSet<&'a ShapeId> {
        let members = |id: &'a ShapeId| match &self.shape(id).kind {
            Kind::Structure(members) => members.as_slice(),
            _ => &[],
        };
        let required = |id: &'a ShapeId| {
            let required = members(id).iter().filter(|member| self.is_required(id, member));
            required.map(|member| ((), &member.target)).collect()
        };
        let mut filled = BTreeSet::new();
        for id in graph::walk(self.closure.shapes.keys().copied(), required).order {
            let is_filled = |target: &ShapeId| filled.contains(target);
            if members(id).iter().any(|member| self.default(id, member).is_some())
                || required(id).into_iter().any(|((), target)| is_filled(target))
            {
                filled.insert(id);
            }
        }
        filled
    }

    /// Every default of the closure must be a value of its member.
    pub(crate) fn check_defaults(&self) -> Result<(), Errors> {
        let mut errors = Errors::default();
        for (id, shape) in &self.closure.shapes {
            for member in shape.members() {
                if let Some(value) = &member.traits.default
                    && self.literal(member, value).is_err()
                {
                    let message = format!("the default {value} isn't a value of {}", member.target);
                    errors.push(
                        Problem::new(id.member(&member.name), message)
                            .help("correct the trait smithy.api#default"),
                    );
                }
            }
        }
        errors.propagate()
    }

    /// A default as a literal; `None` for null, which cancels the default of the target.
    fn literal(&self, member: &Member, value: &Value) -> Result<Option<Literal>, ()> {
        if value.is_null() {
            return Ok(None);
        }
        let replaced = self.replacement(&member.target).is_some();
        let number = || value.as_number().map(ToString::to_string);
        let text = || value.as_str().map(str::to_owned);
        let kind = &self.shape(&member.target).kind;
        let literal = match kind {
            Kind::Simple(simple) => match simple {
                Simple::Boolean => value.as_bool().map(Literal::Bool),
                Simple::String => text().map(Literal::String),
                Simple::Byte | Simple::Short | Simple::Integer | Simple::Long => {
                    integer(*simple, value)
                }
                Simple::Float => {
                    value.as_f64().filter(|number| fits_f32(*number)).map(Literal::Float)
                }
                Simple::Double => value.as_f64().map(Literal::Float),
                Simple::Blob => value.as_str().and_then(base64::decode).map(Literal::Blob),
                Simple::Timestamp => {
                    let time = Timestamp::of_node(value);
                    time.map(|time| Literal::Timestamp(time.secs(), time.subsec_nanos()))
                }
                Simple::BigInteger => {
                    number().filter(|digits| is_integer(digits)).map(Literal::BigInteger)
                }
                Simple::BigDecimal => number().map(Literal::BigDecimal),
                Simple::Document => {
                    document(value).map(|literal| Literal::Document(Box::new(literal)))
                }
            },
            Kind::Enum(values) if !values.iter().any(|it| value == it.value.as_str()) => None,
            Kind::IntEnum(values) if !values.iter().any(|it| *value == it.value) => None,
            Kind::Enum(_) if replaced => text().map(Literal::String),
            Kind::IntEnum(_) if replaced => integer(Simple::Integer, value),
            Kind::Enum(_) => text()
                .map(|text| Literal::StringEnum(self.names.types[&member.target].clone(), text)),
            Kind::IntEnum(_) => value
                .as_i64()
                .and_then(|number| number.try_into().ok())
                .map(|number| Literal::IntEnum(self.names.types[&member.target].clone(), number)),
            Kind::List(_) => {
                value.as_array().filter(|items| items.is_empty()).map(|_| Literal::EmptyList)
            }
            Kind::Map(..) => {
                value.as_object().filter(|entries| entries.is_empty()).map(|_| Literal::EmptyMap)
            }
            _ => None,
        };
        let literal = match replacement::standard(kind).filter(|_| replaced) {
            Some(standard) => literal.map(|literal| Literal::Replaced(Box::new(literal), standard)),
            None => literal,
        };
        literal.map(Some).ok_or(())
    }
}

/// Whether a number has no fraction and no exponent. JSON's numbers beyond 64 bits get one.
fn is_integer(digits: &str) -> bool {
    digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

fn fits_f32(number: f64) -> bool {
    number.abs() <= f32::MAX.into()
}

fn integer(simple: Simple, value: &Value) -> Option<Literal> {
    let number = value.as_i64()?;
    let fits = match simple {
        Simple::Byte => i8::try_from(number).is_ok(),
        Simple::Short => i16::try_from(number).is_ok(),
        Simple::Integer => i32::try_from(number).is_ok(),
        _ => true,
    };
    fits.then_some(Literal::Integer(number))
}

/// The documents that can be defaults: scalars, and what is empty.
fn document(value: &Value) -> Option<Literal> {
    match value {
        Value::Bool(flag) => Some(Literal::Bool(*flag)),
        Value::String(text) => Some(Literal::String(text.clone())),
        Value::Number(number) => {
            number.as_i64().map(Literal::Integer).or_else(|| number.as_f64().map(Literal::Float))
        }
        Value::Array(items) if items.is_empty() => Some(Literal::EmptyList),
        Value::Object(entries) if entries.is_empty() => Some(Literal::EmptyMap),
        _ => None,
    }
}
