//! Output for the user: results go to the standard output, everything else to the standard error.

use std::fmt::Arguments;
use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use codegen::printable;
use codegen::tree::Drift;

use crate::DRIFT;

/// The width of the bar, in columns.
const WIDTH: usize = 30;

/// Prints the result of a command on the standard output. It ignores errors: a reader such as
/// `head` can close the pipe early.
pub(crate) fn print(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes());
}

/// Prints a message on the standard error. It ignores errors, so that a closed pipe doesn't stop
/// the run.
pub(crate) fn say(message: Arguments<'_>) {
    let _ = writeln!(io::stderr(), "{message}");
}

/// What to do about files with the right text but other bytes.
const CONVERSION_HELP: &str = "  help: an editor or git converts these files; add the \
    line `* text=auto eol=lf` to the repository's .gitattributes";

/// Counts the differences that a check found.
#[derive(Default)]
pub(crate) struct Drifts {
    all: usize,
    conversions: usize,
}

impl Drifts {
    pub(crate) fn add(&mut self, drift: &Drift) {
        self.all += 1;
        self.conversions += usize::from(drift.is_conversion());
    }

    pub(crate) fn are_none(&self) -> bool {
        self.all == 0
    }
}

/// Prints how to update the files: by the command `update`.
pub(crate) fn out_of_date(drifts: &Drifts, update: &str) -> ExitCode {
    let Drifts { all, conversions } = drifts;
    let plural = if *all == 1 { "file is" } else { "files are" };
    let update = printable(update);
    say(format_args!("{all} {plural} out of date; run `{update}` and commit the result"));
    if *conversions > 0 {
        say(format_args!("{CONVERSION_HELP}"));
    }
    ExitCode::from(DRIFT)
}

pub(crate) fn count(crates: usize) -> String {
    if crates == 1 { "1 crate".to_owned() } else { format!("{crates} crates") }
}

/// The progress of a run: a bar, if the standard error is a terminal.
pub(crate) struct Progress {
    all: usize,
    is_terminal: bool,
}

impl Progress {
    /// Starts with none of `all` done.
    pub(crate) fn of(all: usize) -> Self {
        let mut progress = Self { all, is_terminal: io::stderr().is_terminal() };
        progress.show(0);
        progress
    }

    /// Shows how many are done.
    pub(crate) fn show(&mut self, done: usize) {
        if self.is_terminal {
            let full = WIDTH * done / self.all.max(1);
            let bar = "#".repeat(full) + &"-".repeat(WIDTH - full);
            let _ = write!(io::stderr(), "[{bar}] {done} of {}", self.all);
        }
    }

    /// Clears the line for another text.
    pub(crate) fn clear(&mut self) {
        if self.is_terminal {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}
