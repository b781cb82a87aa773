//! The Rust names of fields, variants, modules and files.

mod fields;
mod files;
mod rename;
mod reserved;
mod variants;

use codegen::ir::{Crate, Item, Structure};
use codegen::model::Model;
use codegen::{Config, lower};

/// The crate of a model, before it is written.
fn lowered(model: &str) -> Crate {
    let model = Model::parse(model).expect("the model is valid");
    lower::lower(&model, &Config::default(), "").expect("the model can be generated").0
}

/// The structure that is made from a shape.
fn structure<'c>(krate: &'c Crate, shape: &str) -> &'c Structure {
    let of_types = krate.types.iter().filter_map(|module| match &module.item {
        Item::Structure(structure) => Some(structure),
        _ => None,
    });
    let mut all = krate.operations.iter().flat_map(|module| &module.structures).chain(of_types);
    all.find(|structure| structure.wire == shape).expect("the crate has the structure")
}
