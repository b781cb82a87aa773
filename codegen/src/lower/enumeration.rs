//! Lowers unions, and enums of strings and integers.

use super::Lowering;
use crate::document;
use crate::ir::{Enum, EnumVariant, ImplementedTraits, Repr, Union, UnionVariant, Value};
use crate::model::{EnumValue, Member, Shape, ShapeId};
use crate::plan;

impl<'a> Lowering<'_, 'a> {
    pub(super) fn union(&self, id: &'a ShapeId, shape: &'a Shape, members: &'a [Member]) -> Union {
        let variant = |member: &'a Member| {
            let has_value = !member.target.is_unit();
            let (docs, sentence) = document::union_variant(&self.doc, id, member);
            UnionVariant {
                ident: self.plan.names.of_member(id, member).clone(),
                wire: self.plan.wire_name(member).to_owned(),
                docs,
                deprecated: document::deprecated(&member.traits),
                attributes: self.plan.types.additions.of_member(id.member(&member.name)),
                format: plan::date_format(self.plan.model, member),
                facts: self.member_facts(id, member, sentence),
                ty: has_value.then(|| self.plan.types.of_member(id, member).clone()),
            }
        };
        Union {
            ident: self.plan.names.types[id].clone(),
            wire: id.name().to_owned(),
            aliases: document::aliases_of_type(self.plan, id),
            docs: document::shape(&self.doc, id),
            deprecated: document::deprecated(&shape.traits),
            attributes: self.plan.types.additions.of_type(id, shape),
            variants: members.iter().map(variant).collect(),
            traits: ImplementedTraits {
                eq: self.plan.closure.is_exact(id),
                hash: self.plan.has_hash(id, shape),
                default: false,
            },
            redaction: self.plan.redactions.of_type(id),
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
        let variant = |value: &EnumValue<T>| {
            let ident = self.plan.names.member(id, &value.name)?;
            let wire = wire(&value.value);
            Some(EnumVariant {
                docs: document::enum_variant(&self.doc, id, &value.traits, &wire, ident),
                ident: ident.clone(),
                deprecated: document::deprecated(&value.traits),
                attributes: self.plan.types.additions.of_member(id.member(&value.name)),
                value: wire,
            })
        };
        Enum {
            ident: self.plan.names.types[id].clone(),
            wire: id.name().to_owned(),
            aliases: document::aliases_of_type(self.plan, id),
            docs: document::shape(&self.doc, id),
            deprecated: document::deprecated(&shape.traits),
            attributes: self.plan.types.additions.of_type(id, shape),
            variants: values.iter().filter_map(variant).collect(),
            repr,
            redaction: self.plan.redactions.of_type(id),
        }
    }
}
