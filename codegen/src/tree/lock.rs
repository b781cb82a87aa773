//! The lock of an output folder: one run at a time changes it, and a check never sees half a run.
//!
//! It is a lock of the operating system, which ends with its process: a killed run blocks nobody.
//! Where the system can't lock, as on some network drives, a run goes on without.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::folders::{create_dir, remove_empty};
use crate::error::Errors;
use crate::printable;

/// Held until it is dropped.
pub(super) struct Lock {
    _file: Option<File>,
    /// Folders that were made to have something to lock, the deepest first.
    created: Vec<PathBuf>,
}

/// What a run wants to do with a folder.
#[derive(Clone, Copy)]
enum Access {
    #[cfg(feature = "cli")]
    Read,
    Write,
}

impl Lock {
    /// Waits until no other run reads or writes `folder`, which is made if it isn't there.
    ///
    /// # Errors
    /// When the folder can't be made.
    pub(super) fn to_write(folder: &Path) -> Result<Self, Errors> {
        let mut created = Vec::new();
        loop {
            create_dir(folder, &mut created)?;
            let file = match hold(folder, Access::Write) {
                // The run before this one made the folder, and took it away again.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Ok(file) if !is_still(folder, &file) => continue,
                result => result.ok(),
            };
            return Ok(Self { _file: file, created });
        }
    }

    /// Waits until no other run writes `folder`. Nothing is written, and a folder that isn't there
    /// isn't made.
    #[cfg(feature = "cli")]
    pub(super) fn to_read(folder: &Path) -> Self {
        Self { _file: hold(folder, Access::Read).ok(), created: Vec::new() }
    }
}

impl Drop for Lock {
    /// What was made for the lock alone is still empty, and goes again.
    fn drop(&mut self) {
        remove_empty(&self.created);
    }
}

/// Tells the user why nothing happens.
fn say_waiting(folder: &Path) {
    let folder = printable(&folder.display().to_string());
    let _ = writeln!(io::stderr(), "codegen: waiting for another run on {folder}");
}

/// Locks the folder itself: nothing has to be written, and nothing is left behind.
#[cfg(unix)]
fn hold(folder: &Path, access: Access) -> io::Result<File> {
    use rustix::fs::{FlockOperation, flock};
    use rustix::io::{Errno, retry_on_intr};

    let file = File::open(folder)?;
    let (at_once, in_time) = match access {
        #[cfg(feature = "cli")]
        Access::Read => (FlockOperation::NonBlockingLockShared, FlockOperation::LockShared),
        Access::Write => (FlockOperation::NonBlockingLockExclusive, FlockOperation::LockExclusive),
    };
    match flock(&file, at_once) {
        Err(Errno::WOULDBLOCK) => {
            say_waiting(folder);
            retry_on_intr(|| flock(&file, in_time))?;
        }
        result => result?,
    }
    Ok(file)
}

/// Opens a file that nobody else can open meanwhile, and that the system deletes with its handle:
/// folders can't be locked.
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

/// Whether the folder that was locked is the one that is there now.
#[cfg(unix)]
fn is_still(folder: &Path, locked: &File) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    let id = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    match (locked.metadata(), fs::metadata(folder)) {
        (Ok(locked), Ok(there)) => id(locked) == id(there),
        _ => false,
    }
}

/// A folder that has an open file in it can't be taken away.
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
    fn a_folder_that_goes_while_a_run_waits_for_it_is_made_again() {
        let parent = TempDir::new().expect("a temporary folder can be made");
        let folder = parent.path().join("out");
        let lock = || Lock::to_write(&folder).expect("the folder can be made");
        let first = lock();
        let second = thread::scope(|scope| {
            let waiting = scope.spawn(lock);
            // A second thread that is late tests less, but doesn't fail.
            thread::sleep(Duration::from_millis(100));
            drop(first);
            waiting.join().expect("it doesn't panic")
        });
        assert!(folder.is_dir(), "the second one holds a folder that is gone");
        drop(second);
        assert!(!folder.exists(), "it was made for the lock alone");
    }
}
