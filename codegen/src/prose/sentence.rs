//! Finds the first sentence of a document.

use super::block::Block;
use super::inline::{self, Inline};
use super::spans::{self, Urls};
use super::wrap;

/// Words whose full stop doesn't end a sentence, in addition to letters with stops such as `e.g.`.
const ABBREVIATIONS: [&str; 7] = ["approx.", "cf.", "etc.", "fig.", "incl.", "resp.", "vs."];

/// The first sentence of the first paragraph; empty if there is none.
pub(super) fn first(blocks: &[Block]) -> String {
    let Some(paragraph) = first_paragraph(blocks) else {
        return String::new();
    };
    let is_shown = |inline: &&Inline| !matches!(inline, Inline::Open(_) | Inline::Close(_));
    let plain = paragraph.iter().filter(is_shown).map(|inline| match inline {
        Inline::Break => Inline::Space,
        other => other.clone(),
    });
    let plain = inline::tidy(plain);
    wrap::one_line(spans::words(sentence(&plain), Urls::Code))
}

fn first_paragraph(blocks: &[Block]) -> Option<&[Inline]> {
    blocks.iter().find_map(|block| match block {
        Block::Paragraph(inlines) => Some(&inlines[..]),
        Block::Fence { .. } => None,
        Block::List { items, .. } => items.iter().find_map(|item| first_paragraph(item)),
        Block::Quote { body, .. } => first_paragraph(body),
    })
}

fn sentence(inlines: &[Inline]) -> &[Inline] {
    let is_end = |pair: &[Inline]| matches!(pair, [Inline::Text(word), Inline::Space] if ends_sentence(word));
    match inlines.windows(2).position(is_end) {
        Some(last) => &inlines[..=last],
        None => inlines,
    }
}

fn ends_sentence(word: &str) -> bool {
    let word = word.trim_end_matches(['"', '”', ')']);
    let bare = word.trim_start_matches(['(', '"', '“']);
    word.ends_with('.') && !word.ends_with("..") && !is_abbreviation(bare)
}

/// Whether a word is in the list, or consists of single letters with stops, such as `i.e.` or an
/// initial.
fn is_abbreviation(word: &str) -> bool {
    let is_letter = |part: &str| part.len() == 1 && part.bytes().all(|b| b.is_ascii_alphabetic());
    let letters = word.strip_suffix('.').unwrap_or(word);
    ABBREVIATIONS.contains(&word) || letters.split('.').all(is_letter)
}
