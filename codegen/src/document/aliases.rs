//! Additional names for rustdoc's search: the names in the model, and in AWS's own SDK for Rust.
//!
//! The search ignores case and underscores, so a name that differs only in these needs no alias.

use proc_macro2::Ident;

use crate::model::ShapeId;
use crate::plan::Plan;

/// The names of a structure, union or enum. In the SDK, an input or output is named after its
/// operation.
pub(crate) fn aliases_of_type(plan: &Plan<'_>, id: &ShapeId) -> Vec<String> {
    let of_sdk = |operations: &[&ShapeId], end: &str| -> Vec<String> {
        operations.iter().map(|operation| format!("{}{end}", operation.name())).collect()
    };
    let inputs = of_sdk(plan.closure.requests(id), "Input");
    let outputs = of_sdk(plan.closure.responses(id), "Output");
    let names = [id.name().to_owned()].into_iter().chain(inputs).chain(outputs);
    different(&plan.names.types[id], names)
}

/// The names of an operation.
pub(crate) fn aliases_of_operation(plan: &Plan<'_>, id: &ShapeId) -> Vec<String> {
    different(&plan.names.operations[id], [id.name().to_owned()])
}

/// The names of a field that requests can contain: the SDK's setter, and its words.
pub(crate) fn aliases_of_field(plan: &Plan<'_>, container: &ShapeId, field: &Ident) -> Vec<String> {
    if !plan.whole().is_sent(container) {
        return Vec::new();
    }
    let name = field.to_string();
    let name = name.trim_start_matches("r#").trim_matches('_');
    let words = name.contains('_').then(|| name.replace('_', " "));
    [format!("set_{name}")].into_iter().chain(words).collect()
}

/// The names that the search doesn't find by the item's name, each once.
fn different(ident: &Ident, names: impl IntoIterator<Item = String>) -> Vec<String> {
    let searched = |name: &str| name.replace('_', "").to_lowercase();
    let mut known = vec![searched(ident.to_string().trim_start_matches("r#"))];
    let mut aliases = Vec::new();
    for name in names {
        let key = searched(&name);
        if !known.contains(&key) {
            known.push(key);
            aliases.push(name);
        }
    }
    aliases
}
