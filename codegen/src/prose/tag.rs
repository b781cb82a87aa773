//! The closed list of tags that are markup in AWS models.

/// What a tag means. Names that mean the same are one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Tag {
    Anchor,
    Break,
    Code,
    Definition,
    Emphasis,
    Heading,
    Item,
    /// A mark without meaning here, such as `span`.
    Inline,
    List(ListKind),
    Paragraph,
    Preformatted,
    /// A quotation, or a note under a label.
    Quote(Option<&'static str>),
    /// A part of the text that only begins and ends paragraphs, such as `div`.
    Section,
    Strong,
    Subscript,
    Superscript,
    Term,
}

/// The kinds of lists.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum ListKind {
    Bullet,
    Definition,
    Ordered,
}

impl Tag {
    /// The meaning of a tag's name, or `None` for what isn't markup.
    ///
    /// Names count as the models write them, in lower case: `<Region>` or `<A>` is a placeholder.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "a" => Self::Anchor,
            "b" | "strong" => Self::Strong,
            "blockquote" => Self::Quote(None),
            "br" => Self::Break,
            "caution" => Self::Quote(Some("Caution")),
            "code" | "tt" | "kbd" | "samp" => Self::Code,
            "dd" => Self::Definition,
            "div" | "example" | "examples" | "description" | "request" | "response" => {
                Self::Section
            }
            "dl" => Self::List(ListKind::Definition),
            "dt" => Self::Term,
            "fullname" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::Heading,
            "i" | "em" | "replaceable" | "var" => Self::Emphasis,
            "important" => Self::Quote(Some("Important")),
            "li" => Self::Item,
            "link" | "span" | "u" => Self::Inline,
            "note" => Self::Quote(Some("Note")),
            "ol" => Self::List(ListKind::Ordered),
            "p" | "para" => Self::Paragraph,
            "pre" => Self::Preformatted,
            "sub" => Self::Subscript,
            "sup" => Self::Superscript,
            "tip" => Self::Quote(Some("Tip")),
            "ul" => Self::List(ListKind::Bullet),
            "warning" => Self::Quote(Some("Warning")),
            _ => return None,
        })
    }

    /// Whether the tag begins or ends a block.
    pub(super) fn is_block(self) -> bool {
        match self {
            Self::Definition
            | Self::Heading
            | Self::Item
            | Self::List(_)
            | Self::Paragraph
            | Self::Preformatted
            | Self::Quote(_)
            | Self::Section
            | Self::Term => true,
            Self::Anchor
            | Self::Break
            | Self::Code
            | Self::Emphasis
            | Self::Inline
            | Self::Strong
            | Self::Subscript
            | Self::Superscript => false,
        }
    }
}
