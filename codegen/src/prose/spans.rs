//! Writes the parts of a paragraph as words of Markdown.

use super::inline::{Inline, Style};
use super::wrap::Word;
use super::{escape, url};

/// Separates two code spans without a space between them, whose backticks would join.
const SEPARATOR: &str = "<!-- -->";

/// How to write an address in the text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Urls {
    Link,
    Code,
}

/// The words of a tidy paragraph.
pub(super) fn words(inlines: &[Inline], urls: Urls) -> Vec<Word> {
    let mut writer = Writer {
        inlines,
        plain: plain_emphasis(inlines),
        urls,
        in_link: false,
        after_code: false,
        word: String::new(),
        words: Vec::new(),
    };
    for index in 0..inlines.len() {
        writer.write(index);
    }
    writer.end_word();
    writer.words
}

struct Writer<'a> {
    inlines: &'a [Inline],
    /// For each part, whether emphasis that opens or closes there can use asterisks.
    plain: Vec<bool>,
    urls: Urls,
    /// Whether a link is open.
    in_link: bool,
    after_code: bool,
    word: String,
    words: Vec<Word>,
}

impl Writer<'_> {
    fn write(&mut self, index: usize) {
        match &self.inlines[index] {
            Inline::Text(text) => self.text(text, index),
            Inline::Space | Inline::EdgeSpace => self.end_word(),
            Inline::Code(code) => self.code(code),
            Inline::Break => {
                self.end_word();
                self.words.push(Word::Break);
            }
            Inline::Open(Style::Link(_)) => {
                self.in_link = true;
                self.push("[");
            }
            Inline::Close(Style::Link(target)) => {
                self.in_link = false;
                self.push(&format!("]({target})"));
            }
            Inline::Open(style) => self.mark(style, index, "<"),
            Inline::Close(style) => self.mark(style, index, "</"),
        }
    }

    fn push(&mut self, markdown: &str) {
        self.word.push_str(markdown);
        self.after_code = false;
    }

    fn end_word(&mut self) {
        if !self.word.is_empty() {
            self.words.push(Word::Text(std::mem::take(&mut self.word)));
        }
        self.after_code = false;
    }

    fn code(&mut self, code: &str) {
        if self.after_code {
            self.push(SEPARATOR);
        }
        self.push(&escape::code_span(code));
        self.after_code = true;
    }

    fn text(&mut self, text: &str, index: usize) {
        let next = self.inlines.get(index + 1);
        let after = next.and_then(first_character);
        let goes_on = matches!(next, Some(Inline::Open(_) | Inline::Code(_)));
        let mut rest = text;
        while !self.in_link
            && let Some(range) = url::find(rest)
        {
            let (address, others) = rest[range.start..].split_at(range.len());
            self.escaped(&rest[..range.start], address.chars().next());
            // An address that contains code or emphasis is a template, so it isn't linked.
            if goes_on && !others.contains(char::is_alphanumeric) {
                self.code(address);
            } else {
                self.address(address);
            }
            rest = others;
        }
        self.escaped(rest, after);
    }

    fn escaped(&mut self, text: &str, after: Option<char>) {
        if !text.is_empty() {
            let before = self.word.chars().next_back();
            escape::push_word(&mut self.word, text, before, after);
            self.after_code = false;
        }
    }

    fn address(&mut self, address: &str) {
        if self.urls == Urls::Link && url::is_plain(address) {
            self.push(&format!("<{address}>"));
        } else {
            self.code(address);
        }
    }

    fn mark(&mut self, style: &Style, index: usize, bracket: &str) {
        let (asterisks, name) = match style {
            Style::Emphasis => ("*", "i"),
            Style::Strong => ("**", "b"),
            Style::Subscript => ("", "sub"),
            Style::Superscript => ("", "sup"),
            Style::Link(_) => return,
        };
        if self.plain[index] {
            self.push(asterisks);
        } else {
            self.push(&format!("{bracket}{name}>"));
        }
    }
}

/// For each part, whether it opens or closes emphasis that can use asterisks: both ends are
/// flanking (a term of `CommonMark`) and not next to other asterisks.
fn plain_emphasis(inlines: &[Inline]) -> Vec<bool> {
    let mut plain = vec![false; inlines.len()];
    let mut open = Vec::new();
    for (index, inline) in inlines.iter().enumerate() {
        match inline {
            Inline::Open(_) => open.push(index),
            Inline::Close(style) => {
                let start = open.pop().unwrap_or(index);
                let is_plain = matches!(style, Style::Emphasis | Style::Strong)
                    && flanks(inlines, start, index);
                plain[start] = is_plain;
                plain[index] = is_plain;
            }
            _ => {}
        }
    }
    plain
}

fn flanks(inlines: &[Inline], start: usize, end: usize) -> bool {
    let outer_before = start.checked_sub(1).map(|index| &inlines[index]);
    let (inner_first, inner_last) = (&inlines[start + 1], &inlines[end - 1]);
    let outer_after = inlines.get(end + 1);
    let edges = [
        (outer_before.and_then(last_character), first_character(inner_first)),
        (outer_after.and_then(first_character), last_character(inner_last)),
    ];
    edges.into_iter().all(|(outer, inner)| {
        let is_asterisk = |c: Option<char>| c == Some('*');
        let is_word = |c: char| c.is_alphanumeric();
        !is_asterisk(outer)
            && !is_asterisk(inner)
            && (inner.is_some_and(is_word) || outer.is_none_or(|c| c.is_ascii_punctuation()))
    })
}

/// The first Markdown character of a part; `None` for a space.
fn first_character(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(text) => text.chars().next(),
        Inline::Space | Inline::EdgeSpace | Inline::Break => None,
        Inline::Code(_) => Some('`'),
        Inline::Open(Style::Link(_)) => Some('['),
        Inline::Close(Style::Link(_)) => Some(']'),
        Inline::Open(_) | Inline::Close(_) => Some('*'),
    }
}

/// The last Markdown character of a part; `None` for a space.
fn last_character(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(text) => text.chars().next_back(),
        Inline::Close(Style::Link(_)) => Some(')'),
        _ => first_character(inline),
    }
}
