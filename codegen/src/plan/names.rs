//! The Rust names of a service: of types, operations, builders, fields and variants.
//!
//! It names the whole service, even if the crate has only some operations. So these names stay the
//! same if the crate gets more operations.

mod modules;
mod naming;
mod setters;

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Ident;

use super::closure::Closure;
use super::presence::Presence;
use super::types::Types;
use crate::ir::Value;
use crate::model::{Member, MemberId, ShapeId};
pub(crate) use naming::{Items, Naming};
use setters::Setters;

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
    /// The type parameters of builders, by required member.
    parameters: BTreeMap<MemberId<'a>, Ident>,
}

impl<'a> Names<'a> {
    /// Names everything in `closure`, which is the whole service or a part of it.
    pub(crate) fn of(
        naming: &Naming<'_, 'a>,
        closure: &Closure<'a>,
        Items { mut scope, mut types, mut operations }: Items<'a>,
        presence: &Presence<'a>,
        typed: &Types<'a>,
    ) -> Self {
        let builders = naming.builders(&mut scope, &types);
        let items = [&types, &operations, &builders].into_iter().flat_map(BTreeMap::values);
        let taken = items.map(ToString::to_string).collect();
        let members = naming.members();
        types.retain(|id, _| closure.shapes.contains_key(*id));
        operations.retain(|id, _| closure.operations.contains_key(*id));
        let variants = types.keys().filter_map(|id| Some((*id, naming.variants(id, &members)?)));
        let mut setters = Setters::default();
        for (&id, builder) in builders.iter().filter(|(id, _)| types.contains_key(*id)) {
            setters.add(naming.kind(id), id, [&types[id], builder], &members, presence, typed);
        }
        Self {
            variants: variants.collect(),
            modules: modules::modules(naming.service, closure, &types, &operations),
            errors: modules::errors(closure, &types),
            maybe: setters.maybe,
            parameters: setters.parameters,
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

    /// The builder's type parameter for a member; `None` if the member is optional.
    pub(crate) fn parameter<'s>(
        &'s self,
        container: &'s ShapeId,
        member: &'s Member,
    ) -> Option<&'s Ident> {
        self.parameters.get(&container.member(&member.name))
    }

    /// The variant of a value of an enum; `None` if the enum doesn't have the value.
    pub(crate) fn variant(&self, id: &ShapeId, value: &Value) -> Option<&Ident> {
        self.variants.get(id)?.get(value)
    }
}
