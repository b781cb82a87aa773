//! Writes code for the tests: for `redaction`, a value of each structure and union, whose texts say
//! whether they may be shown; for other tests, tables of the operations and shapes of each crate.
//!
//! Names and types come from the generated crates. Which members are secret comes from the models.

#[path = "build/tables.rs"]
mod tables;

#[allow(dead_code, reason = "shared with the tests")]
mod reading;

use std::path::Path;
use std::{env, fs};

use quote::ToTokens;
use reading::model::{Member, Model, UNIT};
use reading::rust::{Body, Field, Shape, Type, Variant};
use reading::{Made, Pair};
use syn::Item;

fn main() {
    println!("cargo::rerun-if-changed={}", reading::root().join("Cargo.toml").display());
    let pairs = reading::pairs(|_| ());
    for Made { src, model, .. } in pairs.iter().map(|pair| &pair.made) {
        println!("cargo::rerun-if-changed={}", src.display());
        let model = reading::root().join(model);
        let config = model.with_extension("toml");
        // For Cargo, a file that doesn't exist has changed in each build.
        for path in [Some(model), Some(config).filter(|path| path.exists())].iter().flatten() {
            println!("cargo::rerun-if-changed={}", path.display());
        }
    }
    let each = |code: fn(&Pair<()>) -> String| pairs.iter().map(code).collect::<String>();
    save(
        "support.rs",
        &each(|pair| format!("support!({}: {});\n", pair.made.name, helpers(pair).join(" "))),
    );
    save("redaction.rs", &each(module));
    let all: Vec<_> = pairs.iter().collect();
    let json: Vec<_> = pairs.iter().filter(|pair| pair.model.speaks_aws_json()).collect();
    save("subjects.rs", &tables::of_crates("subjects", "shapes", "Subject", &all));
    save("halves.rs", &tables::of_crates("halves", "operations", "Halves", &json));
    for pair in &pairs {
        save(&format!("{}_operations.rs", pair.made.name), &tables::operations(pair));
        save(&format!("{}_shapes.rs", pair.made.name), &tables::shapes(pair));
    }
}

fn save(file: &str, code: &str) {
    let folder = env::var_os("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&folder).join(file), code).expect("the output folder can be written");
}

/// The types of support code for values that a crate exports: only those that its shapes need. Those
/// that a feature needs, such as `Timestamp` for `sigv4`, are behind a `cfg`.
fn helpers(pair: &Pair<()>) -> Vec<&'static str> {
    let library = fs::read_to_string(pair.made.src.join("lib.rs")).expect("the crate has a root");
    let library = syn::parse_file(&library).expect("generated files are Rust");
    let always = library.items.iter().filter_map(|item| match item {
        Item::Use(item) if !item.attrs.iter().any(|it| it.path().is_ident("cfg")) => Some(item),
        _ => None,
    });
    let exports: String = always.map(|item| item.tree.to_token_stream().to_string()).collect();
    let exports: Vec<&str> = exports.split(|c: char| !c.is_alphanumeric()).collect();
    let all = ["BigDecimal", "BigInteger", "Blob", "Document", "Sensitive", "Timestamp"];
    all.into_iter().filter(|name| exports.contains(name)).collect()
}

/// The module of a crate: code that makes values, and a test that checks them.
fn module(pair: &Pair<()>) -> String {
    let krate = &pair.made.name;
    let mut code = format!(
        "#[allow(deprecated, clippy::pedantic, unused, reason = \"written by a program\")]\n\
         mod {krate} {{\n\
         use std::collections::BTreeMap;\n\
         use ::{krate}::types;\n\
         use ::{krate}::{{{}}};\n\n\
         redacted_forms!({krate});\n\n",
        helpers(pair).join(", ")
    );
    let mut checks = String::new();
    for shape in &pair.krate.shapes {
        let kind = pair.model.kind(&shape.id);
        code += &match (&shape.body, kind.as_str()) {
            (Body::Structure(fields), _) => structure(&pair.model, shape, fields),
            (Body::Enum(variants), "union") => union(&pair.model, shape, variants),
            (Body::Enum(_), "enum") => enumeration(shape, "text"),
            (Body::Enum(_), _) => enumeration(shape, "number"),
        };
        checks += &check(&pair.model, shape, &kind);
    }
    let secrets = secrets(&pair.model);
    code + &format!(
        "#[test]\n\
         fn secrets_are_hidden_and_other_values_are_shown() {{\n\
         let run = super::Run::default();\n\
         {checks}\
         run.finish(&{secrets:#?});\n}}\n}}\n\n"
    )
}

/// The members that are secret or hold secrets, by id.
fn secrets(model: &Model) -> Vec<String> {
    let mut secrets = Vec::new();
    let has_values = |id: &String| ["structure", "union"].contains(&&*model.kind(id));
    for id in model.items().into_iter().filter(has_values) {
        let members = model.members(&id).iter().filter(|member| {
            let has_value = member.target != UNIT;
            has_value && (model.is_secret(&id) || model.holds_secret(&id, member))
        });
        secrets.extend(members.map(|member| label(&id, &member.name)));
    }
    secrets
}

/// The call that checks a shape; empty if there is nothing to check.
fn check(model: &Model, shape: &Shape, kind: &str) -> String {
    let Shape { id, ident, .. } = shape;
    let is_secret = model.is_secret(id);
    match kind {
        "structure" if model.traits(id).contains_key("smithy.api#error") => {
            let display = display(model, id);
            format!("    run.error::<types::{ident}>({id:?}, {display:?}, redacted);\n")
        }
        "structure" => format!("    run.structure::<types::{ident}>({id:?}, redacted);\n"),
        "union" => {
            format!("    run.union::<types::{ident}>({id:?}, {ident:?}, {is_secret}, redacted);\n")
        }
        _ if is_secret => {
            let values =
                format!("types::{ident}::values().iter().copied().map(types::{ident}::from)");
            format!("    run.secret_enum({id:?}, {ident:?}, {values}, redacted);\n")
        }
        _ => String::new(),
    }
}

/// What an error must display: its name, and its message unless that is secret.
fn display(model: &Model, id: &str) -> String {
    let name = reading::model::name(id);
    let members = model.members(id);
    let shown = |name: &str| {
        members.iter().find(|member| {
            let is_text = model.kind(&member.target) == "string";
            let is_secret = model.is_secret(id) || model.is_secret_member(id, member);
            is_text && !is_secret && member.name.eq_ignore_ascii_case(name)
        })
    };
    match shown("message").or_else(|| shown("errorMessage")) {
        Some(member) => {
            format!("{name}: visible {}", label(id, &member.name))
        }
        None => name.to_owned(),
    }
}

fn structure(model: &Model, shape: &Shape, fields: &[Field]) -> String {
    let Shape { id, ident, .. } = shape;
    let is_secret = model.is_secret(id);
    let members = model.members(id);
    let member = |field: &Field| {
        let member = members.iter().find(|member| member.name == field.wire);
        member.unwrap_or_else(|| panic!("{id} has no member {}", field.wire))
    };
    let hidden =
        fields.iter().filter(|field| is_secret || model.is_secret_member(id, member(field)));
    let hidden: Vec<_> = hidden.map(|field| (field.name.as_str(), is_optional(field))).collect();
    let mutable = if fields.is_empty() { "" } else { "mut " };
    let set = |field: &Field| setting(model, id, member(field), field);
    let body: String = fields.iter().map(set).collect();
    implementation(
        ident,
        &format!(
            "let {mutable}watch = at.watch(&{hidden:?});\n\
             let b = watch.start(types::{ident}::builder());\n{body}b.build()"
        ),
    )
}

/// The line that sets a field.
fn setting(model: &Model, id: &str, member: &Member, field: &Field) -> String {
    let (name, setter) = (&field.name, &field.ident);
    let value = value(model, id, member, setter_type(field));
    if is_optional(field) {
        let set = format!("|b, value| b.{setter}(value)");
        format!("let b = watch.optional({name:?}, b, at.reach{value}, {set});\n")
    } else {
        format!("let b = watch.required({name:?}, b.{setter}(at.make{value}));\n")
    }
}

fn union(model: &Model, shape: &Shape, variants: &[Variant]) -> String {
    let Shape { id, ident, .. } = shape;
    let members = model.members(id);
    let mut known: Vec<(&Variant, &Member)> = variants
        .iter()
        .filter_map(|variant| {
            let wire = variant.wire.as_ref()?;
            Some((variant, members.iter().find(|member| member.name == *wire)?))
        })
        .collect();
    // Inside other values, a union has its first variant. Variants without structures and unions
    // come first, so that recursion ends; of these, texts come first.
    known.sort_by_key(|(_, member)| {
        let rank = match model.kind(&member.target).as_str() {
            "string" => 0,
            "structure" | "union" => 2,
            _ => 1,
        };
        (rank, !model.is_secret_member(id, member))
    });
    let construct = |how: &str, (variant, member): &(&Variant, &Member)| {
        let name = &variant.ident;
        let value = |ty: &Type| format!("at.{how}{}", value(model, id, member, ty));
        match (&variant.ty, how) {
            (Some(ty), "make") => format!("types::{ident}::{name}({})", value(ty)),
            (Some(ty), _) => format!("{}.map(types::{ident}::{name})", value(ty)),
            (None, "make") => format!("types::{ident}::{name}"),
            (None, _) => format!("Some(types::{ident}::{name})"),
        }
    };
    let variants: Vec<_> = known
        .iter()
        .map(|known| {
            let place = if known.0.ty.is_some() { "at" } else { "_" };
            format!("|{place}| {}", construct("reach", known))
        })
        .collect();
    let tag = format!("at.make::<String>({id:?}, &super::Plan({}, &[]))", model.is_secret(id));
    let value = format!("at.make({id:?}, &super::Plan(true, &[]))");
    let first = known.first().map_or("unreachable!()".to_owned(), |known| construct("make", known));
    implementation(ident, &first)
        + &format!(
            "impl super::Variants for types::{ident} {{\n\
             const VARIANTS: &'static [fn(&super::Place<'_>) -> Option<Self>] = &[\n\
             {},\n|at| Some(types::{ident}::Unrecognized {{ tag: {tag}, value: {value} }}),\n];\n}}\n\n",
            variants.join(",\n")
        )
}

/// An enum gets a value that the model doesn't have: only such a value can be the test's own text.
fn enumeration(shape: &Shape, from: &str) -> String {
    implementation(&shape.ident, &format!("types::{}::from(at.{from}())", shape.ident))
}

fn implementation(ident: &str, body: &str) -> String {
    format!(
        "impl super::Canary for types::{ident} {{\n\
         fn make(at: &super::Place<'_>) -> Self {{\n{body}\n}}\n}}\n\n"
    )
}

/// The end of a call that makes a member's value: its type, its id, and which parts are secret.
fn value(model: &Model, id: &str, member: &Member, ty: &Type) -> String {
    let plan = plan(model, id, member);
    format!("::<{ty}>({:?}, &{plan})", label(id, &member.name))
}

fn plan(model: &Model, container: &str, member: &Member) -> String {
    let is_secret = model.is_secret(container) || model.is_secret_member(container, member);
    let parts = match model.kind(&member.target).as_str() {
        "list" | "map" => model.members(&member.target),
        _ => &[],
    };
    let parts: Vec<_> = parts.iter().map(|part| plan(model, &member.target, part)).collect();
    format!("super::Plan({is_secret}, &[{}])", parts.join(", "))
}

fn label(container: &str, member: &str) -> String {
    format!("{container}${member}")
}

fn is_optional(field: &Field) -> bool {
    field.ty.name == "Option"
}

/// What a setter takes: the type of the field, without the wrappers that the setter adds.
fn setter_type(field: &Field) -> &Type {
    let mut ty = if is_optional(field) { &field.ty.arguments[0] } else { &field.ty };
    while let (outer, Some(inner)) = (ty.name.as_str(), ty.arguments.first()) {
        let is_added = match outer {
            "Box" => true,
            "Sensitive" => ["Box", "Vec", "BTreeMap"].contains(&&*inner.name),
            _ => false,
        };
        if !is_added {
            break;
        }
        ty = inner;
    }
    ty
}
