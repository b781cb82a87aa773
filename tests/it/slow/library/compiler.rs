//! The compiler, for modules and crates that need no other crate.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use tempfile::TempDir;

/// A folder of sources.
pub(crate) struct Sources(TempDir);

impl Sources {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().expect("a temporary folder can be made"))
    }

    pub(crate) fn root(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file into the folder.
    pub(crate) fn write(&self, path: &str, text: &str) {
        fs::write(self.root().join(path), text).expect("the file can be written");
    }

    /// The text of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).expect("the file can be read")
    }

    /// The messages of the compiler for the library at `path`; empty if there are none.
    pub(crate) fn check(&self, path: &str, options: &[&str]) -> String {
        let output = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
            .args(["--crate-type=lib", "--emit=metadata", "--out-dir"])
            .args([self.root(), &self.root().join(path)])
            .args(options)
            .output()
            .expect("rustc can be started");
        String::from_utf8(output.stderr).expect("rustc speaks UTF-8")
    }

    /// Checks that the documentation of all items of the crate at `path` has no warning. Modules allow
    /// warnings, but not lints that are denied.
    #[track_caller]
    pub(crate) fn documents(&self, path: &str) {
        let output = Command::new("rustdoc")
            .args(["--edition=2021", "--document-private-items", "-Dwarnings", "--check"])
            .args(["-Drustdoc::broken_intra_doc_links", "-Drustdoc::redundant_explicit_links"])
            .arg("-Zunstable-options")
            .env("RUSTC_BOOTSTRAP", "1")
            .arg(self.root().join(path))
            .output()
            .expect("rustdoc can be started");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// Checks that the library at `path` compiles without a warning.
    #[track_caller]
    pub(crate) fn compiles(&self, path: &str, options: &[&str]) {
        let said = self.check(path, options);
        assert!(said.is_empty(), "{said}");
    }
}
