//! The report as text, for a terminal.

use std::fmt::Write as _;

use super::block::{Block, blocks};
use super::{documentation, review, summary};
use crate::characters::printable;
use crate::diff::Diff;

/// The width of a line that names several items, in columns.
const WIDTH: usize = 100;

pub(super) fn report(diff: &Diff) -> String {
    let mut text = summary(diff) + "\n";
    section(&mut text, "New members that are not redacted; look at their redaction:", review(diff));
    for block in blocks(diff) {
        text.push('\n');
        write_block(&mut text, &block);
    }
    section(&mut text, "Documentation (patch):", documentation(diff));
    text
}

/// Writes a heading and a line for each item; writes nothing if there are no lines.
fn section(text: &mut String, heading: &str, lines: Vec<(String, String)>) {
    if lines.is_empty() {
        return;
    }
    // Writing to a string can't fail.
    let _ = writeln!(text, "\n{heading}");
    for (item, what) in lines {
        let _ = writeln!(text, "  {}: {}", printable(&item), printable(&what));
    }
}

fn write_block(text: &mut String, block: &Block<'_>) {
    for line in wrapped(&block.items) {
        let _ = writeln!(text, "{}", printable(&line));
    }
    for change in &block.changes {
        let _ = writeln!(text, "  {}  {}", change.step.name(), printable(&change.sentence()));
        if change.member.is_none() {
            for member in &change.new_members {
                let line = format!("`{}`: {}", member.name, member.description());
                let _ = writeln!(text, "         {}", printable(&line));
            }
        }
    }
}

/// The items, joined by commas, on lines of at most [`WIDTH`] columns if possible.
fn wrapped(items: &[&str]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let comma = if index + 1 < items.len() { "," } else { "" };
        match lines.last_mut() {
            Some(line) if line.len() + item.len() + 2 <= WIDTH => {
                let _ = write!(line, " {item}{comma}");
            }
            _ => lines.push(format!("{item}{comma}")),
        }
    }
    lines
}
