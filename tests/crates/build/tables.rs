//! Tables of the generated crates' operations and shapes: their names in the model, and their Rust
//! types.

use crate::reading::Pair;

/// An array of every operation of a crate.
pub(crate) fn operations(pair: &Pair<()>) -> String {
    let name = &pair.made.name;
    let operations = pair.krate.operations.iter();
    array(operations.map(|ident| format!("Call::of::<::{name}::operations::{ident}>()")))
}

/// An array of every shape of a crate.
pub(crate) fn shapes(pair: &Pair<()>) -> String {
    let name = &pair.made.name;
    let mut shapes: Vec<_> =
        pair.krate.shapes.iter().map(|shape| (&shape.ident, &shape.id)).collect();
    shapes.sort();
    let subject = |(ident, id)| format!("Subject::of::<::{name}::types::{ident}>({id:?})");
    array(shapes.into_iter().map(subject))
}

/// A module for each crate, made by the macro `makes` from the array `of`, and an array of all of
/// them. Items of the modules' arrays have the type `ty`.
pub(crate) fn of_crates(makes: &str, of: &str, ty: &str, pairs: &[&Pair<()>]) -> String {
    let names = || pairs.iter().map(|pair| (&pair.made.name, &pair.made.model));
    let modules = names().map(|(name, _)| format!("{makes}!({name}, \"{name}_{of}.rs\");\n"));
    let all = names().map(|(name, model)| format!("({model:?}, {name}::ALL)"));
    let modules: String = modules.collect();
    format!("{modules}pub(crate) static ALL: &[(&str, &[{ty}])] = &{};\n", array(all))
}

fn array(items: impl Iterator<Item = String>) -> String {
    format!("[\n{},\n]\n", items.collect::<Vec<_>>().join(",\n"))
}
