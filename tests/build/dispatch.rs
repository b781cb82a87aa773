//! Tables of the generated crates' operations and shapes: their names in the model, and their Rust
//! types.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use codegen::ir::{Crate, Field, Item, Operation, Type, UnionVariant};
use codegen::model::{Kind, Model, ShapeId};
use codegen::{Config, lower};

/// The generated crates, each with its model.
const CRATES: [(&str, &str); 2] =
    [("generated", "../models/cognito-idp-2016-04-18.json"), ("sink", "models/sink.json")];

/// Writes `<crate>_operations.rs` and `<crate>_shapes.rs`, an array each.
pub(crate) fn write() {
    for (name, path) in CRATES {
        let path = Path::new(path);
        let model = Model::parse(&read(path)).expect("the model is valid");
        let config = Config::parse(&read(&path.with_extension("toml"))).expect("it is valid");
        let (krate, _) = lower::lower(&model, &config, "").expect("the model can be generated");
        let operations = krate.operations.iter().map(|module| &module.operation.ident);
        let calls = operations.map(|ident| format!("Call::of::<{name}::operations::{ident}>()"));
        save(&format!("{name}_operations.rs"), calls);
        let shapes = Walk::through(&model, &krate);
        let subjects = shapes
            .iter()
            .map(|(ident, id)| format!("Subject::of::<{name}::types::{ident}>({:?})", id.as_str()));
        save(&format!("{name}_shapes.rs"), subjects);
    }
}

fn read(path: &Path) -> String {
    println!("cargo::rerun-if-changed={}", path.display());
    fs::read_to_string(path).expect("the file can be read")
}

fn save(file: &str, expressions: impl Iterator<Item = String>) {
    let items: Vec<String> = expressions.collect();
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where to write"));
    fs::write(folder.join(file), format!("[\n{},\n]\n", items.join(",\n")))
        .expect("the file can be written");
}

/// A walk through model and intermediate representation at once: which type is which shape.
struct Walk<'a> {
    model: &'a Model,
    members: BTreeMap<String, Vec<(&'a str, &'a Type)>>,
    found: BTreeMap<String, &'a ShapeId>,
}

impl<'a> Walk<'a> {
    /// The shape of every type, by the type's name.
    fn through(model: &'a Model, krate: &'a Crate) -> BTreeMap<String, &'a ShapeId> {
        let members = members(krate);
        let mut walk = Self { model, members, found: BTreeMap::new() };
        for module in &krate.operations {
            walk.operation(&module.operation);
        }
        walk.errors(krate);
        let missed = walk.members.keys().find(|ident| !walk.found.contains_key(*ident));
        assert!(missed.is_none(), "no shape of the model is {missed:?}");
        walk.found
    }

    fn operation(&mut self, operation: &Operation) {
        let shape = self.model.shapes().find_map(|(id, shape)| match &shape.kind {
            Kind::Operation(found) if id.name() == operation.name => Some(found),
            _ => None,
        });
        let shape = shape.expect("the model has the operation");
        let ends = [(&operation.input, &shape.input), (&operation.output, &shape.output)];
        for (ident, id) in ends {
            if let Some(ident) = ident {
                self.shape(&ident.to_string(), id);
            }
        }
    }

    /// Errors go by their code, which is the name of their shape.
    fn errors(&mut self, krate: &Crate) {
        let model = self.model;
        for error in &krate.errors {
            let mut shapes = model.shapes().filter(|(_, shape)| shape.traits.error.is_some());
            let (id, _) = shapes.find(|(id, _)| id.name() == error.code).expect("it is modeled");
            self.shape(&error.ident.to_string(), id);
        }
    }

    fn shape(&mut self, ident: &str, id: &'a ShapeId) {
        if self.found.insert(ident.to_owned(), id).is_some() {
            return;
        }
        for (name, ty) in self.members[ident].clone() {
            let members = self.model.get(id).expect("it is a target").members();
            let member = members.into_iter().find(|member| member.name == name);
            self.ty(ty, &member.expect("the shape has the member").target);
        }
    }

    fn ty(&mut self, ty: &Type, id: &'a ShapeId) {
        let element = |index: usize| {
            let shape = self.model.get(id).expect("it is a target");
            &shape.members()[index].target
        };
        match ty {
            Type::Shape(ident) => self.shape(&ident.to_string(), id),
            Type::Nullable(inner) | Type::Sensitive(inner) | Type::Boxed(inner) => {
                self.ty(inner, id);
            }
            Type::List(item) => self.ty(item, element(0)),
            Type::Map(key, value) => {
                let (key_id, value_id) = (element(0), element(1));
                self.ty(key, key_id);
                self.ty(value, value_id);
            }
            _ => {}
        }
    }
}

/// The members of every type of a crate, by the type's name; enums have none.
fn members(krate: &Crate) -> BTreeMap<String, Vec<(&str, &Type)>> {
    let mut all = BTreeMap::new();
    let structures = krate.operations.iter().flat_map(|module| &module.structures);
    for structure in structures {
        all.insert(structure.ident.to_string(), fields(&structure.fields));
    }
    for module in &krate.types {
        let (ident, members) = match &module.item {
            Item::Structure(structure) => (&structure.ident, fields(&structure.fields)),
            Item::Union(union) => (&union.ident, variants(&union.variants)),
            Item::Enum(item) => (&item.ident, Vec::new()),
        };
        all.insert(ident.to_string(), members);
    }
    all
}

fn fields(fields: &[Field]) -> Vec<(&str, &Type)> {
    fields.iter().map(|field| (field.wire.as_str(), &field.ty)).collect()
}

fn variants(variants: &[UnionVariant]) -> Vec<(&str, &Type)> {
    variants
        .iter()
        .filter_map(|variant| Some((variant.wire.as_str(), variant.ty.as_ref()?)))
        .collect()
}
