//! Markdown that no text may produce.

use crate::prose::oracle::rustdoc_options;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

/// Panics if the Markdown has code that rustdoc would run, or syntax that prose can't have.
pub(crate) fn check(lines: &[String]) {
    for line in lines {
        assert!(!line.chars().any(is_forbidden), "character in {line:?}");
    }
    let markdown = lines.join("\n");
    for event in Parser::new_ext(&markdown, rustdoc_options()) {
        let is_safe = match &event {
            Event::Start(Tag::CodeBlock(kind)) => {
                matches!(kind, CodeBlockKind::Fenced(info) if matches!(&**info, "json" | "text"))
            }
            Event::Start(tag) => matches!(
                tag,
                Tag::Paragraph
                    | Tag::BlockQuote(None)
                    | Tag::List(_)
                    | Tag::Item
                    | Tag::Emphasis
                    | Tag::Strong
                    | Tag::Link { .. }
            ),
            Event::InlineHtml(html) => is_known(html),
            Event::Text(_)
            | Event::Code(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::End(_) => true,
            _ => false,
        };
        assert!(is_safe, "{event:?} in:\n{markdown}");
    }
}

fn is_known(html: &str) -> bool {
    let tags = ["<i>", "</i>", "<b>", "</b>", "<sub>", "</sub>", "<sup>", "</sup>"];
    html == "<!-- -->" || tags.contains(&html)
}

/// Controls (tabs and line ends too), marks of direction and zero-width characters.
fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}
