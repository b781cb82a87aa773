//! Recognizes names in text.

/// Whether a word looks like a name in code: letters and digits, joined by `_ . : $ #`.
pub(super) fn is_name(word: &str) -> bool {
    word.chars().any(char::is_alphabetic)
        && word.chars().all(|c| c.is_alphanumeric() || "_.:$#".contains(c))
}
