//! The command `diff`: shows what an update of a model changes for users, and raises the version of
//! the crate.

mod comparison;
mod revision;
mod versions;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use codegen::command::quoted;
use codegen::diff::{Diff, ReportFormat, report_by_model};
use codegen::tree::display_path;
use codegen::{Errors, printable};
use lexopt::{Arg, Parser};

use crate::DRIFT;
use crate::output::{print, say};
use crate::program::program;
use crate::usage::Page;
use crate::workspace;
use comparison::{Comparison, Files};
use revision::Revision;
use versions::Edits;

pub(crate) const PAGE: Page = Page {
    command: "diff",
    text: "\
Shows what an update of a model changes for the users of its crate.

Usage: {program} diff OLD NEW [OPTIONS]
       {program} diff --since REVISION [MODEL] [OPTIONS]

Compares the crates that would be made from the models OLD and NEW; or from MODEL, with its
configuration, as it was at a revision of git and as it is now. Without MODEL, it does so for each
crate that the workspace's Cargo.toml lists. Prints which part of the crate's version must go up, and
each change by item:

  major  can break code, stored values or calls: something was removed; a type, or a name on the
         wire, changed; a member became required; or requests must keep to a length, range, pattern
         or uniqueness that is new or stricter
  minor  is new, or behaves differently; so is a changed pattern, since its effect isn't known
  patch  is everything else: documentation, looser constraints, constraints on responses only

New members are shown with their type and whether they are redacted. If a name looks like that of a
secret, a note says to review its redaction.

Options:
  --since REVISION   A tag, branch or commit to compare with
  --format FORMAT    text, markdown, json or changelog (default: text)
  --config FILE      The configuration of NEW or MODEL (default: its path with the ending .toml, if
                     that file exists); entries for shapes that a model lacks are ignored
  --old-config FILE  The configuration of OLD (default: that of NEW)
  --service ID       The service to compare, if the models have several
  -h, --help         Print this text

Options for the version of the crate, which need --since or --old-config:
  --check-version    Exit with 1 if the version in the configuration is lower than the changes demand
  --bump             Raise it, if it is lower: to the next version by Cargo's rules
  --changelog FILE   Add the changes to FILE, in the form of Keep a Changelog, above older versions;
                     without MODEL, the path is within the folder of each crate

Exit codes: 0 for success, whatever has changed; 1 if --check-version found a version that is too
low; 2 for any error.
",
};

/// The arguments of `diff`.
#[derive(Default)]
pub(crate) struct Comparing {
    models: Vec<PathBuf>,
    since: Option<String>,
    format: ReportFormat,
    config: Option<PathBuf>,
    old_config: Option<PathBuf>,
    service: Option<String>,
    checks_version: bool,
    bumps: bool,
    changelog: Option<PathBuf>,
    arguments: Vec<OsString>,
}

/// Reads the arguments; `None` when they ask for help.
pub(crate) fn parse(
    arguments: impl Iterator<Item = OsString>,
) -> Result<Option<Comparing>, Errors> {
    let arguments: Vec<OsString> = arguments.collect();
    let mut call = Comparing { arguments: arguments.clone(), ..Comparing::default() };
    let mut parser = Parser::from_args(arguments);
    let wrong = |error| PAGE.wrong(error);
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Arg::Value(model) => call.models.push(PathBuf::from(model)),
            Arg::Long("since") => call.since = Some(PAGE.text_of(&mut parser)?),
            Arg::Long("format") => call.format = format_named(&PAGE.text_of(&mut parser)?)?,
            Arg::Long("config") => call.config = Some(parser.value().map_err(wrong)?.into()),
            Arg::Long("old-config") => {
                call.old_config = Some(parser.value().map_err(wrong)?.into());
            }
            Arg::Long("service") => call.service = Some(PAGE.text_of(&mut parser)?),
            Arg::Long("check-version") => call.checks_version = true,
            Arg::Long("bump") => call.bumps = true,
            Arg::Long("changelog") => call.changelog = Some(parser.value().map_err(wrong)?.into()),
            Arg::Long("help") | Arg::Short('h') => return Ok(None),
            other => return Err(wrong(other.unexpected())),
        }
    }
    call.check()?;
    Ok(Some(call))
}

fn format_named(name: &str) -> Result<ReportFormat, Errors> {
    ReportFormat::named(name).ok_or_else(|| {
        let message = format!("unknown format `{name}`");
        let remedy = "the formats are `text`, `markdown`, `json` and `changelog`";
        PAGE.mistake_for(message, remedy)
    })
}

impl Comparing {
    /// Refuses arguments that don't go together.
    fn check(&self) -> Result<(), Errors> {
        let (count, has_base) = (self.models.len(), self.since.is_some());
        let needs_base = self.checks_version || self.bumps || self.changelog.is_some();
        let (message, remedy) = if !has_base && count != 2 {
            let message = format!("`diff` compares two models, but got {count}");
            (message, "name the old model, then the new one; or pass `--since REVISION`")
        } else if has_base && count > 1 {
            (format!("`--since` goes with one model, but got {count}"), "name one, or none for all")
        } else if has_base && self.old_config.is_some() {
            let remedy = "remove `--old-config`; the revision has the configuration as well";
            ("`--since` and `--old-config` exclude each other".to_owned(), remedy)
        } else if count == 0 && (self.config.is_some() || self.service.is_some()) {
            let message = "`--config` and `--service` go with a single model";
            (message.to_owned(), "name the model")
        } else if needs_base && !has_base && self.old_config.is_none() {
            let message = "`--check-version`, `--bump` and `--changelog` need the version before";
            (message.to_owned(), "pass `--since REVISION`, or `--old-config FILE`")
        } else {
            return Ok(());
        };
        Err(PAGE.mistake_for(message, remedy))
    }

    /// Compares the models, prints the report, then checks or writes the versions.
    pub(crate) fn run(&self) -> Result<ExitCode, Errors> {
        let compared = self.compare()?;
        if self.models.is_empty() {
            let diffs: Vec<(String, Diff)> =
                compared.iter().map(|it| (it.model.clone(), it.diff.clone())).collect();
            print(&report_by_model(&diffs, self.format));
        } else if let [one] = compared.as_slice() {
            print(&one.diff.report(self.format));
        }
        self.write(&compared)?;
        if self.checks_version && !self.bumps {
            return Ok(self.check_versions(&compared));
        }
        Ok(ExitCode::SUCCESS)
    }

    fn compare(&self) -> Result<Vec<Comparison>, Errors> {
        let files = |model| Files {
            model,
            config: self.config.as_deref(),
            service: self.service.as_deref(),
            changelog: self.changelog.clone(),
        };
        match (self.models.as_slice(), &self.since) {
            ([old, new], _) => Ok(vec![files(new).with_file(old, self.old_config.as_deref())?]),
            ([model], Some(since)) => Ok(compare_with(&files(model), since)?.into_iter().collect()),
            (_, since) => self.compare_listed(since.as_deref().unwrap_or_default()),
        }
    }

    /// The comparisons of the crates that the workspace lists.
    fn compare_listed(&self, since: &str) -> Result<Vec<Comparison>, Errors> {
        let (mut errors, mut compared) = (Errors::default(), Vec::new());
        let targets = workspace::targets()?;
        if let Some(first) = targets.first() {
            // An error of the revision is reported once.
            Revision::named(since, first.model().parent().unwrap_or(first.model()))?;
        }
        for target in targets {
            let changelog = self.changelog.as_ref().map(|path| target.out.join(path));
            let files = Files { model: target.model(), config: None, service: None, changelog };
            compared.extend(errors.collect(compare_with(&files, since)).flatten());
        }
        errors.propagate()?;
        Ok(compared)
    }

    /// Raises versions and adds to changelogs, if the arguments ask for it.
    fn write(&self, compared: &[Comparison]) -> Result<(), Errors> {
        let (mut errors, mut edits) = (Errors::default(), Edits::default());
        for Comparison { changed, changelog, diff, .. } in compared {
            let Some(changed) = changed else { continue };
            if self.bumps {
                errors.collect(edits.bump(changed));
            }
            if let Some(path) = changelog {
                errors.collect(edits.log(path, diff, changed, self.bumps));
            }
        }
        errors.propagate()?;
        edits.write()
    }

    /// Reports each version that is too low.
    fn check_versions(&self, compared: &[Comparison]) -> ExitCode {
        let command = self.bump_command();
        let changed = compared.iter().filter_map(|comparison| comparison.changed.as_ref());
        let problems: Vec<_> = changed.filter_map(|changed| changed.check(&command)).collect();
        for problem in &problems {
            say(format_args!("{problem}"));
        }
        if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(DRIFT) }
    }

    /// This call with `--bump` in place of `--check-version`.
    fn bump_command(&self) -> String {
        let mut words = vec![format!("{} diff", program().name())];
        words.extend(self.arguments.iter().map(|argument| match argument.to_str() {
            Some("--check-version") => "--bump".to_owned(),
            _ => quoted(&display_path(argument)),
        }));
        words.join(" ")
    }
}

/// The comparison of a model with itself at a revision; `None` if the model is new since then.
fn compare_with(files: &Files<'_>, since: &str) -> Result<Option<Comparison>, Errors> {
    let compared = files.with_revision(since)?;
    if compared.is_none() {
        let model = printable(&display_path(files.model));
        say(format_args!("diff: {model}: is new since {}", printable(since)));
    }
    Ok(compared)
}
