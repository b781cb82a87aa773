//! Code blocks and links of a Markdown document.

use std::fs;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use support::repository;

/// A code block.
pub(crate) struct Fence {
    /// The document and the line at which the block begins, for messages.
    pub(crate) place: String,
    /// Empty if the document names none.
    pub(crate) language: String,
    pub(crate) text: String,
}

/// A file of the repository, by its path from the root.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(repository(path)).expect("the file can be read")
}

/// The files to which a document links: its addresses without a host, and without their fragments.
pub(crate) fn linked_files(document: &str) -> Vec<String> {
    let markdown = read(document);
    let addresses = Parser::new(&markdown).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url),
        _ => None,
    });
    let files = addresses.map(|it| it.split('#').next().unwrap_or_default().to_owned());
    files.filter(|file| !file.is_empty() && !file.contains("://")).collect()
}

/// All code blocks of a document, whose path is from the root of the repository.
pub(crate) fn fences(document: &str) -> Vec<Fence> {
    let markdown = read(document);
    let mut fences: Vec<Fence> = Vec::new();
    let mut is_open = false;
    for (event, range) in Parser::new(&markdown).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let language = match kind {
                    CodeBlockKind::Fenced(language) => language.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                let line = markdown[..range.start].lines().count() + 1;
                fences.push(Fence {
                    place: format!("{document}:{line}"),
                    language,
                    text: String::new(),
                });
                is_open = true;
            }
            Event::End(TagEnd::CodeBlock) => is_open = false,
            Event::Text(text) if is_open => {
                fences.last_mut().expect("a block is open").text.push_str(&text);
            }
            _ => {}
        }
    }
    fences
}
