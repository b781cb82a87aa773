//! The Rust names of a service: of types, operations, builders, fields and variants.
//!
//! All of the service is named, even where the crate is a part of it, so that the names of a part
//! are those of the whole.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Ident;

use super::Plan;
use super::closure::Closure;
use super::overrides::Overrides;
use crate::ir::Value;
use crate::model::{EnumValue, Kind, Member, Model, Service, ShapeId};
use crate::name::{self, Scope};

/// The Rust names of a service, by shape id.
#[derive(Default)]
pub(crate) struct Names<'a> {
    /// The names of all of the service's items, even of those that the crate doesn't have.
    pub(crate) taken: BTreeSet<String>,
    pub(crate) types: BTreeMap<&'a ShapeId, Ident>,
    pub(crate) operations: BTreeMap<&'a ShapeId, Ident>,
    pub(crate) builders: BTreeMap<&'a ShapeId, Ident>,
    /// The fields of structures and the variants of unions, by container and wire name.
    pub(crate) members: BTreeMap<&'a ShapeId, BTreeMap<&'a str, String>>,
    variants: BTreeMap<&'a ShapeId, Variants>,
}

/// The variants of an enum.
struct Variants {
    /// Their names, in the order of its values.
    names: Vec<String>,
    /// The place of each among them, by value: texts ask for many.
    places: BTreeMap<Value, usize>,
}

/// What names depend on.
#[derive(Clone, Copy)]
pub(crate) struct Naming<'c, 'a> {
    pub(crate) model: &'a Model,
    pub(crate) service: &'a Service,
    /// The closure of the whole service.
    pub(crate) whole: &'c Closure<'a>,
    pub(crate) overrides: &'c Overrides,
}

impl<'a> Names<'a> {
    /// Names all of a service.
    pub(crate) fn of(naming: Naming<'_, 'a>) -> Self {
        let mut scope = Scope::types();
        let (types, operations) = naming.items(&mut scope);
        let mut names = Self { types, operations, ..Self::default() };
        for (&id, ident) in &names.types {
            match naming.kind(id) {
                Kind::Structure(members) => {
                    let builder = scope.claim(&format!("{ident}Builder"));
                    names.builders.insert(id, name::ident(&builder));
                    names
                        .members
                        .insert(id, naming.members(id, members, Scope::fields(), name::snake));
                }
                Kind::Union(members) => {
                    let scope = Scope::variants();
                    names.members.insert(id, naming.members(id, members, scope, name::variant));
                }
                Kind::Enum(values) => _ = names.variants.insert(id, naming.texts(id, values)),
                Kind::IntEnum(values) => _ = names.variants.insert(id, naming.numbers(id, values)),
                _ => {}
            }
        }
        let items = [&names.types, &names.operations, &names.builders];
        let items = items.into_iter().flat_map(BTreeMap::values);
        names.taken = items.map(ToString::to_string).collect();
        names
    }

    /// Keeps the types and operations that a crate has.
    pub(crate) fn keep(&mut self, closure: &Closure<'a>) {
        self.types.retain(|id, _| closure.shapes.contains_key(*id));
        self.operations.retain(|id, _| closure.operations.contains_key(*id));
    }

    /// The values of an enum with their variants.
    pub(crate) fn variants<'v, T>(
        &self,
        id: &ShapeId,
        values: &'v [EnumValue<T>],
    ) -> Vec<(&'v EnumValue<T>, &str)> {
        let names = self.variants.get(id).map(|variants| &variants.names);
        let names = names.into_iter().flatten().map(String::as_str);
        values.iter().zip(names).collect()
    }

    /// The variant of a value of an enum; `None` if the enum doesn't have the value.
    pub(crate) fn variant(&self, id: &ShapeId, value: &Value) -> Option<&str> {
        let variants = self.variants.get(id)?;
        variants.names.get(*variants.places.get(value)?).map(String::as_str)
    }
}

impl<'a> Plan<'a> {
    /// The errors that operations return, with the variants that the error of the service has for
    /// them.
    pub(crate) fn error_variants(&self) -> Vec<(&'a ShapeId, Ident)> {
        let ids: Vec<&'a ShapeId> = self.closure.returned_by.keys().copied().collect();
        let types: Vec<String> = ids.iter().map(|id| self.names.types[*id].to_string()).collect();
        let types: Vec<&str> = types.iter().map(String::as_str).collect();
        let variants = Scope::variants().claim_all(&types, str::to_owned);
        ids.into_iter().zip(variants.iter().map(|variant| name::ident(variant))).collect()
    }

    /// A module, which is a file as well, for each item.
    pub(crate) fn name_modules<'i>(
        &self,
        items: impl Iterator<Item = (&'i &'a ShapeId, &'i Ident)>,
    ) -> Vec<(&'a ShapeId, Ident)>
    where
        'a: 'i,
    {
        let items: Vec<_> = items.map(|(id, ident)| (*id, ident.to_string())).collect();
        let modules: Vec<String> =
            items.iter().map(|(id, ident)| name::module(wanted(self.service, id), ident)).collect();
        let modules: Vec<&str> = modules.iter().map(String::as_str).collect();
        let mut scope = Scope::modules(items.iter().map(|(_, ident)| ident.as_str()));
        let claimed = scope.claim_all(&modules, str::to_owned);
        items.iter().map(|(id, _)| *id).zip(claimed.iter().map(|name| name::ident(name))).collect()
    }
}

impl<'a> Naming<'_, 'a> {
    /// The names of types and of operations, which are in one scope.
    fn items(
        &self,
        scope: &mut Scope,
    ) -> (BTreeMap<&'a ShapeId, Ident>, BTreeMap<&'a ShapeId, Ident>) {
        let shapes: Vec<&'a ShapeId> = self.whole.named().collect();
        let operations = self.whole.operations.keys().copied();
        let all: Vec<&'a ShapeId> = shapes.iter().copied().chain(operations).collect();
        let given = |id: &&'a ShapeId| self.overrides.names.get(id.as_str()).map(String::as_str);
        let wanted: Vec<_> = all.iter().map(|id| (wanted(self.service, id), given(id))).collect();
        let claimed = claim(scope, &wanted, name::camel);
        let mut named = all.into_iter().zip(claimed.iter().map(|name| name::ident(name)));
        let types = named.by_ref().take(shapes.len()).collect();
        (types, named.collect())
    }

    /// The fields of a structure or the variants of a union, by wire name.
    fn members(
        &self,
        id: &ShapeId,
        members: &'a [Member],
        mut scope: Scope,
        case: fn(&str) -> String,
    ) -> BTreeMap<&'a str, String> {
        let names = members.iter().map(|member| member.name.as_str());
        let wanted: Vec<_> = names.map(|name| (name, self.given_member(id, name))).collect();
        let claimed = claim(&mut scope, &wanted, case);
        wanted.into_iter().map(|(name, _)| name).zip(claimed).collect()
    }

    /// The variants of an enum of strings.
    fn texts(&self, id: &ShapeId, values: &[EnumValue<String>]) -> Variants {
        self.variants(id, values, |text| Value::String(text.clone()))
    }

    /// The variants of an enum of integers.
    fn numbers(&self, id: &ShapeId, values: &[EnumValue<i32>]) -> Variants {
        self.variants(id, values, |number| Value::I32(*number))
    }

    /// The variants of an enum.
    fn variants<T>(
        &self,
        id: &ShapeId,
        values: &[EnumValue<T>],
        wire: fn(&T) -> Value,
    ) -> Variants {
        let names = values.iter().map(|value| value.name.as_str());
        let wanted: Vec<_> = names.map(|name| (name, self.given_member(id, name))).collect();
        let names = claim(&mut Scope::variants(), &wanted, name::variant);
        let places = values.iter().enumerate().map(|(place, it)| (wire(&it.value), place));
        Variants { names, places: places.collect() }
    }

    /// The name that the configuration gives a member, or a value of an enum.
    fn given_member(&self, id: &ShapeId, name: &str) -> Option<&str> {
        let names = &self.overrides.names;
        if names.is_empty() { None } else { names.get(&id.member(name)).map(String::as_str) }
    }

    fn kind(&self, id: &ShapeId) -> &'a Kind {
        &self.model.get(id).expect("parsing checks that every target exists").kind
    }
}

/// The name that the service or the shape itself asks for.
pub(crate) fn wanted<'a>(service: &'a Service, id: &'a ShapeId) -> &'a str {
    service.rename.get(id).map_or(id.name(), String::as_str)
}

/// Claims a name for each item: the one that the configuration gives it, as it is, or else the one
/// that comes nearest to its name in the model.
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
