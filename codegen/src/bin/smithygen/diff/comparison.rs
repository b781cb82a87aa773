//! Two versions of a model to compare: two files, or a file now and at a revision.

use std::path::{Path, PathBuf};

use codegen::diff::Diff;
use codegen::tree::{display_path, read};
use codegen::{Config, Errors, Problem, config_file};

use super::revision::Revision;
use super::versions::{Changed, version_of};

/// A model and its configuration, with the names of both in messages.
struct Source {
    model: String,
    model_place: String,
    config: Config,
    config_place: String,
}

/// What changes between two versions of a model.
pub(super) struct Comparison {
    /// The model.
    pub(super) model: String,
    pub(super) diff: Diff,
    /// The versions of the crate; `None` if nothing changes for users.
    pub(super) changed: Option<Changed>,
    /// The changelog that gets the changes.
    pub(super) changelog: Option<PathBuf>,
}

/// The files of a comparison.
pub(super) struct Files<'a> {
    pub(super) model: &'a Path,
    /// The configuration, if it isn't the file next to the model.
    pub(super) config: Option<&'a Path>,
    /// The service to compare, if the models have several.
    pub(super) service: Option<&'a str>,
    /// The changelog that gets the changes.
    pub(super) changelog: Option<PathBuf>,
}

impl Files<'_> {
    /// Compares `old` with these files. Without a configuration of its own, `old` has the same one.
    pub(super) fn with_file(
        &self,
        old: &Path,
        old_config: Option<&Path>,
    ) -> Result<Comparison, Errors> {
        let mut errors = Errors::default();
        let (new, model) = (errors.collect(self.now()), errors.collect(read(old)));
        let config = old_config.map(|path| errors.collect(parse(path)));
        errors.propagate()?;
        let (Some(new), Some(model)) = (new, model) else { return Err(errors) };
        let old = Source {
            model,
            model_place: display_path(old),
            config: match config.flatten() {
                Some(config) => self.with_service(config),
                None => new.config.clone(),
            },
            config_place: display_path(old_config.unwrap_or(&self.config_path())),
        };
        let base = old.config_place.clone();
        self.compare(&old, &new, base)
    }

    /// Compares these files at a revision with those now; `None` if the revision has no such model.
    pub(super) fn with_revision(&self, old: &str) -> Result<Option<Comparison>, Errors> {
        let new = self.now()?;
        let old = Revision::named(old, self.model.parent().unwrap_or(self.model))?;
        let Some(model) = old.read(self.model)? else { return Ok(None) };
        let config_path = self.config_path();
        let config_place = old.place_of(&config_path);
        let config = match old.read(&config_path)? {
            Some(text) => {
                let read = |path: &Path| old.read(path)?.ok_or_else(|| missing(&old, path));
                valid(config_file::read_text(&text, &config_path, &config_place, read)?)?
            }
            None => Config::default(),
        };
        let (model_place, config) = (old.place_of(self.model), self.with_service(config));
        let base = config_place.clone();
        let old = Source { model, model_place, config, config_place };
        self.compare(&old, &new, base).map(Some)
    }

    fn compare(&self, old: &Source, new: &Source, base: String) -> Result<Comparison, Errors> {
        let mut errors = Errors::default();
        let [before, after] = [old, new].map(|source| {
            let krate = errors.collect(source.krate())?;
            Some(krate).zip(errors.collect(version_of(&source.config, &source.config_place)))
        });
        errors.propagate()?;
        let (Some(before), Some(after)) = (before, after) else { return Err(errors) };
        let diff = Diff::of(&before.0, &after.0);
        let (old_version, version) = (before.1, after.1);
        let changed = diff.step().map(|step| {
            let config = self.config_path();
            Changed { config, base, old_version, version, step }
        });
        let (model, changelog) = (display_path(self.model), self.changelog.clone());
        Ok(Comparison { model, diff, changed, changelog })
    }

    /// The files as they are on the disk.
    fn now(&self) -> Result<Source, Errors> {
        let path = self.config_path();
        let is_there = self.config.is_some() || path.exists();
        let mut errors = Errors::default();
        let config = if is_there { parse(&path) } else { Ok(Config::default()) };
        let (model, config) = (errors.collect(read(self.model)), errors.collect(config));
        errors.propagate()?;
        let (Some(model), Some(config)) = (model, config) else { return Err(errors) };
        Ok(Source {
            model,
            model_place: display_path(self.model),
            config: self.with_service(config),
            config_place: display_path(&path),
        })
    }

    fn config_path(&self) -> PathBuf {
        self.config.map_or_else(|| self.model.with_extension("toml"), Path::to_owned)
    }

    fn with_service(&self, mut config: Config) -> Config {
        config.service = self.service.map(str::to_owned).or(config.service);
        config
    }
}

impl Source {
    /// The crate; entries of the configuration for shapes that the model lacks are ignored.
    fn krate(&self) -> Result<codegen::ir::Crate, Errors> {
        let krate = codegen::lower_leniently(&self.model, &self.config);
        krate.map_err(|errors| errors.in_file(&self.model_place))
    }
}

fn missing(revision: &Revision, path: &Path) -> Errors {
    Problem::new(revision.place_of(path), "no such file").into()
}

/// A configuration on the disk.
fn parse(path: &Path) -> Result<Config, Errors> {
    valid(config_file::read(path, display_path(path), |_| ())?)
}

/// The configuration, if none of its entries is wrong.
fn valid((config, mut errors): (Config, Errors)) -> Result<Config, Errors> {
    errors.propagate()?;
    Ok(config)
}
