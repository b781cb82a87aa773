//! Changes of files that are made all or not at all.
//!
//! New content is staged in the folder of its file under a hidden name, and the old file is kept
//! there under another one. So what the disk refuses, it refuses before any file is replaced, and
//! what it refuses even later is undone.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::{fs, process};

use super::failed;
use super::folders::{create_dir, remove_empty};
use crate::error::Errors;

/// How the names of staged and kept files begin.
const STAGING: &str = ".codegen-staging";

/// Changes that are prepared. Dropped before [`commit`](Self::commit), they leave no trace.
#[derive(Default)]
pub(super) struct Transaction {
    steps: Vec<Step>,
    /// New folders, the deepest first.
    created: Vec<PathBuf>,
    is_committed: bool,
}

/// The change of one file.
struct Step {
    target: PathBuf,
    /// Where the new content is, if the file isn't to be deleted.
    new: Option<PathBuf>,
    /// Where the old file is kept, if there was one.
    old: PathBuf,
    has_old: bool,
    is_done: bool,
}

impl Transaction {
    /// Prepares new content of a file, in a folder that is made if it isn't there.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn write(&mut self, target: &Path, text: &str) -> Result<(), Errors> {
        if let Some(folder) = target.parent() {
            create_dir(folder, &mut self.created)?;
        }
        self.add(target, Some(text)).map_err(|error| failed("write", target, &error))
    }

    /// Prepares the end of a file.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn delete(&mut self, target: &Path) -> Result<(), Errors> {
        self.add(target, None).map_err(|error| failed("delete", target, &error))
    }

    /// Makes all changes, or none.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn commit(mut self) -> Result<(), Errors> {
        for step in &mut self.steps {
            step.publish().map_err(|error| failed("replace", &step.target, &error))?;
        }
        self.is_committed = true;
        Ok(())
    }

    fn add(&mut self, target: &Path, text: Option<&str>) -> io::Result<()> {
        let (process, number) = (process::id(), self.steps.len());
        let hidden = |name| target.with_file_name(format!("{STAGING}-{process}-{number}-{name}"));
        let mut step = Step {
            target: target.to_owned(),
            new: text.map(|_| hidden("new")),
            old: hidden("old"),
            has_old: false,
            is_done: false,
        };
        let result = step.prepare(text.unwrap_or_default());
        // In any case: half a file is to be removed as well.
        self.steps.push(step);
        result
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        for step in self.steps.iter().rev() {
            if step.is_done && !self.is_committed {
                step.undo();
            }
            step.clean();
        }
        if !self.is_committed {
            remove_empty(&self.created);
        }
    }
}

impl Step {
    fn prepare(&mut self, text: &str) -> io::Result<()> {
        if let Some(new) = &self.new {
            fs::File::create_new(new)?.write_all(text.as_bytes())?;
        }
        let kind = match fs::symlink_metadata(&self.target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            result => result?.file_type(),
        };
        if kind.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let linked = fs::hard_link(&self.target, &self.old);
        if linked.is_err() && kind.is_file() {
            // Not every file system has links.
            fs::copy(&self.target, &self.old)?;
        } else {
            linked?;
        }
        self.has_old = true;
        Ok(())
    }

    fn publish(&mut self) -> io::Result<()> {
        match &self.new {
            Some(new) => fs::rename(new, &self.target)?,
            None => fs::remove_file(&self.target)?,
        }
        self.is_done = true;
        Ok(())
    }

    /// Puts the old file back. An error here isn't reported; the one that led here is.
    fn undo(&self) {
        let _ = if self.has_old {
            fs::rename(&self.old, &self.target)
        } else {
            fs::remove_file(&self.target)
        };
    }

    /// Removes what is hidden; most of it is in its place by now.
    fn clean(&self) {
        for hidden in self.new.iter().chain([&self.old]) {
            let _ = fs::remove_file(hidden);
        }
    }
}

/// Whether an entry of a folder is what a killed run left.
pub(super) fn is_leftover(name: &str) -> bool {
    name.starts_with(STAGING)
}

/// Removes what a killed run left. It may be that nothing can be done; then staging fails as well,
/// or the leftover harms nobody.
pub(super) fn remove_leftover(path: &Path) {
    let is_dir = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir());
    let _ = if is_dir { fs::remove_dir_all(path) } else { fs::remove_file(path) };
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    /// A folder with some files.
    struct Files(TempDir);

    impl Files {
        fn new(names: &[&str]) -> Self {
            let files = Self(TempDir::new().expect("a temporary folder can be made"));
            for name in names {
                fs::write(files.path(name), format!("old {name}")).expect("it can be written");
            }
            files
        }

        fn path(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }

        /// The name and content of every file.
        fn all(&self) -> Vec<String> {
            let entries = fs::read_dir(self.0.path()).expect("the folder can be read");
            let mut all: Vec<String> = entries
                .map(|entry| {
                    let path = entry.expect("the entry can be read").path();
                    let text = fs::read_to_string(&path).unwrap_or_else(|_| "(folder)".to_owned());
                    format!("{}: {text}", path.file_name().expect("it has one").to_string_lossy())
                })
                .collect();
            all.sort();
            all
        }

        /// Replaces `a`, makes `b`, deletes `c`.
        fn prepared(&self) -> Transaction {
            let mut transaction = Transaction::default();
            transaction.write(&self.path("a"), "new a").expect("the disk is fine");
            transaction.write(&self.path("b"), "new b").expect("the disk is fine");
            transaction.delete(&self.path("c")).expect("the disk is fine");
            transaction
        }
    }

    #[test]
    fn all_changes_are_made_and_nothing_else_is_left() {
        let files = Files::new(&["a", "c", "d"]);
        files.prepared().commit().expect("the disk is fine");
        assert_eq!(files.all(), ["a: new a", "b: new b", "d: old d"]);
    }

    #[test]
    fn changes_that_are_given_up_leave_no_trace() {
        let files = Files::new(&["a", "c"]);
        let mut transaction = files.prepared();
        transaction.write(&files.path("e/f/g"), "new g").expect("the disk is fine");
        drop(transaction);
        assert_eq!(files.all(), ["a: old a", "c: old c"]);
    }

    #[test]
    fn a_new_folder_that_someone_uses_stays_and_the_others_go() {
        let files = Files::new(&[]);
        let mut transaction = Transaction::default();
        for path in ["e/f/g", "h/i"] {
            transaction.write(&files.path(path), "new").expect("the disk is fine");
        }
        fs::write(files.path("h/of someone"), "").expect("it can be written");
        drop(transaction);
        assert_eq!(files.all(), ["h: (folder)"]);
    }

    #[test]
    fn a_refusal_after_files_were_replaced_restores_them() {
        let files = Files::new(&["a", "c"]);
        let mut transaction = files.prepared();
        transaction.write(&files.path("e"), "new e").expect("the disk is fine");
        // Nobody is asked before: it happens after all was prepared.
        fs::create_dir_all(files.path("e/in the way")).expect("it can be made");
        let error = transaction.commit().expect_err("a folder is in the way").to_string();
        assert!(error.contains("e: can't replace: "), "{error}");
        assert_eq!(files.all(), ["a: old a", "c: old c", "e: (folder)"]);
    }

    #[test]
    fn what_can_not_be_written_is_told_before_any_file_is_replaced() {
        let files = Files::new(&["a", "c"]);
        let mut transaction = files.prepared();
        let long = "n".repeat(300);
        let error = transaction.write(&files.path(&long), "").expect_err("it is too long");
        assert!(error.to_string().contains(": can't write: "), "{error}");
        let error = transaction.write(&files.path("a/b"), "").expect_err("`a` is a file");
        assert!(error.to_string().contains("a/b: can't write: "), "{error}");
        drop(transaction);
        assert_eq!(files.all(), ["a: old a", "c: old c"]);
    }
}
