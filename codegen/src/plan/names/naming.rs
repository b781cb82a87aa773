//! Chooses the names of a service's items and members.

use std::collections::BTreeMap;

use proc_macro2::Ident;

use crate::ir::Value;
use crate::map::map_of;
use crate::model::{EnumValue, Id, Kind, Member, MemberId, Service, ShapeId};
use crate::name::{self, Scope};
use crate::plan::closure::Closure;
use crate::plan::table::Table;

/// The names of a service's types and operations.
pub(crate) struct Items<'a> {
    pub(crate) types: BTreeMap<&'a ShapeId, Ident>,
    pub(super) operations: BTreeMap<&'a ShapeId, Ident>,
    /// The scope in which they are.
    pub(super) scope: Scope,
}

/// The input of naming.
pub(crate) struct Naming<'c, 'a> {
    pub(crate) service: &'a Service,
    /// The closure of the whole service.
    pub(crate) whole: &'c Closure<'a>,
    /// The names in the configuration.
    pub(crate) rename: &'c Table<'a, Id<'a>, &'a str>,
}

impl<'a> Naming<'_, 'a> {
    /// The names of all items and members.
    pub(crate) fn by_id(&self) -> BTreeMap<Id<'a>, String> {
        let Items { types, operations, .. } = self.items();
        let items = types.into_iter().chain(operations).map(|(id, name)| (Id::Shape(id), name));
        let members = self.members().into_iter().map(|(id, name)| (Id::Member(id), name));
        map_of(items.chain(members).map(|(id, name)| (id, name.to_string())))
    }

    /// The names of types and of operations, which are in one scope.
    pub(crate) fn items(&self) -> Items<'a> {
        let mut scope = Scope::types();
        let shapes: Vec<&'a ShapeId> = self.whole.named().collect();
        let operations = self.whole.operations.keys().copied();
        let all: Vec<&'a ShapeId> = shapes.iter().copied().chain(operations).collect();
        let wanted = all.iter().map(|id| (wanted(self.service, id), self.given(Id::Shape(id))));
        let claimed = claim(&mut scope, &wanted.collect::<Vec<_>>(), name::camel);
        let mut named = all.into_iter().zip(claimed.iter().map(|name| name::ident(name)));
        let types = map_of(named.by_ref().take(shapes.len()));
        Items { types, operations: map_of(named), scope }
    }

    /// The builders of structures.
    pub(super) fn builders(
        &self,
        scope: &mut Scope,
        types: &BTreeMap<&'a ShapeId, Ident>,
    ) -> BTreeMap<&'a ShapeId, Ident> {
        let structures = types.iter().filter(|(id, _)| matches!(self.kind(id), Kind::Structure(_)));
        let mut builder = |ident: &Ident| name::ident(&scope.claim(&format!("{ident}Builder")));
        map_of(structures.map(|(id, ident)| (*id, builder(ident))))
    }

    /// The fields of structures, and the variants of unions and enums.
    pub(super) fn members(&self) -> BTreeMap<MemberId<'a>, Ident> {
        let mut all = BTreeMap::new();
        for id in self.whole.named() {
            let members = match self.kind(id) {
                Kind::Structure(members) => {
                    self.in_scope(id, names(members), Scope::fields(), name::snake)
                }
                Kind::Union(members) => {
                    self.in_scope(id, names(members), Scope::variants(), name::variant)
                }
                Kind::Enum(values) => {
                    let names = values.iter().map(|value| value.name.as_str());
                    self.in_scope(id, names, Scope::variants(), name::variant)
                }
                Kind::IntEnum(values) => {
                    let names = values.iter().map(|value| value.name.as_str());
                    self.in_scope(id, names, Scope::variants(), name::variant)
                }
                _ => continue,
            };
            all.extend(members);
        }
        all
    }

    /// The members of a shape, whose names must differ from each other.
    fn in_scope(
        &self,
        id: &'a ShapeId,
        names: impl Iterator<Item = &'a str>,
        mut scope: Scope,
        case: fn(&str) -> String,
    ) -> Vec<(MemberId<'a>, Ident)> {
        let ids: Vec<_> = names.map(|name| id.member(name)).collect();
        let wanted: Vec<_> = ids.iter().map(|id| (id.name, self.given(Id::Member(*id)))).collect();
        let claimed = claim(&mut scope, &wanted, case);
        ids.into_iter().zip(claimed.iter().map(|name| name::ident(name))).collect()
    }

    /// The variants of an enum by their values; `None` for another shape.
    pub(super) fn variants(
        &self,
        id: &'a ShapeId,
        members: &BTreeMap<MemberId<'a>, Ident>,
    ) -> Option<BTreeMap<Value, Ident>> {
        fn by_value<'a, T>(
            id: &'a ShapeId,
            values: &'a [EnumValue<T>],
            wire: fn(&T) -> Value,
            members: &BTreeMap<MemberId<'a>, Ident>,
        ) -> BTreeMap<Value, Ident> {
            let ident = |value: &'a EnumValue<T>| members[&id.member(&value.name)].clone();
            map_of(values.iter().map(|value| (wire(&value.value), ident(value))))
        }
        match self.kind(id) {
            Kind::Enum(values) => {
                Some(by_value(id, values, |it| Value::String(it.clone()), members))
            }
            Kind::IntEnum(values) => Some(by_value(id, values, |it| Value::I32(*it), members)),
            _ => None,
        }
    }

    /// The name that the configuration gives.
    fn given(&self, id: Id<'a>) -> Option<&'a str> {
        self.rename.get(&id).map(|entry| entry.value)
    }

    pub(super) fn kind(&self, id: &ShapeId) -> &'a Kind {
        &self.whole.shapes[id].kind
    }
}

fn names(members: &[Member]) -> impl Iterator<Item = &str> {
    members.iter().map(|member| member.name.as_str())
}

/// The name that the model gives to a shape: by `rename` of the service, or by its id.
pub(super) fn wanted<'a>(service: &'a Service, id: &'a ShapeId) -> &'a str {
    service.rename.get(id).map_or(id.name(), String::as_str)
}

/// Claims a name for each item: the unchanged name from the configuration, if it has one, else a
/// name made from the one in the model.
fn claim(
    scope: &mut Scope,
    wanted: &[(&str, Option<&str>)],
    case: fn(&str) -> String,
) -> Vec<String> {
    // Given names come first, so that no other item takes them.
    let given: Vec<Option<String>> =
        wanted.iter().map(|(_, given)| given.map(|given| scope.claim(given))).collect();
    let others: Vec<&str> =
        wanted.iter().filter(|(_, given)| given.is_none()).map(|(name, _)| *name).collect();
    let mut claimed = scope.claim_all(&others, case).into_iter();
    given.into_iter().filter_map(|given| given.or_else(|| claimed.next())).collect()
}
