//! Invents values for examples from the constraints of the model, as node values of Smithy.

use serde_json::{Map, Number, Value};

use super::{number, text};
use crate::document::Documenter;
use crate::model::{Kind, Member, Shape, ShapeId, Simple, Traits};

/// The maximum number of setters in an example that shows the members of its members.
const MAX_SETTERS: usize = 160;

/// The maximum number of structures and unions in the value of a member of the request.
const MAX_SHAPES: usize = 32;

/// The maximum length of all texts in such a value, in bytes.
const MAX_LENGTH: usize = 4_000;

/// The maximum number of items of a list, even if its constraint requires more.
const MAX_ITEMS: u64 = 16;

/// The first timestamp in an example, in seconds since 1970.
const FIRST_INSTANT: usize = 1_700_000_000;

/// Which optional members an example shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shown {
    /// None.
    Required,
    /// Those of the request itself.
    Members,
    /// Those of the request, and of the structures in its members.
    WithinMembers,
}

impl Shown {
    /// Which optional members the structures inside show.
    fn within(self) -> Self {
        match self {
            Self::WithinMembers => Self::Members,
            Self::Members | Self::Required => Self::Required,
        }
    }
}

/// Invents a value of the request `id`.
///
/// `None` if a required member can't have a value, because it would be too long or has a type of
/// the user, or if the members contain too much to show.
pub(super) fn node(doc: &Documenter<'_, '_>, id: &ShapeId, shown: Shown) -> Option<Value> {
    let setters = if shown == Shown::WithinMembers { MAX_SETTERS } else { usize::MAX };
    let mut inventor = Inventor {
        doc,
        setters: Budget(Some(setters)),
        shapes: Budget(None),
        bytes: Budget(None),
        nth: 0,
    };
    let value = inventor.structure(id, shown, Inventor::member_of_request)?;
    inventor.setters.0.map(|_| value)
}

/// How much more a part of an example can contain.
#[derive(Clone, Copy)]
struct Budget(Option<usize>);

impl Budget {
    fn spend(&mut self, count: usize) -> Option<()> {
        self.0 = self.0?.checked_sub(count);
        self.0.map(|_| ())
    }
}

struct Inventor<'c, 'a> {
    doc: &'c Documenter<'c, 'a>,
    setters: Budget,
    shapes: Budget,
    bytes: Budget,
    /// The number of the item in a list or map; each item has different values.
    nth: usize,
}

impl Inventor<'_, '_> {
    /// A structure; `make` invents the values of its members.
    fn structure(
        &mut self,
        id: &ShapeId,
        shown: Shown,
        make: impl Fn(&mut Self, &Member, Shown) -> Option<Value>,
    ) -> Option<Value> {
        let mut object = Map::new();
        for member in self.doc.plan.shape(id).members() {
            let is_required = self.doc.plan.is_required(id, member);
            if !is_required && shown == Shown::Required {
                continue;
            }
            self.setters.spend(1)?;
            match make(self, member, shown) {
                Some(value) => object.insert(member.name.clone(), value),
                None if is_required => return None,
                None => continue,
            };
        }
        Some(Value::Object(object))
    }

    fn member(&mut self, member: &Member, shown: Shown) -> Option<Value> {
        self.value(&member.target, &member.traits, shown, &member.name)
    }

    /// The value of a member of the request. It shows less if it would be too long.
    fn member_of_request(&mut self, member: &Member, shown: Shown) -> Option<Value> {
        let most_first = [Shown::WithinMembers, Shown::Members, Shown::Required];
        most_first.into_iter().filter(|less| *less <= shown).find_map(|shown| {
            (self.shapes, self.bytes) = (Budget(Some(MAX_SHAPES)), Budget(Some(MAX_LENGTH)));
            let value = self.member(member, shown)?;
            self.shapes.0.and(self.bytes.0).map(|_| value)
        })
    }

    /// A value of the shape `target`; a structure shows the members `shown`.
    fn value(
        &mut self,
        target: &ShapeId,
        own: &Traits,
        shown: Shown,
        member_name: &str,
    ) -> Option<Value> {
        let shape = self.doc.plan.shape(target);
        if self.doc.plan.replacement(target).is_some() {
            return None;
        }
        match &shape.kind {
            Kind::Simple(simple) => self.simple(*simple, shape, own, member_name),
            Kind::Enum(values) => {
                let place = self.nth.checked_rem(values.len())?;
                Some(values[place].value.as_str().into())
            }
            Kind::IntEnum(values) => {
                let place = self.nth.checked_rem(values.len())?;
                Some(values[place].value.into())
            }
            Kind::Structure(_) => {
                self.shapes.spend(1)?;
                self.structure(target, shown.within(), Self::member)
            }
            Kind::Union(members) => {
                self.shapes.spend(1)?;
                let member = members.first()?;
                let payload = if member.target.is_unit() {
                    Value::Object(Map::new())
                } else {
                    self.member(member, shown)?
                };
                let mut union = Map::new();
                union.insert(member.name.clone(), payload);
                Some(Value::Object(union))
            }
            Kind::List(member) => self.list(member, shape, own, shown, &singular(member_name)),
            Kind::Map(key, value) => self.map((key, value), shape, own, shown),
            _ => None,
        }
    }

    fn list(
        &mut self,
        member: &Member,
        shape: &Shape,
        own: &Traits,
        shown: Shown,
        member_name: &str,
    ) -> Option<Value> {
        let items = self.each(count(shape, own), |inventor| {
            inventor.value(&member.target, &member.traits, shown, member_name)
        })?;
        let mut different: Vec<Value> = Vec::new();
        for item in items {
            if !shape.traits.unique_items || !different.contains(&item) {
                different.push(item);
            }
        }
        Some(Value::Array(different))
    }

    fn map(
        &mut self,
        (key, value): (&Member, &Member),
        shape: &Shape,
        own: &Traits,
        shown: Shown,
    ) -> Option<Value> {
        let entries = self.each(count(shape, own), |inventor| {
            let key = inventor.value(&key.target, &key.traits, shown, "key")?;
            let value = inventor.value(&value.target, &value.traits, shown, "value")?;
            Some((key.as_str()?.to_owned(), value))
        })?;
        Some(Value::Object(entries.into_iter().collect()))
    }

    /// The values of `count` items.
    fn each<T>(
        &mut self,
        count: usize,
        mut make: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let around = self.nth;
        let item = |index| {
            self.nth = around + index;
            make(self)
        };
        let items = (0..count).map(item).collect();
        self.nth = around;
        items
    }

    fn simple(
        &mut self,
        simple: Simple,
        shape: &Shape,
        own: &Traits,
        member_name: &str,
    ) -> Option<Value> {
        let length = own.length.or(shape.traits.length);
        let range = own.range.as_ref().or(shape.traits.range.as_ref());
        let text = match simple {
            Simple::Boolean => return Some(self.nth.is_multiple_of(2).into()),
            Simple::Byte
            | Simple::Short
            | Simple::Integer
            | Simple::Long
            | Simple::BigInteger
            | Simple::BigDecimal => return Some(number::integer(range, self.nth).into()),
            Simple::Float | Simple::Double => {
                return Number::from_f64(number::float(range, self.nth)).map(Value::Number);
            }
            Simple::Timestamp => return Some((FIRST_INSTANT + self.nth).into()),
            Simple::String => match own.pattern.as_ref().or(shape.traits.pattern.as_ref()) {
                Some(pattern) => self.doc.patterns.text(length, pattern, member_name, self.nth),
                None => text::plain(length, member_name, self.nth),
            },
            Simple::Blob => text::bytes(length, self.nth),
            Simple::Document => text::bytes(None, self.nth),
        };
        self.bytes.spend(text.len())?;
        Some(Value::String(text))
    }
}

/// The minimum number of items of a list or map, but one if it can have one.
fn count(shape: &Shape, own: &Traits) -> usize {
    let bounds = own.length.or(shape.traits.length);
    let least = bounds.and_then(|bounds| bounds.min).unwrap_or(1).clamp(1, MAX_ITEMS);
    let most = bounds.and_then(|bounds| bounds.max).unwrap_or(MAX_ITEMS);
    usize::try_from(least.min(most)).unwrap_or(1)
}

/// The name for an item of a list.
fn singular(member_name: &str) -> String {
    let stem = |suffix| member_name.strip_suffix(suffix);
    match (stem("ies"), stem("sses"), stem("s")) {
        (Some(stem), _, _) => format!("{stem}y"),
        (_, Some(stem), _) => format!("{stem}ss"),
        (_, _, Some(stem)) if !stem.ends_with(['s', 'u']) => stem.to_owned(),
        _ => member_name.to_owned(),
    }
}
