//! Translates patterns of Smithy (regular expressions of ECMA 262) to the syntax of the crate
//! `regex-syntax`.
//!
//! See <https://smithy.io/2.0/spec/constraint-traits.html#pattern-trait>.

use std::iter::Peekable;
use std::str::Chars;

use regex_syntax::ParserBuilder;
use regex_syntax::hir::Hir;

/// Parses a pattern; `None` if it isn't regular, for example because of look-around or back
/// references.
pub(super) fn parse(pattern: &str) -> Option<Hir> {
    ParserBuilder::new().nest_limit(64).build().parse(&translate(pattern)).ok()
}

fn translate(pattern: &str) -> String {
    let mut translated = String::new();
    let mut in_class = false;
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => translated.push_str(&escape(&mut chars, in_class)),
            // In a class, these have a meaning in Rust, but not in ECMA.
            '[' | '&' | '~' if in_class => translated.extend(['\\', c]),
            '-' if in_class && begins_class(&chars) => translated.push_str("\\-"),
            _ => {
                in_class = (in_class || c == '[') && c != ']';
                translated.push(c);
            }
        }
    }
    translated
}

/// Whether a class such as `\w` is next, which can't end a range.
fn begins_class(chars: &Peekable<Chars<'_>>) -> bool {
    let mut next = chars.clone();
    next.next() == Some('\\') && next.next().is_some_and(|c| "wWdDsS".contains(c))
}

/// Translates an escape. In ECMA, `\w`, `\d` and `\b` match only ASCII.
fn escape(chars: &mut Peekable<Chars<'_>>, in_class: bool) -> String {
    match chars.next() {
        Some('w') => "[0-9A-Za-z_]".to_owned(),
        Some('W') => "[^0-9A-Za-z_]".to_owned(),
        Some('d') => "[0-9]".to_owned(),
        Some('D') => "[^0-9]".to_owned(),
        Some('s') => r"[\t-\r\x{FEFF}\p{Z}]".to_owned(),
        Some('S') => r"[^\t-\r\x{FEFF}\p{Z}]".to_owned(),
        Some('b') if in_class => r"\x08".to_owned(),
        Some(c @ ('b' | 'B')) => format!(r"(?-u:\{c})"),
        Some(c) if c.is_ascii_alphanumeric() => format!("\\{c}"),
        Some(c) => regex_syntax::escape(c.encode_utf8(&mut [0; 4])),
        None => "\\".to_owned(),
    }
}
