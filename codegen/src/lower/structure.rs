//! Structures and their fields.

use proc_macro2::Ident;

use super::Lowering;
use crate::document;
use crate::ir::{DefaultValue, ErrorMessage, Field, Presence, Redaction, Structure, Type};
use crate::model::{Member, Shape, ShapeId};
use crate::name::{self, Scope};
use crate::plan;

impl<'a> Lowering<'_, 'a> {
    pub(super) fn structure(
        &self,
        id: &'a ShapeId,
        shape: &'a Shape,
        members: &'a [Member],
    ) -> Structure {
        let fields = self.fields(id, members);
        let nothing_required = !members.iter().any(|member| self.plan.is_required(id, member));
        let redaction = self.plan.redaction(id);
        Structure {
            ident: self.plan.names.types[id].clone(),
            builder: self.plan.names.builders[id].clone(),
            wire: id.name().to_owned(),
            aliases: document::aliases_of_type(self.plan, id),
            docs: document::shape(&self.doc, id),
            deprecated: document::deprecated(&shape.traits),
            attributes: self.plan.attributes(id, shape),
            traits: self.plan.derivable(id, nothing_required),
            error: shape.traits.error.map(|_| error_message(&fields, redaction)),
            redaction,
            is_sent: self.plan.closure.is_sent(id),
            fields: fields.into_iter().map(|(_, field)| field).collect(),
        }
    }

    /// The fields of a structure with their members.
    fn fields(&self, id: &'a ShapeId, members: &'a [Member]) -> Vec<(&'a Member, Field)> {
        let members = self.plan.named_fields(id, members);
        let mut setters = Scope::setters(members.iter().map(|(_, field)| field.as_str()));
        let types: Vec<Type> =
            members.iter().map(|(member, _)| self.plan.member_type(id, member)).collect();
        // All that the builder names: its parameters must leave it visible.
        let own = [&self.plan.names.types[id], &self.plan.names.builders[id]];
        let mut named: Vec<String> = own.iter().map(ToString::to_string).collect();
        for ty in &types {
            ty.visit(&mut |ty| named.extend(ty.name()));
        }
        let mut parameters = Scope::parameters(named.iter().map(String::as_str));
        let mut fields = Vec::new();
        for ((member, ident), ty) in members.into_iter().zip(types) {
            let presence = if self.plan.is_required(id, member) {
                Presence::Required(name::ident(&parameters.claim(&name::camel(&member.name))))
            } else {
                Presence::Optional
            };
            let maybe =
                name::ident(&setters.claim(&format!("maybe_{}", ident.trim_start_matches('_'))));
            fields
                .push((member, self.field(id, member, (name::ident(&ident), maybe), ty, presence)));
        }
        fields
    }

    fn field(
        &self,
        id: &'a ShapeId,
        member: &'a Member,
        (ident, maybe): (Ident, Ident),
        ty: Type,
        presence: Presence,
    ) -> Field {
        let document::FieldDocs { field: docs, setter: setter_docs, sentence } =
            document::field(&self.doc, id, member);
        let deprecated = document::deprecated(&member.traits);
        let format = self.plan.format(member);
        let default = self.default(id, member);
        let is_token = member.traits.idempotency_token;
        Field {
            aliases: document::aliases_of_field(self.plan, id, &ident),
            ident,
            maybe,
            wire: member.name.clone(),
            ty,
            presence,
            format,
            default,
            is_token,
            docs,
            setter_docs,
            attributes: self.plan.member_attributes(id, &member.name),
            deprecated,
            facts: self.member_facts(id, member, sentence),
        }
    }

    fn default(&self, container: &ShapeId, member: &Member) -> Option<DefaultValue> {
        Some(match self.plan.default(container, member)? {
            plan::DefaultValue::OfModel(node) => DefaultValue::OfModel {
                text: document::node_text(node),
                expression: self.plan.default_expression(container, member, node),
            },
            plan::DefaultValue::Initial => DefaultValue::Initial,
        })
    }
}

/// What an error displays: its member `message`, or else `errorMessage`, in any case, unless that is
/// redacted.
fn error_message(fields: &[(&Member, Field)], redaction: Redaction) -> ErrorMessage {
    let named = |name: &str| {
        let mut fields = fields.iter().map(|(_, field)| field);
        fields.find(|field| {
            let is_text = field.wire.eq_ignore_ascii_case(name) && field.ty == Type::String;
            is_text && redaction == Redaction::Marked
        })
    };
    let message = named("message").or_else(|| named("errorMessage"));
    ErrorMessage {
        field: message.map(|field| field.ident.clone()),
        optional: message.is_some_and(|field| matches!(field.presence, Presence::Optional)),
        deprecated: message.is_some_and(|field| field.deprecated.is_some()),
    }
}
