//! The items of the service that a module defines or mentions. The module can't import other items
//! with the same names.

use std::collections::BTreeSet;

use proc_macro2::Ident;

use crate::ir::{Item, OperationModule, Structure, Type};

/// Names of items.
#[derive(Clone, Debug, Default)]
pub(super) struct Mentions(BTreeSet<String>);

impl Mentions {
    /// The items of the module of an operation.
    pub(super) fn of_operation(module: &OperationModule) -> Self {
        let mut mentions = Self::default();
        let operation = &module.operation;
        mentions.add(&operation.ident);
        operation.input.iter().chain(&operation.output).for_each(|ident| mentions.add(ident));
        module.structures.iter().for_each(|structure| mentions.structure(structure));
        if let Some(access) = operation.pagination.as_ref().and_then(|it| it.access.as_ref()) {
            let paths = access.items.iter().chain([&access.output_token]);
            paths.filter_map(|path| path.0.last()).for_each(|step| mentions.ty(&step.ty));
        }
        mentions
    }

    /// The items of the module of a shape.
    pub(super) fn of_item(item: &Item) -> Self {
        let mut mentions = Self::default();
        match item {
            Item::Structure(item) => mentions.structure(item),
            Item::Union(item) => {
                mentions.add(&item.ident);
                let types = item.variants.iter().filter_map(|variant| variant.ty.as_ref());
                types.for_each(|ty| mentions.ty(ty));
            }
            Item::Enum(item) => mentions.add(&item.ident),
        }
        mentions
    }

    /// Whether an item has this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    fn structure(&mut self, structure: &Structure) {
        self.add(&structure.ident);
        self.add(&structure.builder);
        for field in &structure.fields {
            self.ty(&field.ty);
        }
    }

    fn ty(&mut self, ty: &Type) {
        ty.visit(&mut |ty| {
            if let Type::Shape(ident) = ty {
                self.add(ident);
            }
        });
    }

    fn add(&mut self, ident: &Ident) {
        self.0.insert(ident.to_string());
    }
}
