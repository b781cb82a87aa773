//! Reads input files, and writes outputs that are a single file.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

use super::failed;
use super::folders::or_current;
use super::lock::Lock;
use super::path::display_path;
use super::transaction::{Transaction, is_leftover, remove_leftover};
use crate::error::{Errors, Problem, nearest, or};
use crate::map::set_of;

/// Reads a text file.
///
/// # Errors
/// If the file can't be read, or isn't UTF-8.
pub fn read(path: &Path) -> Result<String, Errors> {
    let bytes = fs::read(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => missing(path),
        _ => failed("read", path, &error),
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let message = format!("isn't UTF-8 text: at byte {}", error.utf8_error().valid_up_to());
        Problem::new(display_path(path), message).help("save the file as UTF-8").into()
    })
}

/// The problem for a file that doesn't exist; the help names similar files in its folder.
fn missing(path: &Path) -> Errors {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let entries = fs::read_dir(or_current(path.parent().unwrap_or(path))).into_iter().flatten();
    let names: Vec<String> =
        entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    let near = nearest(&name, names.iter().map(String::as_str));
    let near: Vec<_> = near.iter().map(|name| display_path(path.with_file_name(name))).collect();
    let help = match near.as_slice() {
        [] => "check the path".to_owned(),
        near => format!("did you mean {}?", or(near)),
    };
    Problem::new(display_path(path), "no such file").help(help).into()
}

/// Writes a text to a file, unless the file already has exactly this text. Returns whether it
/// wrote.
///
/// If the run is killed, the file is old or new. Runs at the same time wait for each other.
///
/// # Errors
/// If the disk reports an error.
pub fn write(path: &Path, text: &str) -> Result<bool, Errors> {
    write_all(&[(path, text)])
}

/// Like [`write()`], for several files: after an error of the disk, every file is as before. Returns
/// whether it wrote any.
///
/// # Errors
/// If the disk reports an error.
pub fn write_all(files: &[(&Path, &str)]) -> Result<bool, Errors> {
    let is_same = |path: &Path, text: &str| fs::read(path).is_ok_and(|old| old == text.as_bytes());
    let changed: Vec<_> = files.iter().filter(|(path, text)| !is_same(path, text)).collect();
    // In the order of paths, so that no two runs wait for each other.
    let folders: BTreeSet<&Path> =
        set_of(changed.iter().map(|(path, _)| or_current(path.parent().unwrap_or(path))));
    let mut locks = Vec::new();
    for folder in folders {
        locks.push(Lock::to_write(folder)?);
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        for entry in entries.filter(|entry| is_leftover(&entry.file_name().to_string_lossy())) {
            remove_leftover(&entry.path());
        }
    }
    let mut transaction = Transaction::default();
    for (path, text) in &changed {
        transaction.write(path, text)?;
    }
    transaction.commit()?;
    Ok(!changed.is_empty())
}
