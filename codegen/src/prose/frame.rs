//! The open elements while a document is parsed.

use super::block::Block;
use super::inline::{Inline, Style};
use super::name;
use super::tag::{ListKind, Tag};

/// At least this many paragraphs in a row that are only code become one block of code.
const MIN_LINES: usize = 3;

/// An open element that has blocks. A list is always in a flow; the flow of an entry is in a list.
#[derive(Debug)]
pub(super) enum Frame {
    Flow(Flow, Vec<Block>),
    List(OpenList),
}

#[derive(Debug)]
pub(super) enum Flow {
    Root,
    Item,
    Term,
    /// A definition, with its term.
    Definition(Vec<Inline>),
    Quote(Option<&'static str>),
}

#[derive(Debug)]
pub(super) struct OpenList {
    kind: ListKind,
    origin: ListOrigin,
    entries: Vec<Entry>,
    /// A term whose definition hasn't begun yet.
    term: Option<Vec<Inline>>,
}

impl Frame {
    /// The tag that ends the element.
    pub(super) fn tag(&self) -> Option<Tag> {
        match self {
            Self::Flow(Flow::Root, _) => None,
            Self::Flow(Flow::Item, _) => Some(Tag::Item),
            Self::Flow(Flow::Term, _) => Some(Tag::Term),
            Self::Flow(Flow::Definition(_), _) => Some(Tag::Definition),
            Self::Flow(Flow::Quote(label), _) => Some(Tag::Quote(*label)),
            Self::List(list) => Some(Tag::List(list.kind)),
        }
    }

    pub(super) fn is_entry(&self) -> bool {
        matches!(self, Self::Flow(Flow::Item | Flow::Term | Flow::Definition(_), _))
    }

    /// Whether this is a list that an entry of the given kind can be in.
    pub(super) fn is_list_for(&self, kind: ListKind) -> bool {
        let is_definition = |kind| kind == ListKind::Definition;
        match self {
            Self::List(list) => is_definition(list.kind) == is_definition(kind),
            Self::Flow(..) => false,
        }
    }

    pub(super) fn blocks(&mut self) -> Option<&mut Vec<Block>> {
        match self {
            Self::Flow(_, blocks) => Some(blocks),
            Self::List(_) => None,
        }
    }
}

#[derive(Debug)]
struct Entry {
    /// The term, if the entry is a definition.
    term: Option<Vec<Inline>>,
    blocks: Vec<Block>,
}

/// How a list began.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum ListOrigin {
    /// With its own tag.
    Tag,
    /// With an entry outside any list. Anything but another entry ends the list.
    Entry,
}

impl OpenList {
    pub(super) fn new(kind: ListKind, origin: ListOrigin) -> Self {
        Self { kind, origin, entries: Vec::new(), term: None }
    }

    /// Reopens an entry for more content: the definition of the waiting term, else the last entry.
    pub(super) fn reopen(&mut self) -> Option<Frame> {
        let entry = match self.term.take() {
            Some(term) => Entry { term: Some(term), blocks: Vec::new() },
            None => self.entries.pop()?,
        };
        let flow = entry.term.map_or(Flow::Item, Flow::Definition);
        Some(Frame::Flow(flow, entry.blocks))
    }

    /// Whether text after an entry ends the list.
    pub(super) fn ends_with_entry(&self) -> bool {
        self.origin == ListOrigin::Entry && self.term.is_none()
    }

    /// Adds a closed flow as an entry or a term.
    pub(super) fn push(&mut self, flow: Flow, blocks: Vec<Block>) {
        let term = match flow {
            Flow::Term => return self.push_term(blocks),
            Flow::Definition(term) => Some(term),
            Flow::Item | Flow::Root | Flow::Quote(_) => None,
        };
        self.entries.push(Entry { term, blocks });
    }

    /// Adds a term. Several terms of one definition are joined by commas.
    fn push_term(&mut self, blocks: Vec<Block>) {
        let term = self.term.get_or_insert_default();
        for block in blocks {
            let Block::Paragraph(inlines) = block else {
                continue;
            };
            if !term.is_empty() {
                term.extend([Inline::Text(",".to_owned()), Inline::Space]);
            }
            term.extend(inlines);
        }
    }

    /// The list as a block; `None` if it is empty.
    pub(super) fn finish(mut self) -> Option<Block> {
        if let Some(term) = self.term.take() {
            self.push(Flow::Definition(term), Vec::new());
        }
        let items = self.entries.into_iter().map(Entry::finish);
        let items: Vec<_> = items.filter(|item| !item.is_empty()).collect();
        (!items.is_empty()).then_some(Block::List { kind: self.kind, items })
    }
}

impl Entry {
    fn finish(self) -> Vec<Block> {
        let blocks = joined_code(self.blocks);
        match self.term {
            Some(term) => defined(term, blocks),
            None => blocks,
        }
    }
}

/// A definition that begins with its term.
fn defined(term: Vec<Inline>, definition: Vec<Block>) -> Vec<Block> {
    if term.is_empty() {
        return definition;
    }
    let mut lead = marked(term);
    if definition.is_empty() {
        return vec![Block::Paragraph(lead)];
    }
    if !matches!(lead.iter().nth_back(1), Some(Inline::Text(text)) if text.ends_with(':')) {
        lead.push(Inline::Text(":".to_owned()));
    }
    let mut definition = definition.into_iter().peekable();
    if let Some(Block::Paragraph(first)) =
        definition.next_if(|block| matches!(block, Block::Paragraph(_)))
    {
        lead.push(Inline::Space);
        lead.extend(first);
    }
    std::iter::once(Block::Paragraph(lead)).chain(definition).collect()
}

/// A term in bold, unless code already sets it apart.
fn marked(term: Vec<Inline>) -> Vec<Inline> {
    let is_strong = |inline: &Inline| {
        matches!(inline, Inline::Open(Style::Strong) | Inline::Close(Style::Strong))
    };
    if !term.iter().any(|inline| matches!(inline, Inline::Text(text) if text != ",")) {
        return term;
    }
    let mut marked = vec![Inline::Open(Style::Strong)];
    marked.extend(term.into_iter().filter(|inline| !is_strong(inline)));
    marked.push(Inline::Close(Style::Strong));
    marked
}

/// The blocks with each row of paragraphs that are only code, such as a sample of XML line by
/// line, made one block of code. Rows of mere names stay, as they are lists rather than samples.
pub(super) fn joined_code(blocks: Vec<Block>) -> Vec<Block> {
    let mut joined = Vec::with_capacity(blocks.len());
    let mut row = Vec::new();
    for block in blocks {
        if code_line(&block).is_none() {
            end_row(&mut row, &mut joined);
            joined.push(block);
        } else {
            row.push(block);
        }
    }
    end_row(&mut row, &mut joined);
    joined
}

fn end_row(row: &mut Vec<Block>, blocks: &mut Vec<Block>) {
    let lines: Vec<String> = row.iter().filter_map(code_line).map(str::to_owned).collect();
    if lines.len() >= MIN_LINES && !lines.iter().all(|line| name::is_name(line)) {
        row.clear();
        blocks.push(Block::Fence { language: "text", lines });
    } else {
        blocks.append(row);
    }
}

/// Whether a block is a paragraph that is only code.
pub(super) fn is_code(block: &Block) -> bool {
    code_line(block).is_some()
}

fn code_line(block: &Block) -> Option<&str> {
    match block {
        Block::Paragraph(inlines) => match &inlines[..] {
            [Inline::Code(code)] => Some(code),
            _ => None,
        },
        _ => None,
    }
}
