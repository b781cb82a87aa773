//! Generates Rust crates from Smithy models of AWS services.
//!
//! A run has five phases, each with a type of its own at either end:
//!
//! 1. **parse**: the text of a JSON AST becomes a [`Model`](model::Model), which speaks Smithy:
//!    shapes, members, targets, traits. Mixins are flattened, `apply` statements applied.
//! 2. **lower**: a `Model` and a [`Config`] become an [`ir::Crate`], in which every decision is
//!    made: identifiers, Rust types, boxing, presence, redaction, documentation. It knows no Smithy.
//! 3. **emit**: an `ir::Crate` becomes [`emit::Module`]s, tokens by path. Nothing is decided there,
//!    and nothing can fail.
//! 4. **render**: tokens become text, either of a crate that stands alone or, with all of them
//!    inlined, of a module of the user's crate.
//! 5. **write** or **check**: a [`Tree`], every file in memory, meets the disk. Only [`tree`] and
//!    the binary touch it, and [`Builder`] by way of [`tree`]: it is for build scripts.
//!
//! A model that AWS doesn't offer in Smithy's own format comes from [`import`].
//!
//! Problems are collected, each with its shape id, and reported together: [`Errors`].

mod builder;
pub mod call;
mod characters;
pub mod command;
pub mod config;
mod configure;
pub mod crate_name;
#[cfg(feature = "cli")]
pub mod diff;
mod document;
pub mod emit;
pub mod error;
mod express;
mod form;
mod graph;
#[cfg(feature = "cli")]
pub mod import;
mod inline;
mod instant;
pub mod ir;
pub mod lower;
pub mod model;
mod name;
mod plan;
pub mod prose;
mod render;
mod tokens;
pub mod tree;

pub use builder::Builder;
pub use call::Call;
pub use characters::printable;
pub use config::Config;
pub use error::{Errors, Problem, Warning};
pub use express::{Expression, Expressions};
pub use form::{Feature, Form, Module};
pub use tree::Tree;

/// A generated crate or module, with warnings.
#[derive(Clone, Debug)]
pub struct Generated {
    /// Every file.
    pub tree: Tree,
    /// Parts of the model that weren't generated.
    pub warnings: Vec<Warning>,
}

/// Generates a crate, or the file of a module, from the text of a Smithy 2.0 JSON AST.
///
/// # Errors
/// Everything that is wrong with the model or the configuration, with places and what to do.
pub fn generate(model: &str, config: &Config) -> Result<Generated, Errors> {
    let sha256 = verify(model, config)?;
    let model = model::Model::parse(model)?;
    let (krate, warnings) = lower::lower(&model, config, &sha256)?;
    let files = emit::emit(&krate);
    let tree = match &config.form {
        Form::Crate => render::render(&krate, files)?,
        Form::Module(module) => {
            let tokens = inline::inline(files, module)?;
            let mut tree = Tree::default();
            tree.insert(&module.file(), render::module(&krate.origin, module, tokens)?);
            tree
        }
    };
    Ok(Generated { tree, warnings })
}

/// Reads a model that `config` wasn't written for, such as the version before an update: entries
/// for shapes that the model lacks, and the hash, are ignored.
///
/// # Errors
/// Everything that is wrong with the model, with places and what to do.
pub fn lower_fitting(model: &str, config: &Config) -> Result<ir::Crate, Errors> {
    let model = model::Model::parse(model)?;
    let config = plan::fitting(&model, config)?;
    lower::lower(&model, &config, "").map(|(krate, _)| krate)
}

/// Returns the SHA-256 of the model's text; an error if the configuration has another one.
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

/// The SHA-256 of a text, as configurations state it.
#[must_use]
pub fn sha256(text: &str) -> String {
    let digest = hmac_sha256::Hash::hash(text.as_bytes());
    digest.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}
