//! The differences between a folder and what would be generated, for people to read.

use std::borrow::Cow;
use std::fmt;

use imara_diff::{Algorithm, BasicLineDiffPrinter, Diff, InternedInput, UnifiedDiffConfig};

use crate::characters::printable;

/// The maximum number of lines of a file's diff.
const MAX_LINES: usize = 40;

/// A file that differs from what would be generated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drift {
    /// The file would be generated, but doesn't exist.
    Missing {
        /// Its path below the output folder.
        path: String,
    },
    /// The file has other content.
    Changed {
        /// Its path below the output folder.
        path: String,
        /// The first line that differs, from 1.
        line: usize,
        /// A unified diff from the file to what would be generated.
        diff: String,
    },
    /// The file was generated before, but no longer is.
    Stale {
        /// Its path below the output folder.
        path: String,
    },
    /// The file has the right text but other bytes: an editor or git converted it.
    Converted {
        /// Its path below the output folder.
        path: String,
        /// What the conversion changed.
        how: &'static str,
    },
}

impl Drift {
    /// The difference between two texts of a file, which aren't equal.
    pub(super) fn between(path: &str, old: &str, new: &str) -> Self {
        match conversion(old, new) {
            Some(how) => Self::Converted { path: path.to_owned(), how },
            None => Self::changed(path, old, new),
        }
    }

    /// Whether the file was only converted.
    #[must_use]
    pub fn is_conversion(&self) -> bool {
        matches!(self, Self::Converted { .. })
    }

    fn changed(path: &str, old: &str, new: &str) -> Self {
        let lines = old.split_inclusive('\n').zip(new.split_inclusive('\n'));
        let differing = lines.take_while(|(old, new)| old == new).count();
        let text = unified(old, new);
        let mut lines = text.lines();
        let mut diff: Vec<&str> = lines.by_ref().take(MAX_LINES).collect();
        let rest = lines.count();
        let more = format!("... {rest} more lines of diff");
        if rest > 0 {
            diff.push(&more);
        }
        Self::Changed { path: path.to_owned(), line: differing + 1, diff: diff.join("\n") }
    }
}

/// A unified diff, without the names of the files.
fn unified(old: &str, new: &str) -> String {
    let [old, new] = [old, new].map(with_end);
    let lines = InternedInput::new(old.as_ref(), new.as_ref());
    let mut diff = Diff::compute(Algorithm::Histogram, &lines);
    diff.postprocess_lines(&lines);
    let printer = BasicLineDiffPrinter(&lines.interner);
    diff.unified_diff(&printer, UnifiedDiffConfig::default(), &lines).to_string()
}

/// The text; if its last line has no end, another line says so.
fn with_end(text: &str) -> Cow<'_, str> {
    if text.is_empty() || text.ends_with('\n') {
        return Cow::Borrowed(text);
    }
    Cow::Owned([text, "\n\\ No newline at end of file\n"].concat())
}

/// Escapes paths and content, see [`printable`].
impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Missing { path }
        | Self::Changed { path, .. }
        | Self::Stale { path }
        | Self::Converted { path, .. }) = self;
        write!(f, "{}: ", printable(path))?;
        match self {
            Self::Missing { .. } => f.write_str("missing"),
            Self::Changed { line, diff, .. } => {
                write!(f, "changed at line {line}")?;
                diff.lines().try_for_each(|line| write!(f, "\n{}", printable(line)))
            }
            Self::Stale { .. } => f.write_str("stale, no longer generated"),
            Self::Converted { how, .. } => write!(f, "differs only in {how}"),
        }
    }
}

/// How `old` was converted, if it has the same text as `new`.
fn conversion(old: &str, new: &str) -> Option<&'static str> {
    let text = old.strip_prefix('\u{feff}').unwrap_or(old);
    let has_mark = text.len() < old.len();
    let lines = text.replace("\r\n", "\n");
    let has_crlf = lines.len() < text.len();
    (lines == new).then_some(match (has_crlf, has_mark) {
        (true, false) => "line endings (CRLF in place of LF)",
        (false, _) => "a byte order mark at its start",
        (true, true) => "line endings (CRLF in place of LF) and a byte order mark at its start",
    })
}

#[cfg(test)]
mod tests {
    use super::Drift;

    #[test]
    fn no_line_of_a_diff_is_a_command_of_ci() {
        let [old, new] = ["\u{1b}", "##["].map(|end| format!("::error::a\n  ::b\n{end}\n"));
        let drift = Drift::changed("a\nb.rs", &old, &new).to_string();
        let expected = [
            r"a\nb.rs: changed at line 3",
            "@@ -1,3 +1,3 @@",
            r" \u{3a}:error::a",
            r"   \u{3a}:b",
            r"-\u{1b}",
            r"+#\u{23}[",
        ];
        assert_eq!(drift.lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_diff_shows_where_the_last_line_has_no_end() {
        let diff = |old: &str, new: &str| Drift::changed("a", old, new).to_string();
        assert_eq!(
            diff("b\nc", "b\nc\n"),
            "a: changed at line 2\n@@ -1,3 +1,2 @@\n b\n c\n-\\ No newline at end of file"
        );
        assert_eq!(
            diff("b\nc\n", "b\nc"),
            "a: changed at line 2\n@@ -1,2 +1,3 @@\n b\n c\n+\\ No newline at end of file"
        );
        assert_eq!(
            diff("b\nc", "d\nc"),
            "a: changed at line 1\n@@ -1,3 +1,3 @@\n-b\n+d\n c\n \\ No newline at end of file"
        );
    }
}
