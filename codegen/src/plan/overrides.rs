//! What the configuration says of shapes and members in place of the model, by their ids.
//!
//! Every entry changes something, or is refused. An entry is judged by the whole service, even for a
//! crate of some operations: so one configuration is right for every part of a service.

mod code;
mod keys;
mod rename;
mod values;

use super::attributes::Additions;
use super::closure::Closure;
use super::presence::Presence;
use super::replacement::Replacements;
use super::service::ChosenService;
use super::table::{Refusal, Table, read};
use crate::config::Config;
use crate::model::{Id, Model, ShapeId};
use keys::Keys;

/// The tables of the configuration that name shapes and members.
pub(crate) struct Overrides<'a> {
    /// Derives and attributes of types, fields and variants.
    pub(crate) additions: Additions<'a>,
    /// Reasons to redact values.
    pub(crate) redact: Table<'a, Id<'a>, &'a str>,
    /// Rust names of shapes, operations, members and values of enums.
    pub(crate) rename: Table<'a, Id<'a>, &'a str>,
    /// Types that replace those of shapes.
    pub(crate) replacements: Replacements<'a>,
    /// Which members are required.
    pub(crate) presence: Presence<'a>,
    /// HTTP statuses of errors.
    pub(crate) status: Table<'a, &'a ShapeId, u16>,
}

impl<'a> Overrides<'a> {
    /// Reads every table for a service, whose closure is `whole`; the wrong entries are returned, in
    /// the order of tables.
    pub(crate) fn of(
        model: &'a Model,
        config: &'a Config,
        service: ChosenService<'a>,
        whole: &Closure<'a>,
    ) -> (Self, Vec<Refusal>) {
        let keys = Keys { model, service: service.id, whole };
        let form = &config.form;
        let mut refused = Vec::new();
        let attributes = read("attribute", &config.attribute, &mut refused, |key, texts| {
            keys.attribute(key, texts, form)
        });
        let derives = read("derive", &config.derive, &mut refused, |key, paths| {
            keys.derive(key, paths, config)
        });
        let redact =
            read("redact", &config.redact, &mut refused, |key, reason| keys.redact(key, reason));
        refused.extend(keys.redacted_twice(&redact));
        let required = read("required", &config.required, &mut refused, |key, required| {
            keys.required(key, *required)
        });
        let presence = Presence::of(required);
        let rename = read("rename", &config.rename, &mut refused, |key, new| keys.rename(key, new));
        refused.extend(rename::clashes(&keys, service.shape, &rename));
        let replace = read("replace", &config.replace, &mut refused, |key, path| {
            keys.replace(key, path, form)
        });
        let replacements = Replacements::of(model, replace);
        refused.extend(replacements.refusals(model, whole));
        let status =
            read("status", &config.status, &mut refused, |key, status| keys.status(key, *status));
        refused.sort_by_key(|refusal| refusal.table);
        let additions = Additions { derives, attributes };
        (Self { additions, redact, rename, replacements, presence, status }, refused)
    }
}
