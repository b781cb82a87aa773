//! Lowers structures and their fields.

use proc_macro2::Ident;

use super::Lowering;
use crate::document;
use crate::express;
use crate::ir::{
    DefaultValue, ErrorMessage, Field, ImplementedTraits, Presence, Redaction, Structure, Type,
};
use crate::leave_out::LeaveOut;
use crate::model::{Member, Shape, ShapeId};
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
        let redaction = self.plan.redactions.of_type(id);
        Structure {
            ident: self.plan.names.types[id].clone(),
            builder: self.plan.names.builders[id].clone(),
            wire: id.name().to_owned(),
            aliases: document::aliases_of_type(self.plan, id),
            docs: document::shape(&self.doc, id),
            deprecated: document::deprecated(&shape.traits),
            attributes: self.plan.types.additions.of_type(id, shape),
            traits: ImplementedTraits {
                eq: self.plan.closure.is_exact(id),
                hash: self.plan.has_hash(id, shape),
                default: nothing_required,
            },
            error: shape.traits.error.map(|_| error_message(&fields, redaction)),
            redaction,
            is_sent: self.plan.closure.is_sent(id),
            fields: fields.into_iter().map(|(_, field)| field).collect(),
        }
    }

    /// The fields of a structure with their members.
    fn fields(&self, id: &'a ShapeId, members: &'a [Member]) -> Vec<(&'a Member, Field)> {
        let fields = self.plan.named_fields(id, members).into_iter();
        fields.map(|(member, ident)| (member, self.field(id, member, ident))).collect()
    }

    fn field(&self, id: &'a ShapeId, member: &'a Member, ident: &Ident) -> Field {
        let presence = if self.plan.is_required(id, member) {
            Presence::Required(self.plan.names.parameter(ident).clone())
        } else {
            Presence::Optional
        };
        let document::FieldDocs { field: docs, setter: setter_docs, sentence } =
            document::field(&self.doc, id, member);
        let deprecated = document::deprecated(&member.traits);
        let format = plan::date_format(self.plan.model, member);
        let default = self.default(id, member);
        let is_token = member.traits.idempotency_token;
        let has_maybe = !self.plan.config.leave_out.contains(&LeaveOut::MaybeSetters);
        Field {
            aliases: document::aliases_of_field(self.plan, id, ident),
            ident: ident.clone(),
            maybe: has_maybe.then(|| self.plan.names.maybe(id, member).clone()),
            wire: self.plan.wire_name(member).to_owned(),
            ty: self.plan.types.of_member(id, member).clone(),
            presence,
            format,
            place: self.plan.place(id, member),
            default,
            is_token,
            docs,
            setter_docs,
            attributes: self.plan.types.additions.of_member(id.member(&member.name)),
            deprecated,
            facts: self.member_facts(id, member, sentence),
        }
    }

    fn default(&self, container: &ShapeId, member: &Member) -> Option<DefaultValue> {
        Some(match self.plan.default(container, member)? {
            plan::DefaultValue::OfModel(node) => DefaultValue::OfModel {
                text: document::node_text(node),
                expression: express::default_expression(self.plan, container, member, node),
            },
            plan::DefaultValue::Initial => DefaultValue::Initial,
        })
    }
}

/// The field that an error displays: `message` or `errorMessage`, in any case, unless it is
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
