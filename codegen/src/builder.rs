//! The library for build scripts. It reads and writes files through [`tree`](crate::tree).

mod cargo;
mod choices;
mod manifest;
mod support;

use std::path::{Path, PathBuf};

use crate::Generated;
use crate::call::Call;
use crate::config::Config;
use crate::config_file;
use crate::error::{Errors, Problem};
use crate::form::{Feature, Form, Module};
use crate::tree::{self, display_path};
pub use support::SupportBuilder;

/// Generates the types of a service from a build script.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), codegen::Errors> {
///     codegen::Builder::new("models/cognito-idp.json")
///         .operations(["InitiateAuth", "RespondToAuthChallenge"])
///         .serde(true)
///         .module("crate::cognito")
///         .generate()
/// }
/// ```
///
/// Then include the module in the crate:
///
/// ```ignore
/// pub mod cognito {
///     include!(concat!(env!("OUT_DIR"), "/cognito.rs"));
/// }
/// ```
///
/// [`Builder::support`] generates several such modules that share their support code.
///
/// Paths are relative to the folder of the package. Cargo runs the script again if one of the files
/// changes.
#[derive(Clone, Debug)]
#[must_use = "nothing is generated before `generate()`"]
pub struct Builder {
    model: Source,
    config: Configuration,
    choices: Config,
    output: Option<Output>,
    features: [(Feature, bool); Feature::ALL.len()],
    out_dir: Option<PathBuf>,
}

/// The name of a model that is given as text.
const UNNAMED: &str = "a model";

/// The source of the model.
#[derive(Clone, Debug)]
enum Source {
    File(PathBuf),
    Text(String),
}

/// The configuration that the choices of the build script override.
#[derive(Clone, Debug)]
enum Configuration {
    File(PathBuf),
    Given(Box<Config>),
}

#[derive(Clone, Debug)]
enum Output {
    Module(String),
    Crate(PathBuf),
}

impl Builder {
    /// Generates from the Smithy 2.0 JSON AST in a file.
    pub fn new(model: impl Into<PathBuf>) -> Self {
        Self::of(Source::File(model.into()))
    }

    /// Generates from the text of a Smithy 2.0 JSON AST.
    ///
    /// The build script must tell Cargo itself when to run again, with `cargo::rerun-if-changed`.
    pub fn from_json(model: impl Into<String>) -> Self {
        Self::of(Source::Text(model.into()))
    }

    fn of(model: Source) -> Self {
        Self {
            model,
            config: Configuration::Given(Box::default()),
            choices: Config::default(),
            output: None,
            features: Feature::ALL.map(|feature| (feature, feature == Feature::Json)),
            out_dir: None,
        }
    }

    /// Starts from the configuration in a file, such as the one next to the model. Choices of the
    /// build script override those of the file, see [`Config::merge`].
    pub fn config_file(mut self, config: impl Into<PathBuf>) -> Self {
        self.config = Configuration::File(config.into());
        self
    }

    /// Starts from a configuration. Other choices of the build script override those of this
    /// configuration, see [`Config::merge`].
    pub fn config(mut self, config: Config) -> Self {
        self.config = Configuration::Given(Box::new(config));
        self
    }

    /// Generates a module of the crate that is built: a file to include there.
    ///
    /// `path` is the path of the module, such as `crate::cognito`. The file has the name of the
    /// module, here `cognito.rs`, and examples in the documentation use the path. The crate can
    /// have any edition from 2018 on, and any lints.
    pub fn module(mut self, path: impl Into<String>) -> Self {
        self.output = Some(Output::Module(path.into()));
        self
    }

    /// Generates a crate, in this folder.
    ///
    /// If the folder already has a generated crate, its other files stay as they are. If it has
    /// only other files, that is an error.
    pub fn crate_form(mut self, folder: impl Into<PathBuf>) -> Self {
        self.output = Some(Output::Crate(folder.into()));
        self
    }

    /// Writes the module's file into this folder, in place of the folder `OUT_DIR` of Cargo.
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Whether the module can read and write JSON (default: yes); needs no dependency.
    pub fn json(self, json: bool) -> Self {
        self.feature(Feature::Json, json)
    }

    /// Whether the module can read and write CBOR, if the service speaks rpcv2Cbor (default: no, but
    /// [`http`](Self::http) brings it); needs no dependency.
    pub fn cbor(self, cbor: bool) -> Self {
        self.feature(Feature::Cbor, cbor)
    }

    /// Whether the types of the module implement `Serialize` and `Deserialize` (default: no); needs
    /// the dependency `serde_core`.
    pub fn serde(self, serde: bool) -> Self {
        self.feature(Feature::Serde, serde)
    }

    /// Whether the operations of the module make requests and read responses (default: no); needs
    /// the dependency `http`.
    pub fn http(self, http: bool) -> Self {
        self.feature(Feature::Http, http)
    }

    /// Whether requests are compressed if the model allows it (default: no); needs the dependency
    /// `http`, and `flate2` if an operation takes compressed requests.
    pub fn gzip(self, gzip: bool) -> Self {
        self.feature(Feature::Gzip, gzip)
    }

    /// Whether requests get their idempotency tokens from `getrandom` (default: no), for targets
    /// where the standard library has no randomness; needs the dependency `http`, and `getrandom` if
    /// an operation has idempotency tokens.
    pub fn getrandom(self, getrandom: bool) -> Self {
        self.feature(Feature::Getrandom, getrandom)
    }

    /// Whether the module can sign requests and find credentials (default: no); needs the
    /// dependency `http`, and `hmac-sha256` if the requests of an operation are signed.
    pub fn sigv4(self, sigv4: bool) -> Self {
        self.feature(Feature::Sigv4, sigv4)
    }

    /// Whether the module finds the service's address by the rules of the model (default: no); needs
    /// no dependency.
    pub fn endpoint(self, endpoint: bool) -> Self {
        self.feature(Feature::Endpoint, endpoint)
    }

    /// Whether the module has a client (default: no); needs the dependencies `http` and
    /// `hmac-sha256`.
    pub fn client(self, client: bool) -> Self {
        self.feature(Feature::Client, client)
    }

    /// Whether the module can read requests and write responses, as a server does (default: no);
    /// needs the dependency `http`.
    pub fn server(self, server: bool) -> Self {
        self.feature(Feature::Server, server)
    }

    fn feature(mut self, feature: Feature, on: bool) -> Self {
        self.features.iter_mut().filter(|(own, _)| *own == feature).for_each(|(_, own)| *own = on);
        self
    }

    /// Generates the code, and writes the files that have changed.
    ///
    /// In a build script, it also tells Cargo on which files the output depends.
    ///
    /// # Errors
    /// Every problem of the model and of the choices, or an error of the disk. `main` of a build
    /// script can return it.
    pub fn generate(self) -> Result<(), Errors> {
        self.rerun_if_changed();
        let mut errors = Errors::default();
        let config = self.settled(&mut errors);
        let (config, model) = (errors.collect(config), errors.collect(self.text()));
        let (Some(config), Some(model)) = (config, model) else { return Err(errors) };
        let name = self.model_file().map_or("the model".into(), display_path);
        let generated = crate::generate(&model, &config).map_err(|errors| errors.in_file(&name));
        let generated = errors.collect(generated);
        errors.propagate()?;
        let Some(Generated { tree, warnings, module }) = generated else { return Err(errors) };
        if let Some(module) = module.filter(|_| self.out_dir.is_none()) {
            manifest::check(&module)?;
        }
        cargo::warn(warnings.into_iter().map(|warning| warning.in_file(&name)));
        if let Some(Output::Crate(folder)) = &self.output {
            return tree.write(&cargo::in_package(folder)).map(|_| ());
        }
        let folder = folder(self.out_dir.as_deref())?;
        for (file, text) in tree.files() {
            tree::write(&folder.join(file), text)?;
        }
        Ok(())
    }

    /// Makes Cargo run the script again if one of the files changes.
    fn rerun_if_changed(&self) {
        let files = [self.model_file(), self.config_file_path()];
        cargo::rerun_if_changed(files.into_iter().flatten());
    }

    /// The text of the model.
    fn text(&self) -> Result<String, Errors> {
        match &self.model {
            Source::File(path) => tree::read(&cargo::in_package(path)),
            Source::Text(text) => Ok(text.clone()),
        }
    }

    fn model_file(&self) -> Option<&Path> {
        match &self.model {
            Source::File(path) => Some(path),
            Source::Text(_) => None,
        }
    }

    fn config_file_path(&self) -> Option<&Path> {
        match &self.config {
            Configuration::File(path) => Some(path),
            Configuration::Given(_) => None,
        }
    }

    /// The configuration after all choices. Problems of single entries in its file are added to
    /// `errors`.
    fn settled(&self, errors: &mut Errors) -> Result<Config, Errors> {
        let mut config = match &self.config {
            Configuration::Given(config) => (**config).clone(),
            Configuration::File(path) => {
                let named = |file: &Path| cargo::rerun_if_changed([file].into_iter());
                let file = cargo::in_package(path);
                let (config, wrong) = config_file::read(&file, display_path(path), named)?;
                errors.collect(Err::<(), _>(wrong));
                config
            }
        };
        config.merge(self.choices.clone());
        if config.model_name.is_empty() {
            config.model_name = self.model_name();
        }
        match &self.output {
            Some(Output::Crate(_)) => {
                config.form = Form::Crate;
                config.call = Call::BuildScript;
            }
            Some(Output::Module(path)) => {
                let module = self.module_form(path, config.types_only)?;
                config.form = Form::Module(module);
                // A module belongs to this package; `crate_name` is for the form of a crate.
                config.crate_name = cargo::package();
            }
            None => {
                let problem = Problem::new("", "the build script doesn't say what to generate");
                return Err(problem.help("call `.module(\"crate::name\")`").into());
            }
        }
        Ok(config)
    }

    fn module_form(&self, path: &str, types_only: bool) -> Result<Module, Problem> {
        let on = self.features.iter().filter(|(_, on)| *on).map(|(feature, _)| *feature);
        if types_only && on.clone().any(|feature| feature != Feature::Json) {
            let problem =
                Problem::new("", "`.types_only()` leaves out the code that reads and writes types");
            return Err(
                problem.help("remove `.types_only()`, or `.serde(true)` and the other features")
            );
        }
        Module::new(path, on)
    }

    /// The model's name in the output: a path within the package, or a file name.
    fn model_name(&self) -> String {
        match self.model_file() {
            None => UNNAMED.to_owned(),
            Some(path) if path.is_absolute() => {
                path.file_name().unwrap_or_default().to_string_lossy().into_owned()
            }
            Some(path) => display_path(path),
        }
    }
}

/// The folder of a module's file: the chosen one, or that of Cargo.
fn folder(chosen: Option<&Path>) -> Result<PathBuf, Errors> {
    chosen.map(cargo::in_package).or_else(cargo::out_dir).ok_or_else(|| {
        let problem = Problem::new("", "no output folder: `OUT_DIR` is set in build scripts only");
        problem.help("call `.out_dir(\"..\")`").into()
    })
}
