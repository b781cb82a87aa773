//! Rust types of members.

use super::Plan;
use crate::ir::{Derivable, Redaction, Support, Type};
use crate::model::{Kind, Member, ShapeId, Simple};

impl Plan<'_> {
    /// The type of a member's value, without the `Option` of optional members.
    pub(crate) fn member_type(&self, container: &ShapeId, member: &Member) -> Type {
        let mut ty = self.target_type(&member.target);
        if self.whole().is_boxed(container, &member.name) {
            ty = Type::Boxed(Box::new(ty));
        }
        if self.redactions.of_member(self.model, container, member).is_some() {
            ty = Type::Sensitive(Box::new(ty));
        }
        ty
    }

    fn target_type(&self, id: &ShapeId) -> Type {
        if let Some(path) = self.replacement(id) {
            return Type::User(path.clone());
        }
        let shape = self.shape(id);
        let element = |member: &Member| {
            let ty = self.member_type(id, member);
            if shape.traits.sparse { Type::Nullable(Box::new(ty)) } else { ty }
        };
        match &shape.kind {
            Kind::Simple(simple) => simple_type(*simple),
            Kind::List(member) => Type::List(Box::new(element(member))),
            Kind::Map(key, value) => {
                let key = as_key(self.member_type(id, key));
                Type::Map(Box::new(key), Box::new(element(value)))
            }
            // Operations and the like can't be targets: parsing checks that.
            _ => Type::Shape(self.names.types[id].clone()),
        }
    }

    pub(crate) fn derivable(&self, id: &ShapeId, nothing_required: bool) -> Derivable {
        Derivable { eq: self.closure.is_exact(id), default: nothing_required }
    }

    /// Whether the shape itself is secret, wherever it stands.
    pub(crate) fn redaction(&self, id: &ShapeId) -> Redaction {
        match self.redactions.of_shape(self.model, id) {
            Some(_) => Redaction::Whole,
            None => Redaction::Marked,
        }
    }
}

/// The type of a map's key: that stays a string, whose order and whose form on the wire are known.
fn as_key(ty: Type) -> Type {
    match ty {
        Type::User(_) => Type::String,
        Type::Sensitive(inner) => Type::Sensitive(Box::new(as_key(*inner))),
        other => other,
    }
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
