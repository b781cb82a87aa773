//! The command as users run it: a process of its own.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// Runs `cargo xtask` with `arguments`, without the detour through cargo.
pub fn xtask<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Outcome {
    Outcome::of(command().args(arguments))
}

/// The command `cargo xtask`, to be given arguments.
#[must_use]
pub fn command() -> Command {
    Command::new(binary())
}

/// The executable of `cargo xtask`.
///
/// Cargo tells a test the executables of its own package only, so this one is built, or found to
/// be built, once per process.
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(build)
}

fn build() -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args(["build", "--locked", "--package", "codegen", "--bin", "xtask"])
        .arg("--message-format=json")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo can be started");
    assert!(output.status.success(), "cargo can't build xtask");
    let messages = String::from_utf8(output.stdout).expect("cargo speaks UTF-8");
    messages.lines().find_map(executable).expect("cargo names the executable that it built")
}

/// The executable that a message of cargo announces, if it does.
fn executable(message: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(message).ok()?;
    let is_xtask = message["target"]["name"] == "xtask";
    message["executable"].as_str().filter(|_| is_xtask).map(PathBuf::from)
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
