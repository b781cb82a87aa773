//! The report as the entry of a changelog, in the form of
//! [Keep a Changelog](https://keepachangelog.com).

use std::fmt::Write as _;

use super::block::{Block, blocks};
use super::documentation;
use crate::characters::printable;
use crate::diff::{Change, ChangeKind, Diff, SemverStep};

/// The number of items that an entry names if they have the same changes.
const NAMED: usize = 8;

/// How the line of a breaking change starts.
const BREAKING: &str = "- **Breaking:** ";

/// The sections of an entry, in their order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Added,
    Changed,
    Deprecated,
    Removed,
}

impl Section {
    const ALL: [Self; 4] = [Self::Added, Self::Changed, Self::Deprecated, Self::Removed];

    fn of(change: &Change) -> Self {
        match (change.kind, change.step) {
            (ChangeKind::Added, _) => Self::Added,
            (ChangeKind::Removed, _) => Self::Removed,
            (ChangeKind::Deprecation, SemverStep::Minor) => Self::Deprecated,
            _ => Self::Changed,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Added => "Added",
            Self::Changed => "Changed",
            Self::Deprecated => "Deprecated",
            Self::Removed => "Removed",
        }
    }
}

/// The sections that have lines, without the heading of the version. Breaking changes say so, and
/// come first.
pub(super) fn report(diff: &Diff) -> String {
    let blocks = blocks(diff);
    let mut text = String::new();
    for section in Section::ALL {
        let mut lines: Vec<String> =
            blocks.iter().flat_map(|block| lines(block, section)).collect();
        lines.sort_by_key(|line| !line.starts_with(BREAKING));
        let documented = documentation(diff).len();
        if section == Section::Changed && documented > 0 {
            let s = if documented == 1 { "" } else { "s" };
            lines.push(format!("- The documentation of {documented} item{s}"));
        }
        if !lines.is_empty() {
            let space = if text.is_empty() { "" } else { "\n" };
            // Writing to a string can't fail.
            let _ = writeln!(text, "{space}### {}\n\n{}", section.name(), lines.join("\n"));
        }
    }
    text
}

/// A line for each change of the block that belongs to the section.
fn lines(block: &Block<'_>, section: Section) -> Vec<String> {
    let changes = block.changes.iter().filter(|change| Section::of(change) == section);
    let items = items(&block.items);
    let line = |change: &&Change| {
        let start = if change.step == SemverStep::Major { BREAKING } else { "- " };
        let colon = if change.member.is_some() { ":" } else { "" };
        printable(&format!("{start}{items}{colon} {}", what(change)))
    };
    changes.map(line).collect()
}

/// The change in words, without what only reviewers of a model need.
fn what(change: &Change) -> String {
    match (&change.member, change.new_members.as_slice()) {
        (Some(member), [new]) => format!("`{member}` was added: {}", new.plain_description()),
        _ => change.sentence(),
    }
}

fn items(items: &[&str]) -> String {
    let named: Vec<String> = items.iter().take(NAMED).map(|item| format!("`{item}`")).collect();
    match items.len().saturating_sub(NAMED) {
        0 => named.join(", "),
        more => format!("{}, and {more} more", named.join(", ")),
    }
}
