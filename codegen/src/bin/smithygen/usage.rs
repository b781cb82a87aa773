//! Help pages, and errors in arguments, which name the page to read.

use std::process::ExitCode;

use codegen::error::{nearest, or};
use codegen::{Errors, Problem};
use lexopt::{Parser, ValueExt};

use crate::output::print;
use crate::program::program;

/// The help page of a command. Messages about unknown options take the known ones from its text.
pub(crate) struct Page {
    /// The command; empty for the page of all commands.
    pub(crate) command: &'static str,
    /// The text. `{program}` is replaced by the name of this program.
    pub(crate) text: &'static str,
}

impl Page {
    /// The text to print.
    pub(crate) fn text(&self) -> String {
        self.text.replace("{program}", program().name())
    }

    /// Prints the page on the standard output.
    pub(crate) fn print(&self) -> ExitCode {
        print(&self.text());
        ExitCode::SUCCESS
    }

    /// The command that prints the page.
    fn call(&self) -> String {
        let words = [program().name(), self.command, "--help"];
        words.iter().filter(|word| !word.is_empty()).copied().collect::<Vec<_>>().join(" ")
    }

    /// An error in the arguments; the help names this page.
    pub(crate) fn mistake(&self, message: impl Into<String>) -> Errors {
        Problem::new("", message).help(format!("see `{}`", self.call())).into()
    }

    /// An error in the arguments; the help says what to do, and names this page.
    pub(crate) fn mistake_for(&self, message: impl Into<String>, remedy: &str) -> Errors {
        Problem::new("", message).help(format!("{remedy} (see `{}`)", self.call())).into()
    }

    /// The message for an error of the parser.
    pub(crate) fn wrong(&self, error: lexopt::Error) -> Errors {
        match error {
            lexopt::Error::UnexpectedOption(option) => self.unknown(&option),
            lexopt::Error::UnexpectedArgument(value) => {
                self.mistake(format!("unexpected argument `{}`", value.to_string_lossy()))
            }
            lexopt::Error::UnexpectedValue { option, value } => {
                let value = value.to_string_lossy();
                self.mistake(format!("`{option}` takes no value, but has `{value}`"))
            }
            lexopt::Error::MissingValue { option: Some(option) } => {
                let value = self.options().find(|(name, _)| *name == option);
                let value = value.and_then(|(_, value)| value).unwrap_or("VALUE");
                self.mistake_for(
                    format!("`{option}` needs a value"),
                    &format!("write `{option} {value}`"),
                )
            }
            lexopt::Error::NonUnicodeValue(value) => {
                self.mistake(format!("`{}` isn't UTF-8", value.to_string_lossy()))
            }
            other => self.mistake(other.to_string()),
        }
    }

    /// The value of the option that `parser` has just read, as text.
    pub(crate) fn text_of(&self, parser: &mut Parser) -> Result<String, Errors> {
        parser.value().and_then(ValueExt::string).map_err(|error| self.wrong(error))
    }

    fn unknown(&self, option: &str) -> Errors {
        let message = format!("unknown option `{option}`");
        let name = option.trim_start_matches('-');
        let known = || self.options().map(|(known, _)| known.trim_start_matches('-'));
        let near: Vec<&str> = match name.chars().count() {
            1 => known().filter(|known| known.starts_with(name)).collect(),
            _ => nearest(name, known()),
        };
        if near.is_empty() {
            return self.mistake(message);
        }
        let near: Vec<_> = near.iter().map(|known| format!("--{known}")).collect();
        self.mistake_for(message, &format!("did you mean {}?", or(&near)))
    }

    /// The options that the page lists, each with the name of its value if it takes one.
    fn options(&self) -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
        let listed = self.text.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
        listed.filter_map(|line| {
            let (term, _) = line.split_once("  ")?;
            let mut words = term.split(' ').skip_while(|word| !word.starts_with("--"));
            Some((words.next()?, words.next()))
        })
    }
}
