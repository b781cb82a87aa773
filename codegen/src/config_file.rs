//! Reads a configuration from the disk, with the files that it names.

use std::fmt::Display;
use std::path::Path;

use crate::config::Config;
use crate::error::Errors;
use crate::tree;

/// Reads the configuration in the file `path`. Returns its valid entries, and the problems of the
/// others. Problems have the name `shown` in front; `named` is told each file that an entry names.
///
/// # Errors
/// If the file can't be read, or isn't TOML.
pub fn read(
    path: &Path,
    shown: impl Display,
    named: impl Fn(&Path),
) -> Result<(Config, Errors), Errors> {
    let text = tree::read(path)?;
    read_text(&text, path, shown, |file| {
        named(file);
        tree::read(file)
    })
}

/// Like [`read`], but the file at `path` has this text, and `files` reads the others.
///
/// # Errors
/// If the text isn't TOML.
pub fn read_text(
    text: &str,
    path: &Path,
    shown: impl Display,
    files: impl Fn(&Path) -> Result<String, Errors>,
) -> Result<(Config, Errors), Errors> {
    let files = |file: &str| files(&path.with_file_name(file));
    let (config, errors) =
        Config::read_with(text, &files).map_err(|errors| errors.in_file(&shown))?;
    Ok((config, errors.in_file(&shown)))
}
