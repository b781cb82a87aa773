//! Escapes text that Markdown would read as markup.

use super::entity;

/// Appends a word so that Markdown shows it literally. `before` and `after` are the neighbouring
/// characters of the Markdown; `None` means a space, or the start or end of the paragraph.
pub(super) fn push_word(
    markdown: &mut String,
    word: &str,
    before: Option<char>,
    after: Option<char>,
) {
    // Most words. In them, no character could be markup.
    if word.as_bytes().iter().all(u8::is_ascii_alphanumeric) {
        markdown.push_str(word);
        return;
    }
    let mut previous = before;
    for (at, c) in word.char_indices() {
        let rest = &word[at..];
        let next = rest[c.len_utf8()..].chars().next();
        let is_footnote = at == 0 && c == '^' && before == Some('[');
        let is_markup = is_markup(c, previous, next.or(after), rest)
            || is_footnote
            || (c == '!' && next.is_none() && after == Some('['));
        if is_markup {
            markdown.push('\\');
        }
        markdown.push(c);
        previous = Some(c);
    }
}

fn is_markup(c: char, previous: Option<char>, next: Option<char>, rest: &str) -> bool {
    let is_inside_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' | '*' | '`' | '[' | ']' | '~' => true,
        '_' => !(is_inside_word(previous) && is_inside_word(next)),
        '<' => next.is_some_and(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
        '&' => entity::body(rest).is_some(),
        // Smart punctuation turns two hyphens into a dash.
        '-' => previous == Some('-'),
        _ => false,
    }
}

/// Whether a word at the beginning of a line would open a block, or turn the lines around it into a
/// heading or a table.
pub(super) fn opens_block(word: &str) -> bool {
    // Most words. No block opens with a letter.
    if word.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
        return false;
    }
    let only = |allowed: &[u8]| word.bytes().all(|b| allowed.contains(&b));
    let is_number = |text: &str| text.len() < 10 && text.bytes().all(|b| b.is_ascii_digit());
    word.starts_with('>')
        || only(b"#")
        || only(b"+")
        || only(b"=")
        || only(b"|:-")
        || word.strip_suffix(['.', ')']).is_some_and(|text| !text.is_empty() && is_number(text))
}

/// The word, escaped if it would open a block at the beginning of a line.
pub(super) fn first_word(word: String) -> String {
    if !opens_block(&word) {
        return word;
    }
    let at = if word.starts_with(|c: char| c.is_ascii_digit()) { word.len() - 1 } else { 0 };
    format!("{}\\{}", &word[..at], &word[at..])
}

/// A code span that shows the content literally.
pub(super) fn code_span(content: &str) -> String {
    if content.is_empty() {
        return String::new();
    }
    let fence = "`".repeat(longest_run(content, '`') + 1);
    let at_edge = |c| content.starts_with(c) || content.ends_with(c);
    let pad =
        if at_edge('`') || (content.starts_with(' ') && content.ends_with(' ')) { " " } else { "" };
    format!("{fence}{pad}{content}{pad}{fence}")
}

/// The length of the longest run of the character `c`.
pub(super) fn longest_run(text: &str, c: char) -> usize {
    if !text.contains(c) {
        return 0;
    }
    text.split(|other| other != c).map(str::len).max().unwrap_or(0) / c.len_utf8()
}
