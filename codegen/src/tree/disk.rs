//! An output folder on the disk.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::folders::{or_current, remove_empty};
use super::lock::Lock;
use super::mark::{HEADER_BYTES, is_generated, is_legal_file_of_owner, is_litter};
use super::path::display_path;
use super::transaction::{Transaction, is_leftover, remove_leftover};
use super::{Tree, failed};
use crate::error::{Errors, Problem};
use crate::map::set_of;

/// The number of foreign files that messages name; the others are counted.
const NAMED: usize = 10;

/// What the root of an output folder has for Cargo or for the owner of the crate. Nothing in it is
/// generated, even if it is a copy of a generated file.
const NOT_OURS: [&str; 5] = ["Cargo.lock", "benches", "examples", "target", "tests"];

/// The files of an output folder, without hidden files and those in [`NOT_OURS`]. While it exists,
/// no other run changes the folder.
pub(super) struct Folder {
    root: PathBuf,
    /// The content by path. For files that the tree doesn't have, only the beginning.
    files: BTreeMap<String, Vec<u8>>,
    /// Staged files that killed runs left.
    leftovers: Vec<String>,
    _lock: Lock,
}

impl Folder {
    /// Locks the folder for writing, and reads it. Creates it if it doesn't exist.
    pub(super) fn to_write(root: &Path, tree: &Tree) -> Result<Self, Errors> {
        let root = or_current(root);
        Self::read(root, tree, Lock::to_write(root)?)
    }

    /// Locks the folder for reading, and reads it. A folder that doesn't exist is empty.
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
            // Generated files have ASCII names.
            let Ok(name) = entry.file_name().into_string() else { continue };
            let is_not_ours = below.is_empty() && NOT_OURS.contains(&name.as_str());
            let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
            if is_leftover(&name) {
                self.leftovers.push(path);
                continue;
            }
            if is_litter(&name) || is_not_ours {
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

    /// Reads a file: all of it if the tree has this path, else only its beginning. Pipes and links
    /// to folders read as empty.
    fn read_file(&mut self, path: String, tree: &Tree) -> Result<(), Errors> {
        let file = self.root.join(&path);
        let is_ours = tree.0.contains_key(&path);
        let content = match content(&file, if is_ours { u64::MAX } else { HEADER_BYTES }) {
            // Another program, such as an editor, has deleted it.
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

    /// Whether a run leaves a file of the tree as it is: it has exactly this content, or is a licence
    /// of the owner.
    pub(super) fn keeps(&self, path: &str, text: &str) -> bool {
        let is_kept = |old| old == text.as_bytes() || is_legal_file_of_owner(path, old);
        self.get(path).is_some_and(is_kept)
    }

    /// The generated files.
    fn generated(&self) -> impl Iterator<Item = &str> {
        self.files
            .iter()
            .filter(|(path, content)| is_generated(path, content))
            .map(|(path, _)| path.as_str())
    }

    /// Generated files that the tree doesn't have.
    pub(super) fn stale(&self, tree: &Tree) -> impl Iterator<Item = &str> {
        self.generated().filter(|path| !tree.0.contains_key(*path))
    }

    /// Refuses a folder that the tree can't be written to:
    ///
    /// - it has files, but no generated ones;
    /// - it has a folder where the tree has a file, or the reverse;
    /// - it has another generated crate below, whose files a run would delete as stale.
    ///
    /// In a folder with a generated crate, a file without a header at a path of the tree counts as
    /// changed, unless it is a licence. Any other file without a header belongs to the user.
    pub(super) fn refuse(&self, tree: &Tree) -> Result<(), Errors> {
        let mut errors = Errors::default();
        let mut refuse = |path: &Path, what: &str, help: &str| {
            let message = format!("{what}, so the folder can't be written");
            errors.push(Problem::new(display_path(path), message).help(help));
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
        for (path, what) in set_of(obstacles) {
            refuse(&path, what, "move it elsewhere, or choose another output folder");
        }
        for path in self.stale(tree).filter(|path| path.ends_with("/Cargo.toml")) {
            let help = "choose another output folder";
            refuse(&self.root.join(path), "belongs to another generated crate", help);
        }
        errors.propagate()
    }

    /// Removes files that killed runs left, then prepares to write `changed` and to delete `stale`.
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

    /// Removes the folders above a deleted file, as far as they are empty.
    pub(super) fn remove_empty_above(&self, path: &str) {
        let path = self.root.join(path);
        remove_empty(path.ancestors().skip(1).take_while(|parent| *parent != self.root));
    }
}

/// What is in the way of a file of the tree, at its path or above it.
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

/// Whether the user has no permission to read something.
fn is_closed(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::PermissionDenied
}

/// The first `limit` bytes of a file.
fn content(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    if fs::metadata(path).is_ok_and(|metadata| metadata.is_file()) {
        fs::File::open(path)?.take(limit).read_to_end(&mut content)?;
    }
    Ok(content)
}
