//! Which characters may appear in documentation.

use std::borrow::Cow;

/// Whether a character shows nothing, but may hide or reorder what is around it: controls, marks
/// of direction, zero-width characters, tags.
///
/// rustc refuses some of them in comments; the others would make a text differ from what is read.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// The text with every kind of white space made a space, one for one, and without invisible
/// characters: most texts are that already.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let cleaned = text
        .chars()
        .filter(|c| c.is_whitespace() || !is_invisible(*c))
        .map(|c| if c.is_whitespace() { ' ' } else { c });
    Cow::Owned(cleaned.collect())
}

/// The text with every character that can't be seen written as `\u{..}`.
pub(super) fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for c in text.chars() {
        if is_invisible(c) || (c.is_whitespace() && c != ' ') {
            visible.extend(c.escape_unicode());
        } else {
            visible.push(c);
        }
    }
    visible
}

/// Whether a word looks like a name in code: letters and digits, joined by `_ . : $ #`.
pub(super) fn is_name(word: &str) -> bool {
    word.chars().any(char::is_alphabetic)
        && word.chars().all(|c| c.is_alphanumeric() || "_.:$#".contains(c))
}
