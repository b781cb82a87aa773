//! What to generate from what: the crates that the workspace lists, or those that the call names.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::tree::read;
use codegen::{Config, Errors, Generated, Problem, crate_name, printable};
use toml::de::{DeTable, DeValue};

use crate::args::{Choices, Codegen};

/// What to generate.
pub(crate) enum Targets {
    /// Crates of which none is written unless all can be.
    Together(Vec<Target>),
    /// Crates that have nothing to do with each other.
    Apart(Vec<Target>),
}

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
    /// The crate's name, where neither the call nor the configuration has one.
    crate_name: Option<String>,
    choices: Choices,
}

/// The targets of a call.
pub(crate) fn choose(codegen: &Codegen) -> Result<Targets, Errors> {
    match (codegen.models.as_slice(), &codegen.out) {
        ([model], Some(out)) if !model.is_dir() => {
            let shown = printable(&out.display().to_string());
            let choices = codegen.choices.clone();
            Ok(Targets::Together(vec![Target::of(model, out.clone(), shown, choices)]))
        }
        (models, Some(out)) if !models.is_empty() => many(codegen, models, out).map(Targets::Apart),
        _ => of_workspace().map(Targets::Together),
    }
}

/// A target for each of `models`, and for each model in those that are folders.
fn many(codegen: &Codegen, models: &[PathBuf], out: &Path) -> Result<Vec<Target>, Errors> {
    codegen.check_choices_for_many()?;
    let mut errors = Errors::default();
    let mut targets = Vec::new();
    let mut names: BTreeMap<String, PathBuf> = BTreeMap::new();
    let found: Vec<_> = models.iter().filter_map(|path| errors.collect(files(path))).collect();
    for model in found.into_iter().flatten() {
        let stem = model.file_stem().unwrap_or(model.as_os_str());
        let name = crate_name::of_stem(&stem.to_string_lossy());
        if let Some(other) = names.insert(name.clone(), model.clone()) {
            let message = format!("the crate `{name}` would be made from {} too", other.display());
            errors.push(Problem::new(model.display(), message).help("rename one of the files"));
        }
        let mut target = Target::of(&model, out.join(&name), name.clone(), codegen.choices.clone());
        target.crate_name = Some(name);
        targets.push(target);
    }
    errors.propagate()?;
    Ok(targets)
}

/// The file `path`, or the models in the folder `path`, by name.
fn files(path: &Path) -> Result<Vec<PathBuf>, Errors> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let problem = |error| Problem::new(path.display(), format!("can't read: {error}"));
    let mut found = Vec::new();
    for entry in fs::read_dir(path).map_err(problem)? {
        let file = entry.map_err(problem)?.path();
        if file.extension().is_some_and(|extension| extension == "json") && looks_like_model(&file)
        {
            found.push(file);
        }
    }
    found.sort();
    if found.is_empty() {
        let help = "pass a folder with Smithy JSON AST files, `*.json`";
        return Err(Problem::new(path.display(), "has no model").help(help).into());
    }
    Ok(found)
}

/// Whether a file of JSON says which version of Smithy it is of, as every model does. One that can't
/// be read counts, so that the user hears of it.
fn looks_like_model(path: &Path) -> bool {
    let Ok(bytes) = fs::read(path) else { return !path.is_dir() };
    let text = String::from_utf8_lossy(&bytes);
    let mut after = text.split("\"smithy\"").skip(1);
    after.any(|rest| rest.trim_start().starts_with(':'))
}

impl Target {
    fn of(model: &Path, out: PathBuf, shown: String, choices: Choices) -> Self {
        let name = model.file_name().unwrap_or(model.as_os_str());
        Self {
            model: model.to_owned(),
            model_name: name.to_string_lossy().into_owned(),
            command: None,
            out,
            shown,
            crate_name: None,
            choices,
        }
    }

    /// Generates the crate; problems and warnings name the model's file.
    pub(crate) fn generate(&self) -> Result<Generated, Errors> {
        let model = read(&self.model)?;
        let (mut config, mut errors) = self.read_config()?;
        config.model_name.clone_from(&self.model_name);
        config.command.clone_from(&self.command);
        config.merge(self.choices.settings.clone());
        config.crate_name = config.crate_name.or_else(|| self.crate_name.clone());
        let file = self.model.display();
        let generated = codegen::generate(&model, &config).map_err(|errors| errors.in_file(&file));
        let generated = errors.collect(generated);
        errors.propagate()?;
        let Some(mut generated) = generated else { return Err(errors) };
        let warnings = generated.warnings.into_iter();
        generated.warnings = warnings.map(|warning| warning.in_file(&file)).collect();
        Ok(generated)
    }

    /// The configuration, and what is wrong with entries that can't be read.
    fn read_config(&self) -> Result<(Config, Errors), Errors> {
        let beside = self.model.with_extension("toml");
        let path = match &self.choices.config {
            Some(path) => path,
            None if beside.exists() => &beside,
            None => return Ok((Config::default(), Errors::default())),
        };
        let in_file = |errors: Errors| errors.in_file(path.display());
        let (config, errors) = Config::read(&read(path)?).map_err(in_file)?;
        Ok((config, in_file(errors)))
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
        let choices = Choices::default();
        Ok(Target {
            model_name: model.to_owned(),
            command: Some("cargo xtask codegen".to_owned()),
            ..Target::of(&root.join(model), root.join(out), printable(out), choices)
        })
    };
    let targets: Vec<_> = table
        .iter()
        .map(|(out, model): (&toml::Spanned<std::borrow::Cow<'_, str>>, _)| target((out, model)))
        .collect::<Result<_, Errors>>()?;
    refuse_shared(&targets).map_err(|errors| errors.in_file(path.display()))?;
    Ok(targets)
}

/// Each crate has a folder of its own: in a folder within that of another crate, each would take
/// the files of the other for stale.
fn refuse_shared(targets: &[Target]) -> Result<(), Errors> {
    let mut errors = Errors::default();
    // Whichever way a path is written; a folder that isn't there can't be reached in two ways.
    let folder = |target: &Target| fs::canonicalize(&target.out).unwrap_or(target.out.clone());
    let folders: Vec<_> = targets.iter().map(|target| (target, folder(target))).collect();
    for (index, (target, folder)) in folders.iter().enumerate() {
        for (other, above) in &folders[..index] {
            if folder.starts_with(above) || above.starts_with(folder) {
                let message = format!("is the folder of `{}`, or one is in the other", other.shown);
                let problem = Problem::new(format!("`{}`", target.shown), message);
                errors.push(problem.help("give each crate a folder of its own"));
            }
        }
    }
    errors.propagate()
}

/// The folder of the workspace: cargo says where this package is, one level below.
fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    package.and_then(|package| package.parent().map(Path::to_owned)).unwrap_or_default()
}
