//! The names that only builders have: setters of options, and type parameters.

use std::collections::BTreeMap;

use proc_macro2::Ident;
use syn::ext::IdentExt;

use crate::model::{Kind, Member, MemberId, ShapeId};
use crate::name::{self, Scope};
use crate::plan::presence::Presence;
use crate::plan::types::Types;

/// The names of all builders of a crate.
#[derive(Default)]
pub(super) struct Setters<'a> {
    /// The setters that take an `Option`, by field.
    pub(super) maybe: BTreeMap<MemberId<'a>, Ident>,
    /// Type parameters, by required member.
    pub(super) parameters: BTreeMap<MemberId<'a>, Ident>,
}

impl<'a> Setters<'a> {
    /// Adds the names of the builder of a structure; `own` are the names of these two.
    pub(super) fn add(
        &mut self,
        kind: &'a Kind,
        id: &'a ShapeId,
        own: [&Ident; 2],
        fields: &BTreeMap<MemberId<'a>, Ident>,
        presence: &Presence<'a>,
        types: &Types<'a>,
    ) {
        let Kind::Structure(members) = kind else { return };
        let members = presence.in_order(id, members);
        // A type parameter must not hide a name that the code of the builder uses.
        let mut used: Vec<String> = own.iter().map(ToString::to_string).collect();
        for member in &members {
            types.of_member(id, member).visit(&mut |ty| used.extend(ty.name()));
        }
        let mut parameters = Scope::parameters(used.iter().map(String::as_str));
        let field = |member: &Member| fields[&id.member(&member.name)].unraw().to_string();
        let names: Vec<String> = members.iter().map(|member| field(member)).collect();
        let mut setters = Scope::setters(names.iter().map(String::as_str));
        for (member, field) in members.into_iter().zip(&names) {
            let maybe = setters.claim(&format!("maybe_{}", field.trim_start_matches('_')));
            self.maybe.insert(id.member(&member.name), name::ident(&maybe));
            if presence.is_required(id, member) {
                let parameter = parameters.claim(&name::camel(&member.name));
                self.parameters.insert(id.member(&member.name), name::ident(&parameter));
            }
        }
    }
}
