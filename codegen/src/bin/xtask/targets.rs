//! What to generate from what: the crates that the workspace lists, or one that the call names.

use std::path::{Path, PathBuf};

use codegen::tree::read;
use codegen::{Config, Errors, Generated, Problem, Tree, Warning};
use toml::de::{DeTable, DeValue};

use crate::args::Codegen;

/// A model and the folder of the crate to make from it.
pub(crate) struct Target {
    /// The model's file.
    model: PathBuf,
    /// How headers name the model: never a path outside the project.
    model_name: String,
    /// The call that generates it again, unless its arguments are given.
    command: Option<String>,
    /// The folder of the crate.
    pub(crate) out: PathBuf,
    /// How messages name that folder.
    pub(crate) shown: String,
    /// The configuration's file, which must exist if the call names it.
    config: Option<PathBuf>,
    crate_name: Option<String>,
    service: Option<String>,
    operations: Vec<String>,
    types_only: bool,
}

/// The targets of a call.
pub(crate) fn choose(codegen: &Codegen) -> Result<Vec<Target>, Errors> {
    let (Some(model), Some(out)) = (&codegen.model, &codegen.out) else {
        return of_workspace();
    };
    let name = model.file_name().unwrap_or(model.as_os_str());
    Ok(vec![Target {
        model_name: name.to_string_lossy().into_owned(),
        command: None,
        shown: out.display().to_string(),
        out: out.clone(),
        config: codegen.config.clone(),
        crate_name: codegen.crate_name.clone(),
        service: codegen.service.clone(),
        operations: codegen.operations.clone(),
        types_only: codegen.types_only,
        model: model.clone(),
    }])
}

/// Generates every target, and reports the problems of all; `warn` is called for each warning.
pub(crate) fn generate(
    targets: &[Target],
    warn: fn(&Warning),
) -> Result<Vec<(&Target, Tree)>, Errors> {
    let mut errors = Errors::default();
    let mut trees = Vec::new();
    for target in targets {
        if let Some(Generated { tree, warnings }) = errors.collect(target.generate()) {
            let file = target.model.display();
            for warning in warnings {
                warn(&warning.in_file(&file));
            }
            trees.push((target, tree));
        }
    }
    errors.propagate()?;
    Ok(trees)
}

impl Target {
    fn generate(&self) -> Result<Generated, Errors> {
        let model = read(&self.model)?;
        let mut config = self.read_config()?;
        config.model_name.clone_from(&self.model_name);
        config.command.clone_from(&self.command);
        config.crate_name = self.crate_name.clone().or(config.crate_name);
        config.service = self.service.clone().or(config.service);
        config.types_only |= self.types_only;
        if !self.operations.is_empty() {
            config.operations.clone_from(&self.operations);
        }
        codegen::generate(&model, &config).map_err(|errors| errors.in_file(self.model.display()))
    }

    fn read_config(&self) -> Result<Config, Errors> {
        let beside = self.model.with_extension("toml");
        let path = match &self.config {
            Some(path) => path,
            None if beside.exists() => &beside,
            None => return Ok(Config::default()),
        };
        Config::parse(&read(path)?).map_err(|errors| errors.in_file(path.display()))
    }
}

/// The targets in `[workspace.metadata.codegen]` of the workspace's manifest: model by folder.
fn of_workspace() -> Result<Vec<Target>, Errors> {
    let root = root();
    let path = root.join("Cargo.toml");
    let text = read(&path)?;
    let problem = |message: String| Errors::from(Problem::new(path.display(), message));
    let manifest = DeTable::parse(&text).map_err(|error| problem(error.message().to_owned()))?;
    let mut table = manifest.get_ref();
    for key in ["workspace", "metadata", "codegen"] {
        table = match table.get(key).map(toml::Spanned::get_ref) {
            Some(DeValue::Table(table)) => table,
            _ => {
                return Err(problem(format!(
                    "has no table `workspace.metadata.codegen`, for want of `{key}`"
                )));
            }
        };
    }
    let target = |(out, model): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
        let out: &str = AsRef::<str>::as_ref(out.get_ref());
        let model = model
            .get_ref()
            .as_str()
            .ok_or_else(|| problem(format!("`{out}` must name a model's file")))?;
        Ok(Target {
            model: root.join(model),
            model_name: model.to_owned(),
            command: Some("cargo xtask codegen".to_owned()),
            out: root.join(out),
            shown: out.to_owned(),
            config: None,
            crate_name: None,
            service: None,
            operations: Vec::new(),
            types_only: false,
        })
    };
    table
        .iter()
        .map(|(out, model): (&toml::Spanned<std::borrow::Cow<'_, str>>, _)| target((out, model)))
        .collect()
}

/// The folder of the workspace: cargo says where this package is, one level below.
fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    package.and_then(|package| package.parent().map(Path::to_owned)).unwrap_or_default()
}
