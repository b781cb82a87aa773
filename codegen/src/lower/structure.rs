//! Structures and their fields.

use proc_macro2::Ident;

use super::redaction::Reason;
use super::{Context, docs};
use crate::error::{Errors, Problem};
use crate::ir::{
    Deprecated, ErrorMessage, Field, MemberFacts, Presence, RedactedBy, Redaction, State,
    Structure, Type,
};
use crate::model::{self, Kind, Member, Shape, ShapeId};
use crate::name::{self, Scope};
use crate::prose;

/// Required members of one structure. A builder has a type parameter for each of them, and each of
/// their setters names all parameters: with 1,000, compiling takes minutes. AWS has 22 at most.
const MAX_REQUIRED: usize = 256;

impl<'a> Context<'a> {
    /// A builder can't keep track of any number of required members.
    pub(super) fn check_required_members(&self) -> Result<(), Errors> {
        let mut errors = Errors::default();
        for (id, shape) in &self.closure.shapes {
            let Kind::Structure(members) = &shape.kind else { continue };
            let count = members.iter().filter(|member| self.is_required(id, member)).count();
            if count > MAX_REQUIRED {
                let message = format!("has {count} required members, more than {MAX_REQUIRED}");
                let help = "make some optional under [required] in the configuration";
                errors.push(Problem::new(id, message).help(help));
            }
        }
        errors.propagate()
    }

    pub(super) fn structure(
        &self,
        id: &'a ShapeId,
        shape: &'a Shape,
        members: &'a [Member],
    ) -> Structure {
        let fields = self.fields(id, members);
        let nothing_required = !members.iter().any(|member| self.is_required(id, member));
        let redaction = self.redaction(id);
        Structure {
            ident: self.names.types[id].clone(),
            builder: self.names.builders[id].clone(),
            wire: id.name().to_owned(),
            aliases: self.type_aliases(id),
            docs: docs::structure(self, id, shape, &fields),
            deprecated: deprecated(&shape.traits),
            attributes: self.attributes(id, shape),
            traits: self.derivable(id, nothing_required),
            error: shape.traits.error.map(|_| error_message(&fields, redaction)),
            redaction,
            is_sent: self.closure.is_sent(id),
            fields: fields.into_iter().map(|(_, field)| field).collect(),
        }
    }

    /// The members of a structure in the order of its fields: required ones first.
    fn in_order(&self, id: &ShapeId, members: &'a [Member]) -> Vec<&'a Member> {
        let (required, optional): (Vec<_>, Vec<_>) =
            members.iter().partition(|member| self.is_required(id, member));
        required.into_iter().chain(optional).collect()
    }

    /// The members with the names of their fields, in their order.
    pub(super) fn named_fields(
        &self,
        id: &ShapeId,
        members: &'a [Member],
    ) -> Vec<(&'a Member, String)> {
        let names = &self.names.members[id];
        let pair = |member: &'a Member| (member, names[member.name.as_str()].clone());
        self.in_order(id, members).into_iter().map(pair).collect()
    }

    /// The required members with the names of their fields.
    pub(super) fn required_fields(
        &self,
        id: &ShapeId,
        members: &'a [Member],
    ) -> Vec<(&'a Member, String)> {
        let mut named = self.named_fields(id, members);
        named.retain(|(member, _)| self.is_required(id, member));
        named
    }

    /// The fields of a structure with their members.
    fn fields(&self, id: &'a ShapeId, members: &'a [Member]) -> Vec<(&'a Member, Field)> {
        let members = self.named_fields(id, members);
        let mut setters = Scope::setters(members.iter().map(|(_, field)| field.as_str()));
        let types: Vec<Type> =
            members.iter().map(|(member, _)| self.member_type(id, member)).collect();
        // All that the builder names: its parameters must leave it visible.
        let markers = &self.names.markers;
        let own_markers =
            members.iter().filter_map(|(member, _)| markers.get(&(id, member.name.as_str())));
        let own = [&self.names.types[id], &self.names.builders[id]].into_iter().chain(own_markers);
        let mut named: Vec<String> = own.map(ToString::to_string).collect();
        for ty in &types {
            ty.visit(&mut |ty| named.extend(ty.name()));
        }
        let mut parameters = Scope::parameters(named.iter().map(String::as_str));
        let mut fields = Vec::new();
        for ((member, ident), ty) in members.into_iter().zip(types) {
            let presence = match markers.get(&(id, member.name.as_str())) {
                Some(marker) => Presence::Required(State {
                    parameter: name::ident(&parameters.claim(&name::camel(&member.name))),
                    marker: marker.clone(),
                }),
                None => Presence::Optional,
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
        let docs::FieldDocs { field: docs, setter: setter_docs, sentence } =
            docs::field(self, id, member, &ident, &presence, &ty);
        let deprecated = deprecated(&member.traits);
        let format = self.format(member);
        let default = self.default(id, member);
        let is_token = member.traits.idempotency_token;
        Field {
            aliases: self.field_aliases(id, &ident),
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
            attributes: self.member_attributes(id, &member.name),
            deprecated,
            facts: self.member_facts(id, member, sentence),
        }
    }

    /// What a comparison says of a member.
    pub(super) fn member_facts(
        &self,
        container: &ShapeId,
        member: &Member,
        sentence: String,
    ) -> MemberFacts {
        let reason = self.redactions.of_member(self.model, container, member);
        MemberFacts {
            target: member.target.name().to_owned(),
            constraints: self.constraints(member),
            redacted_by: reason.map(|reason| match reason {
                Reason::Model => RedactedBy::Model,
                Reason::Override(_) => RedactedBy::Configuration,
            }),
            sentence,
        }
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

/// The trait `@deprecated` as Rust's attribute, whose text is plain, but Markdown to rustdoc.
///
/// Smithy's `since` can be anything, Rust's must be a version: so it goes into the note.
pub(super) fn deprecated(traits: &model::Traits) -> Option<Deprecated> {
    let deprecated = traits.deprecated.as_ref()?;
    let message = deprecated.message.as_deref().map(docs::plain);
    let since = deprecated.since.as_deref().map(|since| format!("since {}", docs::plain(since)));
    let note = match (message, since) {
        (Some(message), Some(since)) => Some(format!("{message} ({since})")),
        (message, since) => message.or(since),
    };
    // Only what could be a link is escaped: rustc shows the note as it is.
    let escaped = |note: String| if note.contains('[') { prose::escape(&note) } else { note };
    Some(Deprecated { note: note.map(escaped) })
}
