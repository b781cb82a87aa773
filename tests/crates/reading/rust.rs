//! Reads the source of a generated crate: its items, and the shapes that their documentation names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fmt, fs};

use quote::ToTokens;
use syn::{Attribute, Expr, GenericArgument, Item, ItemEnum, ItemStruct, Lit, Meta, PathArguments};

use super::model::{self, Model};

/// The files of a crate, by path below `src`.
pub(crate) type Files = BTreeMap<PathBuf, syn::File>;

/// The items of a crate.
pub(crate) struct Crate {
    /// The items that stand for shapes, with duplicates.
    pub(crate) shapes: Vec<Shape>,
    /// The types that stand for operations.
    pub(crate) operations: Vec<String>,
}

/// An item that stands for a shape.
pub(crate) struct Shape {
    /// The shape's id.
    pub(crate) id: String,
    /// The name of the type.
    pub(crate) ident: String,
    pub(crate) docs: String,
    pub(crate) body: Body,
}

/// The members of a shape.
pub(crate) enum Body {
    Structure(Vec<Field>),
    /// A union, or an enum whose variants have no wire name.
    Enum(Vec<Variant>),
}

/// A field of a structure.
pub(crate) struct Field {
    /// The field's name, with the `r#` of keywords.
    pub(crate) ident: String,
    /// The field's name without the `r#`.
    pub(crate) name: String,
    pub(crate) wire: String,
    pub(crate) docs: String,
    pub(crate) ty: Type,
}

/// A variant of an enum or union.
pub(crate) struct Variant {
    pub(crate) ident: String,
    pub(crate) name: String,
    pub(crate) wire: Option<String>,
    pub(crate) docs: String,
    /// The type of its value; `None` if it has no value.
    pub(crate) ty: Option<Type>,
}

/// A type: a name, and its generic arguments.
pub(crate) struct Type {
    pub(crate) name: String,
    /// Whether it stands for a shape. A type of the standard library can have the same name.
    pub(crate) is_shape: bool,
    pub(crate) arguments: Vec<Type>,
}

/// Parses every file below `src`.
pub(crate) fn parse(src: &Path) -> Files {
    let parsed = |path: PathBuf| {
        let file = syn::parse_file(&super::text(&path)).expect("generated files are Rust");
        (path.strip_prefix(src).expect("files are below `src`").to_owned(), file)
    };
    rust_files(src).into_iter().map(parsed).collect()
}

impl Crate {
    /// Finds the items that stand for shapes and operations.
    pub(crate) fn new(files: &Files, model: &Model) -> Self {
        let shapes = files.values().flat_map(|file| {
            let names = shapes_in_scope(file);
            file.items.iter().filter_map(move |item| shape(item, model, &names))
        });
        let items = files.values().flat_map(|file| &file.items);
        Self { shapes: shapes.collect(), operations: items.filter_map(operation).collect() }
    }

    /// The name of the type that stands for a shape.
    pub(crate) fn ident(&self, id: &str) -> &str {
        let shape = self.shapes.iter().find(|shape| shape.id == id);
        &shape.unwrap_or_else(|| panic!("no item stands for {id}")).ident
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("the entry can be read").path());
    let (folders, files): (Vec<_>, Vec<_>) = paths.partition(|path| path.is_dir());
    let is_rust = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
    let below = folders.iter().flat_map(|folder| rust_files(folder));
    files.into_iter().filter(is_rust).chain(below).collect()
}

/// The names of shapes that a file defines or imports.
fn shapes_in_scope(file: &syn::File) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for item in &file.items {
        match item {
            Item::Struct(item) => _ = names.insert(item.ident.to_string()),
            Item::Enum(item) => _ = names.insert(item.ident.to_string()),
            Item::Use(item) => {
                let path = item.tree.to_token_stream().to_string();
                if let Some(names_of_types) = path.strip_prefix("crate :: types ::") {
                    let split = names_of_types.split(['{', '}', ',', ' ']);
                    names.extend(split.filter(|name| !name.is_empty()).map(str::to_owned));
                }
            }
            _ => {}
        }
    }
    names
}

fn shape(item: &Item, model: &Model, names: &BTreeSet<String>) -> Option<Shape> {
    let (attrs, ident) = match item {
        Item::Struct(item) if item.generics.params.is_empty() => (&item.attrs, &item.ident),
        Item::Enum(item) => (&item.attrs, &item.ident),
        _ => return None,
    };
    let docs = docs(attrs);
    let id = fact(&docs, "Shape").or_else(|| input(&docs, item, model))?;
    Some(Shape { id, ident: ident.to_string(), docs, body: body(item, names) })
}

/// The type of an operation, from its table.
fn operation(item: &Item) -> Option<String> {
    let Item::Macro(item) = item else { return None };
    let is_table = item.mac.path.is_ident("operation");
    is_table.then(|| item.mac.tokens.clone().into_iter().next().map(|ident| ident.to_string()))?
}

/// The shape of a request. Its documentation names the operation, not the shape.
fn input(docs: &str, item: &Item, model: &Model) -> Option<String> {
    // The type of an operation has the same line in its documentation, but isn't a shape.
    let is_unit = matches!(item, Item::Struct(item) if matches!(item.fields, syn::Fields::Unit));
    let target = fact(docs, "Wire name").filter(|_| !is_unit)?;
    // Only in awsJson does the service's name come first.
    let name = target.rsplit('.').next()?;
    let operation = model.operations().into_iter().find(|id| model::name(id) == name)?;
    model.end(&operation, "input")
}

fn body(item: &Item, names: &BTreeSet<String>) -> Body {
    match item {
        Item::Struct(item) => Body::Structure(fields(item, names)),
        Item::Enum(item) => Body::Enum(variants(item, names)),
        _ => unreachable!("only structs and enums are shapes"),
    }
}

fn fields(item: &ItemStruct, names: &BTreeSet<String>) -> Vec<Field> {
    let field = |field: &syn::Field| {
        let ident = field.ident.as_ref()?;
        let docs = docs(&field.attrs);
        let wire = fact(&docs, "Wire name").unwrap_or_default();
        let name = plain(ident);
        Some(Field { ident: ident.to_string(), name, wire, docs, ty: Type::read(&field.ty, names) })
    };
    item.fields.iter().filter_map(field).collect()
}

fn variants(item: &ItemEnum, names: &BTreeSet<String>) -> Vec<Variant> {
    let variant = |variant: &syn::Variant| Variant {
        ident: variant.ident.to_string(),
        name: plain(&variant.ident),
        wire: fact(&docs(&variant.attrs), "Wire name"),
        docs: docs(&variant.attrs),
        ty: variant.fields.iter().next().map(|field| Type::read(&field.ty, names)),
    };
    item.variants.iter().map(variant).collect()
}

/// An identifier without the `r#` of keywords.
pub(crate) fn plain(ident: &syn::Ident) -> String {
    ident.to_string().trim_start_matches("r#").to_owned()
}

/// The lines of a documentation comment.
pub(crate) fn docs(attrs: &[Attribute]) -> String {
    let line = |attribute: &Attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value().trim_start_matches(' ').to_owned()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    };
    attrs.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

/// The code span after a label in the last list of the documentation, which has the facts.
fn fact(docs: &str, label: &str) -> Option<String> {
    let (_, after) = docs.rsplit_once(&format!("- {label}:"))?;
    let (_, after) = after.split_once('`').filter(|(space, _)| space.trim().is_empty())?;
    Some(after.split_once('`')?.0.to_owned())
}

impl Type {
    fn read(ty: &syn::Type, shapes: &BTreeSet<String>) -> Self {
        let syn::Type::Path(path) = ty else { return Self::named("()") };
        let segment = path.path.segments.last().expect("a path has segments");
        let mut ty = Self::named(&segment.ident.to_string());
        ty.is_shape = path.path.segments.len() == 1 && shapes.contains(&ty.name);
        if let PathArguments::AngleBracketed(arguments) = &segment.arguments {
            let types = arguments.args.iter();
            ty.arguments = types.filter_map(|argument| Self::argument(argument, shapes)).collect();
        }
        ty
    }

    fn named(name: &str) -> Self {
        Self { name: name.to_owned(), is_shape: false, arguments: Vec::new() }
    }

    fn argument(argument: &GenericArgument, shapes: &BTreeSet<String>) -> Option<Self> {
        match argument {
            GenericArgument::Type(ty) => Some(Self::read(ty, shapes)),
            _ => None,
        }
    }

    /// The type in a `Box`, or itself.
    pub(crate) fn unboxed(&self) -> &Self {
        if self.name == "Box" { &self.arguments[0] } else { self }
    }
}

/// As in code that imports the module `types`.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_shape { "types::" } else { "" })?;
        f.write_str(&self.name)?;
        for (index, argument) in self.arguments.iter().enumerate() {
            write!(f, "{}{argument}", if index == 0 { "<" } else { ", " })?;
        }
        f.write_str(if self.arguments.is_empty() { "" } else { ">" })
    }
}
