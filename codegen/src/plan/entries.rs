//! Which entries of a configuration can act: every entry does something, or is refused.
//!
//! An entry is judged by the whole service, even where the crate is a part of it: a configuration
//! fits all parts.

mod code;
mod items;
mod names;
mod whole;

use std::collections::BTreeMap;

use super::closure::Closure;
use super::names::Naming;
use super::overrides::{Overrides, absolute};
use crate::config::Config;
use crate::error::{Problem, nearest, or};
use crate::model::{Kind, Model, Service, Shape, ShapeId};

pub(crate) use whole::check_settings;

/// An entry that can't act.
pub(crate) struct Refusal {
    /// The table that it is in.
    pub(crate) table: &'static str,
    /// Its key.
    pub(crate) key: String,
    /// What is wrong with it.
    pub(crate) problem: Problem,
}

/// The tables of a configuration, with all that decides whether their entries can act.
pub(crate) struct Entries<'c, 'a> {
    pub(crate) model: &'a Model,
    pub(crate) config: &'c Config,
    pub(crate) service_id: &'a ShapeId,
    pub(crate) service: &'a Service,
    /// The closure of the whole service.
    pub(crate) whole: &'c Closure<'a>,
    pub(crate) overrides: &'c Overrides,
}

/// What is wrong with an entry, in a sentence, and what to do about it.
type Verdict = Result<(), (String, String)>;

/// What the key of an entry names.
#[derive(Clone, Copy)]
struct Named<'a> {
    id: &'a ShapeId,
    shape: &'a Shape,
    /// The member, or the value of an enum.
    member: Option<&'a str>,
}

/// What to do about an entry that repeats what holds without it.
const REMOVE: &str = "remove the line";

impl<'a> Entries<'_, 'a> {
    /// All entries that can't act, in the order of tables.
    pub(crate) fn refusals(&self) -> Vec<Refusal> {
        let Config { redact, required, rename, status, replace, derive, attribute, .. } =
            self.config;
        let mut all = Vec::new();
        all.extend(
            self.table("attribute", attribute, |entries, key, texts| entries.attribute(key, texts)),
        );
        all.extend(self.table("derive", derive, |entries, key, paths| entries.derive(key, paths)));
        all.extend(self.table("redact", redact, |entries, key, _| entries.redact(key)));
        all.extend(self.table("rename", rename, |entries, key, new| entries.rename(key, new)));
        all.extend(self.names_that_clash(&all));
        all.extend(self.table("replace", replace, |entries, key, path| entries.replace(key, path)));
        all.extend(self.types_that_replace_two(&all));
        all.extend(self.table("required", required, |entries, key, on| entries.required(key, *on)));
        all.extend(self.table("status", status, |entries, key, to| entries.status(key, *to)));
        all
    }

    /// The entries of one table that can't act.
    fn table<T>(
        &self,
        table: &'static str,
        entries: &BTreeMap<String, T>,
        judge: impl Fn(&Self, &str, &T) -> Verdict,
    ) -> Vec<Refusal> {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        let mut refusals = Vec::new();
        for (key, value) in entries {
            let verdict = match seen.insert(absolute(self.service_id, key), key) {
                Some(other) => Err((format!("`{key}` is the same as `{other}`"), REMOVE.into())),
                None => judge(self, key, value),
            };
            refusals.extend(verdict.err().map(|reason| Refusal::new(table, key, reason)));
        }
        refusals
    }

    /// What a key names among all that the service reaches.
    fn find(&self, key: &str) -> Result<Named<'a>, (String, String)> {
        let named = self.find_in_model(key)?;
        let Named { id, .. } = named;
        if self.whole.shapes.contains_key(id) || self.whole.operations.contains_key(id) {
            return Ok(named);
        }
        let message = format!("the service doesn't use `{key}`");
        Err((message, "remove the line; no operation of the service needs the shape".into()))
    }

    /// What a key names in the model.
    fn find_in_model(&self, key: &str) -> Result<Named<'a>, (String, String)> {
        let id = absolute(self.service_id, key);
        let (shape, member) =
            id.split_once('$').map_or((id.as_str(), None), |(shape, member)| (shape, Some(member)));
        let found = ShapeId::parse(shape).and_then(|id| self.model.get_with_id(&id));
        let named = found.and_then(|(id, shape)| match member {
            None => Some(Named { id, shape, member: None }),
            Some(wanted) => {
                let member = names_of_members(shape).into_iter().find(|name| *name == wanted)?;
                Some(Named { id, shape, member: Some(member) })
            }
        });
        named.ok_or_else(|| {
            let name = shape.split_once('#').map_or(shape, |(_, name)| name);
            let near: Vec<String> = match (found, member) {
                (Some((_, shape)), Some(member)) => {
                    let near = nearest(member, names_of_members(shape).into_iter());
                    near.into_iter().map(|member| format!("{name}${member}")).collect()
                }
                _ => nearest(name, self.model.shapes().map(|(id, _)| id.name()))
                    .into_iter()
                    .map(str::to_owned)
                    .collect(),
            };
            let help = if near.is_empty() {
                "name a shape as the model does, or a member as `Shape$member`".to_owned()
            } else {
                format!("did you mean {}?", or(&near))
            };
            (format!("`{key}` isn't in the model"), help)
        })
    }

    fn naming<'n>(&'n self, overrides: &'n Overrides) -> Naming<'n, 'a> {
        let Self { model, service, whole, .. } = self;
        Naming { model, service, whole, overrides }
    }
}

impl Refusal {
    fn new(table: &'static str, key: &str, (message, help): (String, String)) -> Self {
        let place = format!("configuration, [{table}]");
        Self { table, key: key.to_owned(), problem: Problem::new(place, message).help(help) }
    }
}

/// The names of a shape's members, or of an enum's values.
fn names_of_members(shape: &Shape) -> Vec<&str> {
    match &shape.kind {
        Kind::Enum(values) => values.iter().map(|value| value.name.as_str()).collect(),
        Kind::IntEnum(values) => values.iter().map(|value| value.name.as_str()).collect(),
        _ => shape.members().into_iter().map(|member| member.name.as_str()).collect(),
    }
}

/// What a shape is, with an article.
fn described(shape: &Shape) -> &'static str {
    match &shape.kind {
        Kind::Simple(_) => "a simple shape",
        Kind::List(_) => "a list",
        Kind::Map(..) => "a map",
        Kind::Structure(_) => "a structure",
        Kind::Union(_) => "a union",
        Kind::Enum(_) | Kind::IntEnum(_) => "an enum",
        Kind::Service(_) => "a service",
        Kind::Operation(_) => "an operation",
        Kind::Resource(_) => "a resource",
    }
}
