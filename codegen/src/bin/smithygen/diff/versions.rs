//! The versions that crates must have after changes: checks them, or writes them and the entries of
//! changelogs.

use std::path::{Path, PathBuf};

use codegen::diff::{Diff, ReportFormat, SemverStep, with_entry};
use codegen::tree::{display_path, read, write_all};
use codegen::{Config, Errors, Problem, printable};
use semver::Version;

use crate::output::say;

/// The version of a crate whose configuration has none.
const DEFAULT: Version = Version::new(0, 1, 0);

/// A crate whose model or configuration changed.
pub(super) struct Changed {
    /// The configuration, which has the version. The file may not exist yet.
    pub(super) config: PathBuf,
    /// Where the old version is from: a revision or a file.
    pub(super) base: String,
    pub(super) old_version: Version,
    pub(super) version: Version,
    pub(super) step: SemverStep,
}

/// The version that a configuration sets.
pub(super) fn version_of(config: &Config, place: &str) -> Result<Version, Errors> {
    let Some(version) = &config.package.version else { return Ok(DEFAULT) };
    version.parse().map_err(|error| {
        let message = format!("`{version}` isn't a version: {error}");
        Problem::new(place, message).help("write three numbers, as in `version = \"1.2.3\"`").into()
    })
}

impl Changed {
    /// The lowest version that the crate can have.
    fn lowest(&self) -> Version {
        self.step.next_version(&self.old_version)
    }

    /// The version after `--bump`: the one that it has, or the lowest that it can have.
    fn bumped(&self) -> Version {
        if self.is_satisfied() { self.version.clone() } else { self.lowest() }
    }

    fn is_satisfied(&self) -> bool {
        self.step.is_satisfied(&self.old_version, &self.version)
    }

    /// The problem that the version is too low, if it is; `command` raises it.
    pub(super) fn check(&self, command: &str) -> Option<Problem> {
        if self.is_satisfied() {
            return None;
        }
        let Self { base, old_version, version, step, .. } = self;
        let (lowest, step) = (self.lowest(), step.name());
        let message = format!(
            "the version of the crate is {version}, but must be {lowest} or higher: it is \
             {old_version} in {base}, and the changes since then are {step}"
        );
        let help = format!("run `{command}`, or write `version = \"{lowest}\"` under `[crate]`");
        Some(Problem::new(display_path(&self.config), message).help(help))
    }
}

/// The files to write, each with a sentence about it.
#[derive(Default)]
pub(super) struct Edits(Vec<(PathBuf, String, String)>);

impl Edits {
    /// Raises the version in the configuration, if it is too low.
    pub(super) fn bump(&mut self, changed: &Changed) -> Result<(), Errors> {
        let (path, version) = (&changed.config, changed.bumped());
        if version == changed.version {
            say(format_args!("diff: {}: version {version} is high enough", shown(path)));
            return Ok(());
        }
        let text = if path.exists() { read(path)? } else { String::new() };
        let text = Config::set_version(&text, &version.to_string());
        let text = text.map_err(|errors| errors.in_file(display_path(path)))?;
        let what = format!("version {version}, was {}", changed.version);
        self.0.push((path.clone(), text, what));
        Ok(())
    }

    /// Adds the changes to the changelog at `path`, for the version that the crate has, or gets if
    /// it `is_bumped`.
    pub(super) fn log(
        &mut self,
        path: &Path,
        diff: &Diff,
        changed: &Changed,
        is_bumped: bool,
    ) -> Result<(), Errors> {
        if !is_bumped && !changed.is_satisfied() {
            let message = format!("version {} is too low for an entry", changed.version);
            let help = format!("pass `--bump` too, which makes it {}", changed.lowest());
            return Err(Problem::new(display_path(&changed.config), message).help(help).into());
        }
        let old = if path.exists() { read(path)? } else { String::new() };
        let (entry, version) = (diff.report(ReportFormat::Changelog), changed.bumped());
        let new = with_entry(&old, &entry, &changed.old_version, &version);
        let new = new.map_err(|errors| errors.in_file(display_path(path)))?;
        if new == old {
            say(format_args!("diff: {}: has the changes of {version}", shown(path)));
        } else {
            self.0.push((path.to_owned(), new, format!("has the changes of {version} now")));
        }
        Ok(())
    }

    /// Writes all files, or none.
    pub(super) fn write(self) -> Result<(), Errors> {
        let files: Vec<(&Path, &str)> =
            self.0.iter().map(|(path, text, _)| (path.as_path(), text.as_str())).collect();
        write_all(&files)?;
        for (path, _, what) in &self.0 {
            say(format_args!("diff: {}: {what}", shown(path)));
        }
        Ok(())
    }
}

fn shown(path: &Path) -> String {
    printable(&display_path(path))
}
