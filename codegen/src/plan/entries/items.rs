//! Entries about values: redaction, presence, statuses.

use super::{Entries, Named, REMOVE, Verdict, described};
use crate::model::{Kind, Member, Shape};
use crate::plan::overrides::{absolute, is_required_by_model, status_by_model};
use crate::plan::redaction::is_marked;

impl Entries<'_, '_> {
    /// Redaction: of a shape, or of a member that has a value.
    pub(super) fn redact(&self, key: &str) -> Verdict {
        let named = self.find(key)?;
        let Named { id, shape, member } = named;
        if let Kind::Operation(_) = shape.kind {
            return Err((format!("`{key}` is an operation"), "name its input or output".into()));
        }
        let marked = absolute(self.service_id, key);
        if is_marked(self.model, &marked) {
            return Err((
                format!("the model already marks {marked} as `@sensitive`"),
                REMOVE.into(),
            ));
        }
        let Some(name) = member else { return Ok(()) };
        let Some(member) = member_of(shape, name) else {
            let message = format!("`{key}` is a value of an enum");
            return Err((message, format!("name the enum, `{}`", id.name())));
        };
        if member.target.is_unit() {
            return Err((format!("`{key}` has no value"), REMOVE.into()));
        }
        let of_target = |key: &&String| absolute(self.service_id, key) == member.target.as_str();
        match self.config.redact.keys().find(of_target) {
            Some(target) => {
                let message = format!("`{key}` is already redacted, because `{target}` is");
                Err((message, REMOVE.into()))
            }
            None => Ok(()),
        }
    }

    /// Presence: of the members of structures, where it differs from the model's.
    pub(super) fn required(&self, key: &str, required: bool) -> Verdict {
        let Named { shape, member, .. } = self.find(key)?;
        let help = "name a member of a structure as `Shape$member`";
        let Some(name) = member else {
            return Err((format!("`{key}` is {}", described(shape)), help.into()));
        };
        let Some(member) = member_of(shape, name).filter(|_| is_structure(shape)) else {
            return Err((format!("`{key}` is of {}", described(shape)), help.into()));
        };
        if is_required_by_model(member) == required {
            let presence = if required { "required" } else { "optional" };
            return Err((format!("`{key}` is already {presence}"), REMOVE.into()));
        }
        Ok(())
    }

    /// A status: of an error that an operation returns, where it differs from the model's.
    pub(super) fn status(&self, key: &str, status: u16) -> Verdict {
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
        Ok(())
    }
}

fn member_of<'s>(shape: &'s Shape, name: &str) -> Option<&'s Member> {
    shape.members().into_iter().find(|member| member.name == name)
}

fn is_structure(shape: &Shape) -> bool {
    matches!(shape.kind, Kind::Structure(_))
}
