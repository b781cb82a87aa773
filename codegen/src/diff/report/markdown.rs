//! The report as Markdown, for a pull request.

use std::fmt::Write as _;

use super::block::{Block, blocks};
use super::{documentation, review, summary};
use crate::characters::printable;
use crate::diff::{Diff, SemverStep};

pub(super) fn report(diff: &Diff) -> String {
    let mut text = summary(diff) + "\n";
    list(&mut text, "New members that are not redacted; look at their redaction:", review(diff));
    let blocks = blocks(diff);
    if !blocks.is_empty() {
        text += "\n| Item | Change | Step |\n|---|---|---|\n";
    }
    for block in &blocks {
        write_block(&mut text, block);
    }
    list(&mut text, "Documentation (patch):", documentation(diff));
    text
}

/// Writes a heading and an entry for each item; writes nothing if there are no entries.
fn list(text: &mut String, heading: &str, entries: Vec<(String, String)>) {
    if entries.is_empty() {
        return;
    }
    // Writing to a string can't fail.
    let _ = writeln!(text, "\n{heading}\n");
    for (item, what) in entries {
        let _ = writeln!(text, "- `{}`: {}", printable(&item), printable(&what));
    }
}

/// Writes a row for each change; the first one names the items.
fn write_block(text: &mut String, block: &Block<'_>) {
    let items: Vec<String> = block.items.iter().map(|item| format!("`{item}`")).collect();
    let mut items = items.join(", ");
    for change in &block.changes {
        let step = match change.step {
            SemverStep::Major => "**major**",
            other => other.name(),
        };
        row(text, &std::mem::take(&mut items), &change.sentence(), step);
        if change.member.is_none() {
            for member in &change.new_members {
                row(text, "", &format!("`{}`: {}", member.name, member.description()), "");
            }
        }
    }
}

fn row(text: &mut String, items: &str, change: &str, step: &str) {
    let cell = |text: &str| printable(text).replace('|', "\\|");
    let _ = writeln!(text, "| {} | {} | {step} |", cell(items), cell(change));
}
