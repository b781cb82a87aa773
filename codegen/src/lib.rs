//! Generates Rust crates from Smithy models of AWS services.
//!
//! - [`Builder`] generates a module or a crate in a build script; [`Builder::support`] generates modules
//!   of several services that share their support code.
//! - [`generate`] makes a [`Tree`], all files in memory, from the text of a model and a [`Config`].
//!   [`Tree::write`] writes them to the disk, and `Tree::check` compares the two.
//! - `diff` (feature `cli`) says what an update of a model changes for users of its crate.
//! - `import` (feature `cli`) makes a model from botocore's description of a service.
//!
//! Every phase collects its problems, each with its shape id, and reports all of them: [`Errors`].
//!
//! The other public items are for the program `smithygen` and for tests. They can change in any
//! version, so the documentation hides them.

#[allow(dead_code, reason = "it is support code, of which only a part is needed here")]
#[path = "../support/support/base64.rs"]
mod base64;
mod builder;
mod call;
mod cfg;
mod characters;
#[doc(hidden)]
pub mod command;
mod config;
#[doc(hidden)]
pub mod config_file;
#[doc(hidden)]
pub mod crate_name;
#[cfg(feature = "cli")]
pub mod diff;
mod document;
mod emit;
#[doc(hidden)]
pub mod endpoint_rules;
#[doc(hidden)]
pub mod error;
mod express;
mod form;
mod graph;
mod helpers;
#[cfg(feature = "cli")]
pub mod import;
mod inline;
mod instant;
#[doc(hidden)]
pub mod ir;
mod items;
mod leave_out;
mod legal;
#[doc(hidden)]
pub mod lower;
mod map;
#[doc(hidden)]
pub mod model;
mod name;
mod plan;
#[doc(hidden)]
pub mod prose;
mod render;
mod shared;
mod sharing;
mod tokens;
pub mod tree;

pub use builder::{Builder, SupportBuilder};
pub use call::Call;
#[doc(hidden)]
pub use characters::printable;
pub use config::{Config, LicenseFile, Package, Publish, SharedSupport};
pub use error::{Errors, Problem, Warning};
#[doc(hidden)]
pub use express::{Expression, Expressions};
pub use form::{Feature, Form, Module};
pub use helpers::Helpers;
pub use leave_out::LeaveOut;
pub use sharing::{Sharing, generate_sharing};

pub use tree::Tree;

/// A generated crate or module, with warnings.
#[derive(Clone, Debug)]
pub struct Generated {
    /// Every file.
    pub tree: Tree,
    /// Parts of the model that weren't generated.
    pub warnings: Vec<Warning>,
    /// The module, with only the features that do anything in it; `None` for a crate.
    module: Option<Module>,
}

/// Generates a crate, or the file of a module, from the text of a Smithy 2.0 JSON AST.
///
/// # Errors
/// Every problem of the model and of the configuration: where, what, and what to do.
pub fn generate(model: &str, config: &Config) -> Result<Generated, Errors> {
    let (krate, warnings) = lower_one(model, config)?;
    let (files, features) = (emit::emit(&krate), krate.needs.features());
    let (tree, module) = printed(&config.form, features, &krate.origin, files, |files| {
        render::render(&krate, files)
    })?;
    Ok(Generated { tree, warnings, module })
}

/// The files of a crate: printed by `print_crate`, or as one module with those of its features that do
/// anything.
fn printed<'f>(
    form: &Form,
    features: impl Iterator<Item = Feature>,
    origin: &ir::Origin,
    files: emit::Files<'f>,
    print_crate: impl FnOnce(emit::Files<'f>) -> Result<Tree, Errors>,
) -> Result<(Tree, Option<Module>), Errors> {
    let Form::Module(module) = form else { return Ok((print_crate(files)?, None)) };
    let module = module.with_only(features);
    let tokens = inline::inline(files, &module)?;
    let mut tree = Tree::default();
    tree.insert(&module.file(), render::module(origin, &module, tokens)?);
    Ok((tree, Some(module)))
}

fn lower_one(model: &str, config: &Config) -> Result<(ir::Crate, Vec<Warning>), Errors> {
    let sha256 = verify(model, config)?;
    let model = model::Model::parse(model)?;
    lower::lower(&model, config, &sha256)
}

/// The name of the crate of a model, which can be known before it is generated.
///
/// # Errors
/// If the model is wrong, or hasn't the service that `config` names.
#[doc(hidden)]
pub fn name_of_crate(model: &str, config: &Config) -> Result<String, Errors> {
    let model = model::Model::parse(model)?;
    Ok(plan::choose_service(&model, config)?.crate_name(&model, config))
}

/// Those of these names or ids that operations of a model have.
///
/// # Errors
/// If the model is wrong, or hasn't the service that `config` names.
#[doc(hidden)]
pub fn operations_of(
    model: &str,
    config: &Config,
    names: &[String],
) -> Result<Vec<String>, Errors> {
    let model = model::Model::parse(model)?;
    let service = plan::choose_service(&model, config)?;
    Ok(plan::operations_of(&model, service, names))
}

/// Parses and lowers a model that `config` wasn't written for, such as the version before an
/// update. It ignores the hash, and entries for shapes that the model lacks.
///
/// # Errors
/// Every problem of the model: where, what, and what to do.
pub fn lower_leniently(model: &str, config: &Config) -> Result<ir::Crate, Errors> {
    let model = model::Model::parse(model)?;
    let config = plan::fitting(&model, config)?;
    lower::lower(&model, &config, "").map(|(krate, _)| krate)
}

/// Returns the SHA-256 of the model's text; an error if the configuration has a different one.
fn verify(model: &str, config: &Config) -> Result<String, Errors> {
    let sha256 = sha256(model);
    match &config.sha256 {
        Some(expected) if !expected.eq_ignore_ascii_case(&sha256) => {
            let message =
                format!("the model's sha256 is {sha256}, but the configuration says {expected}");
            let help = "if you updated the model on purpose, write its new sha256 under `[model]`";
            Err(Problem::new("", message).help(help).into())
        }
        _ => Ok(sha256),
    }
}

/// The SHA-256 of a text as configurations write it: 64 lowercase hexadecimal digits.
#[must_use]
pub fn sha256(text: &str) -> String {
    let digest = hmac_sha256::Hash::hash(text.as_bytes());
    digest.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}
