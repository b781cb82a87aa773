//! The public items of a crate.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use syn::{Attribute, Fields, ImplItem, Item, TraitItem, UseTree, Visibility};

use crate::coverage::source::tokens;
use crate::coverage::tables;
use crate::coverage::{Pair, Problems};
use crate::reading::rust::{Files, docs, plain};

/// Modules for what a model has, each with the modules below.
const GENERATED: [&str; 3] = ["types", "operations", "builders"];

/// What the module `builders` has besides the builders: the states of required members, and what
/// the setters of lists and maps take.
const SHARED: [&str; 6] =
    ["IntoList", "IntoMap", "IntoSensitiveList", "IntoSensitiveMap", "IsSet", "Unset"];

/// The public items of a crate.
pub(crate) struct Exports {
    /// The names that each of the generated modules makes public.
    names: BTreeMap<&'static str, Vec<String>>,
    /// How many public items those modules define.
    defined: usize,
    /// The traits that builders require for required members.
    required: Vec<String>,
    /// The places that lack documentation.
    undocumented: Vec<String>,
}

impl Exports {
    pub(crate) fn new(files: &Files) -> Self {
        let names = GENERATED.map(|module| (module, reexported(files, module)));
        Self {
            names: names.into_iter().collect(),
            defined: defined(files),
            required: required(files),
            undocumented: undocumented(files),
        }
    }
}

pub(crate) fn are_of_the_model(pair: &Pair, problems: &mut Problems) {
    let exports = &pair.source.exports;
    let shapes = pair.krate.shapes.iter().map(|shape| shape.ident.clone());
    problems.compare_names("types", exports.names["types"].clone(), shapes);
    let items = pair.model.items();
    let structures = || items.iter().filter(|id| pair.model.kind(id) == "structure");
    let [types, operations, builders] = GENERATED.map(|module| exports.names[module].len());
    let names = &exports.names["builders"];
    // A crate has only those that its setters need. The topic `needs` tests which.
    let shared = SHARED.iter().filter(|shared| names.iter().any(|name| name == *shared)).count();
    let builders = builders - shared;
    problems.compare("operations", &operations, &pair.model.operations().len());
    problems.compare("builders", &builders, &structures().count());
    problems.compare("public items", &exports.defined, &(types + operations + builders));
}

pub(crate) fn are_documented(pair: &Pair, problems: &mut Problems) {
    let places = &pair.source.exports.undocumented;
    problems.0.extend(places.iter().map(|place| format!("{place}: no documentation")));
}

pub(crate) fn have_a_trait_for_each_field_of_a_required_member(
    pair: &Pair,
    problems: &mut Problems,
) {
    let setters = pair.source.all_tables("builder").flat_map(|table| &table.rows);
    let fields: BTreeSet<_> =
        setters.filter_map(|row| Some((row.name.clone(), row.parameter.clone()?))).collect();
    let parameters = fields.into_iter().map(|(_, parameter)| parameter);
    problems.compare_names("required", pair.source.exports.required.clone(), parameters);
}

/// The rows of the table `required`.
fn required(files: &Files) -> Vec<String> {
    let tables = tables::own(files).filter(|table| table.of.ends_with("required"));
    tables.flat_map(|table| table.rows).map(|row| row.name).collect()
}

fn undocumented(files: &Files) -> Vec<String> {
    let lacks_docs = |attrs: &[Attribute]| docs(attrs).trim().is_empty() && !is_hidden(attrs);
    let mut undocumented = Vec::new();
    for (path, file) in files {
        let is_public = path.parent() == Some(Path::new("")) && !path.ends_with("support.rs");
        let mut places = Vec::new();
        if is_public {
            places.push(("the module".to_owned(), file.attrs.as_slice()));
        }
        file.items.iter().for_each(|item| documented(item, &mut places));
        places.retain(|(_, attrs)| lacks_docs(attrs));
        let places = places.iter().map(|(place, _)| format!("{}, {place}", path.display()));
        undocumented.extend(places);
    }
    for table in tables::own(files).filter(|table| table.of == "builder") {
        let setters = table.rows.iter().filter(|row| !row.is_documented);
        undocumented.extend(setters.map(|row| format!("{}: {}", table.header.join(" "), row.name)));
    }
    undocumented
}

/// The names that a module makes public.
fn reexported(files: &Files, module: &str) -> Vec<String> {
    let mut names = Vec::new();
    for item in &files[Path::new(&format!("{module}.rs"))].items {
        if let Item::Use(item) = item
            && is_public(&item.vis)
        {
            collect(&item.tree, &mut names);
        }
    }
    names
}

fn collect(tree: &UseTree, names: &mut Vec<String>) {
    match tree {
        UseTree::Path(path) => collect(&path.tree, names),
        UseTree::Name(name) => names.push(plain(&name.ident)),
        UseTree::Group(group) => group.items.iter().for_each(|tree| collect(tree, names)),
        UseTree::Rename(_) | UseTree::Glob(_) => names.push(tokens(tree)),
    }
}

/// How many public items the generated modules define.
fn defined(files: &Files) -> usize {
    let is_generated = |path: &Path| GENERATED.iter().any(|module| path.starts_with(module));
    let generated = files.iter().filter(|(path, _)| is_generated(path));
    let items = generated.flat_map(|(_, file)| &file.items);
    let is_item = |item: &&Item| matches!(item, Item::Struct(_) | Item::Enum(_) | Item::Trait(_));
    let builders = tables::own(files).filter(|table| table.of == "builder");
    items.filter(is_item).count() + builders.count()
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn is_hidden(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attribute| tokens(attribute) == "#[doc(hidden)]")
}

/// Everything public in an item, with the attributes that should document it.
fn documented<'a>(item: &'a Item, places: &mut Vec<(String, &'a [Attribute])>) {
    match item {
        Item::Struct(item) if is_public(&item.vis) => {
            places.push((item.ident.to_string(), &item.attrs));
            fields(&item.ident.to_string(), &item.fields, places);
        }
        Item::Enum(item) if is_public(&item.vis) => {
            places.push((item.ident.to_string(), &item.attrs));
            for variant in &item.variants {
                let place = format!("{}::{}", item.ident, variant.ident);
                let named = variant.fields.iter().filter(|field| field.ident.is_some());
                places.extend(named.map(|field| (place.clone(), field.attrs.as_slice())));
                places.push((place, &variant.attrs));
            }
        }
        Item::Trait(item) if is_public(&item.vis) => {
            places.push((item.ident.to_string(), &item.attrs));
            places.extend(item.items.iter().filter_map(|member| {
                let (ident, attrs) = match member {
                    TraitItem::Const(member) => (&member.ident, &member.attrs),
                    TraitItem::Fn(member) => (&member.sig.ident, &member.attrs),
                    TraitItem::Type(member) => (&member.ident, &member.attrs),
                    _ => return None,
                };
                Some((format!("{}::{ident}", item.ident), attrs.as_slice()))
            }));
        }
        Item::Impl(item) if item.trait_.is_none() => {
            places.extend(item.items.iter().filter_map(|member| {
                let (ident, vis, attrs) = match member {
                    ImplItem::Const(member) => (&member.ident, &member.vis, &member.attrs),
                    ImplItem::Fn(member) => (&member.sig.ident, &member.vis, &member.attrs),
                    _ => return None,
                };
                let place = format!("{}::{ident}", tokens(&item.self_ty));
                is_public(vis).then_some((place, attrs.as_slice()))
            }));
        }
        _ => {}
    }
}

/// The fields with names. A field without a name is documented with its type.
fn fields<'a>(owner: &str, fields: &'a Fields, places: &mut Vec<(String, &'a [Attribute])>) {
    let public = fields.iter().filter(|field| is_public(&field.vis));
    places.extend(public.filter_map(|field| {
        let name = plain(field.ident.as_ref()?);
        Some((format!("{owner}::{name}"), field.attrs.as_slice()))
    }));
}
