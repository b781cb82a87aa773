//! Creates and removes folders.

use std::fs;
use std::path::{Path, PathBuf};

use super::failed;
use crate::error::Errors;

/// The path of a folder. An empty path means the current folder.
pub(super) fn or_current(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// Creates a folder and those above it. Adds the new ones to `created`, the deepest first.
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

/// Removes the folders that are empty. The deepest ones must come first.
pub(super) fn remove_empty(folders: impl IntoIterator<Item = impl AsRef<Path>>) {
    for folder in folders {
        // The system refuses to remove a folder that isn't empty.
        let _ = fs::remove_dir(folder);
    }
}
