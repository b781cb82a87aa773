//! The names of modules, and of the variants of `ServiceError`.

use std::collections::BTreeMap;

use proc_macro2::Ident;

use super::naming::wanted;
use crate::map::{map_of, set_of};
use crate::model::{Service, ShapeId};
use crate::name::{self, Scope};
use crate::plan::closure::Closure;

/// The modules of operations, and of types that aren't in the module of an operation. Each is a
/// file.
pub(super) fn modules<'a>(
    service: &'a Service,
    closure: &Closure<'a>,
    types: &BTreeMap<&'a ShapeId, Ident>,
    operations: &BTreeMap<&'a ShapeId, Ident>,
) -> BTreeMap<&'a ShapeId, Ident> {
    let owned = set_of(closure.owned.values().flatten().copied());
    let types = types.iter().filter(|(id, _)| !owned.contains(*id));
    let mut modules = in_folder(service, types);
    modules.extend(in_folder(service, operations.iter()));
    modules
}

/// The modules of items whose files are in one folder.
fn in_folder<'i, 'a: 'i>(
    service: &'a Service,
    items: impl Iterator<Item = (&'i &'a ShapeId, &'i Ident)>,
) -> BTreeMap<&'a ShapeId, Ident> {
    let items: Vec<_> = items.map(|(id, ident)| (*id, ident.to_string())).collect();
    let modules: Vec<String> =
        items.iter().map(|(id, ident)| name::module(wanted(service, id), ident)).collect();
    let modules: Vec<&str> = modules.iter().map(String::as_str).collect();
    let mut scope = Scope::modules(items.iter().map(|(_, ident)| ident.as_str()));
    let claimed = scope.claim_all(&modules, str::to_owned);
    map_of(items.iter().map(|(id, _)| *id).zip(claimed.iter().map(|name| name::ident(name))))
}

/// The variants of `ServiceError`, by the errors that operations return.
pub(super) fn errors<'a>(
    closure: &Closure<'a>,
    types: &BTreeMap<&'a ShapeId, Ident>,
) -> BTreeMap<&'a ShapeId, Ident> {
    let ids: Vec<&'a ShapeId> = closure.returned_by.keys().copied().collect();
    let types: Vec<String> = ids.iter().map(|id| types[*id].to_string()).collect();
    let types: Vec<&str> = types.iter().map(String::as_str).collect();
    let variants = Scope::variants().claim_all(&types, str::to_owned);
    map_of(ids.into_iter().zip(variants.iter().map(|variant| name::ident(variant))))
}
