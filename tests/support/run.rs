//! The command as users run it: a process of its own.

use std::ffi::OsStr;
use std::fmt;
use std::process::{Command, Output};

use crate::binary;

/// Runs `smithygen` with `arguments`.
pub fn smithygen<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Outcome {
    Outcome::of(command().args(arguments))
}

/// The command `smithygen`, to be given arguments.
#[must_use]
pub fn command() -> Command {
    Command::new(binary())
}

/// How a run ended, and what it said.
pub struct Outcome {
    /// The exit code; a signal has none.
    pub code: Option<i32>,
    /// All that was written to the standard output.
    pub stdout: String,
    /// All that was written to the standard error.
    pub stderr: String,
}

#[expect(clippy::must_use_candidate, reason = "an expectation needs no other one after it")]
impl Outcome {
    /// Runs `command` to its end.
    ///
    /// # Panics
    /// If it can't be started.
    pub fn of(command: &mut Command) -> Self {
        let Output { status, stdout, stderr } =
            command.output().expect("the command can be started");
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Self { code: status.code(), stdout: text(stdout), stderr: text(stderr) }
    }

    /// Expects this exit code; a signal is none.
    ///
    /// # Panics
    /// If the run ended otherwise.
    #[track_caller]
    pub fn exits_with(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "the exit code of a run that said:\n{self}");
        self
    }

    /// Expects `text` somewhere in the standard error.
    ///
    /// # Panics
    /// If it isn't there.
    #[track_caller]
    pub fn says(&self, text: &str) -> &Self {
        assert!(self.stderr.contains(text), "no `{text}` in what the run said:\n{self}");
        self
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--- stdout\n{}\n--- stderr\n{}", self.stdout, self.stderr)
    }
}
