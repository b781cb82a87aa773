//! Writes a [`Diff`] as text, as Markdown or as JSON.

mod block;
mod changelog;
mod json;
mod markdown;
mod text;

use crate::characters::printable;

use super::{Change, ChangeKind, Diff, NewMember, SemverStep};

/// The format of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportFormat {
    /// Lines for a terminal.
    #[default]
    Text,
    /// A table for a pull request.
    Markdown,
    /// An object for a program.
    Json,
    /// The sections of an entry of a changelog, in the form of Keep a Changelog.
    Changelog,
}

impl ReportFormat {
    /// The format with this name: `text`, `markdown`, `json` or `changelog`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "text" => Some(Self::Text),
            "markdown" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            "changelog" => Some(Self::Changelog),
            _ => None,
        }
    }
}

impl Diff {
    /// The report in this format, which ends with a line break.
    #[must_use]
    pub fn report(&self, format: ReportFormat) -> String {
        match format {
            ReportFormat::Text => text::report(self),
            ReportFormat::Markdown => markdown::report(self),
            ReportFormat::Json => json::report(self),
            ReportFormat::Changelog => changelog::report(self),
        }
    }
}

/// The reports of several models in this format, each under the name of its model.
#[must_use]
pub fn report_by_model(diffs: &[(String, Diff)], format: ReportFormat) -> String {
    let reports = diffs.iter().map(|(model, diff)| {
        let (model, report) = (printable(model), diff.report(format));
        match format {
            ReportFormat::Markdown | ReportFormat::Changelog => format!("## `{model}`\n\n{report}"),
            ReportFormat::Text | ReportFormat::Json => format!("{model}:\n{report}"),
        }
    });
    match format {
        ReportFormat::Json => json::report_by_model(diffs),
        _ => reports.collect::<Vec<_>>().join("\n"),
    }
}

/// The step and the number of changes, in a sentence.
fn summary(diff: &Diff) -> String {
    let Some(step) = diff.step() else { return "Nothing changes for users.".to_owned() };
    let breaking = diff.changes().iter().filter(|it| it.step == SemverStep::Major).count();
    let others = diff.changes().len() - breaking;
    let s = if others == 1 { "" } else { "s" };
    format!("Semver: {} ({breaking} breaking, {others} other change{s}).", step.name())
}

/// The new members whose redaction a reviewer should check, each with the reason.
fn review(diff: &Diff) -> Vec<(String, String)> {
    let line = |(item, member): (&str, &NewMember)| {
        let word = member.redaction.word().unwrap_or_default();
        let what = format!("`{word}` in the name, {}", member.plain_description());
        (format!("{item}.{}", member.name), what)
    };
    diff.to_review().map(line).collect()
}

/// The items whose documentation changed, each with the names of the changed parts.
fn documentation(diff: &Diff) -> Vec<(String, String)> {
    let changes = diff.changes().iter().filter(|change| change.kind == ChangeKind::Documentation);
    let line = |change: &Change| {
        let parts = change.what.split_once(": ").map_or(change.what.as_str(), |(_, parts)| parts);
        (change.item.clone(), parts.to_owned())
    };
    changes.map(line).collect()
}

impl Change {
    /// The change in words, with the name of the member.
    fn sentence(&self) -> String {
        match &self.member {
            Some(member) => format!("`{member}` {}", self.what),
            None => self.what.clone(),
        }
    }
}
