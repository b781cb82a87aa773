//! Small texts of our own making.

/// Wraps Markdown that is one paragraph, at spaces outside code spans.
///
/// No line begins with a word that could open a block.
pub(super) fn wrap(markdown: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut columns = 0;
    for word in words(markdown) {
        let length = word.chars().count();
        let can_begin = word.starts_with(|c: char| c.is_alphabetic() || c == '`' || c == '[');
        match lines.last_mut() {
            Some(line) if columns + 1 + length <= width || !can_begin => {
                line.push(' ');
                line.push_str(&word);
                columns += 1 + length;
            }
            _ => {
                lines.push(word);
                columns = length;
            }
        }
    }
    lines
}

/// The words of a paragraph; a code span is never split.
fn words(markdown: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for part in markdown.split(' ') {
        match words.last_mut() {
            Some(word) if open => {
                word.push(' ');
                word.push_str(part);
            }
            _ => words.push(part.to_owned()),
        }
        open ^= part.matches('`').count() % 2 == 1;
    }
    words
}

/// A URL as the destination of a link: what would end it is encoded.
pub(super) fn destination(url: &str) -> String {
    let encode = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        _ if b"-._~:/?#@!$&'+,;=%".contains(&byte) => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    url.bytes().map(encode).collect()
}

/// Items of a list, wrapped and indented.
pub(super) fn list(items: impl IntoIterator<Item = String>, width: usize) -> Vec<String> {
    let item = |item: String| {
        let indent =
            |(index, line)| if index == 0 { format!("- {line}") } else { format!("  {line}") };
        wrap(&item, width - 2).into_iter().enumerate().map(indent).collect::<Vec<_>>()
    };
    items.into_iter().flat_map(item).collect()
}
