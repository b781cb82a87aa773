//! Quotes the words of a command that a user pastes into a shell.

use crate::characters::is_visible;

/// Quotes a word for a shell, on one line. Invisible characters are escaped in `$'..'`, which bash
/// and zsh understand.
#[must_use]
pub fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,@%+".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    if word.chars().all(is_visible) {
        return format!("'{}'", word.replace('\'', "'\\''"));
    }
    let escape = |c: char| match c {
        '\'' | '\\' => format!("\\{c}"),
        c if is_visible(c) => c.to_string(),
        c => format!("\\U{:08X}", u32::from(c)),
    };
    format!("$'{}'", word.chars().map(escape).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn every_word_stays_on_one_line() {
        assert_eq!(quoted("models/a.json"), "models/a.json");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted("a\n'\\\u{202e}"), r"$'a\U0000000A\'\\\U0000202E'");
    }
}
