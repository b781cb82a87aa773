//! An output folder on the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::folders::{or_current, remove_empty};
use super::lock::Lock;
use super::mark::{HEADER_BYTES, is_generated, is_litter};
use super::transaction::{Transaction, is_leftover, remove_leftover};
use super::{Tree, failed};
use crate::error::{Errors, Problem};

/// Files that a refusal names.
const NAMED: usize = 10;

/// The files of an output folder, which nobody else changes meanwhile; hidden ones and those of
/// cargo left out.
pub(super) struct Folder {
    root: PathBuf,
    /// The content by path; of files that the tree doesn't have, only the beginning.
    files: BTreeMap<String, Vec<u8>>,
    /// What killed runs left.
    leftovers: Vec<String>,
    _lock: Lock,
}

impl Folder {
    /// Reads the folder to which `tree` belongs, to change it.
    pub(super) fn to_write(root: &Path, tree: &Tree) -> Result<Self, Errors> {
        let root = or_current(root);
        Self::read(root, tree, Lock::to_write(root)?)
    }

    /// Reads the folder to which `tree` belongs; one that doesn't exist is empty.
    #[cfg(feature = "cli")]
    pub(super) fn to_check(root: &Path, tree: &Tree) -> Result<Self, Errors> {
        let root = or_current(root);
        Self::read(root, tree, Lock::to_read(root))
    }

    fn read(root: &Path, tree: &Tree, lock: Lock) -> Result<Self, Errors> {
        let (files, leftovers) = (BTreeMap::new(), Vec::new());
        let mut folder = Self { root: root.to_owned(), files, leftovers, _lock: lock };
        folder.read_below("", tree)?;
        Ok(folder)
    }

    fn read_below(&mut self, below: &str, tree: &Tree) -> Result<(), Errors> {
        let folder = self.root.join(below);
        let entries = match fs::read_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) if is_closed(&error) && !tree.has_below(below) => return Ok(()),
            result => result.map_err(|error| failed("read", &folder, &error))?,
        };
        for entry in entries {
            let entry = entry.map_err(|error| failed("read", &folder, &error))?;
            // What isn't UTF-8 isn't ours.
            let Ok(name) = entry.file_name().into_string() else { continue };
            let of_cargo = below.is_empty() && (name == "target" || name == "Cargo.lock");
            let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
            if is_leftover(&name) {
                self.leftovers.push(path);
                continue;
            }
            if is_litter(&name) || of_cargo {
                continue;
            }
            let kind = entry.file_type().map_err(|error| failed("read", &entry.path(), &error))?;
            if kind.is_dir() {
                self.read_below(&path, tree)?;
            } else {
                self.read_file(path, tree)?;
            }
        }
        Ok(())
    }

    /// Reads a file, and only its beginning if it can't be in the tree's place. What is no file,
    /// such as a pipe or a link to a folder, has no content.
    fn read_file(&mut self, path: String, tree: &Tree) -> Result<(), Errors> {
        let file = self.root.join(&path);
        let is_ours = tree.0.contains_key(&path);
        let content = match content(&file, if is_ours { u64::MAX } else { HEADER_BYTES }) {
            // An editor was faster.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) if is_closed(&error) && !is_ours => Vec::new(),
            result => result.map_err(|error| failed("read", &file, &error))?,
        };
        self.files.insert(path, content);
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
    fn generated(&self) -> impl Iterator<Item = &str> {
        self.files
            .iter()
            .filter(|(path, content)| is_generated(path, content))
            .map(|(path, _)| path.as_str())
    }

    /// The files that were generated once, and aren't any more.
    pub(super) fn stale(&self, tree: &Tree) -> impl Iterator<Item = &str> {
        self.generated().filter(|path| !tree.0.contains_key(*path))
    }

    /// Refuses a folder in which the tree has no place: one with files, of which none is generated;
    /// or with a folder where a file must go, or the other way round; or with another generated
    /// crate below, all of which a run would take for stale.
    ///
    /// In a folder with a generated crate, the tree's own paths count as generated: a file there
    /// that lost its header is drift. Any other file belongs to its owner, and isn't touched.
    pub(super) fn refuse(&self, tree: &Tree) -> Result<(), Errors> {
        let mut errors = Errors::default();
        let mut refuse = |path: &Path, what: &str, help: &str| {
            let message = format!("{what}, so the folder can't be written");
            errors.push(Problem::new(path.display(), message).help(help));
        };
        let elsewhere = "move the file elsewhere, or choose another output folder";
        if self.generated().next().is_none() {
            for path in self.files.keys().take(NAMED) {
                refuse(&self.root.join(path), "isn't a generated file", elsewhere);
            }
            if let rest @ 1.. = self.files.len().saturating_sub(NAMED) {
                let what = format!("has {rest} more files that aren't generated");
                refuse(&self.root.join(""), &what, elsewhere);
            }
        }
        let obstacles = tree.files().filter_map(|(path, _)| obstacle(&self.root, path));
        for (path, what) in obstacles.collect::<BTreeSet<_>>() {
            refuse(&path, what, "move it elsewhere, or choose another output folder");
        }
        for path in self.stale(tree).filter(|path| path.ends_with("/Cargo.toml")) {
            let help = "choose another output folder";
            refuse(&self.root.join(path), "belongs to another generated crate", help);
        }
        errors.propagate()
    }

    /// Prepares to write `changed` and to delete `stale`, after what killed runs left is removed.
    pub(super) fn stage(
        &self,
        changed: &[(&str, &str)],
        stale: &[String],
        transaction: &mut Transaction,
    ) -> Result<(), Errors> {
        for path in &self.leftovers {
            remove_leftover(&self.root.join(path));
            self.remove_empty_above(path);
        }
        for (path, text) in changed {
            transaction.write(&self.root.join(path), text)?;
        }
        for path in stale {
            transaction.delete(&self.root.join(path))?;
        }
        Ok(())
    }

    /// Removes the folders above a file that went, as long as they are empty; any other one stays.
    pub(super) fn remove_empty_above(&self, path: &str) {
        let path = self.root.join(path);
        remove_empty(path.ancestors().skip(1).take_while(|parent| *parent != self.root));
    }
}

/// What is in the place of a file of the tree, or of a folder above it.
fn obstacle(root: &Path, path: &str) -> Option<(PathBuf, &'static str)> {
    let ends = path.match_indices('/').map(|(end, _)| end);
    for folder in ends.map(|end| root.join(&path[..end])) {
        if !fs::symlink_metadata(&folder).ok()?.is_dir() {
            return Some((folder, "is a file where a folder must be"));
        }
    }
    let file = root.join(path);
    file.is_dir().then_some((file, "is a folder where a file must be"))
}

/// Whether the system doesn't let this user see something.
fn is_closed(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::PermissionDenied
}

/// The content of a file up to `limit` bytes.
fn content(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    if fs::metadata(path).is_ok_and(|metadata| metadata.is_file()) {
        fs::File::open(path)?.take(limit).read_to_end(&mut content)?;
    }
    Ok(content)
}
