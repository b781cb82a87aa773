//! The executables and libraries that Cargo builds from this workspace.
//!
//! Cargo gives a test only the executables of its own package. So the test starts another Cargo,
//! which builds the file if it isn't up to date. The Cargo that runs the test doesn't hold its lock
//! any more.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// The executable `smithygen`.
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    // With the tests as a target, Cargo uses their features, so it doesn't compile crates again.
    let command = ["build", "--workspace", "--bin", "smithygen", "--test", "it"];
    BINARY.get_or_init(|| build(&command, "smithygen"))
}

/// The library of a package.
#[must_use]
pub fn library(package: &str) -> PathBuf {
    build(&["build", "--lib", "--package", package], package)
}

/// The metadata of a package's library without features, which the check of another crate needs.
#[must_use]
pub fn library_without_features(package: &str) -> PathBuf {
    build(&["check", "--lib", "--no-default-features", "--package", package], package)
}

/// Runs a command of Cargo that builds or checks `target`, and returns the file.
fn build(command: &[&str], target: &str) -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args(command)
        .args(["--locked", "--message-format=json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo can be started");
    assert!(output.status.success(), "cargo can't build {target}");
    let messages = String::from_utf8(output.stdout).expect("cargo prints UTF-8");
    let file = messages.lines().find_map(|message| file_of(target, message));
    file.unwrap_or_else(|| panic!("cargo names no file of {target}"))
}

/// The file of `target`, if a message of Cargo names it.
fn file_of(target: &str, message: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(message).ok()?;
    let is_target = message["target"]["name"] == target;
    message["filenames"][0].as_str().filter(|_| is_target).map(PathBuf::from)
}
