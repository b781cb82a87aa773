//! What to generate from what: the crates that the workspace lists, or those that the call names.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::tree::read;
use codegen::{Call, Config, Errors, Generated, Problem, crate_name, printable};

use crate::args::{Choices, Codegen};
use crate::workspace;

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
    /// How the crate is generated.
    call: Call,
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
        _ => workspace::targets().map(Targets::Together),
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
            let message = format!("its crate would be `{name}`, like that of {}", other.display());
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
        let help = "pass a folder of Smithy 2.0 JSON ASTs, with names that end in `.json`";
        return Err(Problem::new(path.display(), "no model in this folder").help(help).into());
    }
    Ok(found)
}

/// Whether a file of JSON says which version of Smithy it is of, as every model does. One that can't
/// be read counts, so that it is reported.
fn looks_like_model(path: &Path) -> bool {
    let Ok(bytes) = fs::read(path) else { return !path.is_dir() };
    let text = String::from_utf8_lossy(&bytes);
    let mut after = text.split("\"smithy\"").skip(1);
    after.any(|rest| rest.trim_start().starts_with(':'))
}

impl Target {
    /// The target of a call with `--model` and `--out`.
    fn of(model: &Path, out: PathBuf, shown: String, choices: Choices) -> Self {
        Self {
            model: model.to_owned(),
            model_name: file_name(model),
            call: match &choices.config {
                None => Call::Smithygen,
                Some(config) => Call::SmithygenWithConfig(file_name(config)),
            },
            out,
            shown,
            crate_name: None,
            choices,
        }
    }

    /// A target that a workspace lists: paths as they are there, below the workspace's folder.
    pub(crate) fn listed(root: &Path, model: &str, out: &str, call: Call) -> Self {
        Self {
            model_name: model.to_owned(),
            call,
            ..Self::of(&root.join(model), root.join(out), printable(out), Choices::default())
        }
    }

    /// Generates the crate; problems and warnings name the model's file.
    pub(crate) fn generate(&self) -> Result<Generated, Errors> {
        let model = read(&self.model)?;
        let (mut config, mut errors) = self.read_config()?;
        config.model_name.clone_from(&self.model_name);
        config.call.clone_from(&self.call);
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

/// The name of a file, without its folder.
fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
