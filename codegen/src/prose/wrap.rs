//! Wraps words into lines.

use super::escape;

/// A part of a paragraph that is never split over two lines.
#[derive(Debug)]
pub(super) enum Word {
    Text(String),
    /// A line break.
    Break,
}

/// Wraps a paragraph at `width` characters. No line begins with a word that would open a block.
pub(super) fn wrap(words: Vec<Word>, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut columns = 0;
    for word in unbroken(words) {
        let Word::Text(word) = word else {
            lines.push(std::mem::take(&mut line) + "\\");
            columns = 0;
            continue;
        };
        let length = word.chars().count();
        if columns > 0 && columns + 1 + length > width {
            lines.push(std::mem::take(&mut line));
            columns = 0;
        }
        if columns > 0 {
            line.push(' ');
            columns += 1;
        }
        line.push_str(&word);
        columns += length;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The paragraph on a single line.
pub(super) fn one_line(words: Vec<Word>) -> String {
    let words = words.into_iter().filter(|word| matches!(word, Word::Text(_)));
    wrap(words.collect(), usize::MAX).concat()
}

/// Joins each word that would open a block to the word before it; escapes it if there is none.
fn unbroken(words: Vec<Word>) -> Vec<Word> {
    let mut unbroken = Vec::with_capacity(words.len());
    for word in words {
        match (unbroken.last_mut(), word) {
            (Some(Word::Text(before)), Word::Text(word)) if escape::opens_block(&word) => {
                before.push(' ');
                before.push_str(&word);
            }
            (None | Some(Word::Break), Word::Text(word)) => {
                unbroken.push(Word::Text(escape::first_word(word)));
            }
            (_, word) => unbroken.push(word),
        }
    }
    unbroken
}
