//! Entries with the user's own code: derives, attributes, types that replace others.

use std::collections::BTreeMap;

use super::{Entries, Refusal, Verdict};
use crate::ir::Type;
use crate::model::{Kind, ShapeId};
use crate::plan::attributes::{self, Selector};
use crate::plan::replacement::{self, Replacements};

/// What a selector can be.
const SELECTORS: &str = "name a shape, a member as `Shape$member`, a kind of shapes (`structure`, \
                         `union`, `enum`, `intEnum`), or `*`";

impl Entries<'_, '_> {
    /// Derives: of types that don't have them anyway.
    pub(super) fn derive(&self, key: &str, paths: &[String]) -> Verdict {
        if key.contains('$') {
            let message = format!("`{key}` is a member");
            return Err((message, "name its shape, or use `attribute`".into()));
        }
        let selector = self.selector(key)?;
        for path in paths {
            attributes::derive(path, &self.config.form)?;
            if attributes::is_of_enums(path) && self.selects_enums_alone(&selector) {
                let message =
                    format!("every enum derives `{path}` already, and `{key}` selects only enums");
                return Err((message, "remove it".into()));
            }
        }
        Ok(())
    }

    /// Attributes: of types, fields and variants.
    pub(super) fn attribute(&self, key: &str, texts: &[String]) -> Verdict {
        self.selector(key)?;
        let mut parsed = texts.iter().map(|text| attributes::attribute(text, &self.config.form));
        parsed.try_for_each(|code| code.map(|_| ()))
    }

    /// A selector that selects something of the service.
    fn selector(&self, key: &str) -> Result<Selector, (String, String)> {
        let selector = Selector::parse(self.service_id, key);
        let mut shapes = self.whole.shapes.values();
        let selects = match &selector {
            Selector::All => shapes.any(|shape| attributes::kind(shape).is_some()),
            Selector::Kind(kind) => shapes.any(|shape| attributes::kind(shape) == Some(kind)),
            Selector::Id(_) => return self.selected(key).map(|()| selector),
        };
        if selects {
            return Ok(selector);
        }
        let message = format!("`{key}` selects nothing in the service");
        Err((message, "remove the line".into()))
    }

    /// Whether a key names a shape or member to which something can be added.
    fn selected(&self, key: &str) -> Verdict {
        let in_model = self.find_in_model(key).map_err(|(message, help)| {
            let help = if help.starts_with("did you mean") { help } else { SELECTORS.to_owned() };
            (message, help)
        })?;
        if attributes::kind(in_model.shape).is_none() {
            let message = format!("`{key}` has no Rust type of its own");
            return Err((message, "name a structure, union or enum".into()));
        }
        self.find(key).map(|_| ())
    }

    /// Whether a selector is for enums only.
    fn selects_enums_alone(&self, selector: &Selector) -> bool {
        let mut shapes = self.whole.shapes.iter();
        shapes.all(|(id, shape)| {
            let Some(kind) = attributes::kind(shape) else { return true };
            !selector.is_for(id.as_str(), kind) || kind.ends_with("num")
        })
    }

    /// A type in place of the one that a shape has.
    pub(super) fn replace(&self, key: &str, path: &str) -> Verdict {
        let named = self.find_in_model(key)?;
        if named.member.is_some() || replacement::standard(&named.shape.kind).is_none() {
            return Err(replacement::cannot(key));
        }
        replacement::path_of(key, path, &self.config.form)?;
        let replacements = Replacements::of(self.model, self.config, self.service_id);
        // Keys of maps stay strings.
        let mut members = self.whole.shapes.values().flat_map(|shape| match &shape.kind {
            Kind::Map(_, value) => vec![value.as_ref()],
            _ => shape.members(),
        });
        let is_replaced = |target: &ShapeId| {
            let shape = self.model.get(target)?;
            replacements.source(target, shape)
        };
        if members.any(|member| is_replaced(&member.target) == Some(named.id)) {
            return Ok(());
        }
        let message = format!("`{key}` replaces nothing");
        Err((message, "remove the line; no value of the service has this type".into()))
    }

    /// Types that stand for values of several types.
    pub(super) fn types_that_replace_two(&self, refused: &[Refusal]) -> Vec<Refusal> {
        let replacements = Replacements::of(self.model, self.config, self.service_id);
        let mut found: BTreeMap<_, (Type, &ShapeId)> = BTreeMap::new();
        let mut refusals = Vec::new();
        for (&id, shape) in &self.whole.shapes {
            let Some(path) = replacements.of_shape(id, shape) else { continue };
            let Some(standard) = replacement::standard(&shape.kind) else { continue };
            let Some((other, first)) = found.get(path) else {
                found.insert(path, (standard, id));
                continue;
            };
            if *other != standard {
                let path = path.path();
                let message = format!(
                    "`{path}` can't replace both {first} and {id}, which have different types"
                );
                let key = replacements.source(id, shape).unwrap_or(id).to_string();
                refusals.push(Refusal::new(
                    "replace",
                    &key,
                    (message, "use a separate type for each".into()),
                ));
            }
        }
        refusals.retain(|it| {
            !refused.iter().any(|other| other.table == "replace" && other.key == it.key)
        });
        refusals
    }
}
