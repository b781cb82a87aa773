//! Unions, and enums of strings and integers.

use super::Lowering;
use crate::document;
use crate::ir::{Enum, EnumVariant, Repr, Type, Union, UnionVariant, Value};
use crate::model::{EnumValue, Member, Shape, ShapeId};
use crate::name;

impl<'a> Lowering<'_, 'a> {
    pub(super) fn union(&self, id: &'a ShapeId, shape: &'a Shape, members: &'a [Member]) -> Union {
        let names = &self.plan.names.members[id];
        let variant = |member: &'a Member| {
            let ty: Option<Type> =
                (!member.target.is_unit()).then(|| self.plan.member_type(id, member));
            let (docs, sentence) = document::union_variant(&self.doc, id, member);
            UnionVariant {
                ident: name::ident(&names[member.name.as_str()]),
                wire: member.name.clone(),
                docs,
                deprecated: document::deprecated(&member.traits),
                attributes: self.plan.member_attributes(id, &member.name),
                format: self.plan.format(member),
                facts: self.member_facts(id, member, sentence),
                ty,
            }
        };
        Union {
            ident: self.plan.names.types[id].clone(),
            wire: id.name().to_owned(),
            aliases: document::aliases_of_type(self.plan, id),
            docs: document::shape(&self.doc, id),
            deprecated: document::deprecated(&shape.traits),
            attributes: self.plan.attributes(id, shape),
            variants: members.iter().map(variant).collect(),
            traits: self.plan.derivable(id, false),
            redaction: self.plan.redaction(id),
            is_sent: self.plan.closure.is_sent(id),
        }
    }

    pub(super) fn string_enum(
        &self,
        id: &'a ShapeId,
        shape: &Shape,
        values: &[EnumValue<String>],
    ) -> Enum {
        self.enumeration(id, shape, values, Repr::String, |value| Value::String(value.clone()))
    }

    pub(super) fn int_enum(
        &self,
        id: &'a ShapeId,
        shape: &Shape,
        values: &[EnumValue<i32>],
    ) -> Enum {
        self.enumeration(id, shape, values, Repr::I32, |value| Value::I32(*value))
    }

    fn enumeration<T>(
        &self,
        id: &'a ShapeId,
        shape: &Shape,
        values: &[EnumValue<T>],
        repr: Repr,
        wire: fn(&T) -> Value,
    ) -> Enum {
        let variant = |(value, ident): (&EnumValue<T>, &str)| {
            let wire = wire(&value.value);
            EnumVariant {
                docs: document::enum_variant(&self.doc, id, &value.traits, &wire, ident),
                ident: name::ident(ident),
                deprecated: document::deprecated(&value.traits),
                attributes: self.plan.member_attributes(id, &value.name),
                value: wire,
            }
        };
        Enum {
            ident: self.plan.names.types[id].clone(),
            wire: id.name().to_owned(),
            aliases: document::aliases_of_type(self.plan, id),
            docs: document::shape(&self.doc, id),
            deprecated: document::deprecated(&shape.traits),
            attributes: self.plan.attributes(id, shape),
            variants: self.plan.names.variants(id, values).into_iter().map(variant).collect(),
            repr,
            redaction: self.plan.redaction(id),
        }
    }
}
