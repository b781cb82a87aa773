//! What code words and addresses in prose name, where that is certain.
//!
//! A wrong link is worse than none: a word that could mean several things stays plain, and so does
//! a word that the page has linked already, or that is the page's own name.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use crate::ir::Value;
use crate::model::{Kind, Member, Shape, ShapeId};
use crate::prose::Resolve;

/// The names of a service, and what has them: even what the crate doesn't have, so that no word gets
/// another meaning in the part of a service.
#[derive(Default)]
pub(in crate::lower) struct Terms<'a> {
    operations: BTreeMap<&'a str, &'a ShapeId>,
    types: BTreeMap<&'a str, &'a ShapeId>,
    /// Structures and unions by the names of their members.
    owners: BTreeMap<&'a str, Vec<&'a ShapeId>>,
    /// The members of structures and unions by container and name in lower case.
    members: BTreeMap<(&'a ShapeId, String), Vec<&'a str>>,
    /// Enums by their values.
    enums: BTreeMap<&'a str, Vec<&'a ShapeId>>,
}

impl<'a> Terms<'a> {
    /// Collects the names of all shapes in `shapes`, and of `operations`.
    pub(in crate::lower) fn of(
        shapes: &BTreeMap<&'a ShapeId, &'a Shape>,
        operations: impl Iterator<Item = &'a ShapeId>,
    ) -> Self {
        let mut terms =
            Self { operations: operations.map(|id| (id.name(), id)).collect(), ..Self::default() };
        for (&id, shape) in shapes {
            match &shape.kind {
                Kind::Structure(members) | Kind::Union(members) => {
                    terms.types.insert(id.name(), id);
                    for member in members {
                        terms.owners.entry(&member.name).or_default().push(id);
                        let key = (id, member.name.to_ascii_lowercase());
                        terms.members.entry(key).or_default().push(&member.name);
                    }
                }
                Kind::Enum(values) => {
                    terms.types.insert(id.name(), id);
                    for value in values {
                        terms.enums.entry(&value.value).or_default().push(id);
                    }
                }
                Kind::IntEnum(_) => _ = terms.types.insert(id.name(), id),
                _ => {}
            }
        }
        terms
    }

    /// The member of a structure or union that a word names, perhaps with letters in another case.
    fn member(&self, id: &'a ShapeId, word: &str) -> Option<&'a str> {
        let similar = self.members.get(&(id, word.to_ascii_lowercase()))?;
        let exact = similar.iter().find(|name| **name == word);
        exact.or_else(|| similar.first().filter(|_| is_distinctive(word))).copied()
    }
}

/// Resolves the words of one page.
pub(super) struct Resolver<'a, 'c> {
    ctx: &'c Context<'a>,
    /// The shape or operation that the page is about.
    page: &'c ShapeId,
    /// The member that the text is about.
    member: Option<&'c Member>,
    linked: BTreeSet<String>,
}

impl<'a, 'c> Resolver<'a, 'c> {
    /// For the prose of a shape.
    pub(super) fn shape(ctx: &'c Context<'a>, page: &'c ShapeId) -> Self {
        Self { ctx, page, member: None, linked: BTreeSet::new() }
    }

    /// For the prose of a member.
    pub(super) fn member(ctx: &'c Context<'a>, page: &'c ShapeId, member: &'c Member) -> Self {
        Self { ctx, page, member: Some(member), linked: BTreeSet::new() }
    }

    /// For the prose of the variant `ident` of an enum, which has no link to itself.
    pub(super) fn variant(ctx: &'c Context<'a>, page: &'c ShapeId, ident: &str) -> Self {
        Self { linked: BTreeSet::from([format!("Self::{ident}")]), ..Self::shape(ctx, page) }
    }

    fn find(&self, word: &str) -> Option<String> {
        let terms = &self.ctx.terms;
        let own = self.own_member(word).or_else(|| self.own_value(word));
        let named = terms.operations.get(word).or_else(|| terms.types.get(word));
        if own.is_none() && named.is_some_and(|id| !self.ctx.has(id)) {
            return None;
        }
        own.or_else(|| self.operation(terms.operations.get(word)?))
            .or_else(|| self.type_path(terms.types.get(word)?))
            .or_else(|| self.value_of_one_enum(word))
            .or_else(|| self.member_of_one_shape(word))
    }

    /// A member of the page's own shape, perhaps with another first letter.
    fn own_member(&self, word: &str) -> Option<String> {
        let member = self.ctx.terms.member(self.page, word)?;
        if self.member.is_some_and(|own| own.name == member) {
            return None;
        }
        self.ctx.member_path(self.page, member, "Self")
    }

    /// A value of the enum that the member itself targets, or that the page is about.
    fn own_value(&self, word: &str) -> Option<String> {
        self.value_path(self.member.map_or(self.page, |member| &member.target), word)
    }

    fn operation(&self, id: &ShapeId) -> Option<String> {
        let input = &self.ctx.operation_of(id).input;
        if self.page == id || self.page == input {
            return None;
        }
        if input.is_unit() {
            return Some(format!("crate::operations::{}", self.ctx.names.operations[id]));
        }
        self.type_path(input)
    }

    fn type_path(&self, id: &ShapeId) -> Option<String> {
        (id != self.page).then(|| self.ctx.type_path(self.page, id))
    }

    /// A value that only one enum has, if the word can't be anything else.
    fn value_of_one_enum(&self, word: &str) -> Option<String> {
        match self.ctx.terms.enums.get(word)?.as_slice() {
            [only] if word.contains('_') && self.ctx.has(only) => self.value_path(only, word),
            _ => None,
        }
    }

    /// A member that only one shape has, if the word can't be anything else.
    fn member_of_one_shape(&self, word: &str) -> Option<String> {
        match self.ctx.terms.owners.get(word)?.as_slice() {
            [only] if is_distinctive(word) && self.ctx.has(only) => {
                let path = self.ctx.type_path(self.page, only);
                self.ctx.member_path(only, word, &path)
            }
            _ => None,
        }
    }

    fn value_path(&self, id: &ShapeId, word: &str) -> Option<String> {
        let variant = self.ctx.names.variant(id, &Value::String(word.to_owned()))?;
        let path =
            if id == self.page { "Self".to_owned() } else { self.ctx.type_path(self.page, id) };
        Some(format!("{path}::{variant}"))
    }
}

/// Whether a word looks like a name rather than like a word of a sentence or a plain value.
fn is_distinctive(word: &str) -> bool {
    word.len() > 4
        && word.chars().skip(1).any(|c| c.is_ascii_uppercase())
        && word.chars().any(|c| c.is_ascii_lowercase())
}

impl Resolve for Resolver<'_, '_> {
    fn code(&mut self, word: &str) -> Option<String> {
        let path = self.find(word)?;
        self.linked.insert(path.clone()).then_some(path)
    }

    /// Pages of the service's own API reference, `API_Name.html`, perhaps with an anchor that ends
    /// with a member's name.
    fn href(&mut self, href: &str) -> Option<String> {
        let (before, after) = self.ctx.config.api_reference.as_ref()?.split_once("{name}")?;
        let rest = href.strip_prefix(before)?;
        let (page, anchor) =
            rest.split_once('#').map_or((rest, None), |(page, anchor)| (page, Some(anchor)));
        let name = page.strip_suffix(after)?;
        let terms = &self.ctx.terms;
        let has = |id: &&&ShapeId| self.ctx.has(id);
        let Some(&id) = terms.types.get(name) else {
            return self.operation(terms.operations.get(name).filter(has)?);
        };
        if !self.ctx.has(id) {
            return None;
        }
        let member = anchor.and_then(|anchor| anchor.rsplit('-').next());
        let path =
            if id == self.page { "Self".to_owned() } else { self.ctx.type_path(self.page, id) };
        let field = member.and_then(|member| self.ctx.member_path(id, member, &path));
        field.or_else(|| self.type_path(id))
    }
}
