//! A crate to generate: its model, its configuration, and its folder.

use std::path::{Path, PathBuf};

use codegen::tree::{display_path, read};
use codegen::{Call, Config, Errors, Generated, config_file, crate_name, printable};

use crate::args::Choices;
use crate::support::Support;

/// A model and the folder of the crate to make from it.
pub(crate) struct Target {
    /// The model's file.
    model: PathBuf,
    /// The model's name in headers: a path within the project, or a file name.
    model_name: String,
    /// How the crate is generated.
    call: Call,
    /// The folder of the crate.
    pub(crate) out: PathBuf,
    /// That folder's name in messages.
    pub(crate) shown: String,
    /// The support code that this crate shares with others.
    pub(crate) support: Option<Support>,
    /// The name of the crate if the settings have none; `None` for that of the service.
    pub(crate) crate_name: Option<String>,
    choices: Choices,
}

impl Target {
    /// The target of a call with `--model` and `--out`.
    pub(crate) fn of(model: &Path, out: PathBuf, shown: String, choices: Choices) -> Self {
        Self {
            model: model.to_owned(),
            model_name: file_name(model),
            call: match &choices.config {
                None => Call::Smithygen,
                Some(config) => Call::SmithygenWithConfig(file_name(config)),
            },
            out,
            shown,
            support: None,
            crate_name: None,
            choices,
        }
    }

    /// A target that a workspace lists. Its paths are relative to the workspace's folder.
    pub(crate) fn listed(root: &Path, model: &str, out: &str, call: Call) -> Self {
        Self {
            model_name: model.to_owned(),
            call,
            ..Self::of(&root.join(model), root.join(out), printable(out), Choices::default())
        }
    }

    /// The file of the model.
    pub(crate) fn model(&self) -> &Path {
        &self.model
    }

    /// Generates the crate; problems and warnings name the model's file.
    pub(crate) fn generate(&self) -> Result<Generated, Errors> {
        let model = read(&self.model)?;
        let (config, mut errors) = self.read_config()?;
        let file = display_path(&self.model);
        let generated = codegen::generate(&model, &config).map_err(|errors| errors.in_file(&file));
        let generated = errors.collect(generated);
        errors.propagate()?;
        let Some(mut generated) = generated else { return Err(errors) };
        let warnings = generated.warnings.into_iter();
        generated.warnings = warnings.map(|warning| warning.in_file(&file)).collect();
        Ok(generated)
    }

    /// The text of the model and its whole configuration, for a crate that shares support code.
    pub(crate) fn read(&self) -> Result<(String, Config), Errors> {
        let model = read(&self.model)?;
        let (config, mut errors) = self.read_config()?;
        errors.propagate()?;
        Ok((model, config))
    }

    /// Those of these operations that the model has; `None` if generating the crate will report what is
    /// wrong with the model.
    pub(crate) fn operations_of(&self, names: &[String]) -> Option<Vec<String>> {
        let (config, _) = self.read_config().ok()?;
        codegen::operations_of(&read(&self.model).ok()?, &config, names).ok()
    }

    /// Selects these operations in place of those of the configuration.
    pub(crate) fn select(&mut self, operations: Vec<String>) {
        self.choices.settings.operations = Some(operations);
    }

    /// The name of the crate; `None` if generating it will report why there is none.
    fn name(&self) -> Option<String> {
        let (config, _) = self.read_config().ok()?;
        config.crate_name.clone().or_else(|| {
            let model = read(&self.model).ok()?;
            codegen::name_of_crate(&model, &config).ok()
        })
    }

    /// The valid settings of the configuration and of the arguments, and the problems of the others.
    fn read_config(&self) -> Result<(Config, Errors), Errors> {
        let (mut config, errors) = self.read_config_file()?;
        config.model_name.clone_from(&self.model_name);
        config.call.clone_from(&self.call);
        config.merge(self.choices.settings.clone());
        config.crate_name = config.crate_name.or_else(|| self.crate_name.clone());
        Ok((config, errors))
    }

    fn read_config_file(&self) -> Result<(Config, Errors), Errors> {
        let default = self.model.with_extension("toml");
        let path = match &self.choices.config {
            Some(path) => path,
            None if default.exists() => &default,
            None => return Ok((Config::default(), Errors::default())),
        };
        config_file::read(path, display_path(path), |_| ())
    }
}

/// Names crates after their folders if they would have the same name, such as those of two versions
/// of a service: no program could depend on both.
pub(crate) fn tell_apart(targets: &mut [Target]) {
    if targets.len() < 2 {
        return;
    }
    let names: Vec<_> = targets.iter().map(Target::name).collect();
    for (target, own) in targets.iter_mut().zip(&names) {
        if names.iter().filter(|name| *name == own).count() > 1 {
            let folder = target.out.file_name().unwrap_or_default();
            target.crate_name = Some(crate_name::of_stem(&folder.to_string_lossy()));
        }
    }
}

/// The name of a file, without its folder.
fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
