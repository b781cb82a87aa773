//! Reads entries of `[redact]`, `[required]` and `[status]`.

use super::keys::{Keys, Named, described, member_of};
use crate::model::{Id, Kind, MemberId, ShapeId};
use crate::plan::errors::status_by_model;
use crate::plan::presence::is_required_by_model;
use crate::plan::table::{Mistake, REMOVE, Refusal, Table};

impl<'a> Keys<'_, 'a> {
    /// Reads an entry of `[redact]`: a shape, or a member that has a value, which the model doesn't
    /// mark as sensitive.
    pub(super) fn redact(&self, key: &str, reason: &'a str) -> Result<(Id<'a>, &'a str), Mistake> {
        let named = self.find(key)?;
        let Named { id, shape, member } = named;
        if let Kind::Operation(_) = shape.kind {
            return Err((format!("`{key}` is an operation"), "name its input or output".into()));
        }
        let marked = |what: Id<'_>| {
            Err((format!("the model already marks {what} as `@sensitive`"), REMOVE.into()))
        };
        let Some(name) = member else {
            let entry = (named.id(), reason);
            return if shape.traits.sensitive { marked(named.id()) } else { Ok(entry) };
        };
        let Some(member) = member_of(shape, name) else {
            let message = format!("`{key}` is a value of an enum");
            return Err((message, format!("name the enum, `{}`", id.name())));
        };
        let target = self.model.get(&member.target);
        if member.traits.sensitive || target.is_some_and(|target| target.traits.sensitive) {
            return marked(named.id());
        }
        if member.target.is_unit() {
            return Err((format!("`{key}` has no value"), REMOVE.into()));
        }
        Ok((named.id(), reason))
    }

    /// Refuses members whose targets are already redacted.
    pub(super) fn redacted_twice(&self, table: &Table<'a, Id<'a>, &'a str>) -> Vec<Refusal> {
        let mut refused = Vec::new();
        for (id, entry) in table {
            let Id::Member(MemberId { container, name }) = id else { continue };
            let member = self.whole.shapes.get(container).and_then(|shape| member_of(shape, name));
            let target = member.and_then(|member| table.get(&Id::Shape(&member.target)));
            if let Some(target) = target {
                let (key, target) = (entry.key, target.key);
                let message = format!("`{key}` is already redacted, because `{target}` is");
                refused.push(Refusal::new("redact", key, (message, REMOVE.into())));
            }
        }
        refused
    }

    /// Reads an entry of `[required]`: a member of a structure, with a value that differs from the
    /// model.
    pub(super) fn required(
        &self,
        key: &str,
        required: bool,
    ) -> Result<(MemberId<'a>, bool), Mistake> {
        let Named { id, shape, member } = self.find(key)?;
        let help = "name a member of a structure as `Shape$member`";
        let Some(name) = member else {
            return Err((format!("`{key}` is {}", described(shape)), help.into()));
        };
        let is_structure = matches!(shape.kind, Kind::Structure(_));
        let Some(member) = member_of(shape, name).filter(|_| is_structure) else {
            return Err((format!("`{key}` is of {}", described(shape)), help.into()));
        };
        if is_required_by_model(member) == required {
            let presence = if required { "required" } else { "optional" };
            return Err((format!("`{key}` is already {presence}"), REMOVE.into()));
        }
        Ok((id.member(name), required))
    }

    /// Reads an entry of `[status]`: an error that an operation returns, with a status that differs
    /// from the model.
    pub(super) fn status(&self, key: &str, status: u16) -> Result<(&'a ShapeId, u16), Mistake> {
        if !(100..=599).contains(&status) {
            let message = format!("`{key}`: {status} isn't an HTTP status");
            return Err((message, "statuses are from 100 to 599".into()));
        }
        let Named { id, shape, member } = self.find(key)?;
        if member.is_some() || shape.traits.error.is_none() {
            let help = "name a structure with the trait `@error`";
            return Err((format!("`{key}` isn't an error"), help.into()));
        }
        if !self.whole.returned_by.contains_key(id) {
            return Err((format!("no operation returns `{key}`"), REMOVE.into()));
        }
        if status_by_model(shape) == status {
            return Err((format!("`{key}` already has the status {status}"), REMOVE.into()));
        }
        Ok((id, status))
    }
}
