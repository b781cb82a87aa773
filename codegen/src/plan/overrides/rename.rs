//! Checks entries of `[rename]`.

use std::collections::BTreeMap;

use super::keys::{Keys, Named, described};
use crate::map::map_of;
use crate::model::{Id, Kind, Service, ShapeId};
use crate::name::{self, Case, Scope};
use crate::plan::names::Naming;
use crate::plan::table::{Mistake, REMOVE, Refusal, Table};

impl<'a> Keys<'_, 'a> {
    /// Reads an entry: an item or member that has a name in Rust, and a new name in the right case.
    pub(super) fn rename(&self, key: &str, new: &'a str) -> Result<(Id<'a>, &'a str), Mistake> {
        let named = self.find(key)?;
        let Some(case) = case_of(named) else {
            let what = match named.member {
                Some(_) => format!("a member of {}", described(named.shape)),
                None => described(named.shape).to_owned(),
            };
            let help = "name a structure, union, enum or operation, or a member of one of these";
            return Err((format!("`{key}` is {what}, which has no name in Rust"), help.into()));
        };
        if !case.fits(new) {
            let message = format!("`{new}`, for `{key}`, isn't {}", case.description());
            return Err((message, suggestion(case, new)));
        }
        let scope = match (named.member, &named.shape.kind) {
            (None, _) => Scope::types(),
            (Some(_), Kind::Structure(_)) => Scope::fields(),
            (Some(_), _) => Scope::variants(),
        };
        if scope.is_taken(new) {
            let message =
                format!("`{new}`, for `{key}`, is a name that generated code uses itself");
            return Err((message, "choose another name".into()));
        }
        Ok((named.id(), new))
    }
}

/// The scope in which a name must differ from all others: the members of a shape, or all items.
fn scope(id: Id<'_>) -> Option<&ShapeId> {
    match id {
        Id::Shape(_) => None,
        Id::Member(member) => Some(member.container),
    }
}

/// Refuses names that change nothing, or that another item in the scope has.
pub(super) fn clashes<'a>(
    keys: &Keys<'_, 'a>,
    service: &'a Service,
    rename: &Table<'a, Id<'a>, &'a str>,
) -> Vec<Refusal> {
    let mut refused = Vec::new();
    if rename.is_empty() {
        return refused;
    }
    let none = Table::new();
    let naming = Naming { service, whole: keys.whole, rename: &none };
    let names = naming.by_id();
    let owners: BTreeMap<_, Id<'_>> =
        map_of(names.iter().map(|(&id, name)| ((scope(id), name.as_str()), id)));
    let mut given: BTreeMap<(Option<&ShapeId>, &str), &str> = BTreeMap::new();
    let mut entries: Vec<_> = rename.iter().collect();
    entries.sort_by_key(|(_, entry)| entry.key);
    for (&id, entry) in entries {
        let (key, new) = (entry.key, entry.value);
        let place = (scope(id), new);
        let other = owners.get(&place).filter(|other| !rename.contains_key(other));
        let mistake = if names.get(&id).is_some_and(|name| name == new) {
            (format!("`{key}` is already called `{new}`"), REMOVE.to_owned())
        } else if let Some(other) = given.insert(place, key) {
            let message = format!("`{key}` and `{other}` can't both be called `{new}`");
            (message, "choose another name for one of them".to_owned())
        } else if let Some(other) = other {
            let message = format!("`{new}`, for `{key}`, is the name of {other}");
            (message, "choose another name, or rename that as well".to_owned())
        } else {
            continue;
        };
        refused.push(Refusal::new("rename", key, mistake));
    }
    refused
}

/// The case of its name in Rust; `None` if it has no name there.
fn case_of(named: Named<'_>) -> Option<Case> {
    match (&named.shape.kind, named.member) {
        (Kind::Structure(_), Some(_)) => Some(Case::Snake),
        (Kind::Structure(_) | Kind::Operation(_), None)
        | (Kind::Union(_) | Kind::Enum(_) | Kind::IntEnum(_), _) => Some(Case::Camel),
        _ => None,
    }
}

fn suggestion(case: Case, new: &str) -> String {
    let near = match case {
        Case::Camel => name::variant(new),
        Case::Snake => name::snake(new),
    };
    if case.fits(&near) { format!("did you mean `{near}`?") } else { case.help().to_owned() }
}
