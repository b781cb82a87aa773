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
    let files = |file: &str| {
        let file = path.with_file_name(file);
        named(&file);
        tree::read(&file)
    };
    let (config, errors) =
        Config::read_with(&text, &files).map_err(|errors| errors.in_file(&shown))?;
    Ok((config, errors.in_file(&shown)))
}
