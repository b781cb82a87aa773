//! Reads the entries of a configuration file.

use toml::Spanned;
use toml::de::DeValue;

use crate::error::{Errors, Problem, nearest, or};

/// Suggests the known names that are similar to `name`; if none is, lists all.
pub(super) fn suggestion(name: &str, known: &[&str], all: &str) -> String {
    match nearest(name, known.iter().copied()).as_slice() {
        [] => format!("{all} {}", known.join(", ")),
        near => format!("did you mean {}?", or(near)),
    }
}

/// Reads the values of entries, and collects the problems of those with a wrong type.
pub(super) struct EntryReader<'a> {
    /// The text of the configuration.
    pub(super) text: &'a str,
    /// Reads a file that an entry names, by its path from the folder of the configuration.
    pub(super) files: &'a ReadFile<'a>,
    pub(super) errors: Errors,
}

/// Reads a text file, by its path.
pub(super) type ReadFile<'a> = dyn Fn(&str) -> Result<String, Errors> + 'a;

impl EntryReader<'_> {
    pub(super) fn wrong(
        &mut self,
        key: &str,
        message: &str,
        help: &str,
        value: &Spanned<DeValue<'_>>,
    ) {
        let line = line_of(self.text, value.span().start);
        let problem = Problem::new(format!("line {line}"), format!("`{key}` {message}"));
        self.errors.push(problem.help(help));
    }

    /// Adds the problems of what an entry names, such as a file.
    pub(super) fn failed(&mut self, key: &str, errors: Errors, value: &Spanned<DeValue<'_>>) {
        let line = line_of(self.text, value.span().start);
        self.errors.collect::<()>(Err(errors.in_file(format_args!("line {line}: `{key}`"))));
    }

    pub(super) fn table<'v>(
        &mut self,
        tables: &[&str],
        key: &str,
        value: &'v Spanned<DeValue<'_>>,
    ) -> Vec<(&'v str, &'v Spanned<DeValue<'v>>)> {
        match value.get_ref() {
            DeValue::Table(table) if tables.contains(&key) => {
                table.iter().map(|(name, value)| (name.get_ref().as_ref(), value)).collect()
            }
            _ if tables.contains(&key) => {
                self.wrong(key, "must be a table", &format!("write it as in `[{key}]`"), value);
                Vec::new()
            }
            _ => {
                let help = suggestion(key, tables, "the tables are");
                self.wrong(key, "isn't a table of the configuration", &help, value);
                Vec::new()
            }
        }
    }

    pub(super) fn string(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong(key, "must be a string", "write it in quotes", value);
        }
        text
    }

    pub(super) fn boolean(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<bool> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong(key, "must be true or false", "write it without quotes", value);
        }
        flag
    }

    /// The TOML text of the value.
    pub(super) fn source(&self, value: &Spanned<DeValue<'_>>) -> String {
        self.text.get(value.span()).unwrap_or_default().to_owned()
    }

    pub(super) fn one_or_more(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        match value.get_ref() {
            DeValue::Array(_) => self.strings(key, value),
            _ => self.string(key, value).into_iter().collect(),
        }
    }

    pub(super) fn strings(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(key, "must be a list of names", "write it as in `[\"A\", \"B\"]`", value);
            return Vec::new();
        };
        if items.is_empty() {
            self.wrong(key, "lists nothing", "remove the line", value);
        }
        let mut texts = Vec::new();
        for item in items {
            match self.string(key, item) {
                Some(text) if texts.contains(&text) => {
                    let message = format!("lists `{text}` twice");
                    self.wrong(key, &message, "remove one of the two", item);
                }
                text => texts.extend(text),
            }
        }
        texts
    }
}

pub(super) fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}
