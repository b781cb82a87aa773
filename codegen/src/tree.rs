//! A [`Tree`] holds every file of an output in memory. This module writes it to a folder or
//! compares it with one, and reads input files.
//!
//! A file is a generated one if its first lines have the generator's mark. Other files in an output
//! folder belong to the user; no run changes them.

mod disk;
#[cfg(feature = "cli")]
mod drift;
mod file;
mod folders;
mod lock;
mod mark;
mod path;
mod transaction;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

#[cfg(feature = "cli")]
pub use drift::Drift;
pub use file::{read, write, write_all};
pub use path::display_path;

use crate::error::{Errors, Problem};
use disk::Folder;
use transaction::Transaction;

/// The files of an output: text by path, relative and with `/` as separator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree(BTreeMap<String, String>);

/// The number of files that a run wrote and deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files of the outputs.
    pub files: usize,
    /// Files that were written because they were missing or different.
    pub written: usize,
    /// Files that were deleted because the output no longer has them.
    pub deleted: usize,
}

impl Tree {
    /// Adds a file.
    pub fn insert(&mut self, path: &str, text: String) {
        self.0.insert(path.to_owned(), text);
    }

    /// The files, by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Whether the tree has files in or below this folder. The root's path is empty.
    fn has_below(&self, folder: &str) -> bool {
        let files = self.0.range(folder.to_owned()..).map(|(path, _)| path);
        let below = files.map_while(|path| path.strip_prefix(folder));
        folder.is_empty() || below.into_iter().any(|rest| rest.starts_with('/'))
    }

    /// Computes the changes after which the folder `root` has exactly the generated files of this
    /// tree.
    ///
    /// Until the plan is dropped, other runs on the folder wait. This writes no file, but creates
    /// the folder if it doesn't exist; dropping the plan removes that folder if it is empty.
    ///
    /// # Errors
    /// If something in the folder is in the way, or can't be read.
    pub fn plan(&self, root: &Path) -> Result<WritePlan<'_>, Errors> {
        let folder = Folder::to_write(root, self)?;
        folder.refuse(self)?;
        let changed = self.files().filter(|(path, text)| !folder.keeps(path, text)).collect();
        let stale = folder.stale(self).map(str::to_owned).collect();
        Ok(WritePlan { files: self.0.len(), changed, stale, folder })
    }

    /// Writes this tree to the folder `root`: [`plan`](Self::plan), then [`apply`].
    ///
    /// # Errors
    /// If something in the folder is in the way, or the disk reports an error.
    pub fn write(&self, root: &Path) -> Result<Summary, Errors> {
        apply(&[self.plan(root)?])
    }

    /// Every difference between the folder `root` and this tree. It writes nothing, and waits for
    /// runs that write the folder.
    ///
    /// # Errors
    /// If something in the folder would be in the way of a write, or can't be read.
    #[cfg(feature = "cli")]
    pub fn check(&self, root: &Path) -> Result<Vec<Drift>, Errors> {
        let folder = Folder::to_check(root, self)?;
        folder.refuse(self)?;
        let mut drifts = Vec::new();
        for (path, text) in self.files() {
            match folder.get(path) {
                None => drifts.push(Drift::Missing { path: path.to_owned() }),
                Some(_) if folder.keeps(path, text) => {}
                Some(old) => drifts.push(Drift::between(path, &String::from_utf8_lossy(old), text)),
            }
        }
        drifts.extend(folder.stale(self).map(|path| Drift::Stale { path: path.to_owned() }));
        Ok(drifts)
    }
}

/// The changes after which a folder has the files of a tree.
pub struct WritePlan<'a> {
    files: usize,
    changed: Vec<(&'a str, &'a str)>,
    stale: Vec<String>,
    folder: Folder,
}

/// Makes the changes of all plans, or none: after an error of the disk, every folder is as before.
///
/// If the run is killed, each file is old or new; the next run removes the staged files.
///
/// # Errors
/// If the disk reports an error.
pub fn apply(plans: &[WritePlan<'_>]) -> Result<Summary, Errors> {
    let mut transaction = Transaction::default();
    for plan in plans {
        plan.folder.stage(&plan.changed, &plan.stale, &mut transaction)?;
    }
    transaction.commit()?;
    let mut summary = Summary::default();
    for plan in plans {
        for path in &plan.stale {
            plan.folder.remove_empty_above(path);
        }
        summary.files += plan.files;
        summary.written += plan.changed.len();
        summary.deleted += plan.stale.len();
    }
    Ok(summary)
}

/// The problem for an error of the disk.
fn failed(verb: &str, path: &Path, error: &io::Error) -> Errors {
    Problem::new(display_path(path), format!("can't {verb}: {error}")).into()
}
