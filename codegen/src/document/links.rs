//! Links to items of the crate.
//!
//! rustdoc finds a path redundant where the name alone would do, so a link must know which names
//! are in scope in the module that it stands in.

use proc_macro2::Ident;

use super::Documenter;
use crate::ir::Type;
use crate::model::{Kind, ShapeId};

/// Methods of structures, from whose names links to fields must be told apart.
const METHODS: [&str; 15] = [
    "borrow", "builder", "clone", "cmp", "default", "empty", "eq", "fields", "fmt", "from", "hash",
    "initial", "into", "ne", "slot",
];

/// Derive macros in Rust's prelude, from which links to types of the same name must be told apart.
const DERIVES: [&str; 9] =
    ["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

/// A link to a type that is in scope.
fn local_link(ident: &Ident) -> String {
    if DERIVES.iter().any(|derive| ident == derive) {
        format!("[`{ident}`](type@{ident})")
    } else {
        format!("[`{ident}`]")
    }
}

/// A link to a field of the type `path`.
pub(super) fn field_link(path: &str, field: &Ident) -> String {
    let name = field.to_string();
    let name = name.trim_start_matches("r#");
    format!("[`{name}`]({})", field_path(path, name))
}

/// The path of a field of the type `path`, as rustdoc resolves it.
pub(super) fn field_path(path: &str, field: &str) -> String {
    let kind = if METHODS.contains(&field) { "field@" } else { "" };
    format!("{kind}{path}::{field}")
}

impl Documenter<'_, '_> {
    /// A link to the type of a shape, on the page of `page`.
    pub(super) fn type_link(&self, page: &ShapeId, id: &ShapeId) -> String {
        match self.plan.names.types.get(id) {
            Some(ident) if self.is_in_scope(page, id) => local_link(ident),
            Some(ident) => format!("[`{ident}`](crate::types::{ident})"),
            None => "nothing".to_owned(),
        }
    }

    /// The path of the type of a shape, on the page of `page`.
    pub(super) fn type_path(&self, page: &ShapeId, id: &ShapeId) -> String {
        let ident = &self.plan.names.types[id];
        if self.is_in_scope(page, id) {
            ident.to_string()
        } else {
            format!("crate::types::{ident}")
        }
    }

    /// A link to an operation, on the page of `page`.
    pub(super) fn operation_link(&self, page: &ShapeId, id: &ShapeId) -> String {
        let ident = &self.plan.names.operations[id];
        if self.home(page) == id {
            local_link(ident)
        } else {
            format!("[`{ident}`](crate::operations::{ident})")
        }
    }

    /// A link to a member of the structure or union `container`, on the page of `page`.
    pub(super) fn member_link(
        &self,
        page: &ShapeId,
        container: &ShapeId,
        wire: &str,
    ) -> Option<String> {
        let ident = &self.plan.names.types[container];
        let text = self.member_path(container, wire, &ident.to_string())?;
        let path = self.member_path(container, wire, &self.type_path(page, container))?;
        if path == text {
            return Some(format!("[`{text}`]"));
        }
        Some(format!("[`{}`]({path})", text.trim_start_matches("field@")))
    }

    /// The path of a field of a structure or a variant of a union, below the `path` of its type.
    pub(super) fn member_path(&self, id: &ShapeId, wire: &str, path: &str) -> Option<String> {
        let name = self.plan.names.members.get(id)?.get(wire)?;
        match &self.plan.shape(id).kind {
            Kind::Structure(_) => Some(field_path(path, name)),
            _ => Some(format!("{path}::{name}")),
        }
    }

    /// Whether the module of `page` defines or imports the type of `id`.
    fn is_in_scope(&self, page: &ShapeId, id: &ShapeId) -> bool {
        let home = self.home(page);
        if self.home(id) == home {
            return true;
        }
        match self.plan.closure.operations.get(home) {
            Some(operation) => {
                let ends = [&operation.input, &operation.output];
                ends.contains(&id)
                    || self.plan.closure.owned[home].iter().any(|owned| self.names_type(owned, id))
                    || self.pages_name_type(home, id)
            }
            None => self.names_type(home, id),
        }
    }

    /// The operation whose module defines a shape, or the shape or operation itself.
    fn home<'i>(&'i self, id: &'i ShapeId) -> &'i ShapeId {
        self.plan.closure.owner(id).unwrap_or(id)
    }

    /// Whether what follows the pages of an operation names the type of `id`, which can be within
    /// other structures.
    fn pages_name_type(&self, operation: &ShapeId, id: &ShapeId) -> bool {
        let access = self.plan.pagination(operation).and_then(|pagination| pagination.access);
        let paths = access
            .into_iter()
            .flat_map(|access| access.items.into_iter().chain([access.output_token]));
        let mut found = false;
        for last in paths.filter_map(|mut path| path.0.pop()) {
            last.ty.visit(&mut |ty| found |= self.is_type_of(ty, id));
        }
        found
    }

    fn is_type_of(&self, ty: &Type, id: &ShapeId) -> bool {
        matches!(ty, Type::Shape(ident) if *ident == self.plan.names.types[id])
    }

    /// Whether the type of a member of `container` names the type of `id`.
    fn names_type(&self, container: &ShapeId, id: &ShapeId) -> bool {
        self.usage.holds(container, id) && self.plan.replacement(id).is_none()
    }
}
