//! Labels of hosts in endpoint rules, see
//! <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#isvalidhostlabel-function>.

/// Whether a text is a label of a host, or several with dots between them.
pub(crate) fn is_valid_host_label(text: &str, allow_dots: bool) -> bool {
    let is_label = |label: &str| {
        let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        let has_hyphen_at_end = label.starts_with('-') || label.ends_with('-');
        (1..64).contains(&label.len()) && label.bytes().all(is_inner) && !has_hyphen_at_end
    };
    if allow_dots { text.split('.').all(is_label) } else { is_label(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_hosts() {
        for (text, plain, dotted) in [
            ("a", true, true),
            ("us-east-1", true, true),
            ("a.b", false, true),
            ("", false, false),
            ("a..b", false, false),
            ("-a", false, false),
            ("a-", false, false),
            ("a/b", false, false),
            ("a\r\nb", false, false),
        ] {
            assert_eq!((is_valid_host_label(text, false), is_valid_host_label(text, true)), (plain, dotted), "{text}");
        }
        assert!(is_valid_host_label(&"a".repeat(63), false));
        assert!(!is_valid_host_label(&"a".repeat(64), false));
    }
}
