//! Generates a module of every model that has endpoint tests: two of those that have their rules in
//! both forms. `ENDPOINT_MODELS` names a folder with further models.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use codegen::endpoint_rules::Type;
use codegen::ir::{Crate, EndpointParameter};
use codegen::model::Model;
use codegen::{Builder, Config};
use heck::ToSnakeCase;
use quote::{format_ident, quote};
use serde_json::{Map, Value};

const FOLDERS: [&str; 3] = ["../../models", "../models/services", "../models/endpoints"];
const FORMS: [&str; 2] = ["smithy.rules#endpointRuleSet", "smithy.rules#endpointBdd"];
const TESTS: &str = "smithy.rules#endpointTests";
const TESTS_FOLDER: &str = "../models/endpoints";
const TESTS_ENDING: &str = ".endpoint-tests.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=ENDPOINT_MODELS");
    let more = env::var_os("ENDPOINT_MODELS").map(PathBuf::from);
    let mut subjects = Vec::new();
    for folder in FOLDERS.into_iter().map(PathBuf::from).chain(more) {
        println!("cargo::rerun-if-changed={}", folder.display());
        for path in models(&folder)? {
            let model = serde_json::from_str(&fs::read_to_string(&path)?)?;
            let file = path.file_stem().unwrap_or_default().to_string_lossy();
            let tests = separate_tests(&file)?;
            for (form, name) in FORMS.into_iter().zip(["rules", "diagram"]) {
                let name = format!("{}_{name}", file.to_snake_case());
                subjects.extend(Subject::of(&model, tests.as_ref(), form, name));
            }
        }
    }
    let code = subjects.iter().map(Subject::write).collect::<Result<Vec<_>, _>>()?;
    let modules = subjects.iter().map(|subject| format_ident!("{}", subject.name));
    let file = syn::parse2(quote! {
        #(#code)*
        const SUBJECTS: &[Subject] = &[#(#modules::Endpoint::SUBJECT),*];
    })?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("subjects.rs"), prettyplease::unparse(&file))?;
    Ok(())
}

/// The tests of a model that has none itself.
fn separate_tests(model: &str) -> Result<Option<Value>, Box<dyn Error>> {
    let path = format!("{TESTS_FOLDER}/{model}{TESTS_ENDING}");
    if !Path::new(&path).exists() {
        return Ok(None);
    }
    Ok(Some(serde_json::from_str(&fs::read_to_string(path)?)?))
}

/// The models of a folder, by name.
fn models(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.to_string_lossy();
        if name.ends_with(".json") && !name.ends_with(TESTS_ENDING) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// A model that has its rules in one form only.
struct Subject {
    name: String,
    model: String,
    cases: Vec<Value>,
    operations: BTreeSet<String>,
}

impl Subject {
    /// The model with its rules in this form; none if it hasn't, or if there is no test.
    fn of(model: &Value, tests: Option<&Value>, form: &str, name: String) -> Option<Self> {
        let mut model = model.clone();
        let shapes = model["shapes"].as_object_mut()?;
        let service = shapes.values_mut().find(|shape| shape["traits"].get(form).is_some())?;
        let traits = service["traits"].as_object_mut()?;
        for other in FORMS.into_iter().filter(|other| *other != form) {
            traits.remove(other);
        }
        let cases = traits.get(TESTS).or(tests)?["testCases"].as_array()?.clone();
        let inputs = cases.iter().filter_map(|case| case["operationInputs"].as_array()).flatten();
        let names = inputs.filter_map(|input| input["operationName"].as_str());
        let mut operations: BTreeSet<String> = names.map(str::to_owned).collect();
        if operations.is_empty() {
            operations.extend(first_operation(shapes));
        }
        Some(Self { name, model: model.to_string(), cases, operations })
    }

    /// Writes the module, and returns the code that runs its cases.
    fn write(&self) -> Result<impl quote::ToTokens + use<>, Box<dyn Error>> {
        let problem = |errors: codegen::Errors| format!("{}: {errors}", self.name);
        let config = Config {
            model_name: self.name.clone(),
            operations: Some(self.operations.iter().cloned().collect()),
            ..Config::default()
        };
        let module = format_ident!("{}", self.name);
        let builder = Builder::from_json(self.model.as_str()).config(config.clone());
        let builder = builder.endpoint(true).module(format!("crate::{module}"));
        builder.generate().map_err(problem)?;
        let model = Model::parse(&self.model).map_err(problem)?;
        let (krate, _) = codegen::lower::lower(&model, &config, "").map_err(problem)?;
        let cases = format!("{}.json", self.name);
        let folder = env::var("OUT_DIR")?;
        fs::write(Path::new(&folder).join(&cases), serde_json::to_string(&self.cases)?)?;
        Ok(self.code(&krate, &cases))
    }

    fn code(&self, krate: &Crate, cases: &str) -> impl quote::ToTokens + use<> {
        let (name, module) = (&self.name, format_ident!("{}", self.name));
        let file = format!("/{name}.rs");
        let cases = format!("/{cases}");
        let rules = krate.endpoint.as_ref();
        let parameters = rules.into_iter().flat_map(|rules| &rules.parameters);
        let parameters =
            parameters.map(|EndpointParameter { name, ident, ty, default, .. }| {
                let read = match (ty, default) {
                    (Type::Bool, Some(_)) => quote!(flag),
                    (Type::Bool, None) => quote!(some_flag),
                    (Type::List, _) => quote!(texts),
                    _ => quote!(text),
                };
                quote!(#name #ident #read)
            });
        let built_ins = built_ins(&self.model);
        let built_ins = built_ins.iter().map(|(built_in, name)| quote!((#built_in, #name)));
        let operations = krate.operations.iter().map(|module| {
            let ident = &module.operation.ident;
            let name = &module.operation.name;
            quote!(#name #ident)
        });
        quote! {
            #[allow(clippy::all, clippy::pedantic, dead_code, reason = "of a part of the operations")]
            pub(crate) mod #module { include!(concat!(env!("OUT_DIR"), #file)); }
            subject! {
                #module, include_str!(concat!(env!("OUT_DIR"), #cases)),
                parameters [#(#parameters),*], built_ins [#(#built_ins),*],
                operations [#(#operations),*]
            }
        }
    }
}

/// The names of the built-in parameters, each with that of the parameter.
fn built_ins(model: &str) -> Vec<(String, String)> {
    let model: Value = serde_json::from_str(model).unwrap_or_default();
    let shapes = model["shapes"].as_object().into_iter().flatten();
    let rules = shapes.flat_map(|(_, shape)| FORMS.map(|form| shape["traits"][form].clone()));
    let parameters = rules.filter_map(|rules| rules["parameters"].as_object().cloned()).flatten();
    let built_in = |(name, it): (String, Value)| Some((it["builtIn"].as_str()?.to_owned(), name));
    parameters.filter_map(built_in).collect()
}

fn first_operation(shapes: &Map<String, Value>) -> Option<String> {
    let mut operations = shapes.iter().filter(|(_, shape)| shape["type"] == "operation");
    operations.next().map(|(id, _)| id.clone())
}
