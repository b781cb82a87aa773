//! Paths in messages.

use std::path::Path;

/// A path as messages show it, with `/` on Windows as well: paths there often have both separators,
/// and programs, editors and all shells take `/`. So messages and the commands in them are the same
/// on every system.
#[must_use]
pub fn display_path(path: impl AsRef<Path>) -> String {
    let text = path.as_ref().display().to_string();
    if cfg!(windows) { with_slashes(&text) } else { text }
}

/// A path of Windows with `/` only. One that begins with `\\?\` or `\\.\` means itself to the
/// letter, so it stays.
fn with_slashes(path: &str) -> String {
    let is_verbatim = path.starts_with(r"\\?\") || path.starts_with(r"\\.\");
    if is_verbatim { path.to_owned() } else { path.replace('\\', "/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_windows_are_shown_with_slashes() {
        for (path, expected) in [
            (r"..\models/a.json", "../models/a.json"),
            (r"C:\a\b", "C:/a/b"),
            (r"\\server\share\a", "//server/share/a"),
            (r"\\?\C:\a", r"\\?\C:\a"),
            (r"\\.\pipe\a", r"\\.\pipe\a"),
        ] {
            assert_eq!(with_slashes(path), expected);
        }
    }

    #[test]
    #[cfg(not(windows))]
    fn a_backslash_is_part_of_a_name_on_other_systems() {
        assert_eq!(display_path(Path::new(r"a\b/c")), r"a\b/c");
    }
}
