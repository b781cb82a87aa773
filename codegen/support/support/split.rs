//! Parts of texts in endpoint rules, see
//! <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#split-function>.

/// The parts of a text between separators; the last one of `limit` parts has the rest. Zero is no
/// limit.
pub(crate) fn split<'a>(text: &'a str, separator: &str, limit: usize) -> Vec<&'a str> {
    if limit == 0 { text.split(separator).collect() } else { text.splitn(limit, separator).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_part_has_the_rest() {
        assert_eq!(split("a--b--c", "--", 0), ["a", "b", "c"]);
        assert_eq!(split("a--b--c", "--", 2), ["a", "b--c"]);
        assert_eq!(split("--a", "--", 1), ["--a"]);
        assert_eq!(split("", "--", 0), [""]);
    }
}
