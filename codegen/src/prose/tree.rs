//! Parses a document into blocks.

use super::block::Block;
use super::frame::{Flow, Frame, ListOrigin, OpenList, is_code, joined_code};
use super::paragraph::Paragraph;
use super::tag::{ListKind, Tag};
use super::token::{self, Edge, Markup, Token};
use super::{Resolve, characters, json, unmarked};

/// The maximum depth of nested lists and notes; deeper ones are shown on this level. Real texts
/// have up to six levels. The limit bounds the recursion of code that reads the blocks.
const MAX_FRAMES: usize = 24;

/// Parses a document. This never fails: an unclosed element ends with the element around it, and an
/// end tag without a start tag is ignored.
pub(super) fn parse(html: &str, resolve: &mut dyn Resolve) -> Vec<Block> {
    parse_until(html, resolve, |_| false)
}

/// Parses the begin of a document, at least up to its first paragraph.
pub(super) fn parse_first_paragraph(html: &str, resolve: &mut dyn Resolve) -> Vec<Block> {
    // A paragraph that is only code can become a block of code with those after it.
    parse_until(html, resolve, |last| matches!(last, Block::Paragraph(_)) && !is_code(last))
}

/// Parses a document until `is_end` holds for the last block, if that is in no list and no note.
fn parse_until(
    html: &str,
    resolve: &mut dyn Resolve,
    is_end: impl Fn(&Block) -> bool,
) -> Vec<Block> {
    let tokens = token::tokens(html);
    let mut paragraph = Paragraph::new(resolve);
    if let [Token::Text(text)] = &tokens[..] {
        return unmarked::blocks(text, &mut paragraph);
    }
    let closed = closed_code(&tokens);
    let mut builder = TreeBuilder::new(paragraph);
    for (token, is_closed) in tokens.iter().zip(closed) {
        builder.read(token, is_closed);
        if let [Frame::Flow(_, blocks)] = &builder.frames[..]
            && blocks.last().is_some_and(&is_end)
        {
            break;
        }
    }
    builder.finish()
}

/// For each token, whether the next code tag after it is an end tag.
fn closed_code(tokens: &[Token<'_>]) -> Vec<bool> {
    let mut is_end = false;
    let mut closed = Vec::with_capacity(tokens.len());
    for token in tokens.iter().rev() {
        closed.push(is_end);
        if let Token::Markup(markup) = token
            && markup.tag == Tag::Code
        {
            is_end = markup.edge == Edge::End;
        }
    }
    closed.reverse();
    closed
}

struct TreeBuilder<'r> {
    frames: Vec<Frame>,
    paragraph: Paragraph<'r>,
    preformatted: Option<String>,
}

impl<'r> TreeBuilder<'r> {
    fn new(paragraph: Paragraph<'r>) -> Self {
        Self { frames: vec![Frame::Flow(Flow::Root, Vec::new())], paragraph, preformatted: None }
    }

    /// Adds a token. The tag of a block is text if it is in code that is closed after it.
    fn read(&mut self, token: &Token<'_>, in_closed_code: bool) {
        match token {
            Token::Text(text) => self.text(text),
            Token::Markup(markup) if self.preformatted.is_some() => self.preformatted(markup),
            Token::Markup(Markup { tag, source, .. })
                if tag.is_block() && self.paragraph.is_in_code() && in_closed_code =>
            {
                self.paragraph.text(source);
            }
            Token::Markup(markup) => self.markup(markup),
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.preformatted {
            Some(lines) => lines.push_str(text),
            None => self.paragraph.text(text),
        }
    }

    fn preformatted(&mut self, markup: &Markup<'_>) {
        match (markup.tag, markup.edge) {
            (Tag::Preformatted, Edge::End) => self.end_preformatted(),
            (Tag::Break, _) => self.text("\n"),
            _ => {}
        }
    }

    fn markup(&mut self, markup: &Markup<'_>) {
        if markup.tag.is_block() {
            self.flush();
        }
        match markup.edge {
            Edge::Start => self.start(markup),
            Edge::End => self.end(markup.tag),
            Edge::Empty if markup.tag == Tag::Break => self.paragraph.line_break(),
            Edge::Empty if markup.tag == Tag::Term => {
                self.start(markup);
                self.end(markup.tag);
            }
            Edge::Empty => {}
        }
    }

    fn start(&mut self, markup: &Markup<'_>) {
        match markup.tag {
            Tag::Paragraph | Tag::Section => {}
            Tag::Heading => self.paragraph.start(Tag::Strong, None),
            Tag::Preformatted => self.preformatted = Some(String::new()),
            Tag::Quote(label) => self.open_quote(label),
            Tag::List(kind) => self.open_list(kind, ListOrigin::Tag),
            Tag::Item => self.start_item(),
            Tag::Term | Tag::Definition => self.start_entry(markup.tag),
            Tag::Break => self.paragraph.line_break(),
            tag => self.paragraph.start(tag, markup.href.as_deref()),
        }
    }

    fn end(&mut self, tag: Tag) {
        let found = self.frames.iter().rposition(|frame| frame.tag() == Some(tag));
        match tag {
            _ if !tag.is_block() => self.paragraph.end(tag),
            // An end tag in an inner list doesn't end the item around that list.
            Tag::Item | Tag::Term | Tag::Definition if found < self.innermost_list() => {}
            _ => {
                if let Some(index) = found {
                    self.close_from(index);
                }
            }
        }
    }

    fn innermost_list(&self) -> Option<usize> {
        let is_list = |frame: &Frame| matches!(frame, Frame::List(_));
        self.frames.iter().rposition(is_list)
    }

    fn open_quote(&mut self, label: Option<&'static str>) {
        if self.frames.len() < MAX_FRAMES {
            self.end_term();
            self.flow();
            self.frames.push(Frame::Flow(Flow::Quote(label), Vec::new()));
        }
    }

    fn open_list(&mut self, kind: ListKind, origin: ListOrigin) {
        if self.frames.len() < MAX_FRAMES {
            self.end_term();
            self.flow();
            self.frames.push(Frame::List(OpenList::new(kind, origin)));
        }
    }

    /// Ends a term before a block: a term has only text, so the block belongs to the definition.
    fn end_term(&mut self) {
        if matches!(self.frames.last(), Some(Frame::Flow(Flow::Term, _))) {
            self.close_from(self.frames.len() - 1);
        }
    }

    fn start_item(&mut self) {
        if self.enter_list(ListKind::Bullet).is_some() {
            self.frames.push(Frame::Flow(Flow::Item, Vec::new()));
        }
    }

    fn start_entry(&mut self, tag: Tag) {
        let frame = match self.enter_list(ListKind::Definition) {
            Some(_) if tag == Tag::Term => Frame::Flow(Flow::Term, Vec::new()),
            Some(list) => list.reopen().unwrap_or(Frame::Flow(Flow::Item, Vec::new())),
            None => return,
        };
        self.frames.push(frame);
    }

    /// Closes the open elements within the surrounding list, or begins a list if there is none.
    fn enter_list(&mut self, kind: ListKind) -> Option<&mut OpenList> {
        let around = self.frames.iter().rposition(|frame| !frame.is_entry());
        let index = around.filter(|index| self.frames[*index].is_list_for(kind));
        match index {
            Some(index) => self.close_from(index + 1),
            None => self.open_list(kind, ListOrigin::Entry),
        }
        match self.frames.last_mut() {
            Some(Frame::List(list)) => Some(list),
            _ => None,
        }
    }

    /// The blocks that the next block is added to. Directly in a list, these are the blocks of the
    /// last item, or if there is none, those before the list.
    fn flow(&mut self) -> &mut Vec<Block> {
        while matches!(self.frames.last(), Some(Frame::List(list)) if list.ends_with_entry()) {
            self.close_from(self.frames.len() - 1);
        }
        if let Some(Frame::List(list)) = self.frames.last_mut() {
            let reopened = list.reopen();
            self.frames.extend(reopened);
        }
        let mut flows = self.frames.iter_mut().rev().filter_map(Frame::blocks);
        flows.next().expect("the root is a flow")
    }

    fn flush(&mut self) {
        let inlines = self.paragraph.take();
        if inlines.is_empty() {
            return;
        }
        let is_term = matches!(self.frames.last(), Some(Frame::Flow(Flow::Term, _)));
        let blocks = if is_term { vec![Block::Paragraph(inlines)] } else { json::split(inlines) };
        self.flow().extend(blocks);
    }

    fn end_preformatted(&mut self) {
        let text = self.preformatted.take().unwrap_or_default();
        let lines = text.lines().map(|line| characters::clean(line).trim_end().to_owned());
        let mut lines: Vec<String> = lines.skip_while(String::is_empty).collect();
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        if !lines.is_empty() {
            self.end_term();
            self.flow().push(Block::Fence { language: "text", lines });
        }
    }

    fn close_from(&mut self, index: usize) {
        while self.frames.len() > index {
            if let Some(frame) = self.frames.pop() {
                self.close(frame);
            }
        }
    }

    fn close(&mut self, frame: Frame) {
        match frame {
            Frame::List(list) => {
                let block = list.finish();
                self.flow().extend(block);
            }
            Frame::Flow(Flow::Quote(label), body) if !body.is_empty() => {
                let body = joined_code(body);
                self.flow().push(Block::Quote { label, body });
            }
            Frame::Flow(flow, blocks) => {
                if let Some(Frame::List(list)) = self.frames.last_mut() {
                    list.push(flow, blocks);
                }
            }
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.flush();
        self.end_preformatted();
        self.close_from(1);
        joined_code(std::mem::take(self.flow()))
    }
}
