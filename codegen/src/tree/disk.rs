//! An output folder on the disk.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::{MARK, Tree};
use crate::error::{Errors, Problem};

/// Where new content waits until all of it is written.
const STAGING: &str = ".codegen-staging";

/// Lines from the top in which [`MARK`] counts.
const HEADER_LINES: usize = 5;

/// Bytes from the start in which those lines end.
const HEADER_BYTES: u64 = 16 << 10;

/// Files that a refusal names.
const NAMED: usize = 10;

/// The files of an output folder; hidden ones and those of cargo left out.
pub(super) struct Folder {
    root: PathBuf,
    /// The content by path; of files that are neither generated nor to be so, only the beginning.
    files: BTreeMap<String, Vec<u8>>,
}

impl Folder {
    /// Reads the folder to which `tree` belongs; one that doesn't exist is empty.
    pub(super) fn read(root: &Path, tree: &Tree) -> Result<Self, Errors> {
        let mut folder = Self { root: root.to_owned(), files: BTreeMap::new() };
        folder.read_below("", tree)?;
        Ok(folder)
    }

    fn read_below(&mut self, below: &str, tree: &Tree) -> Result<(), Errors> {
        let folder = self.root.join(below);
        let entries = match fs::read_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            result => result.map_err(|error| failed("read", &folder, &error))?,
        };
        for entry in entries {
            let entry = entry.map_err(|error| failed("read", &folder, &error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let of_cargo = below.is_empty() && (name == "target" || name == "Cargo.lock");
            if name.starts_with('.') || of_cargo {
                continue;
            }
            let path = if below.is_empty() { name } else { format!("{below}/{name}") };
            let kind = entry.file_type().map_err(|error| failed("read", &entry.path(), &error))?;
            if kind.is_dir() {
                self.read_below(&path, tree)?;
            } else {
                let content = read_file(&entry.path(), tree.0.contains_key(&path))
                    .map_err(|error| failed("read", &entry.path(), &error))?;
                self.files.insert(path, content);
            }
        }
        Ok(())
    }

    /// The content of a file.
    pub(super) fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Whether a file has this content already.
    pub(super) fn has(&self, path: &str, text: &str) -> bool {
        self.get(path) == Some(text.as_bytes())
    }

    /// The generated files.
    pub(super) fn generated(&self) -> impl Iterator<Item = &str> {
        self.files
            .iter()
            .filter(|(_, content)| is_generated(content))
            .map(|(path, _)| path.as_str())
    }

    /// All other files.
    pub(super) fn foreign(&self) -> impl Iterator<Item = &str> {
        self.files
            .iter()
            .filter(|(_, content)| !is_generated(content))
            .map(|(path, _)| path.as_str())
    }

    /// Refuses a folder with files that aren't ours: those at paths that the tree doesn't have, or
    /// any at all where nothing in the folder is generated. A folder in place of a file is no
    /// better, nor is another crate below: a run would take all of it for stale.
    ///
    /// A file at one of the tree's own paths that lost its header, in a folder that is otherwise
    /// ours, is drift and not foreign.
    pub(super) fn refuse_foreign(&self, tree: &Tree) -> Result<(), Errors> {
        let ours = self.generated().next().is_some();
        let mut errors = Errors::default();
        let mut refuse = |path: &str, what: &str, help: &str| {
            let message = format!("{what}, so the folder can't be written");
            errors.push(Problem::new(self.root.join(path).display(), message).help(help));
        };
        let help = "move the file elsewhere, or choose another output folder";
        let is_foreign = |path: &&str| !ours || !tree.0.contains_key(*path);
        for path in self.foreign().filter(is_foreign).take(NAMED) {
            refuse(path, "isn't a generated file", help);
        }
        let rest = self.foreign().filter(is_foreign).skip(NAMED).count();
        if rest > 0 {
            refuse("", &format!("has {rest} more files that aren't generated"), help);
        }
        for (path, _) in tree.files().filter(|(path, _)| self.root.join(path).is_dir()) {
            refuse(path, "is a folder in place of a file", help);
        }
        let is_nested = |path: &&str| path.ends_with("/Cargo.toml") && !tree.0.contains_key(*path);
        for path in self.generated().filter(is_nested) {
            refuse(path, "is of another generated crate", "choose another output folder");
        }
        errors.propagate()
    }

    /// Writes `changed` and deletes `stale`.
    pub(super) fn replace(&self, changed: &[(&str, &str)], stale: &[String]) -> Result<(), Errors> {
        let staging = self.root.join(STAGING);
        remove_dir(&staging)?;
        if changed.is_empty() && stale.is_empty() {
            return Ok(());
        }
        let mut created = Vec::new();
        let staged = self.stage(&staging, changed, &mut created);
        let result = match &staged {
            Ok(()) => self.publish(&staging, changed, stale),
            Err(_) => staged.clone(),
        };
        // What went wrong first is what the user must hear of.
        let cleaned = remove_dir(&staging);
        if staged.is_err() {
            remove_empty(&created);
        }
        result.and(cleaned)
    }

    fn stage(
        &self,
        staging: &Path,
        changed: &[(&str, &str)],
        created: &mut Vec<PathBuf>,
    ) -> Result<(), Errors> {
        create_dir(staging, created)?;
        for (index, (path, text)) in changed.iter().enumerate() {
            let file = staging.join(index.to_string());
            fs::write(&file, text)
                .map_err(|error| failed("write", &self.root.join(path), &error))?;
        }
        for (path, _) in changed {
            if let Some(parent) = self.root.join(path).parent() {
                create_dir(parent, created)?;
            }
        }
        Ok(())
    }

    fn publish(
        &self,
        staging: &Path,
        changed: &[(&str, &str)],
        stale: &[String],
    ) -> Result<(), Errors> {
        for (index, (path, _)) in changed.iter().enumerate() {
            let target = self.root.join(path);
            fs::rename(staging.join(index.to_string()), &target)
                .map_err(|error| failed("replace", &target, &error))?;
        }
        for path in stale {
            let target = self.root.join(path);
            fs::remove_file(&target).map_err(|error| failed("delete", &target, &error))?;
            // Folders that hold nothing more go with their last file; any other one stays.
            let parents = target.ancestors().skip(1).take_while(|parent| *parent != self.root);
            remove_empty(parents);
        }
        Ok(())
    }
}

fn is_generated(content: &[u8]) -> bool {
    let head = content.split(|byte| *byte == b'\n').take(HEADER_LINES);
    head.into_iter().any(|line| line.windows(MARK.len()).any(|window| window == MARK.as_bytes()))
}

/// The content of a file; unless it `counts` in any case, only its beginning if it isn't generated.
/// What is no file, such as a pipe or a link to a folder, has none.
fn read_file(path: &Path, counts: bool) -> io::Result<Vec<u8>> {
    if !fs::metadata(path).is_ok_and(|metadata| metadata.is_file()) {
        return Ok(Vec::new());
    }
    let mut file = fs::File::open(path)?;
    let mut content = Vec::new();
    file.by_ref().take(HEADER_BYTES).read_to_end(&mut content)?;
    if counts || is_generated(&content) {
        file.read_to_end(&mut content)?;
    }
    Ok(content)
}

/// Creates a folder with all above it, and notes the new ones, the deepest first.
fn create_dir(path: &Path, created: &mut Vec<PathBuf>) -> Result<(), Errors> {
    let missing: Vec<_> =
        path.ancestors().take_while(|path| !path.exists()).map(Path::to_owned).collect();
    fs::create_dir_all(path).map_err(|error| failed("create", path, &error))?;
    created.splice(0..0, missing);
    Ok(())
}

/// Removes folders as long as they are empty.
fn remove_empty(folders: impl IntoIterator<Item = impl AsRef<Path>>) {
    for folder in folders {
        match fs::remove_dir(folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => break,
            _ => {}
        }
    }
}

fn remove_dir(path: &Path) -> Result<(), Errors> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(failed("delete", path, &error))
        }
        _ => Ok(()),
    }
}

pub(super) fn failed(verb: &str, path: &Path, error: &io::Error) -> Errors {
    Problem::new(path.display(), format!("can't {verb}: {error}")).into()
}
