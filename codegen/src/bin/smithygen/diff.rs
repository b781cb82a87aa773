//! The command `diff`: shows what an update of a model changes for users.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use codegen::diff::{Diff, ReportFormat};
use codegen::tree::{display_path, read};
use codegen::{Config, Errors, config_file};
use lexopt::{Arg, Parser};

use crate::output::print;
use crate::usage::Page;

pub(crate) const PAGE: Page = Page {
    command: "diff",
    text: "\
Shows what an update of a model changes for the users of its crate.

Usage: {program} diff OLD NEW [OPTIONS]

Compares the crates that would be made from the models OLD and NEW. Prints which part of the crate's
version must go up, and each change by item:

  major  can break code, stored values or calls: something was removed; a type, or a name on the
         wire, changed; a member became required; or requests must keep to a length, range, pattern
         or uniqueness that is new or stricter
  minor  is new, or behaves differently; so is a changed pattern, since its effect isn't known
  patch  is everything else: documentation, looser constraints, constraints on responses only

New members are shown with their type and whether they are redacted. If a name looks like that of a
secret, a note says to review its redaction.

Options:
  --format FORMAT  text, markdown or json (default: text)
  --config FILE    The configuration of both models (default: NEW's path with the ending .toml, if
                   that file exists); entries for shapes that a model lacks are ignored
  --service ID     The service to compare, if the models have several
  -h, --help       Print this text

Exit codes: 0 for success, whatever has changed; 2 for any error.
",
};

/// Two models to compare.
pub(crate) struct Comparison {
    old: PathBuf,
    new: PathBuf,
    format: ReportFormat,
    config: Option<PathBuf>,
    service: Option<String>,
}

/// Reads the arguments; `None` when they ask for help.
pub(crate) fn parse(
    arguments: impl Iterator<Item = OsString>,
) -> Result<Option<Comparison>, Errors> {
    let mut models = Vec::new();
    let mut format = ReportFormat::default();
    let (mut config, mut service) = (None, None);
    let mut parser = Parser::from_args(arguments);
    let wrong = |error| PAGE.wrong(error);
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Arg::Value(model) => models.push(PathBuf::from(model)),
            Arg::Long("format") => format = format_named(&PAGE.text_of(&mut parser)?)?,
            Arg::Long("config") => config = Some(parser.value().map_err(wrong)?.into()),
            Arg::Long("service") => service = Some(PAGE.text_of(&mut parser)?),
            Arg::Long("help") | Arg::Short('h') => return Ok(None),
            other => return Err(wrong(other.unexpected())),
        }
    }
    match <[PathBuf; 2]>::try_from(models) {
        Ok([old, new]) => Ok(Some(Comparison { old, new, format, config, service })),
        Err(models) => {
            let message = format!("`diff` compares two models, but got {}", models.len());
            Err(PAGE.mistake_for(message, "name the old model, then the new one"))
        }
    }
}

fn format_named(name: &str) -> Result<ReportFormat, Errors> {
    ReportFormat::named(name).ok_or_else(|| {
        let message = format!("unknown format `{name}`");
        PAGE.mistake_for(message, "the formats are `text`, `markdown` and `json`")
    })
}

impl Comparison {
    /// Compares the two models, and prints the report.
    pub(crate) fn run(&self) -> Result<ExitCode, Errors> {
        let config = self.config()?;
        let [old, new] = [&self.old, &self.new].map(|path| krate(path, &config));
        let mut errors = Errors::default();
        let (old, new) = (errors.collect(old), errors.collect(new));
        errors.propagate()?;
        if let (Some(old), Some(new)) = (old, new) {
            print(&Diff::of(&old, &new).report(self.format));
        }
        Ok(ExitCode::SUCCESS)
    }

    fn config(&self) -> Result<Config, Errors> {
        let default = self.new.with_extension("toml");
        let path = match &self.config {
            Some(path) => Some(path),
            None => Some(&default).filter(|path| path.exists()),
        };
        let mut config = match path {
            Some(path) => {
                let (config, mut errors) = config_file::read(path, display_path(path), |_| ())?;
                errors.propagate()?;
                config
            }
            None => Config::default(),
        };
        config.service = self.service.clone().or(config.service);
        Ok(config)
    }
}

/// The crate of a model; entries of the configuration for shapes that it lacks are ignored.
fn krate(path: &Path, config: &Config) -> Result<codegen::ir::Crate, Errors> {
    let text = read(path)?;
    codegen::lower_leniently(&text, config).map_err(|errors| errors.in_file(display_path(path)))
}
