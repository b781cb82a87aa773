//! Writes blocks as lines of Markdown.

use super::block::Block;
use super::spans::{self, Urls};
use super::tag::ListKind;
use super::{json, wrap};

/// The minimum width for text, at any depth of nesting, in characters.
const MIN_WIDTH: usize = 24;

/// Which of two bullets a list uses. Neighbouring lists use different ones, or Markdown would read
/// them as one list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Marker {
    First,
    Second,
}

/// The lines of blocks, with an empty line between them.
pub(super) fn lines(blocks: &[Block], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut list_before = None;
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        let marker = match list_before {
            Some(Marker::First) => Marker::Second,
            _ => Marker::First,
        };
        list_before = matches!(block, Block::List { .. }).then_some(marker);
        lines.extend(block_lines(block, marker, width));
    }
    lines
}

fn block_lines(block: &Block, marker: Marker, width: usize) -> Vec<String> {
    match block {
        Block::Paragraph(inlines) => wrap::wrap(spans::words(inlines, Urls::Link), width),
        Block::Fence { language, lines } => fenced(language, lines),
        Block::List { kind, items } => list(*kind, items, marker, width),
        Block::Quote { label, body } => quoted(*label, body, width),
    }
}

fn fenced(language: &str, code: &[String]) -> Vec<String> {
    let fence = json::fence(code);
    let mut lines = vec![format!("{fence}{language}")];
    lines.extend_from_slice(code);
    lines.push(fence);
    lines
}

fn quoted(label: Option<&str>, body: &[Block], width: usize) -> Vec<String> {
    let mut inside = Vec::new();
    if let Some(label) = label {
        inside.extend([format!("**{label}**"), String::new()]);
    }
    inside.extend(lines(body, narrower(width, 2)));
    let quote = |line: String| {
        if line.is_empty() { ">".to_owned() } else { format!("> {line}") }
    };
    inside.into_iter().map(quote).collect()
}

fn list(kind: ListKind, items: &[Vec<Block>], marker: Marker, width: usize) -> Vec<String> {
    let is_tight = items.iter().all(|item| is_tight(item));
    let mut lines = Vec::new();
    for (index, item) in items.iter().enumerate() {
        if index > 0 && !is_tight {
            lines.push(String::new());
        }
        let sign = sign(kind, marker, index + 1);
        let width = narrower(width, sign.len());
        let content = if is_tight { tight(item, width) } else { self::lines(item, width) };
        lines.extend(indented(content, &sign));
    }
    lines
}

fn sign(kind: ListKind, marker: Marker, number: usize) -> String {
    match (kind, marker) {
        (ListKind::Ordered, Marker::First) => format!("{number}. "),
        (ListKind::Ordered, Marker::Second) => format!("{number}) "),
        (_, Marker::First) => "- ".to_owned(),
        (_, Marker::Second) => "* ".to_owned(),
    }
}

/// Whether an item needs no empty lines: it is a paragraph, perhaps with a list of such items.
fn is_tight(item: &[Block]) -> bool {
    match item {
        [Block::Paragraph(_)] => true,
        [Block::Paragraph(_), Block::List { items, .. }] => items.iter().all(|item| is_tight(item)),
        _ => false,
    }
}

fn tight(item: &[Block], width: usize) -> Vec<String> {
    let blocks = item.iter();
    blocks.flat_map(|block| block_lines(block, Marker::First, width)).collect()
}

/// Puts the sign before the first line, and spaces of the same width before the others.
fn indented(lines: Vec<String>, sign: &str) -> Vec<String> {
    let indent = " ".repeat(sign.len());
    let indent = |(index, line): (usize, String)| match index {
        0 => format!("{sign}{line}"),
        _ if line.is_empty() => line,
        _ => format!("{indent}{line}"),
    };
    lines.into_iter().enumerate().map(indent).collect()
}

fn narrower(width: usize, by: usize) -> usize {
    width.saturating_sub(by).max(MIN_WIDTH)
}
