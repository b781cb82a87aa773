//! Writes the version of the crate into the text of a configuration.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Config;
use crate::error::{Errors, Problem};

impl Config {
    /// Returns the text of a configuration with `version` as the version of the crate. All other
    /// bytes stay as they are: comments, order, white space, line breaks. (The crate `toml_edit`
    /// replaces the line breaks of Windows.)
    ///
    /// # Errors
    /// If the text isn't TOML, or has no place for the entry.
    pub fn set_version(text: &str, version: &str) -> Result<String, Errors> {
        let by_hand = || {
            let problem = Problem::new("", "has no place for the version");
            Errors::from(problem.help(format!("write `version = \"{version}\"` under `[crate]`")))
        };
        let table = DeTable::parse(text).map_err(|_| by_hand())?;
        let mut text = text.to_owned();
        match table.get_ref().get_key_value("crate") {
            None => append(&mut text, version),
            Some((key, value)) => {
                let found = value.get_ref().as_table().and_then(|entries| entries.get("version"));
                match found {
                    Some(old) => text.replace_range(old.span(), &format!("\"{version}\"")),
                    None => insert(&mut text, key, value, version).ok_or_else(by_hand)?,
                }
            }
        }
        // The way in which the table is written can be one that `insert` doesn't know.
        let table = DeTable::parse(&text).map_err(|_| by_hand())?;
        let read = table.get_ref().get("crate").and_then(|entries| {
            entries.get_ref().as_table()?.get("version")?.get_ref().as_str().map(str::to_owned)
        });
        if read.as_deref() == Some(version) { Ok(text) } else { Err(by_hand()) }
    }
}

/// Adds the table at the end: entries at the top that belong to no table stay at the top.
fn append(text: &mut String, version: &str) {
    let line_break = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if !text.is_empty() {
        let is_open = !text.ends_with('\n');
        text.push_str(&line_break.repeat(1 + usize::from(is_open)));
    }
    text.extend(["[crate]", line_break, &entry(version), line_break]);
}

fn entry(version: &str) -> String {
    format!("version = \"{version}\"")
}

/// Adds the entry to a table `crate` that has none: below `[crate]`, into `crate = { .. }`, or above
/// `crate.name = ..`. `None` if the table isn't there in any of these forms.
fn insert(
    text: &mut String,
    key: &Spanned<Cow<'_, str>>,
    value: &Spanned<DeValue<'_>>,
    version: &str,
) -> Option<()> {
    let line_break = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let line = entry(version);
    let start = key.span().start;
    let before = text.get(..start)?;
    let after = text.get(key.span().end..)?.trim_start_matches([' ', '\t']);
    if before.trim_end_matches([' ', '\t']).ends_with('[') {
        let end = text.get(start..)?.find('\n').map(|end| start + end + 1);
        match end {
            Some(end) => text.insert_str(end, &(line + line_break)),
            None => text.extend([line_break, &line, line_break]),
        }
    } else if after.starts_with('=') {
        let is_empty = value.get_ref().as_table()?.is_empty();
        let comma = if is_empty { "" } else { "," };
        text.insert_str(value.span().start + 1, &format!(" {line}{comma}"));
    } else {
        text.insert_str(start, &format!("crate.{line}{line_break}"));
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_version_changes() {
        let cases = [
            ("", "[crate]\nversion = \"2.0.0\"\n"),
            ("# A\n[model]\n", "# A\n[model]\n\n[crate]\nversion = \"2.0.0\"\n"),
            ("model.source = 'x'", "model.source = 'x'\n\n[crate]\nversion = \"2.0.0\"\n"),
            ("[crate]", "[crate]\nversion = \"2.0.0\"\n"),
            (
                "# A\n[ crate ] # B\n# C\nname = \"x\"\n\n[model]\n",
                "# A\n[ crate ] # B\nversion = \"2.0.0\"\n# C\nname = \"x\"\n\n[model]\n",
            ),
            (
                "[\"crate\"]\r\nname = 'x'\r\n",
                "[\"crate\"]\r\nversion = \"2.0.0\"\r\nname = 'x'\r\n",
            ),
            (
                "[crate]\nname = 'x'\n  version   =  '1.0.0'  # B\n",
                "[crate]\nname = 'x'\n  version   =  \"2.0.0\"  # B\n",
            ),
            ("crate = { name = 'x' } # B\n", "crate = { version = \"2.0.0\", name = 'x' } # B\n"),
            ("crate = {}\n", "crate = { version = \"2.0.0\"}\n"),
            ("crate.name = 'x' # B\n", "crate.version = \"2.0.0\"\ncrate.name = 'x' # B\n"),
            ("crate.version = '1' # B\n", "crate.version = \"2.0.0\" # B\n"),
            ("[crate]\nversion = 1 # B\n", "[crate]\nversion = \"2.0.0\" # B\n"),
        ];
        for (text, expected) in cases {
            assert_eq!(Config::set_version(text, "2.0.0").as_deref(), Ok(expected), "of {text:?}");
            let again = Config::set_version(expected, "2.0.0");
            assert_eq!(again.as_deref(), Ok(expected), "of {text:?}, the second time");
        }
    }

    #[test]
    fn a_configuration_that_can_not_be_read_is_an_error() {
        for text in ["[crate", "crate = 1\n", "[[crate]]\n"] {
            let error = Config::set_version(text, "2.0.0").expect_err("it has no place");
            let help = "error: has no place for the version\n  help: write `version = \"2.0.0\"` ";
            assert!(error.to_string().starts_with(help), "{error}");
        }
    }
}
