//! Adds the entry of a version to a changelog. The changelog belongs to its owner: everything
//! outside of the lines between two marks stays as it is.

use std::ops::Range;

use semver::Version;

use crate::error::{Errors, Problem};

/// The line above the generated ones.
const START: &str =
    "<!-- Generated from the model's changes. Write your own lines above or below. -->";

/// The line below the generated ones.
const END: &str = "<!-- End of the generated lines. -->";

/// What a new changelog starts with.
const TITLE: &str = "# Changelog\n";

/// Returns the text of a changelog with the sections of `entry` under a heading for `version`.
///
/// `base` is the version before. If the changelog has generated lines under a heading for a later
/// version, that version isn't released: `entry` replaces these lines, and the heading gets the new
/// version. So a second call with the same arguments changes nothing. Otherwise the heading is new,
/// above those of all other versions and below text about what is unreleased.
///
/// # Errors
/// If the mark that ends the generated lines is missing.
pub fn with_entry(
    changelog: &str,
    entry: &str,
    base: &Version,
    version: &Version,
) -> Result<String, Errors> {
    let text = if changelog.trim().is_empty() { TITLE } else { changelog };
    let entries = entries(text);
    let later = |it: &&Entry| it.version.as_ref().is_some_and(|it| it.cmp_precedence(base).is_gt());
    let unreleased = entries
        .iter()
        .filter(later)
        .find(|it| it.version.as_ref() == Some(version) || text[it.body.clone()].contains(START));
    match unreleased {
        Some(unreleased) => replaced(text, unreleased, entry, version),
        None => Ok(inserted(text, &entries, entry, version)),
    }
}

/// The part of a changelog below a heading of the second level.
struct Entry {
    /// The version in the heading, if it has one.
    version: Option<Version>,
    heading: Range<usize>,
    body: Range<usize>,
}

/// The entries of a changelog, from the top.
fn entries(text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut is_code = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        is_code ^= line.starts_with("```") || line.starts_with("~~~");
        if let Some(title) = line.strip_prefix("## ").filter(|_| !is_code) {
            let version = version_in(title);
            entries.push(Entry { version, heading: start..end, body: end..end });
        } else if let Some(entry) = entries.last_mut() {
            entry.body.end = end;
        }
        start = end;
    }
    entries
}

/// The version in a heading, which can also have brackets and a date: `[1.0.0] - 2026-11-27`.
fn version_in(title: &str) -> Option<Version> {
    let word = title.split_whitespace().next()?;
    let word = word.trim_start_matches('[').trim_start_matches('v');
    word.split(']').next()?.parse().ok()
}

/// The text with the generated lines of an entry replaced, or added below its heading.
fn replaced(text: &str, old: &Entry, entry: &str, version: &Version) -> Result<String, Errors> {
    let body = &text[old.body.clone()];
    let line_break = like(text, "\n");
    let (above, below) = match body.split_once(START) {
        Some((above, rest)) => {
            let (_, below) = rest.split_once(END).ok_or_else(|| {
                let message = format!("the line `{END}` is missing below `{START}`");
                Problem::new("", message).help("put it back below the generated lines")
            })?;
            (above.to_owned(), below.to_owned())
        }
        None => (line_break.clone(), line_break + body),
    };
    let heading = match &old.version {
        Some(same) if same == version => text[old.heading.clone()].to_owned(),
        _ => like(text, &format!("## {version}\n")),
    };
    let lines = like(text, &generated(entry));
    let (before, after) = (&text[..old.heading.start], &text[old.body.end..]);
    Ok([before, &heading, &above, &lines, &below, after].concat())
}

/// The text with a new entry on top of those of other versions.
fn inserted(text: &str, entries: &[Entry], entry: &str, version: &Version) -> String {
    let newest = entries.iter().find(|entry| entry.version.is_some());
    let (before, after) = text.split_at(newest.map_or(text.len(), |entry| entry.heading.start));
    let space = if after.is_empty() { "" } else { "\n" };
    let new = format!("\n\n## {version}\n\n{}\n{space}", generated(entry));
    [before.trim_end(), &like(text, &new), after].concat()
}

/// The generated lines, without a line break at the end.
fn generated(entry: &str) -> String {
    format!("{START}\n\n{}\n\n{END}", entry.trim())
}

/// The new text with the line breaks of the old one: those of Windows, or plain ones.
fn like(old: &str, new: &str) -> String {
    if old.contains("\r\n") { new.replace('\n', "\r\n") } else { new.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        text.parse().expect("it is a version")
    }

    /// The changelog with an entry for `to`, which comes after `from`.
    fn with(changelog: &str, entry: &str, from: &str, to: &str) -> String {
        let text = with_entry(changelog, entry, &version(from), &version(to));
        let text = text.expect("the marks are right");
        let again = with_entry(&text, entry, &version(from), &version(to));
        assert_eq!(again.as_ref(), Ok(&text), "the second time");
        text
    }

    fn section(title: &str, entry: &str) -> String {
        format!("## {title}\n\n{START}\n\n{entry}\n\n{END}\n")
    }

    #[test]
    fn the_newest_version_is_on_top_and_below_what_is_unreleased() {
        let first = with("", "- One\n", "0.1.0", "0.1.1");
        assert_eq!(first, format!("# Changelog\n\n{}", section("0.1.1", "- One")));
        let second = with(&first, "- Two\n", "0.1.1", "0.2.0");
        let both = format!("{}\n{}", section("0.2.0", "- Two"), section("0.1.1", "- One"));
        assert_eq!(second, format!("# Changelog\n\n{both}"));

        let own =
            "# Log\n\nWords.\n\n## [Unreleased]\n\n- Mine\n\n## [0.1.0] - 2026-01-02\n\nOld\n";
        let (above, below) = own.split_once("## [0.1.0]").expect("it is there");
        let added = with(own, "- One", "0.1.0", "0.1.1");
        assert_eq!(added, format!("{above}{}\n## [0.1.0]{below}", section("0.1.1", "- One")));
        let only = "# Log\n\n## Unreleased\n\n- Mine";
        let added = with(only, "- One", "0.1.0", "0.1.1");
        assert_eq!(added, format!("{only}\n\n{}", section("0.1.1", "- One")));
    }

    #[test]
    fn an_entry_that_is_not_released_is_replaced() {
        let first = with("", "- One\n", "0.1.0", "0.1.1");
        let edited = first.replace(&format!("{END}\n"), &format!("{END}\n\n- Mine\n"));
        let second = with(&edited, "- One\n- Two\n", "0.1.0", "0.2.0");
        let expected = edited.replace("0.1.1", "0.2.0").replace("- One\n", "- One\n- Two\n");
        assert_eq!(second, expected);
    }

    #[test]
    fn a_heading_of_the_owner_gets_the_lines() {
        let own = "# Log\n\n## v0.2.0 (soon)\n\n- Mine\n\n## 0.1.0\n";
        let added = with(own, "- One", "0.1.0", "0.2.0");
        let lines = format!("{}\n- Mine\n", section("v0.2.0 (soon)", "- One"));
        assert_eq!(added, format!("# Log\n\n{lines}\n## 0.1.0\n"));
    }

    #[test]
    fn line_breaks_of_windows_and_headings_in_code_stay() {
        let own = "# Log\r\n\r\n```\r\n## 9.0.0\r\n```\r\n\r\n## 0.1.0\r\n";
        let added = with(own, "- One", "0.1.0", "0.1.1");
        let section = section("0.1.1", "- One").replace('\n', "\r\n");
        let (above, below) = own.split_once("## 0.1.0").expect("it is there");
        assert_eq!(added, format!("{above}{section}\r\n## 0.1.0{below}"));
    }

    #[test]
    fn a_missing_end_is_an_error() {
        let text = with("", "- One", "0.1.0", "0.1.1").replace(END, "");
        let error = with_entry(&text, "- Two", &version("0.1.0"), &version("0.1.1"));
        let error = error.expect_err("it can't know which lines are its own").to_string();
        assert!(error.contains("is missing below"), "{error}");
    }
}
