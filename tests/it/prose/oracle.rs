//! The content that a reader sees: `html5ever` reads the HTML, `pulldown-cmark` reads the Markdown,
//! and both are independent of the converter.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag as Mark, TagEnd};
use std::cell::RefCell;

/// The tags that are markup in AWS models.
const TAGS: &str = "a b blockquote br caution code dd description div dl dt em example examples \
    fullname h1 h2 h3 h4 h5 h6 i important kbd li link note ol p para pre replaceable request \
    response samp span strong sub sup tip tt u ul var warning";

/// The content that must be the same in both forms.
#[derive(Debug, Default, Eq, PartialEq)]
pub(crate) struct Reading {
    /// Words, and each other character that isn't white space.
    pub(crate) words: Vec<String>,
    /// The code spans, without white space.
    pub(crate) code: Vec<String>,
    /// Lists as `(--)`, with a dash for each item, notes as `{}`.
    pub(crate) outline: String,
}

impl Reading {
    /// Reads HTML.
    pub(crate) fn of_html(html: &str) -> Self {
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from(with_placeholders_escaped(html)));
        let tokenizer = Tokenizer::new(HtmlReader::default(), TokenizerOpts::default());
        let _ = tokenizer.feed(&queue);
        tokenizer.end();
        tokenizer.sink.0.into_inner().finish()
    }

    /// Reads Markdown as rustdoc does.
    pub(crate) fn of_markdown(markdown: &str) -> Self {
        let mut reader = Reader::default();
        for event in Parser::new_ext(markdown, rustdoc_options()) {
            reader.markdown(event);
        }
        reader.finish()
    }
}

/// The extensions of Markdown that rustdoc knows.
pub(crate) fn rustdoc_options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// The words of a text, with one form of quotation marks and dots.
pub(crate) fn words(text: &str) -> Vec<String> {
    let text = text.replace(['“', '”'], "\"").replace(['‘', '’'], "'").replace('…', "...");
    let mut words: Vec<String> = Vec::new();
    let mut in_word = false;
    for c in text.chars() {
        match words.last_mut() {
            Some(word) if in_word && c.is_alphanumeric() => word.push(c),
            _ if !c.is_whitespace() => words.push(c.to_string()),
            _ => {}
        }
        in_word = c.is_alphanumeric();
    }
    words
}

/// Escapes tags outside the list: they are text for a reader, but not for an HTML parser.
fn with_placeholders_escaped(html: &str) -> String {
    let mut parts = html.split('<');
    let mut escaped = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name = part.strip_prefix('/').unwrap_or(part);
        let name = name.split([' ', '\n', '/', '>']).next().unwrap_or_default();
        let is_tag = part.contains('>') && TAGS.split_whitespace().any(|tag| tag == name);
        escaped.push_str(if is_tag { "<" } else { "&lt;" });
        escaped.push_str(part);
    }
    escaped
}

#[derive(Default)]
struct HtmlReader(RefCell<Reader>);

impl TokenSink for HtmlReader {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut reader = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => reader.text(&text),
            Token::TagToken(tag) if !tag.self_closing => reader.tag(&tag),
            Token::TagToken(_) => reader.text(" "),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Collects the content while it reads.
#[derive(Default)]
struct Reader {
    text: String,
    code: Vec<String>,
    outline: String,
    /// The place in the text where the current code began.
    code_start: Option<usize>,
    /// The place where the last code ended.
    code_end: usize,
    /// The place where an anchor without an address began.
    anchor_start: Option<usize>,
    term_start: usize,
}

impl Reader {
    fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn tag(&mut self, tag: &Tag) {
        let name: &str = &tag.name;
        let is_start = tag.kind == TagKind::StartTag;
        match (name, is_start) {
            ("code", true) => self.code_start = Some(self.text.len()),
            ("code", false) => self.end_code(),
            ("a", _) => self.anchor(is_start, tag.attrs.iter().any(|a| !a.value.is_empty())),
            ("b" | "i" | "em" | "strong" | "span" | "u" | "sub" | "sup" | "replaceable", _) => {}
            _ => self.block(name, is_start),
        }
    }

    fn block(&mut self, name: &str, is_start: bool) {
        self.drop_stop_after_sample();
        self.text(" ");
        match (name, is_start) {
            ("note" | "important", true) => {
                self.outline.push('{');
                self.text(if name == "note" { "Note " } else { "Important " });
            }
            ("note" | "important", false) => self.outline.push('}'),
            ("ul" | "ol" | "dl", true) => self.outline.push('('),
            ("ul" | "ol" | "dl", false) => self.outline.push(')'),
            ("li", true) => self.outline.push('-'),
            ("dt", true) => {
                self.outline.push('-');
                self.term_start = self.text.len();
            }
            ("dt", false) if !self.text[self.term_start..].trim().is_empty() => self.text(": "),
            _ => {}
        }
    }

    /// A sample of JSON is a block of code at the end of its paragraph, so its full stop is
    /// dropped.
    fn drop_stop_after_sample(&mut self) {
        let is_sample = |code: &String| code.starts_with(['{', '"']) && code.len() > 60;
        if self.text[self.code_end..].trim() == "." && self.code.last().is_some_and(is_sample) {
            self.text.truncate(self.code_end);
        }
    }

    /// Code ends before a link and continues after it, since a code span of Markdown can't contain
    /// a link.
    fn anchor(&mut self, is_start: bool, has_address: bool) {
        if is_start && !has_address {
            self.anchor_start = self.code_start.is_none().then_some(self.text.len());
        } else if let Some(start) = self.anchor_start.take() {
            let is_name = |c: char| c.is_alphanumeric() || "_.:$#".contains(c);
            let name = self.text[start..].trim();
            if self.code_start.is_none() && name.chars().all(is_name) {
                self.code.push(name.to_owned());
            }
        } else if self.code_start.is_some() {
            self.end_code();
            self.code_start = Some(self.text.len());
        }
    }

    fn end_code(&mut self) {
        self.code_end = self.text.len();
        if let Some(start) = self.code_start.take() {
            let code: String = self.text[start..].split_whitespace().collect();
            // The stop in `<code><a>Shape</a>.</code>` belongs to the sentence.
            let is_span = !code.is_empty() && code != ".";
            self.code.extend(is_span.then_some(code));
        }
    }

    fn markdown(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) => self.text(&text),
            Event::Code(text) => {
                self.code_start = Some(self.text.len());
                self.text(&text);
                self.end_code();
            }
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            Event::Start(mark) => self.start(&mark),
            Event::End(mark) => self.end(mark),
            Event::InlineHtml(_) => {}
            other => panic!("{other:?} from prose"),
        }
    }

    fn start(&mut self, mark: &Mark<'_>) {
        if !matches!(mark, Mark::Emphasis | Mark::Strong | Mark::Link { .. }) {
            self.text(" ");
        }
        match mark {
            Mark::BlockQuote(_) => self.outline.push('{'),
            Mark::List(_) => self.outline.push('('),
            Mark::Item => self.outline.push('-'),
            Mark::CodeBlock(CodeBlockKind::Fenced(_)) => self.code_start = Some(self.text.len()),
            _ => {}
        }
    }

    fn end(&mut self, mark: TagEnd) {
        match mark {
            TagEnd::BlockQuote(_) => self.outline.push('}'),
            TagEnd::List(_) => self.outline.push(')'),
            TagEnd::CodeBlock => self.end_code(),
            _ => {}
        }
    }

    fn finish(self) -> Reading {
        Reading { words: words(&self.text), code: self.code, outline: self.outline }
    }
}
