//! Reads the variables that Cargo sets for a build script, and prints instructions for Cargo.

use std::env;
use std::path::{Path, PathBuf};

use crate::error::Warning;

/// A path that is relative to the package's folder.
pub(super) fn in_package(path: &Path) -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default().join(path)
}

/// The name of the package.
pub(super) fn package() -> Option<String> {
    env::var("CARGO_PKG_NAME").ok()
}

/// The folder `OUT_DIR`, which Cargo provides for the output of a build script.
pub(super) fn out_dir() -> Option<PathBuf> {
    env::var_os("OUT_DIR").map(PathBuf::from)
}

/// Makes Cargo run the script again if a file changes. Does nothing outside a build script.
pub(super) fn rerun_if_changed<'p>(files: impl Iterator<Item = &'p Path>) {
    if out_dir().is_some() {
        for file in files {
            println!("cargo::rerun-if-changed={}", file.display());
        }
    }
}

/// Makes Cargo show warnings, line by line. Does nothing outside a build script.
pub(super) fn warn(warnings: impl Iterator<Item = Warning>) {
    if out_dir().is_some() {
        for warning in warnings {
            let text = warning.to_string();
            for line in text.strip_prefix("warning: ").unwrap_or(&text).lines() {
                println!("cargo::warning={line}");
            }
        }
    }
}
