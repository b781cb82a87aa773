//! Every file of an output in memory, and how it meets the disk; and the files that are read.
//!
//! A file counts as generated when its first lines say that this generator made it. Other files of an output folder
//! are their owner's, and never touched.

mod disk;
#[cfg(feature = "cli")]
mod drift;
mod file;
mod folders;
mod lock;
mod mark;
mod transaction;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

#[cfg(feature = "cli")]
pub use drift::Drift;
pub use file::{read, write};

use crate::error::{Errors, Problem};
use disk::Folder;
use transaction::Transaction;

/// The files of an output: text by path, relative and with `/` as separator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree(BTreeMap<String, String>);

/// What a write did.
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

    /// Whether the tree has files in this folder; all are in the folder of an empty path.
    fn has_below(&self, folder: &str) -> bool {
        let files = self.0.range(folder.to_owned()..).map(|(path, _)| path);
        let below = files.map_while(|path| path.strip_prefix(folder));
        folder.is_empty() || below.into_iter().any(|rest| rest.starts_with('/'))
    }

    /// What it takes to make the folder `root` hold this tree, and no generated file beyond it.
    ///
    /// Until the plan is dropped, other runs on the folder wait. Nothing is written, but for a
    /// folder that isn't there: it is made, and goes with the plan if it is still empty then.
    ///
    /// # Errors
    /// When something in the folder is in the way, or can't be read.
    pub fn plan(&self, root: &Path) -> Result<Plan<'_>, Errors> {
        let folder = Folder::to_write(root, self)?;
        folder.refuse(self)?;
        let changed = self.files().filter(|(path, text)| !folder.has(path, text)).collect();
        let stale = folder.stale(self).map(str::to_owned).collect();
        Ok(Plan { files: self.0.len(), changed, stale, folder })
    }

    /// Makes the folder `root` hold this tree: [`plan`](Self::plan), then [`apply`].
    ///
    /// # Errors
    /// When something in the folder is in the way, and when the disk refuses.
    pub fn write(&self, root: &Path) -> Result<Summary, Errors> {
        apply(&[self.plan(root)?])
    }

    /// Every way in which the folder `root` differs from this tree; writes nothing. It waits for a
    /// run that writes the folder.
    ///
    /// # Errors
    /// When something in the folder is in the way of a write, or can't be read.
    #[cfg(feature = "cli")]
    pub fn check(&self, root: &Path) -> Result<Vec<Drift>, Errors> {
        let folder = Folder::to_check(root, self)?;
        folder.refuse(self)?;
        let mut drifts = Vec::new();
        for (path, text) in self.files() {
            match folder.get(path) {
                None => drifts.push(Drift::Missing { path: path.to_owned() }),
                Some(old) if old == text.as_bytes() => {}
                Some(old) => drifts.push(Drift::between(path, &String::from_utf8_lossy(old), text)),
            }
        }
        drifts.extend(folder.stale(self).map(|path| Drift::Stale { path: path.to_owned() }));
        Ok(drifts)
    }
}

/// The changes that make a folder hold a tree.
pub struct Plan<'a> {
    files: usize,
    changed: Vec<(&'a str, &'a str)>,
    stale: Vec<String>,
    folder: Folder,
}

/// Makes the changes of all plans, or none: what the disk refuses leaves every folder as it was.
///
/// A run that is killed leaves each file old or new; the next run removes what it had staged.
///
/// # Errors
/// When the disk refuses.
pub fn apply(plans: &[Plan<'_>]) -> Result<Summary, Errors> {
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

/// What the disk refused.
fn failed(verb: &str, path: &Path, error: &io::Error) -> Errors {
    Problem::new(path.display(), format!("can't {verb}: {error}")).into()
}
