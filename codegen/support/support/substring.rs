//! Substrings in endpoint rules, see
//! <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#substring-function>.

/// A part of a text of ASCII characters, counted from its start or from its end.
pub(crate) fn substring(text: &str, start: usize, stop: usize, reverse: bool) -> Option<&str> {
    if start >= stop || text.len() < stop || !text.is_ascii() {
        return None;
    }
    if reverse { text.get(text.len() - stop..text.len() - start) } else { text.get(start..stop) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn substrings_count_from_either_end() {
        assert_eq!(substring("abcdefg", 0, 4, false), Some("abcd"));
        assert_eq!(substring("abcdefg", 0, 4, true), Some("defg"));
        assert_eq!(substring("abcdefg", 1, 3, true), Some("ef"));
        assert_eq!(substring("abcd", 0, 5, false), None);
        assert_eq!(substring("abcd", 2, 2, false), None);
        assert_eq!(substring("abcdé", 0, 2, false), None);
    }
}
