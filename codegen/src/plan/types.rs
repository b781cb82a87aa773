//! Rust types of members, and what the configuration adds to types.

use std::collections::BTreeMap;

use proc_macro2::Ident;

use super::attributes::Additions;
use super::closure::Closure;
use super::redaction::Redactions;
use super::replacement::Replacements;
use crate::ir::{Replacement, Support, Type, UserCode};
use crate::model::{Kind, Member, MemberId, Shape, ShapeId, Simple};

/// The types of a crate.
pub(crate) struct Types<'a> {
    of_members: BTreeMap<MemberId<'a>, Type>,
    replacements: Replacements<'a>,
    /// Derives and attributes that the configuration adds.
    pub(crate) additions: Additions<'a>,
}

/// What the type of a member depends on.
struct Typing<'c, 'a> {
    closure: &'c Closure<'a>,
    items: &'c BTreeMap<&'a ShapeId, Ident>,
    redactions: &'c Redactions<'a>,
    replacements: &'c Replacements<'a>,
}

impl<'a> Types<'a> {
    /// The types of all members in `closure`; `items` are the names of its structures, unions and
    /// enums.
    ///
    /// No list or map may be within itself, see [`Closure::check_aggregates`].
    pub(crate) fn of(
        closure: &Closure<'a>,
        items: &BTreeMap<&'a ShapeId, Ident>,
        redactions: &Redactions<'a>,
        replacements: Replacements<'a>,
        additions: Additions<'a>,
    ) -> Self {
        let typing = Typing { closure, items, redactions, replacements: &replacements };
        let mut of_members = BTreeMap::new();
        for (&id, shape) in &closure.shapes {
            for member in shape.members().into_iter().filter(|member| !member.target.is_unit()) {
                of_members.insert(id.member(&member.name), typing.member(id, member));
            }
        }
        Self { of_members, replacements, additions }
    }

    /// The type of a member's value, without the `Option` of optional members. The member must not
    /// target the unit shape, which only members of unions can.
    pub(crate) fn of_member<'s>(&'s self, container: &'s ShapeId, member: &'s Member) -> &'s Type {
        &self.of_members[&container.member(&member.name)]
    }

    /// The type of the user's that stands for values of a shape.
    pub(crate) fn replacement(&self, id: &ShapeId, shape: &Shape) -> Option<&UserCode> {
        self.replacements.of_shape(id, shape)
    }

    /// Every type of the user's in `closure`, with what it stands for.
    pub(crate) fn replacements(&self, closure: &Closure<'_>) -> Vec<Replacement> {
        self.replacements.used(closure)
    }
}

impl<'a> Typing<'_, 'a> {
    fn member(&self, container: &ShapeId, member: &'a Member) -> Type {
        let mut ty = self.target(&member.target);
        if matches!(&self.closure.shapes[container].kind, Kind::Map(key, _) if key.name == member.name)
        {
            ty = as_key(ty);
        }
        if self.closure.is_boxed(container, &member.name) {
            ty = Type::Boxed(Box::new(ty));
        }
        if self.redactions.of_member(container, member).is_some() {
            ty = Type::Sensitive(Box::new(ty));
        }
        ty
    }

    fn target(&self, id: &'a ShapeId) -> Type {
        let shape = self.closure.shapes[id];
        if let Some(path) = self.replacements.of_shape(id, shape) {
            return Type::User(path.clone());
        }
        let element = |member: &'a Member| {
            let ty = self.member(id, member);
            if shape.traits.sparse { Type::Nullable(Box::new(ty)) } else { ty }
        };
        match &shape.kind {
            Kind::Simple(simple) => simple_type(*simple),
            Kind::List(member) => Type::List(Box::new(element(member))),
            Kind::Map(key, value) => {
                Type::Map(Box::new(self.member(id, key)), Box::new(element(value)))
            }
            // The parser checks that no member targets an operation, a resource or a service.
            _ => Type::Shape(self.items[id].clone()),
        }
    }
}

/// The type of a map's key. A replaced type stays a string there, since its order and its wire form
/// must be known.
fn as_key(ty: Type) -> Type {
    if let Type::User(_) = ty { Type::String } else { ty }
}

fn simple_type(simple: Simple) -> Type {
    match simple {
        Simple::Boolean => Type::Bool,
        Simple::Byte => Type::I8,
        Simple::Short => Type::I16,
        Simple::Integer => Type::I32,
        Simple::Long => Type::I64,
        Simple::Float => Type::F32,
        Simple::Double => Type::F64,
        Simple::String => Type::String,
        Simple::Blob => Type::Support(Support::Blob),
        Simple::Timestamp => Type::Support(Support::Timestamp),
        Simple::Document => Type::Support(Support::Document),
        Simple::BigInteger => Type::Support(Support::BigInteger),
        Simple::BigDecimal => Type::Support(Support::BigDecimal),
    }
}
