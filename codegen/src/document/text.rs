//! Helpers for generated Markdown.

use crate::model::Traits;
use crate::prose;

/// The first sentence of the model's text, without links; empty if there is no text.
pub(super) fn first_sentence(traits: &Traits) -> String {
    traits.documentation.as_deref().map(prose::first_sentence).unwrap_or_default()
}

/// Wraps Markdown that is one paragraph, at spaces outside code spans. An empty text has no lines.
///
/// No line begins with a word that could open a block.
pub(super) fn wrap(markdown: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut columns = 0;
    if markdown.is_empty() {
        return lines;
    }
    // Most texts.
    if markdown.chars().count() <= width {
        return vec![markdown.to_owned()];
    }
    for word in words(markdown) {
        let length = word.chars().count();
        let can_begin = word.starts_with(|c: char| c.is_alphabetic() || c == '`' || c == '[');
        match lines.last_mut() {
            Some(line) if columns + 1 + length <= width || !can_begin => {
                line.push(' ');
                line.push_str(&word);
                columns += 1 + length;
            }
            _ => {
                lines.push(word);
                columns = length;
            }
        }
    }
    lines
}

/// The words of a paragraph; a code span is never split.
fn words(markdown: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for part in markdown.split(' ') {
        match words.last_mut() {
            Some(word) if open => {
                word.push(' ');
                word.push_str(part);
            }
            _ => words.push(part.to_owned()),
        }
        open ^= part.matches('`').count() % 2 == 1;
    }
    words
}

/// The lines of a list, wrapped and indented.
pub(super) fn list(items: impl IntoIterator<Item = String>, width: usize) -> Vec<String> {
    let item = |item: String| {
        let indent =
            |(index, line)| if index == 0 { format!("- {line}") } else { format!("  {line}") };
        wrap(&item, width - 2).into_iter().enumerate().map(indent).collect::<Vec<_>>()
    };
    items.into_iter().flat_map(item).collect()
}
