//! Removes or escapes characters that text from outside must not bring into documentation, a
//! manifest, a terminal or a log.

use std::borrow::Cow;

/// Whether a character is invisible, or hides or reorders the text around it: controls, direction
/// marks, zero-width characters, tags.
///
/// rustc refuses some of them in comments. The others would make a reader see a text that differs
/// from the real one.
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

/// Whether a reader can see which character this is. The space is the only visible white space.
pub(crate) fn is_visible(c: char) -> bool {
    c == ' ' || !(c.is_whitespace() || is_invisible(c))
}

/// Replaces each white space character by a space, and removes invisible characters. Most texts
/// need no change.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if is_printed_ascii(text) {
        return Cow::Borrowed(text);
    }
    let cleaned = text
        .chars()
        .filter(|c| c.is_whitespace() || !is_invisible(*c))
        .map(|c| if c.is_whitespace() { ' ' } else { c });
    Cow::Owned(cleaned.collect())
}

fn is_printed_ascii(text: &str) -> bool {
    text.as_bytes().iter().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Writes each invisible character as `\u{..}`. Most texts have none.
pub(crate) fn visible(text: &str) -> String {
    if is_printed_ascii(text) {
        return text.to_owned();
    }
    let mut visible = String::with_capacity(text.len());
    for c in text.chars() {
        if is_visible(c) { visible.push(c) } else { visible.extend(c.escape_unicode()) }
    }
    visible
}

/// Escapes a text from outside (a model, a configuration, a path, an argument) for a message, so
/// that it stays on one line and controls nothing.
///
/// Invisible characters become escapes of Rust. So do the beginnings of GitHub's workflow commands:
/// `::` at the start of the text, and `##[` anywhere.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_visible(c) { shown.push(c) } else { shown.extend(c.escape_default()) }
    }
    let start = shown.len() - shown.trim_start().len();
    if shown[start..].starts_with("::") {
        shown.replace_range(start..=start, r"\u{3a}");
    }
    shown.replace("##[", r"#\u{23}[")
}

/// A text without markup, on one line.
pub(crate) fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn printed_text_is_on_one_line() {
        let cases = [
            ("Caf\u{e9} \"a\" 'b' \\n", "Caf\u{e9} \"a\" 'b' \\n"),
            ("a\n::error::b\r\n\tc", r"a\n::error::b\r\n\tc"),
            ("\u{1b}[31m\u{7}\0\u{7f}\u{9b}", r"\u{1b}[31m\u{7}\u{0}\u{7f}\u{9b}"),
            ("\u{202e}\u{2066}\u{2069}\u{61c}\u{200f}", r"\u{202e}\u{2066}\u{2069}\u{61c}\u{200f}"),
            ("\u{2028}\u{2029}\u{85}", r"\u{2028}\u{2029}\u{85}"),
            ("\u{200b}\u{feff}\u{e0041}", r"\u{200b}\u{feff}\u{e0041}"),
            ("::error::a::b", r"\u{3a}:error::a::b"),
            ("  ::add-mask::a", r"  \u{3a}:add-mask::a"),
            ("a ::error::", "a ::error::"),
            ("a##[error]###[x", r"a#\u{23}[error]##\u{23}[x"),
        ];
        for (text, shown) in cases {
            assert_eq!(printable(text), shown);
        }
    }
}
