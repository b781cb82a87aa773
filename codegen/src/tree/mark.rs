//! Finds out which files of a folder are generated.

use std::path::Path;

use crate::call::MARKS;
use crate::legal;

/// The number of lines at the top in which a mark counts.
const HEADER_LINES: usize = 5;

/// The number of bytes that are read to find those lines.
pub(super) const HEADER_BYTES: u64 = 16 << 10;

/// The extensions of generated files. A backup with another extension, such as `lib.rs.orig`, also
/// has the mark, but isn't a generated file.
const EXTENSIONS: [&str; 3] = ["md", "rs", "toml"];

/// The ends of names of files that editors, merges and systems leave in any folder.
const LITTER: [&str; 8] =
    ["~", ".bak", ".orig", ".rej", ".swp", "Thumbs.db", "ehthumbs.db", "desktop.ini"];

/// Whether a file is generated, by its path and its first lines.
pub(super) fn is_generated(path: &str, content: &[u8]) -> bool {
    let extension = Path::new(path).extension();
    let is_known = EXTENSIONS.iter().any(|known| extension.is_some_and(|own| own == *known));
    if !is_known && !legal::is_name(path) {
        return false;
    }
    let head = content.split(|byte| *byte == b'\n').take(HEADER_LINES);
    head.map(String::from_utf8_lossy).any(|line| MARKS.iter().any(|mark| line.contains(mark)))
}

/// Whether a file is a licence or a notice that the owner of a crate wrote. Such a file stays in
/// place of a generated one.
pub(super) fn is_legal_file_of_owner(path: &str, content: &[u8]) -> bool {
    legal::is_name(path) && !is_generated(path, content)
}

/// Whether this is the name of a hidden file, or of one that a tool left behind.
pub(super) fn is_litter(name: &str) -> bool {
    name.starts_with('.') || LITTER.iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_counts_in_the_first_five_lines_and_with_known_extensions() {
        let mark = MARKS[0];
        let marked = |above: usize| format!("{}// {mark} from m.json.\n", "//\n".repeat(above));
        for above in 0..5 {
            assert!(is_generated("src/lib.rs", marked(above).as_bytes()), "{above} lines above");
        }
        assert!(!is_generated("src/lib.rs", marked(5).as_bytes()), "it is in the sixth line");
        assert!(is_generated("README.md", marked(0).replace('\n', "\r\n").as_bytes()));
        for copy in ["src/lib.rs~", "src/lib.rs.orig", "lib.rs.1", "rs", "README.MD"] {
            assert!(!is_generated(copy, marked(0).as_bytes()), "{copy}");
        }
    }
}
