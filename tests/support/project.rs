//! A folder with a model and a configuration, in which the program runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::{Outcome, Snapshot, binary, command, repository};

/// The arguments that generate a project's crate.
const CODEGEN: [&str; 5] = ["codegen", "--model", "model.json", "--out", "out"];

/// A temporary folder with `model.json`, perhaps `model.toml`, and the output folder `out`.
///
/// The program runs in the temporary folder, so messages have these short paths.
pub struct Project(TempDir);

impl Project {
    /// A project with this model.
    ///
    /// # Panics
    /// If a file can't be read or written.
    pub fn new(model: impl AsRef<[u8]>) -> Self {
        let project = Self(TempDir::new().expect("a temporary folder can be made"));
        project.write("model.json", model);
        project
    }

    /// A project with the model and the configuration of the crate `sink`.
    ///
    /// # Panics
    /// If a file can't be read or written.
    #[must_use]
    pub fn sink() -> Self {
        let read = |path| fs::read(repository(path)).expect("the repository has the file");
        Self::new(read("tests/models/sink.json")).config(read("tests/models/sink.toml"))
    }

    /// Adds a configuration.
    #[must_use]
    pub fn config(self, toml: impl AsRef<[u8]>) -> Self {
        self.write("model.toml", toml);
        self
    }

    /// The folder of the project.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.0.path()
    }

    /// A path in the output folder; an empty `path` is the folder itself.
    #[must_use]
    pub fn out(&self, path: &str) -> PathBuf {
        self.root().join("out").join(path)
    }

    /// Writes a file of the project, and makes its folder.
    ///
    /// # Panics
    /// If a file can't be read or written.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        let folder = path.parent().expect("a file is in a folder");
        fs::create_dir_all(folder).expect("the folder can be made");
        fs::write(path, content).expect("the file can be written");
    }

    /// Runs `codegen` from the model to `out`.
    #[must_use]
    pub fn codegen(&self, more: &[&str]) -> Outcome {
        self.smithygen(&[&CODEGEN, more].concat())
    }

    /// Like [`codegen`](Self::codegen), with these variables in its environment.
    #[must_use]
    pub fn codegen_with(&self, variables: &[(&str, &str)]) -> Outcome {
        let variables = variables.iter().copied();
        Outcome::of(command().args(CODEGEN).envs(variables).current_dir(self.root()))
    }

    /// Like [`codegen`](Self::codegen), but a Bash script starts the program. The script gets
    /// `arguments`, then the command.
    #[must_use]
    pub fn codegen_in_bash(&self, script: &str, arguments: &[&str]) -> Outcome {
        let mut bash = Command::new("bash");
        bash.args(["-c", script, "bash"]).args(arguments);
        Outcome::of(bash.arg(binary()).args(CODEGEN).current_dir(self.root()))
    }

    /// Runs the program with only these arguments.
    #[must_use]
    pub fn smithygen(&self, arguments: &[&str]) -> Outcome {
        Outcome::of(command().args(arguments).current_dir(self.root()))
    }

    /// Runs Cargo on the generated crate, with the versions in this repository's `Cargo.lock`.
    /// Warnings are errors.
    ///
    /// # Panics
    /// If a file can't be copied, or Cargo can't be started.
    #[must_use]
    pub fn cargo(&self, arguments: &[&str]) -> Outcome {
        let lock = self.out("Cargo.lock");
        fs::copy(repository("Cargo.lock"), lock).expect("the file can be copied");
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(arguments).current_dir(self.out(""));
        cargo.env("CARGO_NET_OFFLINE", "true").env("RUSTFLAGS", "-Dwarnings");
        cargo.env("RUSTDOCFLAGS", "-Dwarnings -Drustdoc::all");
        Outcome::of(cargo.env("CARGO_TARGET_DIR", self.root().join("target")))
    }

    /// Checks the generated crate, its documentation and its examples, with each of these sets of
    /// features.
    ///
    /// # Panics
    /// If anything is wrong with it.
    pub fn checks_out(&self, features: &[&str]) {
        for features in features {
            let features = ["--no-default-features", "--features", features];
            self.cargo(&[&["check"][..], &features].concat()).exits_with(0);
        }
        self.cargo(&["doc", "--no-deps"]).exits_with(0);
        self.cargo(&["doc", "--no-deps", "--document-private-items"]).exits_with(0);
        self.cargo(&["test"]).exits_with(0);
    }

    /// Everything in the project's folder.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::of(self.root())
    }
}
