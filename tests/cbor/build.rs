//! Makes a module of the model with shapes of every kind, for a service that speaks rpcv2Cbor, and a
//! table of its types.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

use codegen::Builder;
use serde_json::{json, Value};
use syn::{Item, UseTree};

/// The model, below this folder.
const MODEL: &str = "../models/sink.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={MODEL}");
    let text = fs::read_to_string(MODEL)?;
    let mut model: Value = serde_json::from_str(&text)?;
    let shapes = model["shapes"].as_object_mut().ok_or("the model has shapes")?;
    let service = shapes.values_mut().find(|shape| shape["type"] == "service");
    let traits = &mut service.ok_or("the model has a service")?["traits"];
    traits["smithy.protocols#rpcv2Cbor"] = json!({});
    let ids: Vec<String> = shapes.keys().cloned().collect();
    Builder::from_json(model.to_string())
        .protocol("rpcv2Cbor")
        .server(true)
        .module("crate::sink")
        .generate()
        .map_err(|errors| errors.to_string())?;
    let out = env::var("OUT_DIR")?;
    let module = fs::read_to_string(Path::new(&out).join("sink.rs"))?;
    let mut types = BTreeSet::new();
    add_types(&syn::parse_file(&module)?.items, &mut types);
    // Other shapes have a name that Rust or the model changes.
    let rows = ids.iter().filter_map(|id| {
        let name = id.split_once('#')?.1;
        types
            .contains(name)
            .then(|| format!("({id:?}, crate::round_trip::check::<crate::sink::types::{name}>),\n"))
    });
    let rows: String = rows.collect();
    fs::write(Path::new(&out).join("shapes.rs"), format!("&[\n{rows}]\n"))?;
    Ok(())
}

/// The names of the items in the module `types`, which can be in another module.
fn add_types(items: &[Item], types: &mut BTreeSet<String>) {
    for item in items {
        let Item::Mod(module) = item else { continue };
        let inner = module.content.as_ref().map_or(&[][..], |(_, items)| items);
        if module.ident != "types" {
            add_types(inner, types);
            continue;
        }
        for item in inner {
            if let Item::Use(item) = item {
                add_tree(&item.tree, types);
            }
        }
    }
}

fn add_tree(tree: &UseTree, types: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(path) => add_tree(&path.tree, types),
        UseTree::Group(group) => {
            for tree in &group.items {
                add_tree(tree, types);
            }
        }
        UseTree::Name(name) => _ = types.insert(name.ident.to_string()),
        _ => {}
    }
}
