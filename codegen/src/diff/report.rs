//! A comparison as people and programs read it.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Change, Diff, Step};
use crate::characters::{is_visible, printable};

/// How a comparison is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Lines for a terminal.
    #[default]
    Text,
    /// A table for a pull request.
    Markdown,
    /// An object for a program.
    Json,
}

impl Format {
    /// The format of a name: `text`, `markdown` or `json`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "text" => Some(Self::Text),
            "markdown" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

impl Diff {
    /// The comparison in a format, with a line break at its end.
    #[must_use]
    pub fn report(&self, format: Format) -> String {
        match format {
            Format::Text => self.text(),
            Format::Markdown => self.markdown(),
            Format::Json => self.json(),
        }
    }

    /// The step and the counts, in a sentence.
    fn summary(&self) -> String {
        let Some(step) = self.step() else { return "Nothing changes for users.".to_owned() };
        let breaking = self.changes.iter().filter(|it| it.step == Step::Major).count();
        let others = self.changes.len() - breaking;
        let count = |count: usize, what: &str| {
            format!("{count} {what}{}", if count == 1 { "" } else { "s" })
        };
        format!(
            "A {} step: {}, {}.",
            step.name(),
            count(breaking, "breaking change"),
            count(others, "other")
        )
    }

    fn text(&self) -> String {
        let mut text = self.summary() + "\n";
        for (item, changes) in self.by_item() {
            // Writing to a string can't fail.
            let _ = writeln!(text, "\n{}", printable(item));
            for change in changes {
                let _ =
                    writeln!(text, "  {}  {}", change.step.name(), printable(&change.sentence()));
            }
        }
        text
    }

    fn markdown(&self) -> String {
        let mut text = self.summary() + "\n";
        if self.changes.is_empty() {
            return text;
        }
        text += "\n| Item | Change | Step |\n|---|---|---|\n";
        for change in &self.changes {
            let what = printable(&change.sentence()).replace('|', "\\|");
            let step = match change.step {
                Step::Major => "**major**",
                other => other.name(),
            };
            let _ = writeln!(text, "| `{}` | {what} | {step} |", change.item);
        }
        text
    }

    fn json(&self) -> String {
        let change = |change: &Change| {
            json!({
                "item": change.item,
                "member": change.member,
                "change": change.what,
                "breaking": change.step == Step::Major,
                "step": change.step.name(),
            })
        };
        let changes: Vec<Value> = self.changes.iter().map(change).collect();
        let report = json!({"step": self.step().map(Step::name), "changes": changes});
        format!("{}\n", escaped(&format!("{report:#}")))
    }

    /// The changes of each item, in order.
    fn by_item(&self) -> Vec<(&str, &[Change])> {
        let chunks = self.changes.chunk_by(|a, b| a.item == b.item);
        chunks.map(|changes| (changes[0].item.as_str(), changes)).collect()
    }
}

/// JSON whose texts hold no character that can't be seen, and no `##[`, the beginning of a command
/// to the logs of CI.
fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if is_visible(c) || c == '\n' {
            text.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string can't fail.
                let _ = write!(text, "\\u{unit:04x}");
            }
        }
    }
    text.replace("##[", "#\\u0023[")
}

impl Change {
    /// What happened to what, within the item.
    fn sentence(&self) -> String {
        match &self.member {
            Some(member) => format!("`{member}` {}", self.what),
            None => self.what.clone(),
        }
    }
}
