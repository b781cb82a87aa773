//! Single files: texts to read, and outputs that are one file.

use std::fs;
use std::path::Path;

use super::disk::failed;
use crate::error::{Errors, Problem};

/// Reads a text.
///
/// # Errors
/// When the file can't be read, or isn't UTF-8.
pub fn read(path: &Path) -> Result<String, Errors> {
    let bytes = fs::read(path).map_err(|error| failed("read", path, &error))?;
    String::from_utf8(bytes).map_err(|error| {
        let message = format!("isn't UTF-8 text: at byte {}", error.utf8_error().valid_up_to());
        Problem::new(path.display(), message).help("save the file as UTF-8").into()
    })
}

/// Makes a file hold a text, and says whether that took a change: a file that holds it already isn't
/// touched.
///
/// The text is written beside its place first, so that a run that ends early leaves the file old or
/// new.
///
/// # Errors
/// When the disk refuses.
pub fn write(path: &Path, text: &str) -> Result<bool, Errors> {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| failed("create", folder, &error))?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let staged = path.with_file_name(name);
    let written = fs::write(&staged, text)
        .map_err(|error| failed("write", path, &error))
        .and_then(|()| fs::rename(&staged, path).map_err(|error| failed("replace", path, &error)));
    if written.is_err() {
        // What went wrong first is what the user must hear of.
        let _ = fs::remove_file(&staged);
    }
    written.map(|()| true)
}
