//! Folders that are made and removed.

use std::fs;
use std::path::{Path, PathBuf};

use super::failed;
use crate::error::Errors;

/// The path of a folder; an empty one is the current folder.
pub(super) fn or_current(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// Creates a folder with all above it, and notes the new ones, the deepest first.
pub(super) fn create_dir(path: &Path, created: &mut Vec<PathBuf>) -> Result<(), Errors> {
    let missing: Vec<_> = path
        .ancestors()
        .take_while(|path| !or_current(path).exists())
        .map(Path::to_owned)
        .collect();
    if !missing.is_empty() {
        fs::create_dir_all(path).map_err(|error| failed("create", path, &error))?;
        created.splice(0..0, missing);
    }
    Ok(())
}

/// Removes those of the folders that are empty. Each must come before the folders that hold it.
pub(super) fn remove_empty(folders: impl IntoIterator<Item = impl AsRef<Path>>) {
    for folder in folders {
        // The system refuses to remove a folder that holds something.
        let _ = fs::remove_dir(folder);
    }
}
