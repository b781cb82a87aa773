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
    BINARY.get_or_init(|| build("codegen", &["build", "--bin", "smithygen"], "smithygen"))
}

/// The library of a package.
#[must_use]
pub fn library(package: &str) -> PathBuf {
    build(package, &["build", "--lib"], package)
}

/// What other crates need to be checked with the library of a package that has no features.
#[must_use]
pub fn library_without_features(package: &str) -> PathBuf {
    build(package, &["check", "--lib", "--no-default-features"], package)
}

/// Builds or checks one target of a package, and gives its file.
fn build(package: &str, command: &[&str], target: &str) -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args(command)
        .args(["--locked", "--message-format=json", "--package", package])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo can be started");
    assert!(output.status.success(), "cargo can't build {package}");
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
