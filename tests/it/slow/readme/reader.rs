//! A reader at a terminal, in a folder of their own, with this repository next to it as `aws-types`.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use support::{Outcome, repository};
use tempfile::TempDir;

/// The name under which documents know the folder of this repository.
const REPOSITORY: &str = "aws-types";

/// Readers take turns: crates of the same name have the same place among what cargo has built.
static TURN: Mutex<()> = Mutex::new(());

/// Where a reader is, and what they wrote so far.
pub(crate) struct Reader {
    _turn: MutexGuard<'static, ()>,
    top: TempDir,
    /// Where the last command left the terminal.
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

    /// Puts the repository next to the reader's crates: a folder of links, so that nothing is copied
    /// and what is written next to the repository stays in the reader's folder.
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

    /// Lets the reader's cargo share what this workspace has built, and in the repository's folder run
    /// its `cargo xtask`.
    fn configure_cargo(&self, online: bool) {
        let root = fs::canonicalize(repository("")).expect("the repository is there");
        let root = root.display();
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it is in a folder");
        let everywhere = format!(
            "paths = ['{root}/generated', '{root}/tests/sink', '{root}/codegen']\n\
             [build]\ntarget-dir = '{target}'\n\
             [net]\noffline = {offline}\n\
             [profile.dev]\ndebug = false\n",
            target = target.display(),
            offline = !online,
        );
        let in_repository = format!(
            "[alias]\nxtask = ['run', '--locked', '--manifest-path', '{root}/Cargo.toml', \
             '--package', 'codegen', '--bin', 'smithygen', '--']\n"
        );
        for (folder, config) in [("", everywhere), (REPOSITORY, in_repository)] {
            let folder = self.top.path().join(folder).join(".cargo");
            fs::create_dir(&folder).expect("the folder can be made");
            fs::write(folder.join("config.toml"), config).expect("the file can be written");
        }
    }

    /// Goes to the folder in which the repository is.
    pub(crate) fn go_to_top(&mut self) {
        self.top.path().clone_into(&mut self.folder);
    }

    /// Whether there is a crate here.
    pub(crate) fn has_crate(&self) -> bool {
        self.folder.join("Cargo.toml").exists()
    }

    /// Writes a file. Next to a manifest go the versions that this repository has locked, since
    /// those are there without a network.
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

    /// Runs commands, and stays in the folder to which they lead.
    pub(crate) fn shell(&mut self, commands: &str) -> Outcome {
        let last = self.top.path().join("last-folder");
        let script = format!("{commands}\npwd >\"$1\"\n");
        let mut bash = Command::new("bash");
        bash.args(["-euo", "pipefail", "-c", &script, "bash"]).arg(&last);
        let outcome = Outcome::of(bash.current_dir(&self.folder));
        if let Ok(folder) = fs::read_to_string(&last) {
            self.folder = PathBuf::from(folder.trim_end());
        }
        outcome
    }

    /// Runs cargo on the crate here.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Outcome {
        let mut cargo = Command::new(env!("CARGO"));
        Outcome::of(cargo.args(arguments).arg("--color=never").current_dir(&self.folder))
    }
}
