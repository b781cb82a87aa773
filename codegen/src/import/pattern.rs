//! Converts patterns.

/// Converts a pattern of botocore, which must match a whole string, to one of Smithy, which can
/// match a part of it.
///
/// botocore removes the anchors of many patterns, and writes `.*` at an end without one.
pub(super) fn anchored(pattern: &str) -> String {
    if pattern.starts_with('^') && pattern.ends_with('$') {
        return pattern.to_owned();
    }
    let (is_open_before, is_open_after, inner) = without_padding(pattern);
    let inner = if has_choice(inner) { format!("(?:{inner})") } else { inner.to_owned() };
    let start = if is_open_before || inner.starts_with('^') { "" } else { "^" };
    let ends = inner.ends_with('$') && !inner.ends_with("\\$");
    let end = if is_open_after || ends { "" } else { "$" };
    format!("{start}{inner}{end}")
}

/// Whether any text can come before and after a pattern, and the pattern without `.*` there.
fn without_padding(pattern: &str) -> (bool, bool, &str) {
    if pattern.len() <= 2 {
        return (false, false, pattern);
    }
    match pattern.strip_suffix(".*").filter(|rest| !rest.ends_with('\\')) {
        None => match pattern.strip_prefix(".*") {
            None => (false, false, pattern),
            Some(inner) => (true, false, inner),
        },
        Some(rest) => match rest.strip_prefix(".*") {
            None => (false, true, rest),
            Some(inner) => (true, true, inner),
        },
    }
}

/// Whether the pattern has a `|` outside of all groups and classes.
fn has_choice(pattern: &str) -> bool {
    let (mut depth, mut in_class) = (0, false);
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => _ = characters.next(),
            ']' => in_class = false,
            _ if in_class => {}
            '[' => in_class = true,
            '(' => depth += 1,
            ')' => depth -= 1,
            '|' if depth == 0 => return true,
            _ => {}
        }
    }
    false
}
