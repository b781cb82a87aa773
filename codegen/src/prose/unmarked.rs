//! Parses texts without tags: blank lines separate paragraphs, and backticks mark code.

use super::block::Block;
use super::paragraph::Paragraph;
use super::tag::Tag;

/// The paragraphs of a text.
pub(super) fn blocks(text: &str, paragraph: &mut Paragraph<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut part = String::new();
    for line in text.lines().chain([""]) {
        if line.trim().is_empty() {
            read(&std::mem::take(&mut part), paragraph);
            let inlines = paragraph.take();
            blocks.extend((!inlines.is_empty()).then_some(Block::Paragraph(inlines)));
        } else {
            part.push_str(line);
            part.push('\n');
        }
    }
    blocks
}

fn read(text: &str, paragraph: &mut Paragraph<'_>) {
    let parts: Vec<&str> = text.split('`').collect();
    let is_code = |part: &&str| !part.is_empty() && part.trim() == *part;
    let has_spans = parts.len() % 2 == 1 && parts.iter().skip(1).step_by(2).all(is_code);
    if !has_spans {
        paragraph.text(text);
        return;
    }
    for (index, part) in parts.into_iter().enumerate() {
        if index % 2 == 1 {
            paragraph.start(Tag::Code, None);
            paragraph.text(part);
            paragraph.end(Tag::Code);
        } else {
            paragraph.text(part);
        }
    }
}
