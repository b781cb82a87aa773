//! Folders that are made and removed.

use std::path::{Path, PathBuf};
use std::{fs, io};

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

/// Removes folders as long as they are empty.
pub(super) fn remove_empty(folders: impl IntoIterator<Item = impl AsRef<Path>>) {
    for folder in folders {
        match fs::remove_dir(folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => break,
            _ => {}
        }
    }
}
