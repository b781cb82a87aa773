//! Modules of one crate that share their support code.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{Builder, UNNAMED, cargo, folder, manifest};
use crate::config::{Config, SharedSupport};
use crate::error::{Errors, Problem};
use crate::form::{Form, Module};
use crate::sharing::{Sharing, generate_sharing};
use crate::tree::{self, display_path};

/// Generates modules of several services that share one module of support code, from a build script.
/// [`Builder::support`] makes it.
///
/// With one `Client`, one `Sensitive`, one `Timestamp` and so on, a function can be generic over the
/// operations of all services, and the crate compiles them once.
#[derive(Clone, Debug)]
#[must_use = "nothing is generated before `generate()`"]
pub struct SupportBuilder {
    path: String,
    services: Vec<Builder>,
    out_dir: Option<PathBuf>,
}

impl Builder {
    /// Generates the support code of several services as a module of its own, which their modules
    /// share.
    ///
    /// `path` is the path of that module, which must be the one that includes its file: the modules of
    /// the services import from there. The file has the name of the module, here `aws.rs`.
    ///
    /// ```no_run
    /// // build.rs
    /// use codegen::Builder;
    ///
    /// fn main() -> Result<(), codegen::Errors> {
    ///     let dynamodb = Builder::new("models/dynamodb.json").operation("GetItem");
    ///     let sqs = Builder::new("models/sqs.json").operation("SendMessage");
    ///     Builder::support("crate::aws")
    ///         .share(dynamodb.client(true).module("crate::aws::dynamodb"))
    ///         .share(sqs.module("crate::aws::sqs"))
    ///         .generate()
    /// }
    /// ```
    ///
    /// Then include the modules in the crate:
    ///
    /// ```ignore
    /// pub mod aws {
    ///     include!(concat!(env!("OUT_DIR"), "/aws.rs"));
    ///     pub mod dynamodb {
    ///         include!(concat!(env!("OUT_DIR"), "/dynamodb.rs"));
    ///     }
    ///     pub mod sqs {
    ///         include!(concat!(env!("OUT_DIR"), "/sqs.rs"));
    ///     }
    /// }
    /// ```
    pub fn support(path: impl Into<String>) -> SupportBuilder {
        SupportBuilder { path: path.into(), services: Vec::new(), out_dir: None }
    }
}

impl SupportBuilder {
    /// Adds the module of a service. The order of several calls doesn't matter.
    ///
    /// A feature that one module asks for, such as [`Builder::client`], is there in all. If several
    /// modules replace types by the same type of yours, it must replace the same type in all of them.
    pub fn share(mut self, service: Builder) -> Self {
        self.services.push(service);
        self
    }

    /// Writes the files into this folder, in place of the folder `OUT_DIR` of Cargo. The file of a
    /// module with an [`out_dir`](Builder::out_dir) of its own goes there.
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Generates the code, and writes the files that have changed: all of them, or none after an
    /// error.
    ///
    /// In a build script, it also tells Cargo on which files the output depends.
    ///
    /// # Errors
    /// Every problem of the models and of the choices, or an error of the disk. Services that speak
    /// different protocols can't share support code.
    pub fn generate(self) -> Result<(), Errors> {
        let mut errors = Errors::default();
        let services = self.settled(&mut errors);
        let module = errors.collect(self.module().map_err(Errors::from));
        let Some(module) = module else { return Err(errors) };
        let path = path(&module);
        let shared = SharedSupport { form: Form::Module(module), ..SharedSupport::default() };
        let inputs: Vec<_> =
            services.iter().map(|it| (it.model.clone(), it.config.clone())).collect();
        let sharing = errors.collect(generate_sharing(&inputs, &shared));
        errors.propagate()?;
        let Some(sharing) = sharing else { return Err(errors) };
        let files = self.files(&path, &services, &sharing)?;
        if let Some(module) = sharing.support_module().filter(|_| self.out_dir.is_none()) {
            manifest::check(module)?;
        }
        for (Service { config, .. }, generated) in services.iter().zip(&sharing.crates) {
            let warnings = generated.warnings.iter().cloned();
            cargo::warn(warnings.map(|warning| warning.in_file(&config.model_name)));
        }
        let files: Vec<_> = files.iter().map(|(path, (_, text))| (path.as_path(), *text)).collect();
        tree::write_all(&files).map(|_| ())
    }

    /// The module with support code, with the features of all.
    fn module(&self) -> Result<Module, Problem> {
        if self.services.is_empty() {
            let problem = Problem::new(&self.path, "no module shares this support code");
            return Err(problem.help("call `.share(Builder::new(\"..\").module(\"crate::name\"))`"));
        }
        let all = self.services.iter().flat_map(|service| &service.features);
        Module::new(&self.path, all.filter(|(_, on)| *on).map(|(feature, _)| *feature))
    }

    /// The models and configurations of the services, in the order of the paths of their modules.
    /// Problems of files are added to `errors`.
    fn settled(&self, errors: &mut Errors) -> Vec<Service<'_>> {
        let mut services = Vec::new();
        for builder in &self.services {
            builder.rerun_if_changed();
            let config = builder.settled(errors);
            let (config, model) = (errors.collect(config), errors.collect(builder.text()));
            if let Some((mut config, model)) = config.zip(model) {
                let path = if let Form::Module(module) = &config.form {
                    path(module)
                } else {
                    String::new()
                };
                if config.model_name == UNNAMED && !path.is_empty() {
                    config.model_name = format!("the model of `{path}`");
                }
                services.push(Service { builder, path, config, model });
            }
        }
        services.sort_by(|one, other| one.path.cmp(&other.path));
        services
    }

    /// The text of each file by its path, with the path of its module. That of the support code is
    /// `support`.
    fn files<'s>(
        &self,
        support: &'s str,
        services: &'s [Service<'_>],
        sharing: &'s Sharing,
    ) -> Result<Files<'s>, Errors> {
        let mut outputs = vec![(self.out_dir.as_deref(), support, &sharing.support.tree)];
        for (Service { builder, path, .. }, generated) in services.iter().zip(&sharing.crates) {
            let out_dir = builder.out_dir.as_ref().or(self.out_dir.as_ref());
            outputs.push((out_dir.map(PathBuf::as_path), path, &generated.tree));
        }
        let mut errors = Errors::default();
        let mut files = Files::new();
        for (out_dir, module, tree) in outputs {
            if module == format!("{support}::support") {
                let message = "is a module that the support code has itself";
                errors.push(Problem::new(module, message).help("choose another path"));
            }
            let folder = folder(out_dir)?;
            for (file, text) in tree.files() {
                let path = folder.join(file);
                if let Some((other, _)) = files.get(&path) {
                    let message = format!("is the file of two modules, `{other}` and `{module}`");
                    let help =
                        "give one of them another name, or another folder with `.out_dir(\"..\")`";
                    errors.push(Problem::new(display_path(&path), message).help(help));
                }
                files.insert(path, (module, text));
            }
        }
        errors.propagate()?;
        Ok(files)
    }
}

/// The texts of files, each with the path of its module.
type Files<'s> = BTreeMap<PathBuf, (&'s str, &'s str)>;

/// A service to generate.
struct Service<'b> {
    builder: &'b Builder,
    /// The path of its module; empty if the builder is for a crate, which is a problem.
    path: String,
    config: Config,
    model: String,
}

/// The path of a module in the code of the user.
fn path(module: &Module) -> String {
    format!("crate::{}", module.path())
}
