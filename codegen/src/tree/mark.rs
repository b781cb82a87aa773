//! Which files of a folder are ours.

use std::path::Path;

use crate::call::MARKS;

/// Lines from the top in which one of [`MARKS`] counts.
const HEADER_LINES: usize = 5;

/// Bytes from the start in which those lines end.
pub(super) const HEADER_BYTES: u64 = 16 << 10;

/// How the names of generated files end. A copy with another ending, such as `lib.rs.orig` or
/// `lib.rs~`, has the mark too, and yet is not ours.
const ENDINGS: [&str; 3] = ["md", "rs", "toml"];

/// What editors, merges and systems leave in any folder.
const LITTER: [&str; 8] =
    ["~", ".bak", ".orig", ".rej", ".swp", "Thumbs.db", "ehthumbs.db", "desktop.ini"];

/// Whether a file is generated, by its path and its first lines.
pub(super) fn is_generated(path: &str, content: &[u8]) -> bool {
    let ending = Path::new(path).extension();
    if !ENDINGS.iter().any(|known| ending.is_some_and(|ending| ending == *known)) {
        return false;
    }
    let head = content.split(|byte| *byte == b'\n').take(HEADER_LINES);
    head.map(String::from_utf8_lossy).any(|line| MARKS.iter().any(|mark| line.contains(mark)))
}

/// Whether a name is that of a hidden file, or of what nobody put there on purpose.
pub(super) fn is_litter(name: &str) -> bool {
    name.starts_with('.') || LITTER.iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_counts_in_the_first_five_lines_and_in_names_that_we_give() {
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
