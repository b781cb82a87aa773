//! Entries of `[attribute]`, `[derive]` and `[replace]`, which hold the user's own code.

use super::keys::Keys;
use crate::config::Config;
use crate::form::Form;
use crate::ir::UserCode;
use crate::model::ShapeId;
use crate::plan::attributes::{self, Selector};
use crate::plan::replacement;
use crate::plan::table::{Mistake, REMOVE};

/// The help for a wrong selector.
const SELECTORS: &str = "name a shape, a member as `Shape$member`, a kind of shapes (`structure`, \
                         `union`, `enum`, `intEnum`), or `*`";

impl<'a> Keys<'_, 'a> {
    /// Derives for types that don't have them anyway.
    pub(super) fn derive(
        &self,
        key: &str,
        paths: &[String],
        config: &Config,
    ) -> Result<(Selector<'a>, Vec<UserCode>), Mistake> {
        if key.contains('$') {
            let message = format!("`{key}` is a member");
            return Err((message, "name its shape, or use `attribute`".into()));
        }
        let selector = self.selector(key)?;
        let derive = |path: &String| {
            let code = attributes::derive(path, config)?;
            if attributes::is_of_enums(path) && self.selects_enums_only(selector) {
                let message =
                    format!("every enum derives `{path}` already, and `{key}` selects only enums");
                return Err((message, "remove it".into()));
            }
            Ok(code)
        };
        Ok((selector, paths.iter().map(derive).collect::<Result<_, _>>()?))
    }

    /// Attributes for types, fields and variants.
    pub(super) fn attribute(
        &self,
        key: &str,
        texts: &[String],
        form: &Form,
    ) -> Result<(Selector<'a>, Vec<UserCode>), Mistake> {
        let selector = self.selector(key)?;
        let parsed = texts.iter().map(|text| attributes::attribute(text, form));
        Ok((selector, parsed.collect::<Result<_, _>>()?))
    }

    /// The selector of a key, if it selects a type, field or variant of the service.
    fn selector(&self, key: &str) -> Result<Selector<'a>, Mistake> {
        let Some(selector) = Selector::of_many(key) else {
            return self.selector_of_one(key);
        };
        let mut shapes = self.whole.shapes.iter();
        let is_selected = |(id, shape): (&&'a ShapeId, &&'a _)| {
            attributes::kind(shape).is_some_and(|kind| selector.is_for(id, kind))
        };
        if shapes.any(is_selected) {
            return Ok(selector);
        }
        Err((format!("`{key}` selects nothing in the service"), REMOVE.into()))
    }

    /// The selector of a type, field or variant.
    fn selector_of_one(&self, key: &str) -> Result<Selector<'a>, Mistake> {
        let in_model = self.find_in_model(key).map_err(|(message, help)| {
            let help = if help.starts_with("did you mean") { help } else { SELECTORS.to_owned() };
            (message, help)
        })?;
        if attributes::kind(in_model.shape).is_none() {
            let message = format!("`{key}` has no Rust type of its own");
            return Err((message, "name a structure, union or enum".into()));
        }
        self.find(key).map(|named| Selector::Id(named.id()))
    }

    fn selects_enums_only(&self, selector: Selector<'_>) -> bool {
        let mut shapes = self.whole.shapes.iter();
        shapes.all(|(id, shape)| {
            let Some(kind) = attributes::kind(shape) else { return true };
            !selector.is_for(id, kind) || kind.ends_with("num")
        })
    }

    /// Reads an entry of `[replace]`.
    pub(super) fn replace(
        &self,
        key: &str,
        path: &str,
        form: &Form,
    ) -> Result<(&'a ShapeId, UserCode), Mistake> {
        let named = self.find_in_model(key)?;
        if named.member.is_some() || replacement::standard(&named.shape.kind).is_none() {
            let help = "name a string, enum, boolean, number, blob or timestamp; big numbers, \
                        documents, lists, maps, structures and unions stay as they are";
            return Err((format!("`{key}` can't be replaced"), help.into()));
        }
        Ok((named.id, replacement::path_of(key, path, form)?))
    }
}
