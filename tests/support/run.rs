//! Runs the program as a process, as users do.

use std::ffi::OsStr;
use std::fmt;
use std::process::{Command, Output};

use crate::binary;

/// Runs `smithygen` with `arguments`.
pub fn smithygen<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Outcome {
    Outcome::of(command().args(arguments))
}

/// The command `smithygen`, without arguments.
#[must_use]
pub fn command() -> Command {
    Command::new(binary())
}

/// The exit code of a run, and what it wrote.
pub struct Outcome {
    /// The exit code; `None` if a signal ended the run.
    pub code: Option<i32>,
    /// Everything that it wrote to the standard output.
    pub stdout: String,
    /// Everything that it wrote to the standard error.
    pub stderr: String,
}

#[expect(clippy::must_use_candidate, reason = "a check needs no other one after it")]
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

    /// Checks that the run ended with this exit code.
    ///
    /// # Panics
    /// If it ended in another way.
    #[track_caller]
    pub fn exits_with(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "the exit code of a run that said:\n{self}");
        self
    }

    /// Checks that the standard error has `text` in it.
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
