//! Entries of `[rename]`.

use std::collections::BTreeMap;

use super::{Entries, Named, REMOVE, Refusal, Verdict, described};
use crate::model::{Kind, Shape, ShapeId};
use crate::name::{self, Case, Scope};
use crate::plan::names::Names;
use crate::plan::overrides::absolute;

/// The names of one scope, by what has them.
type Scopes = BTreeMap<String, BTreeMap<String, String>>;

impl Entries<'_, '_> {
    /// A name: of what has one in Rust, in the case that Rust has for it.
    pub(super) fn rename(&self, key: &str, new: &str) -> Verdict {
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
        Ok(())
    }

    /// Names that something else has, or that change nothing.
    pub(super) fn names_that_clash(&self, refused: &[Refusal]) -> Vec<Refusal> {
        let is_refused = |key: &str| refused.iter().any(|it| it.table == "rename" && it.key == key);
        let without_names = self.overrides.without_names();
        let scopes = if self.config.rename.is_empty() {
            Scopes::new()
        } else {
            scopes(&Names::of(self.naming(&without_names)), self)
        };
        let mut given: BTreeMap<(&str, &str), &str> = BTreeMap::new();
        let mut refusals = Vec::new();
        for (key, new) in self.config.rename.iter().filter(|(key, _)| !is_refused(key)) {
            let id = absolute(self.service_id, key);
            let Some((scope, names)) = scopes.iter().find(|(_, names)| names.contains_key(&id))
            else {
                continue;
            };
            let mut others = names
                .iter()
                .filter(|(other, name)| *name == new && !self.overrides.names.contains_key(*other));
            let reason = if names[&id] == *new {
                Some((format!("`{key}` is already called `{new}`"), REMOVE.to_owned()))
            } else if let Some(other) = given.insert((scope, new), key) {
                let message = format!("`{key}` and `{other}` can't both be called `{new}`");
                Some((message, "choose another name for one of them".to_owned()))
            } else {
                others.next().map(|(other, _)| {
                    let message = format!("`{new}`, for `{key}`, is the name of {other}");
                    (message, "choose another name, or rename that as well".to_owned())
                })
            };
            refusals.extend(reason.map(|reason| Refusal::new("rename", key, reason)));
        }
        refusals
    }
}

/// The case of the name that something has in Rust, if it has one.
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

/// The names of a service by absolute id, in the scopes in which they must differ.
fn scopes(names: &Names<'_>, entries: &Entries<'_, '_>) -> Scopes {
    let items = names.types.iter().chain(&names.operations);
    let items = items.map(|(id, ident)| (id.to_string(), ident.to_string())).collect();
    let mut scopes = Scopes::from([(String::new(), items)]);
    for (id, members) in &names.members {
        let members = members.iter().map(|(name, ident)| (id.member(name), ident.clone()));
        scopes.insert(id.to_string(), members.collect());
    }
    for (&id, shape) in &entries.whole.shapes {
        let variants = variants(names, id, shape);
        if !variants.is_empty() {
            scopes.insert(id.to_string(), variants);
        }
    }
    scopes
}

/// The variants of an enum by the absolute ids of its values.
fn variants(names: &Names<'_>, id: &ShapeId, shape: &Shape) -> BTreeMap<String, String> {
    let pair = |name: &str, variant: &str| (id.member(name), variant.to_owned());
    match &shape.kind {
        Kind::Enum(values) => {
            let variants = names.variants(id, values).into_iter();
            variants.map(|(value, variant)| pair(&value.name, variant)).collect()
        }
        Kind::IntEnum(values) => {
            let variants = names.variants(id, values).into_iter();
            variants.map(|(value, variant)| pair(&value.name, variant)).collect()
        }
        _ => BTreeMap::new(),
    }
}
