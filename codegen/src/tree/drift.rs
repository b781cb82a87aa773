//! How a folder differs from what would be generated, told to people.

use std::fmt;

use similar::TextDiff;

/// Lines of diff shown for one file.
const MAX_LINES: usize = 40;

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drift {
    /// The file would be generated, but isn't there.
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
    /// The file was generated once, and no longer is.
    Stale {
        /// Its path below the output folder.
        path: String,
    },
    /// The file isn't generated at all.
    Foreign {
        /// Its path below the output folder.
        path: String,
    },
}

impl Drift {
    pub(super) fn changed(path: &str, old: &str, new: &str) -> Self {
        let lines = old.split_inclusive('\n').zip(new.split_inclusive('\n'));
        let differing = lines.take_while(|(old, new)| old == new).count();
        let text = TextDiff::from_lines(old, new).unified_diff().context_radius(3).to_string();
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

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { path } => write!(f, "{path}: missing"),
            Self::Changed { path, line, diff } => {
                write!(f, "{path}: changed at line {line}\n{diff}")
            }
            Self::Stale { path } => write!(f, "{path}: stale, no longer generated"),
            Self::Foreign { path } => {
                write!(f, "{path}: foreign, not generated; move it elsewhere")
            }
        }
    }
}
