//! The parts of a paragraph.

use crate::characters;

/// A part of a paragraph. `Open` and `Close` are properly nested.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Inline {
    /// Text without white space.
    Text(String),
    Space,
    /// White space at the start or end of an element's content. [`tidy`] removes it.
    EdgeSpace,
    Code(String),
    Break,
    Open(Style),
    Close(Style),
}

/// The style of a part of a paragraph.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Style {
    Emphasis,
    Link(String),
    Strong,
    Subscript,
    Superscript,
}

/// The words of a text and the spaces between them.
pub(super) fn from_text(text: &str) -> Vec<Inline> {
    let mut inlines = Vec::new();
    for (index, word) in characters::clean(text).split(' ').enumerate() {
        if index > 0 {
            inlines.push(Inline::Space);
        }
        if !word.is_empty() {
            inlines.push(Inline::Text(word.to_owned()));
        }
    }
    inlines
}

/// Removes double spaces, spaces at the start and end of the paragraph and of styles, empty styles,
/// and useless line breaks.
pub(super) fn tidy(inlines: impl IntoIterator<Item = Inline>) -> Vec<Inline> {
    let mut tidy = Tidy { inlines: Vec::new(), gap: Gap::None };
    for inline in inlines {
        tidy.push(inline);
    }
    while tidy.inlines.last() == Some(&Inline::Break) {
        tidy.inlines.pop();
    }
    tidy.inlines
}

/// White space that is written only if another part follows.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Gap {
    None,
    Space,
    /// A space before the end of an element. In `<a>this </a>.` it isn't written.
    Edge,
}

struct Tidy {
    inlines: Vec<Inline>,
    gap: Gap,
}

impl Tidy {
    fn push(&mut self, inline: Inline) {
        match inline {
            Inline::Space => self.space(Gap::Space),
            Inline::EdgeSpace => self.space(Gap::Edge),
            Inline::Break => self.line_break(),
            Inline::Close(style) => self.close(style),
            Inline::Text(word) => self.text(word),
            Inline::Code(_) | Inline::Open(_) => {
                self.fill_gap();
                self.inlines.push(inline);
            }
        }
    }

    fn space(&mut self, kind: Gap) {
        if matches!(self.inlines.last(), Some(Inline::Open(_))) {
            self.space_before_opened();
        } else if self.gap == Gap::None {
            self.gap = kind;
        }
    }

    fn space_before_opened(&mut self) {
        let opened = self.inlines.iter().rev();
        let opened = opened.take_while(|inline| matches!(inline, Inline::Open(_)));
        let at = self.inlines.len() - opened.count();
        if at > 0 && !matches!(self.inlines[at - 1], Inline::Space | Inline::Break) {
            self.inlines.insert(at, Inline::Space);
        }
    }

    fn text(&mut self, word: String) {
        if self.gap == Gap::Edge && word.chars().all(|c| ".,;:!?)".contains(c)) {
            self.gap = Gap::None;
        }
        self.fill_gap();
        if let Some(Inline::Text(before)) = self.inlines.last_mut() {
            before.push_str(&word);
        } else {
            self.inlines.push(Inline::Text(word));
        }
    }

    fn close(&mut self, style: Style) {
        if matches!(self.inlines.last(), Some(Inline::Open(_))) {
            self.inlines.pop();
            self.take_back_space();
            return;
        }
        self.inlines.push(Inline::Close(style));
        if self.gap == Gap::Space {
            self.gap = Gap::Edge;
        }
    }

    /// After an empty style is removed, the space before it is the last part again.
    fn take_back_space(&mut self) {
        if self.inlines.last() == Some(&Inline::Space) {
            self.inlines.pop();
            self.gap = Gap::Space;
        }
    }

    fn line_break(&mut self) {
        self.gap = Gap::None;
        let opened = matches!(self.inlines.last(), None | Some(Inline::Open(_)));
        if !opened && self.inlines.last() != Some(&Inline::Break) {
            self.inlines.push(Inline::Break);
        }
    }

    fn fill_gap(&mut self) {
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        if gap != Gap::None && !matches!(self.inlines.last(), None | Some(Inline::Break)) {
            self.inlines.push(Inline::Space);
        }
    }
}
