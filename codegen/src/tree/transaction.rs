//! Changes several files: all of them, or none.
//!
//! First, it writes each new content under a hidden name in the folder of its file, and keeps the
//! old file there under another hidden name. Most errors of the disk occur here, before any file is
//! replaced. If replacing a file fails, it restores the files that were already replaced.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::{fs, process};

use super::failed;
use super::folders::{create_dir, remove_empty};
use crate::error::Errors;

/// The beginning of the hidden names.
const STAGING: &str = ".codegen-staging";

/// Prepared changes. Dropping them before [`commit`](Self::commit) removes everything that was
/// prepared.
#[derive(Default)]
pub(super) struct Transaction {
    steps: Vec<FileChange>,
    /// New folders, the deepest first.
    created: Vec<PathBuf>,
    is_committed: bool,
}

/// The change of one file.
struct FileChange {
    target: PathBuf,
    /// The hidden file with the new content; `None` to delete the target.
    new: Option<PathBuf>,
    /// The hidden file that keeps the old content, if `has_old`.
    old: PathBuf,
    has_old: bool,
    is_done: bool,
}

impl Transaction {
    /// Prepares new content of a file. Creates its folder if it doesn't exist.
    ///
    /// # Errors
    /// If the disk reports an error.
    pub(super) fn write(&mut self, target: &Path, text: &str) -> Result<(), Errors> {
        if let Some(folder) = target.parent() {
            create_dir(folder, &mut self.created)?;
        }
        self.add(target, Some(text)).map_err(|error| failed("write", target, &error))
    }

    /// Prepares to delete a file.
    ///
    /// # Errors
    /// If the disk reports an error.
    pub(super) fn delete(&mut self, target: &Path) -> Result<(), Errors> {
        self.add(target, None).map_err(|error| failed("delete", target, &error))
    }

    /// Makes all changes, or none.
    ///
    /// # Errors
    /// If the disk reports an error.
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
        let mut step = FileChange {
            target: target.to_owned(),
            new: text.map(|_| hidden("new")),
            old: hidden("old"),
            has_old: false,
            is_done: false,
        };
        let result = step.prepare(text.unwrap_or_default());
        // Also after an error, so that dropping removes a partly written file.
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

impl FileChange {
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
            // Some file systems have no hard links.
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

    /// Puts the old file back. Ignores errors: the caller reports the error that made this
    /// necessary.
    fn undo(&self) {
        let _ = if self.has_old {
            fs::rename(&self.old, &self.target)
        } else {
            fs::remove_file(&self.target)
        };
    }

    /// Removes the hidden files. Those that were renamed no longer exist.
    fn clean(&self) {
        for hidden in self.new.iter().chain([&self.old]) {
            let _ = fs::remove_file(hidden);
        }
    }
}

/// Whether this is the name of a hidden file that a killed run left.
pub(super) fn is_leftover(name: &str) -> bool {
    name.starts_with(STAGING)
}

/// Removes a hidden file that a killed run left. Ignores errors: if the folder can't be changed,
/// staging reports it, and otherwise the file does no harm.
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

        /// Replaces `a`, creates `b`, deletes `c`.
        fn prepared(&self) -> Transaction {
            let mut transaction = Transaction::default();
            transaction.write(&self.path("a"), "new a").expect("the disk is fine");
            transaction.write(&self.path("b"), "new b").expect("the disk is fine");
            transaction.delete(&self.path("c")).expect("the disk is fine");
            transaction
        }
    }

    #[test]
    fn all_changes_are_made_and_no_hidden_file_is_left() {
        let files = Files::new(&["a", "c", "d"]);
        files.prepared().commit().expect("the disk is fine");
        assert_eq!(files.all(), ["a: new a", "b: new b", "d: old d"]);
    }

    #[test]
    fn dropped_changes_leave_no_trace() {
        let files = Files::new(&["a", "c"]);
        let mut transaction = files.prepared();
        transaction.write(&files.path("e/f/g"), "new g").expect("the disk is fine");
        drop(transaction);
        assert_eq!(files.all(), ["a: old a", "c: old c"]);
    }

    #[test]
    fn a_new_folder_that_someone_uses_stays_and_the_others_are_removed() {
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
    fn an_error_after_files_were_replaced_restores_them() {
        let files = Files::new(&["a", "c"]);
        let mut transaction = files.prepared();
        transaction.write(&files.path("e"), "new e").expect("the disk is fine");
        // This folder appears after everything was prepared.
        fs::create_dir_all(files.path("e/in the way")).expect("it can be made");
        let error = transaction.commit().expect_err("a folder is in the way").to_string();
        assert!(error.contains("e: can't replace: "), "{error}");
        assert_eq!(files.all(), ["a: old a", "c: old c", "e: (folder)"]);
    }

    #[test]
    fn a_file_that_can_not_be_written_is_reported_before_any_file_is_replaced() {
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
