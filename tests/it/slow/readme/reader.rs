//! A reader at a terminal, in a folder of their own, with this repository next to it as
//! `aws-types`.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use support::{Outcome, repository};
use tempfile::TempDir;

/// The name under which documents know the folder of this repository.
const REPOSITORY: &str = "aws-types";

/// Only one reader works at a time, since crates of the same name share a place in Cargo's target
/// folder.
static TURN: Mutex<()> = Mutex::new(());

/// The folder of a reader, with the files that they wrote.
pub(crate) struct Reader {
    _turn: MutexGuard<'static, ()>,
    top: TempDir,
    /// The current folder of the terminal.
    folder: PathBuf,
}

impl Reader {
    /// A reader in an empty folder.
    pub(crate) fn new(online: bool) -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let top = TempDir::new().expect("a temporary folder can be made");
        let folder = top.path().to_owned();
        let reader = Self { _turn: turn, top, folder };
        reader.copy_repository();
        reader.configure_cargo(online);
        reader
    }

    /// Puts the repository next to the reader's crates: a folder of links, so that nothing is
    /// copied and what is written next to the repository stays in the reader's folder.
    fn copy_repository(&self) {
        let copy = self.top.path().join(REPOSITORY);
        fs::create_dir(&copy).expect("the folder can be made");
        for entry in fs::read_dir(repository("")).expect("the repository can be read") {
            let entry = entry.expect("the entry can be read");
            let name = entry.file_name();
            if ![".cargo", ".git", "target"].iter().any(|skipped| name == *skipped) {
                let original = fs::canonicalize(entry.path()).expect("the entry is there");
                symlink(original, copy.join(name)).expect("a link can be made");
            }
        }
    }

    /// Makes the reader's Cargo use what this workspace has built, and the repository's `cargo
    /// xtask`.
    fn configure_cargo(&self, online: bool) {
        let root = fs::canonicalize(repository("")).expect("the repository is there");
        let root = root.display();
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it is in a folder");
        // An override is for any crate of this name, and the documents that need the network make a
        // crate `generated` of their own.
        let generated = if online { String::new() } else { format!("'{root}/generated', ") };
        let everywhere = format!(
            "paths = [{generated}'{root}/tests/cbor-sink', '{root}/tests/rest-sink', \
             '{root}/tests/sink', '{root}/codegen']\n\
             [build]\ntarget-dir = '{target}'\n\
             [install]\nroot = '{installed}'\n\
             [net]\noffline = {offline}\n\
             [profile.dev]\ndebug = false\n",
            target = target.display(),
            installed = self.installed().display(),
            offline = !online,
        );
        let in_repository = format!(
            "[alias]\nxtask = ['run', '--locked', '--manifest-path', '{root}/Cargo.toml', \
             '--package', 'smithygen', '--bin', 'smithygen', '--']\n"
        );
        for (folder, config) in [("", everywhere), (REPOSITORY, in_repository)] {
            let folder = self.top.path().join(folder).join(".cargo");
            fs::create_dir(&folder).expect("the folder can be made");
            fs::write(folder.join("config.toml"), config).expect("the file can be written");
        }
    }

    /// The folder for programs that the reader installs.
    fn installed(&self) -> PathBuf {
        self.top.path().join("installed")
    }

    /// Goes to the folder in which the repository is.
    pub(crate) fn go_to_top(&mut self) {
        self.top.path().clone_into(&mut self.folder);
    }

    /// Whether the current folder has a crate.
    pub(crate) fn has_crate(&self) -> bool {
        self.folder.join("Cargo.toml").exists()
    }

    /// Writes a file. A manifest also gets this repository's `Cargo.lock`, since Cargo has those
    /// versions without a network.
    pub(crate) fn write(&self, path: &str, text: &str) {
        fs::write(self.folder.join(path), text).expect("the file can be written");
        if path == "Cargo.toml" {
            let lock = self.folder.join("Cargo.lock");
            fs::copy(repository("Cargo.lock"), lock).expect("the file can be copied");
        }
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.join(path)).expect("the file can be read")
    }

    /// Runs commands, and stays in the folder to which they change.
    pub(crate) fn shell(&mut self, commands: &str) -> Outcome {
        let last = self.top.path().join("last-folder");
        let script = format!("{commands}\npwd >\"$1\"\n");
        let path = std::env::var("PATH").unwrap_or_default();
        let path = format!("{}:{path}", self.installed().join("bin").display());
        let mut bash = Command::new("bash");
        bash.args(["-euo", "pipefail", "-c", &script, "bash"]).arg(&last).env("PATH", path);
        let outcome = Outcome::of(bash.current_dir(&self.folder));
        if let Ok(folder) = fs::read_to_string(&last) {
            self.folder = PathBuf::from(folder.trim_end());
        }
        outcome
    }

    /// Runs Cargo on the crate in the current folder.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Outcome {
        let mut cargo = Command::new(env!("CARGO"));
        Outcome::of(cargo.args(arguments).arg("--color=never").current_dir(&self.folder))
    }
}
