//! Locks an output folder, so that only one run at a time changes it, and no check sees an
//! unfinished run.
//!
//! The operating system holds the lock and releases it when the process ends, so a killed run
//! doesn't block others. If the system can't lock, as on some network drives, a run continues
//! without a lock.

#[cfg(unix)]
use std::fs::TryLockError;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::folders::{create_dir, remove_empty};
use super::path::display_path;
use crate::error::Errors;
use crate::printable;

/// A lock, held until it is dropped.
pub(super) struct Lock {
    _file: Option<File>,
    /// Folders that were created for the lock, the deepest first.
    created: Vec<PathBuf>,
}

/// Whether a run reads or writes the folder.
#[derive(Clone, Copy)]
enum Access {
    #[cfg(feature = "cli")]
    Read,
    Write,
}

impl Lock {
    /// Waits until no other run reads or writes `folder`. Creates it if it doesn't exist.
    ///
    /// # Errors
    /// If the folder can't be created.
    pub(super) fn to_write(folder: &Path) -> Result<Self, Errors> {
        let mut created = Vec::new();
        loop {
            create_dir(folder, &mut created)?;
            let file = match hold(folder, Access::Write) {
                // Another run created the folder and removed it again. Windows says the same of a
                // file, which reading the folder will report.
                Err(error) if error.kind() == io::ErrorKind::NotFound && !folder.is_file() => {
                    continue;
                }
                Ok(file) if !is_still(folder, &file) => continue,
                result => result.ok(),
            };
            return Ok(Self { _file: file, created });
        }
    }

    /// Waits until no other run writes `folder`. It creates nothing.
    #[cfg(feature = "cli")]
    pub(super) fn to_read(folder: &Path) -> Self {
        Self { _file: hold(folder, Access::Read).ok(), created: Vec::new() }
    }
}

impl Drop for Lock {
    /// Removes the folders that were created for the lock, if they are still empty.
    fn drop(&mut self) {
        remove_empty(&self.created);
    }
}

/// Tells the user what the run waits for.
fn say_waiting(folder: &Path) {
    let folder = printable(&display_path(folder));
    let _ = writeln!(io::stderr(), "codegen: waiting for another run on {folder}");
}

/// Locks the folder itself, so that no lock file is needed.
#[cfg(unix)]
fn hold(folder: &Path, access: Access) -> io::Result<File> {
    let file = File::open(folder)?;
    let at_once = match access {
        #[cfg(feature = "cli")]
        Access::Read => file.try_lock_shared(),
        Access::Write => file.try_lock(),
    };
    match at_once {
        Ok(()) => return Ok(file),
        Err(TryLockError::WouldBlock) => say_waiting(folder),
        Err(TryLockError::Error(error)) => return Err(error),
    }
    loop {
        let in_time = match access {
            #[cfg(feature = "cli")]
            Access::Read => file.lock_shared(),
            Access::Write => file.lock(),
        };
        match in_time {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result.map(|()| file),
        }
    }
}

/// Windows can't lock folders. So this opens a file that no other process can open at the same
/// time, and that the system deletes when the handle is closed.
#[cfg(windows)]
fn hold(folder: &Path, _: Access) -> io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt as _;

    const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;
    const ERROR_SHARING_VIOLATION: i32 = 32;

    let mut options = File::options();
    options.write(true).create(true).share_mode(0).custom_flags(FILE_FLAG_DELETE_ON_CLOSE);
    let mut is_told = false;
    loop {
        match options.open(folder.join(".codegen-lock")) {
            Err(error) if error.raw_os_error() == Some(ERROR_SHARING_VIOLATION) => {
                if !std::mem::replace(&mut is_told, true) {
                    say_waiting(folder);
                }
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            result => return result,
        }
    }
}

#[cfg(not(any(unix, windows)))]
fn hold(_: &Path, _: Access) -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the locked folder is still the one at this path.
#[cfg(unix)]
fn is_still(folder: &Path, locked: &File) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    let id = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    match (locked.metadata(), fs::metadata(folder)) {
        (Ok(locked), Ok(there)) => id(locked) == id(there),
        _ => false,
    }
}

/// Windows can't remove a folder that has an open file, so it is enough that the folder exists.
#[cfg(not(unix))]
fn is_still(folder: &Path, _: &File) -> bool {
    fs::exists(folder).unwrap_or(false)
}

#[cfg(all(test, unix))]
mod tests {
    use std::thread;
    use std::time::Duration;

    use tempfile::TempDir;

    use super::*;

    #[test]
    fn a_folder_that_disappears_while_a_run_waits_for_it_is_created_again() {
        let parent = TempDir::new().expect("a temporary folder can be made");
        let folder = parent.path().join("out");
        let lock = || Lock::to_write(&folder).expect("the folder can be made");
        let first = lock();
        let second = thread::scope(|scope| {
            let waiting = scope.spawn(lock);
            // If the second thread starts late, the test checks less, but doesn't fail.
            thread::sleep(Duration::from_millis(100));
            drop(first);
            waiting.join().expect("it doesn't panic")
        });
        assert!(folder.is_dir(), "the second lock is on a folder that no longer exists");
        drop(second);
        assert!(!folder.exists(), "it was created only for the lock");
    }
}
