//! The known tags of AWS models. All other tags are text.

/// The meaning of a tag; several names can have the same meaning.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Tag {
    Anchor,
    Break,
    Code,
    Definition,
    Emphasis,
    Heading,
    Item,
    /// An inline element that has no meaning here, such as `span`.
    Inline,
    List(ListKind),
    Paragraph,
    Preformatted,
    /// A quotation; a note has a label.
    Quote(Option<&'static str>),
    /// An element that only begins and ends paragraphs, such as `div`.
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
    /// The meaning of a tag's name; `None` if the tag is text.
    ///
    /// Names must be in lower case, as models write them: `<Region>` or `<A>` is a placeholder.
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
