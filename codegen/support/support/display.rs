//! Displays errors.

use std::fmt::{Display, Formatter, Result, Write};

/// Writes the name and the message of an error, on one line.
pub(crate) fn display_error(name: &str, message: Option<&str>, f: &mut Formatter<'_>) -> Result {
    match message {
        Some(message) => write!(f, "{}: {}", OneLine(name), OneLine(message)),
        None => OneLine(name).fmt(f),
    }
}

/// Shows a text from outside on one line. Characters that begin a new line, control a terminal or
/// change the direction of text are escaped as in Rust, for example as `\n` or `\u{1b}`.
pub(crate) struct OneLine<'a>(pub(crate) &'a str);

impl Display for OneLine<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for c in self.0.chars() {
            if is_layout(c) { c.escape_default().fmt(f)? } else { f.write_char(c)? }
        }
        Ok(())
    }
}

/// Whether a character controls the layout of text.
fn is_layout(c: char) -> bool {
    let is_separator = matches!(c, '\u{2028}' | '\u{2029}');
    let is_direction = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || is_separator || is_direction
}

#[cfg(test)]
mod tests {
    use super::OneLine;

    #[test]
    fn a_text_stays_on_one_line() {
        let show = |text: &str| OneLine(text).to_string();
        assert_eq!(show("a\r\nb\tc\u{1b}[2J\u{85}"), r"a\r\nb\tc\u{1b}[2J\u{85}");
        assert_eq!(show("\u{2028}\u{202e}gnp\u{2066}"), r"\u{2028}\u{202e}gnp\u{2066}");
        assert_eq!(show("It's \"ü\" \\ 日本"), "It's \"ü\" \\ 日本");
    }
}
