//! The names that only builders have: setters of options, and type parameters.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Ident;
use syn::ext::IdentExt;

use crate::ir::Support;
use crate::map::{map_of, set_of};
use crate::model::{Kind, MemberId, ShapeId};
use crate::name::{self, Scope};
use crate::plan::presence::Presence;

/// The setters of a structure's builder that take an `Option`, by field.
pub(super) fn maybe<'a>(
    kind: &'a Kind,
    id: &'a ShapeId,
    fields: &BTreeMap<MemberId<'a>, Ident>,
    presence: &Presence<'a>,
) -> Vec<(MemberId<'a>, Ident)> {
    let Kind::Structure(members) = kind else { return Vec::new() };
    let ids = presence.in_order(id, members).into_iter().map(|member| id.member(&member.name));
    let named: Vec<_> = ids.map(|id| (id, fields[&id].unraw().to_string())).collect();
    let mut scope = Scope::setters(named.iter().map(|(_, field)| field.as_str()));
    let mut claim = |field: &str| scope.claim(&format!("maybe_{}", field.trim_start_matches('_')));
    named.iter().map(|(id, field)| (*id, name::ident(&claim(field)))).collect()
}

/// The type parameters of builders for required members, by the name of the field.
///
/// A field has the same parameter in all builders of the service: the trait that `build()` requires
/// has the name of the parameter, and its message has the name of the field.
pub(super) fn parameters<'m>(
    fields: impl Iterator<Item = &'m Ident>,
    items: &BTreeSet<String>,
) -> BTreeMap<String, Ident> {
    let fields = set_of(fields.map(|field| field.unraw().to_string()));
    let wanted: Vec<&str> = fields.iter().map(String::as_str).collect();
    // A parameter must not hide a type that the code of a builder uses.
    let support = Support::ALL.map(Support::name).into_iter().chain(["BTreeMap", "Sensitive"]);
    let types = items.iter().map(String::as_str).chain(support);
    let claimed = Scope::parameters(types).claim_all(&wanted, name::camel);
    let parameters = claimed.iter().map(|parameter| name::ident(parameter)).collect::<Vec<_>>();
    map_of(fields.into_iter().zip(parameters))
}
