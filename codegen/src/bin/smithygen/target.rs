//! A crate to generate: its model, its configuration, and its folder.

use std::path::{Path, PathBuf};

use codegen::tree::{display_path, read};
use codegen::{Call, Config, Errors, Generated, printable};

use crate::args::Choices;

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
    /// The crate's name, if neither the arguments nor the configuration set one.
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

    /// Generates the crate; problems and warnings name the model's file.
    pub(crate) fn generate(&self) -> Result<Generated, Errors> {
        let model = read(&self.model)?;
        let (mut config, mut errors) = self.read_config()?;
        config.model_name.clone_from(&self.model_name);
        config.call.clone_from(&self.call);
        config.merge(self.choices.settings.clone());
        config.crate_name = config.crate_name.or_else(|| self.crate_name.clone());
        let file = display_path(&self.model);
        let generated = codegen::generate(&model, &config).map_err(|errors| errors.in_file(&file));
        let generated = errors.collect(generated);
        errors.propagate()?;
        let Some(mut generated) = generated else { return Err(errors) };
        let warnings = generated.warnings.into_iter();
        generated.warnings = warnings.map(|warning| warning.in_file(&file)).collect();
        Ok(generated)
    }

    /// The valid entries of the configuration, and the problems of the others.
    fn read_config(&self) -> Result<(Config, Errors), Errors> {
        let default = self.model.with_extension("toml");
        let path = match &self.choices.config {
            Some(path) => path,
            None if default.exists() => &default,
            None => return Ok((Config::default(), Errors::default())),
        };
        let in_file = |errors: Errors| errors.in_file(display_path(path));
        let (config, errors) = Config::read(&read(path)?).map_err(in_file)?;
        Ok((config, in_file(errors)))
    }
}

/// The name of a file, without its folder.
fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
