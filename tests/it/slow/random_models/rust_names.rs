//! The Rust names of a crate, each with its shape or member.

use std::collections::BTreeSet;

use codegen::ir::{Crate, Item, Structure};
use codegen::model::Model;
use codegen::{Config, lower};

/// A line for each name.
pub(crate) fn of(model: &str, config: &Config) -> BTreeSet<String> {
    let model = Model::parse(model).expect("the model is valid");
    let (krate, _) = lower::lower(&model, config, "").expect("the model can be generated");
    let mut names = BTreeSet::new();
    for module in &krate.operations {
        let operation = &module.operation;
        let (file, ident) = (&module.module, &operation.ident);
        names.insert(format!("operation {}: {file}::{ident}", operation.name));
        module.structures.iter().for_each(|shape| structure(shape, &mut names));
    }
    errors(&krate, &mut names);
    for module in &krate.types {
        let file = &module.module;
        match &module.item {
            Item::Structure(shape) => {
                names.insert(format!("type {}: {file}", shape.wire));
                structure(shape, &mut names);
            }
            Item::Union(shape) => {
                names.insert(format!("type {}: {file}::{}", shape.wire, shape.ident));
                for variant in &shape.variants {
                    names.insert(format!("{}${}: {}", shape.ident, variant.wire, variant.ident));
                }
            }
            Item::Enum(shape) => {
                names.insert(format!("type {}: {file}::{}", shape.wire, shape.ident));
                for variant in &shape.variants {
                    names.insert(format!("{}${:?}: {}", shape.ident, variant.value, variant.ident));
                }
            }
        }
    }
    names
}

fn structure(shape: &Structure, names: &mut BTreeSet<String>) {
    names.insert(format!("type {}: {}, {}", shape.wire, shape.ident, shape.builder));
    for field in &shape.fields {
        let (ident, maybe) = (&field.ident, field.maybe.as_ref().map(ToString::to_string));
        names.insert(format!("{}${}: {ident}, {maybe:?}", shape.ident, field.wire));
        if let codegen::ir::Presence::Required(state) = &field.presence {
            names.insert(format!("{}${} has {state}", shape.ident, field.wire));
        }
    }
}

fn errors(krate: &Crate, names: &mut BTreeSet<String>) {
    for error in &krate.errors {
        names.insert(format!("error {}: {}", error.code, error.variant));
    }
}
