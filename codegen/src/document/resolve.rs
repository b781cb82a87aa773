//! Finds the items that words and addresses in prose refer to.
//!
//! A wrong link is worse than none. So a word isn't linked if it could mean several items, if the
//! page has already linked it, or if it is the name of the page itself.

use std::collections::BTreeSet;

use proc_macro2::Ident;

use super::documenter::Documenter;
use super::links;
use super::terms::is_distinctive;
use crate::ir::Value;
use crate::model::{Member, ShapeId};
use crate::prose::{Prose, Resolve};

/// Resolves the words on one page.
pub(super) struct Resolver<'a, 'c> {
    doc: &'c Documenter<'c, 'a>,
    /// The shape or operation that the page is about.
    page: &'c ShapeId,
    /// The member that the text is about.
    member: Option<&'c Member>,
    linked: BTreeSet<String>,
}

impl<'a, 'c> Resolver<'a, 'c> {
    /// For the text of a shape.
    pub(super) fn shape(doc: &'c Documenter<'c, 'a>, page: &'c ShapeId) -> Self {
        Self { doc, page, member: None, linked: BTreeSet::new() }
    }

    /// For the text of a member.
    pub(super) fn member(
        doc: &'c Documenter<'c, 'a>,
        page: &'c ShapeId,
        member: &'c Member,
    ) -> Self {
        Self { doc, page, member: Some(member), linked: BTreeSet::new() }
    }

    /// For the text of the variant `ident` of an enum, which isn't linked to itself.
    pub(super) fn variant(doc: &'c Documenter<'c, 'a>, page: &'c ShapeId, ident: &Ident) -> Self {
        Self { linked: BTreeSet::from([format!("Self::{ident}")]), ..Self::shape(doc, page) }
    }

    /// Parses a text of the model, and links its names.
    pub(super) fn read(&mut self, html: Option<&str>) -> Option<Prose> {
        html.map(|html| Prose::read(html, self))
    }

    /// The text as lines of Markdown.
    pub(super) fn lines(&mut self, html: Option<&str>, width: usize) -> Vec<String> {
        self.read(html).map(|prose| prose.lines(width)).unwrap_or_default()
    }

    fn find(&self, word: &str) -> Option<String> {
        let terms = &self.doc.terms;
        let own = self.own_member(word).or_else(|| self.own_value(word));
        let named = terms.operations.get(word).or_else(|| terms.types.get(word));
        if own.is_none() && named.is_some_and(|id| !self.doc.plan.has(id)) {
            return None;
        }
        own.or_else(|| self.operation(terms.operations.get(word)?))
            .or_else(|| self.type_path(terms.types.get(word)?))
            .or_else(|| self.value_of_one_enum(word))
            .or_else(|| self.member_of_one_shape(word))
    }

    /// A member of the page's shape; the case of its first letter can differ.
    fn own_member(&self, word: &str) -> Option<String> {
        let member = self.doc.terms.member(self.page, word)?;
        if self.member.is_some_and(|own| own.name == member) {
            return None;
        }
        links::member_path(self.doc.plan, self.page, member, "Self")
    }

    /// A value of the enum that the member targets, or of the page's enum.
    fn own_value(&self, word: &str) -> Option<String> {
        self.value_path(self.member.map_or(self.page, |member| &member.target), word)
    }

    fn operation(&self, id: &ShapeId) -> Option<String> {
        let input = &self.doc.plan.operation_of(id).input;
        if self.page == id || self.page == input {
            return None;
        }
        if input.is_unit() {
            return Some(links::operation_path(self.doc.plan, id));
        }
        self.type_path(input)
    }

    /// The path of a type; `None` for the page's own type.
    fn type_path(&self, id: &ShapeId) -> Option<String> {
        (id != self.page).then(|| links::type_path(self.doc.plan, id))
    }

    /// The path of a type that the paths of its members begin with.
    fn own_or_type_path(&self, id: &ShapeId) -> String {
        self.type_path(id).unwrap_or_else(|| "Self".to_owned())
    }

    /// A value that only one enum has, if the word has no other meaning.
    fn value_of_one_enum(&self, word: &str) -> Option<String> {
        match self.doc.terms.enums.get(word)?.as_slice() {
            [only] if word.contains('_') && self.doc.plan.has(only) => self.value_path(only, word),
            _ => None,
        }
    }

    /// A member that only one shape has, if the word has no other meaning.
    fn member_of_one_shape(&self, word: &str) -> Option<String> {
        match self.doc.terms.owners.get(word)?.as_slice() {
            [only] if is_distinctive(word) && self.doc.plan.has(only) => {
                links::member_path(self.doc.plan, only, word, &self.own_or_type_path(only))
            }
            _ => None,
        }
    }

    fn value_path(&self, id: &ShapeId, word: &str) -> Option<String> {
        let variant = self.doc.plan.names.variant(id, &Value::String(word.to_owned()))?;
        Some(format!("{}::{variant}", self.own_or_type_path(id)))
    }
}

impl Resolve for Resolver<'_, '_> {
    fn code(&mut self, word: &str) -> Option<String> {
        let path = self.find(word)?;
        self.linked.insert(path.clone()).then_some(path)
    }

    /// Pages of the service's API reference, `API_Name.html`. An anchor can end with the name of a
    /// member.
    fn href(&mut self, href: &str) -> Option<String> {
        let (before, after) = self.doc.plan.config.api_reference.as_ref()?.split_once("{name}")?;
        let rest = href.strip_prefix(before)?;
        let (page, anchor) =
            rest.split_once('#').map_or((rest, None), |(page, anchor)| (page, Some(anchor)));
        let name = page.strip_suffix(after)?;
        let terms = &self.doc.terms;
        let has = |id: &&&ShapeId| self.doc.plan.has(id);
        let Some(&id) = terms.types.get(name) else {
            return self.operation(terms.operations.get(name).filter(has)?);
        };
        if !self.doc.plan.has(id) {
            return None;
        }
        let member = anchor.and_then(|anchor| anchor.rsplit('-').next());
        let path = self.own_or_type_path(id);
        let field = member.and_then(|member| links::member_path(self.doc.plan, id, member, &path));
        field.or_else(|| self.type_path(id))
    }
}
