//! Samples of JSON in the prose.

use super::block::Block;
use super::escape;
use super::inline::Inline;
use serde_json::Value;

/// Code up to this length, in characters, stays in its sentence.
const MAX_INLINE: usize = 60;

/// Splits a paragraph: a long JSON sample at its end becomes a block of code.
pub(super) fn split(mut paragraph: Vec<Inline>) -> Vec<Block> {
    let Some((at, sample)) = last_code(&paragraph).and_then(|(at, code)| Some((at, sample(code)?)))
    else {
        return vec![Block::Paragraph(paragraph)];
    };
    paragraph.truncate(at);
    if paragraph.last() == Some(&Inline::Space) {
        paragraph.pop();
    }
    let text = (!paragraph.is_empty()).then_some(Block::Paragraph(paragraph));
    text.into_iter().chain([sample]).collect()
}

/// The code at the end of a paragraph, before any punctuation, and its index.
fn last_code(paragraph: &[Inline]) -> Option<(usize, &str)> {
    let is_punctuation = |text: &str| text.chars().all(|c| ".,;".contains(c));
    let at = match paragraph {
        [.., Inline::Text(end)] if is_punctuation(end) => paragraph.len().checked_sub(2)?,
        _ => paragraph.len().checked_sub(1)?,
    };
    let is_nested = |inline: &Inline| matches!(inline, Inline::Open(_));
    match &paragraph[at] {
        Inline::Code(code) if !paragraph[..at].last().is_some_and(is_nested) => Some((at, code)),
        _ => None,
    }
}

fn sample(code: &str) -> Option<Block> {
    if code.chars().count() <= MAX_INLINE {
        return None;
    }
    let pieces = pieces(code);
    let language = if is_json(code) {
        "json"
    } else if is_json(&without_placeholders(&pieces)) {
        "text"
    } else {
        return None;
    };
    let lines = indented(&pieces);
    Some(Block::Fence { language, lines })
}

/// Whether a text is JSON: an object, an array, or the members of an object.
fn is_json(text: &str) -> bool {
    let is_container = |text: &str| {
        let value = serde_json::from_str::<Value>(text);
        value.is_ok_and(|value| value.is_object() || value.is_array())
    };
    is_container(text) || (text.contains(':') && is_container(&format!("{{{text}}}")))
}

/// Replaces bare words, as in `"TIMESTAMP": [timestamp]`, by `null`.
fn without_placeholders(pieces: &[&str]) -> String {
    let is_bare = |piece: &str| piece.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let replaced = pieces.iter().map(|piece| if is_bare(piece) { "null" } else { *piece });
    replaced.collect::<Vec<_>>().join(" ")
}

/// Splits a sample into strings, punctuation and other words.
fn pieces(code: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string_length(rest),
            '{' | '}' | '[' | ']' | ':' | ',' => 1,
            _ => rest.find(ends_word).unwrap_or(rest.len()),
        };
        let (piece, others) = rest.split_at(length);
        pieces.push(piece);
        rest = others.trim_start();
    }
    pieces
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || "{}[]:,\"".contains(c)
}

/// The length of the string literal at the start of `text`.
fn string_length(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !is_escaped => return at + 1,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    text.len()
}

/// Formats the sample without reordering it. Each member of an object gets a line. So does each
/// element of an array, unless the array has only simple values.
fn indented(pieces: &[&str]) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut depth = 0;
    let mut is_flat = false;
    for (index, piece) in pieces.iter().enumerate() {
        let is_closing = matches!(*piece, "}" | "]");
        if is_closing {
            depth -= 1;
            let is_empty = index > 0 && matches!(pieces[index - 1], "{" | "[");
            if !is_flat && !is_empty {
                lines.push("  ".repeat(depth));
            }
            is_flat = false;
        }
        let line = lines.last_mut().expect("there is always a line");
        line.push_str(piece);
        match *piece {
            ":" => line.push(' '),
            "," if is_flat => line.push(' '),
            "," => lines.push("  ".repeat(depth)),
            "{" | "[" => {
                depth += 1;
                is_flat = is_plain_array(&pieces[index..]);
                let is_empty = matches!(pieces.get(index + 1), Some(&("}" | "]")));
                if !is_flat && !is_empty {
                    lines.push("  ".repeat(depth));
                }
            }
            _ => {}
        }
    }
    lines
}

fn is_plain_array(pieces: &[&str]) -> bool {
    let mut brackets = pieces.iter().filter(|piece| matches!(**piece, "{" | "[" | "}" | "]"));
    brackets.next() == Some(&"[") && brackets.next() == Some(&"]")
}

/// The fence for lines of code, longer than any run of backticks in them.
pub(super) fn fence(lines: &[String]) -> String {
    let longest = lines.iter().map(|line| escape::longest_run(line, '`')).max();
    "`".repeat(3.max(longest.unwrap_or(0) + 1))
}
