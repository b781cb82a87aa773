//! What cargo makes from this workspace.
//!
//! Cargo tells a test the executables of its own package only, so others are built, or found to be
//! built, by a cargo of their own. By then, the one that runs the test has let go of its lock.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// The executable `smithygen`.
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    // With the tests among the targets, cargo takes the features, and so the crates, that they have.
    let command = ["build", "--workspace", "--bin", "smithygen", "--test", "it"];
    BINARY.get_or_init(|| build(&command, "smithygen"))
}

/// The library of a package.
#[must_use]
pub fn library(package: &str) -> PathBuf {
    build(&["build", "--lib", "--package", package], package)
}

/// What other crates need to be checked with the library of a package that has no features.
#[must_use]
pub fn library_without_features(package: &str) -> PathBuf {
    build(&["check", "--lib", "--no-default-features", "--package", package], package)
}

/// Runs a command of cargo that builds or checks `target`, and gives its file.
fn build(command: &[&str], target: &str) -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args(command)
        .args(["--locked", "--message-format=json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo can be started");
    assert!(output.status.success(), "cargo can't build {target}");
    let messages = String::from_utf8(output.stdout).expect("cargo speaks UTF-8");
    let file = messages.lines().find_map(|message| file_of(target, message));
    file.unwrap_or_else(|| panic!("cargo names no file of {target}"))
}

/// The file of `target` that a message of cargo announces, if it does.
fn file_of(target: &str, message: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(message).ok()?;
    let is_target = message["target"]["name"] == target;
    message["filenames"][0].as_str().filter(|_| is_target).map(PathBuf::from)
}
