//! Chooses the targets of a run: the crates that the workspace lists, or those of the arguments.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::tree::display_path;
use codegen::{Errors, Problem, crate_name, printable};

use crate::args::Codegen;
use crate::support::Support;
use crate::target::{Target, tell_apart};
use crate::workspace::{self, refuse_shared};

/// The crates to generate.
pub(crate) enum Targets {
    /// All crates are written, or none.
    Atomic(Vec<Target>),
    /// The error of one crate doesn't stop the others.
    Independent(Vec<Target>),
}

/// The targets that the arguments name.
pub(crate) fn choose(codegen: &Codegen) -> Result<Targets, Errors> {
    match (codegen.models.as_slice(), &codegen.out) {
        (models, Some(out)) if !models.is_empty() && codegen.support.is_some() => {
            sharing(codegen, models, out).map(Targets::Atomic)
        }
        ([model], Some(out)) if !model.is_dir() => {
            let shown = printable(&display_path(out));
            let choices = codegen.choices.clone();
            Ok(Targets::Atomic(vec![Target::of(model, out.clone(), shown, choices)]))
        }
        (models, Some(out)) if !models.is_empty() => {
            many(codegen, models, out).map(Targets::Independent)
        }
        _ => workspace::targets().map(Targets::Atomic),
    }
}

/// The targets of `models`, which share support code.
fn sharing(codegen: &Codegen, models: &[PathBuf], out: &Path) -> Result<Vec<Target>, Errors> {
    let mut targets = many(codegen, models, out)?;
    targets.sort_by(|one, other| one.out.cmp(&other.out));
    let operations = codegen.choices.settings.operations.clone().unwrap_or_default();
    let support = codegen.support.as_ref().map(|name| Support {
        folder: out.join(name),
        config: codegen.support_config.clone(),
        operations: operations.clone(),
    });
    for target in &mut targets {
        target.support.clone_from(&support);
    }
    refuse_shared(&targets)?;
    if !operations.is_empty() {
        select(&mut targets, &operations)?;
    }
    Ok(targets)
}

/// Selects the operations with these names, each in the models that have it.
fn select(targets: &mut [Target], operations: &[String]) -> Result<(), Errors> {
    let mut errors = Errors::default();
    let mut unknown: Vec<&String> = operations.iter().collect();
    for target in targets {
        // Generating the crate reports the errors of the model.
        let Some(own) = target.operations_of(operations) else { return Ok(()) };
        if own.is_empty() {
            let message = "has none of the operations that `--operation` names";
            let help = "name an operation of each model, or leave the model out";
            errors.push(Problem::new(display_path(target.model()), message).help(help));
        }
        unknown.retain(|name| !own.contains(name));
        target.select(own);
    }
    for name in unknown {
        let problem = Problem::new("", format!("no model has the operation `{name}`"));
        errors.push(problem.help("write it as the model does, as in `GetItem`"));
    }
    errors.propagate()
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
            let message =
                format!("its folder would be `{name}`, like that of {}", display_path(&other));
            errors
                .push(Problem::new(display_path(&model), message).help("rename one of the files"));
        }
        targets.push(Target::of(&model, out.join(&name), name, codegen.choices.clone()));
    }
    errors.propagate()?;
    tell_apart(&mut targets);
    Ok(targets)
}

/// The file `path`, or the models in the folder `path`, by name.
fn files(path: &Path) -> Result<Vec<PathBuf>, Errors> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let problem = |error| Problem::new(display_path(path), format!("can't read: {error}"));
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
        return Err(Problem::new(display_path(path), "no model in this folder").help(help).into());
    }
    Ok(found)
}

/// Whether a JSON file has a key `smithy`, as every model has. A file that can't be read counts as
/// a model, so that the run reports the error.
fn looks_like_model(path: &Path) -> bool {
    let Ok(bytes) = fs::read(path) else { return !path.is_dir() };
    let text = String::from_utf8_lossy(&bytes);
    let mut after = text.split("\"smithy\"").skip(1);
    after.any(|rest| rest.trim_start().starts_with(':'))
}
