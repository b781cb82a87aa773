//! Builds a paragraph from text and inline tags.

use super::inline::{self, Inline, Style};
use super::tag::Tag;
use super::{Resolve, characters, name, url};

/// The maximum number of open inline elements; deeper ones are ignored. Real texts have up to
/// three. The limit bounds the search for the start of an element.
const MAX_OPEN: usize = 32;

/// The paragraph that is being parsed.
pub(super) struct Paragraph<'r> {
    resolve: &'r mut dyn Resolve,
    inlines: Vec<Inline>,
    open: Vec<Mark>,
    code: Option<Code>,
}

/// The open code element.
#[derive(Default)]
struct Code {
    content: String,
    /// Whether it refers to a shape, as in `<code><a>Shape</a>.</code>`. Then the full stop isn't
    /// part of the name.
    has_anchor: bool,
}

struct Mark {
    tag: Tag,
    /// `None` if the element has no style here.
    style: Option<Style>,
    /// The index where its content begins.
    start: usize,
}

impl<'r> Paragraph<'r> {
    pub(super) fn new(resolve: &'r mut dyn Resolve) -> Self {
        Self { resolve, inlines: Vec::new(), open: Vec::new(), code: None }
    }

    pub(super) fn is_in_code(&self) -> bool {
        self.code.is_some()
    }

    pub(super) fn text(&mut self, text: &str) {
        match &mut self.code {
            Some(code) => code.content.push_str(text),
            None => self.inlines.extend(inline::from_text(text)),
        }
    }

    pub(super) fn line_break(&mut self) {
        match &mut self.code {
            Some(code) => code.content.push(' '),
            None => self.inlines.push(Inline::Break),
        }
    }

    pub(super) fn start(&mut self, tag: Tag, href: Option<&str>) {
        match tag {
            Tag::Code if self.code.is_none() => self.code = Some(Code::default()),
            Tag::Anchor => self.start_anchor(href),
            _ if self.code.is_none() => {
                let style = style(tag).filter(|style| !self.is_open(style));
                self.open(tag, style);
            }
            _ => {}
        }
    }

    pub(super) fn end(&mut self, tag: Tag) {
        match tag {
            Tag::Code => {
                self.split_code();
                self.code = None;
            }
            Tag::Anchor => self.close(tag),
            _ if self.code.is_none() => self.close(tag),
            _ => {}
        }
    }

    /// Closes all open elements, and returns the paragraph.
    pub(super) fn take(&mut self) -> Vec<Inline> {
        self.end(Tag::Code);
        self.close_from(0);
        inline::tidy(std::mem::take(&mut self.inlines))
    }

    /// Opens a link. Within code it splits the code, since a code span of Markdown can't contain a
    /// link.
    fn start_anchor(&mut self, href: Option<&str>) {
        let target = href.and_then(|href| {
            let own = self.resolve.href(href);
            own.or_else(|| url::absolute(href))
        });
        if let (None, Some(code)) = (&target, &mut self.code) {
            code.has_anchor = true;
            return;
        }
        self.close(Tag::Anchor);
        self.split_code();
        self.open(Tag::Anchor, target.map(Style::Link));
    }

    fn open(&mut self, tag: Tag, style: Option<Style>) {
        if self.open.len() == MAX_OPEN {
            return;
        }
        self.inlines.extend(style.clone().map(Inline::Open));
        let start = self.inlines.len();
        self.open.push(Mark { tag, style, start });
    }

    /// Closes the innermost element with this tag, if any, and all elements inside it.
    fn close(&mut self, tag: Tag) {
        if let Some(index) = self.open.iter().rposition(|mark| mark.tag == tag) {
            self.split_code();
            self.close_from(index);
        }
    }

    fn close_from(&mut self, index: usize) {
        for mark in self.open.split_off(index).into_iter().rev() {
            match mark.style {
                Some(style) => self.inlines.push(Inline::Close(style)),
                None if mark.tag == Tag::Anchor => self.name_anchor(mark.start),
                None => {}
            }
        }
    }

    /// Turns the content of an anchor without `href` into code, if it is a single name: older
    /// models refer to shapes like this.
    fn name_anchor(&mut self, start: usize) {
        let content = &self.inlines[start..];
        let is_blank = |inline: &Inline| matches!(inline, Inline::Space);
        let Some(at) = content.iter().position(|inline| !is_blank(inline)) else {
            return;
        };
        let Inline::Text(name) = &content[at] else {
            return;
        };
        if name::is_name(name) && content[at + 1..].iter().all(is_blank) {
            let name = name.clone();
            let after = self.inlines.split_off(start + at + 1);
            self.inlines.pop();
            self.push_code(name);
            self.inlines.extend(after);
        }
    }

    /// Writes the code so far as a code span. The code element stays open.
    fn split_code(&mut self) {
        let Some(code) = &mut self.code else { return };
        let Code { content, has_anchor } = std::mem::take(code);
        let content = characters::clean(&content);
        let words: Vec<&str> = content.split(' ').filter(|word| !word.is_empty()).collect();
        let code = words.join(" ");
        let name = code.trim_end_matches(['.', ',']);
        let span = if has_anchor { name } else { &code };
        if content.starts_with(' ') {
            self.inlines.push(Inline::EdgeSpace);
        }
        if !span.is_empty() {
            self.push_code(span.to_owned());
        }
        self.inlines.extend(inline::from_text(&code[span.len()..]));
        if content.ends_with(' ') {
            self.inlines.push(Inline::EdgeSpace);
        }
    }

    fn push_code(&mut self, code: String) {
        let is_linked = self.is_in_link();
        let target =
            if name::is_name(&code) && !is_linked { self.resolve.code(&code) } else { None };
        let link = target.map(Style::Link);
        self.inlines.extend(link.clone().map(Inline::Open));
        self.inlines.push(Inline::Code(code));
        self.inlines.extend(link.map(Inline::Close));
    }

    fn is_in_link(&self) -> bool {
        let mut styles = self.open.iter().filter_map(|mark| mark.style.as_ref());
        styles.any(|style| matches!(style, Style::Link(_)))
    }

    fn is_open(&self, style: &Style) -> bool {
        self.open.iter().any(|mark| mark.style.as_ref() == Some(style))
    }
}

fn style(tag: Tag) -> Option<Style> {
    match tag {
        Tag::Emphasis => Some(Style::Emphasis),
        Tag::Strong => Some(Style::Strong),
        Tag::Subscript => Some(Style::Subscript),
        Tag::Superscript => Some(Style::Superscript),
        _ => None,
    }
}
