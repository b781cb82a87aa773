//! The Rust names of a service: of types, operations, builders, fields and variants.
//!
//! It names the whole service, even if the crate has only some operations. So these names stay the
//! same if the crate gets more operations.

mod modules;
mod naming;
mod setters;

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Ident;
use syn::ext::IdentExt;

use super::closure::Closure;
use super::presence::Presence;
use crate::ir::Value;
use crate::map::{map_of, set_of};
use crate::model::{Kind, Member, MemberId, ShapeId};
pub(crate) use naming::{Items, Naming};

/// The Rust names of a crate, by shape id.
pub(crate) struct Names<'a> {
    /// The names of all items of the service, including those that the crate doesn't have.
    pub(crate) taken: BTreeSet<String>,
    pub(crate) types: BTreeMap<&'a ShapeId, Ident>,
    pub(crate) operations: BTreeMap<&'a ShapeId, Ident>,
    pub(crate) builders: BTreeMap<&'a ShapeId, Ident>,
    /// The modules of operations, and of types that aren't in the module of an operation.
    pub(crate) modules: BTreeMap<&'a ShapeId, Ident>,
    /// The variants of `ServiceError`, by the errors that operations return.
    pub(crate) errors: BTreeMap<&'a ShapeId, Ident>,
    /// Fields of structures, and variants of unions and enums.
    members: BTreeMap<MemberId<'a>, Ident>,
    /// Variants of enums by their values.
    variants: BTreeMap<&'a ShapeId, BTreeMap<Value, Ident>>,
    /// The setters `maybe_..` of all fields.
    maybe: BTreeMap<MemberId<'a>, Ident>,
    /// The type parameters of builders for required members, by the name of the field.
    parameters: BTreeMap<String, Ident>,
}

impl<'a> Names<'a> {
    /// Names everything in `closure`, which is the whole service or a part of it.
    pub(crate) fn of(
        naming: &Naming<'_, 'a>,
        closure: &Closure<'a>,
        Items { mut scope, types, operations }: Items<'a>,
        presence: &Presence<'a>,
    ) -> Self {
        let builders = naming.builders(&mut scope, &types);
        let items = [&types, &operations, &builders].into_iter().flat_map(BTreeMap::values);
        let taken = set_of(items.map(ToString::to_string));
        let members = naming.members();
        let types = map_of(types.into_iter().filter(|(id, _)| closure.shapes.contains_key(*id)));
        let operations = operations.into_iter();
        let operations = map_of(operations.filter(|(id, _)| closure.operations.contains_key(*id)));
        let variants = types.keys().filter_map(|id| Some((*id, naming.variants(id, &members)?)));
        let of_structure =
            |id: &MemberId<'a>| matches!(naming.kind(id.container), Kind::Structure(_));
        let fields = members.iter().filter(|(id, _)| of_structure(id)).map(|(_, field)| field);
        let maybe = |id| setters::maybe(naming.kind(id), id, &members, presence);
        Self {
            variants: map_of(variants),
            modules: modules::modules(naming.service, closure, &types, &operations),
            errors: modules::errors(closure, &types),
            maybe: map_of(types.keys().flat_map(|id| maybe(id))),
            parameters: setters::parameters(fields, &taken),
            taken,
            types,
            operations,
            builders,
            members,
        }
    }

    /// The field or variant of a member; `None` if the shape has no such member.
    pub(crate) fn member<'s>(&'s self, container: &'s ShapeId, name: &'s str) -> Option<&'s Ident> {
        self.members.get(&container.member(name))
    }

    /// The field or variant of a member that the shape has.
    pub(crate) fn of_member<'s>(&'s self, container: &'s ShapeId, member: &'s Member) -> &'s Ident {
        &self.members[&container.member(&member.name)]
    }

    /// The setter of a field that takes an `Option`.
    pub(crate) fn maybe<'s>(&'s self, container: &'s ShapeId, member: &'s Member) -> &'s Ident {
        &self.maybe[&container.member(&member.name)]
    }

    /// The type parameter of builders for a field, if its member is required.
    pub(crate) fn parameter(&self, field: &Ident) -> &Ident {
        &self.parameters[&field.unraw().to_string()]
    }

    /// The variant of a value of an enum; `None` if the enum doesn't have the value.
    pub(crate) fn variant(&self, id: &ShapeId, value: &Value) -> Option<&Ident> {
        self.variants.get(id)?.get(value)
    }
}
