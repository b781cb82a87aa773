//! Splits a document into text and known tags.

use super::entity;
use super::tag::Tag;

/// A piece of a document.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// Text, with its character references decoded.
    Text(String),
    /// A known tag.
    Markup(Markup<'a>),
}

/// A tag as it stands in the document.
#[derive(Debug)]
pub(super) struct Markup<'a> {
    pub(super) tag: Tag,
    pub(super) edge: Edge,
    /// The attribute `href`, its character references resolved.
    pub(super) href: Option<String>,
    /// The tag as it is written, for where it turns out to be text.
    pub(super) source: &'a str,
}

/// Which end of an element a tag is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Edge {
    Start,
    End,
    /// Both: `<x/>`.
    Empty,
}

/// Splits a document. Unknown tags stay text: many models have unescaped placeholders, such as
/// `<region>`, and XML samples.
pub(super) fn tokens(html: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut text, mut at) = (0, 0);
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        at = start + 1;
        if let Some(markup) = markup(&html[start..]) {
            push_text(&mut tokens, &html[text..start]);
            at = start + markup.source.len();
            text = at;
            tokens.push(Token::Markup(markup));
        }
    }
    push_text(&mut tokens, &html[text..]);
    tokens
}

fn push_text(tokens: &mut Vec<Token<'_>>, source: &str) {
    if !source.is_empty() {
        tokens.push(Token::Text(entity::decode(source)));
    }
}

/// The known tag at the start of `text`.
fn markup(text: &str) -> Option<Markup<'_>> {
    let inside = &text[1..];
    let (closing, named) = match inside.strip_prefix('/') {
        Some(named) => (true, named),
        None => (false, inside),
    };
    let length = named.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(named.len());
    let tag = Tag::of(&named[..length])?;
    let attributes = attributes(&named[length..])?;
    let edge = match (closing, attributes.ends_with('/')) {
        (true, _) => Edge::End,
        (false, true) => Edge::Empty,
        (false, false) => Edge::Start,
    };
    let end = text.len() - named.len() + length + attributes.len() + 1;
    Some(Markup { tag, edge, href: href(attributes), source: &text[..end] })
}

/// The text between a tag's name and its `>`. Quoted values can contain `>`.
fn attributes(text: &str) -> Option<&str> {
    if !text.starts_with(|c: char| c.is_whitespace() || c == '/' || c == '>') {
        return None;
    }
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(&text[..at]),
            (None, '<') => return None,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

fn href(attributes: &str) -> Option<String> {
    let mut rest = attributes;
    while let Some((before, after)) = rest.split_once('=') {
        let name = before.trim().rsplit(char::is_whitespace).next();
        let (value, others) = value(after.trim_start());
        if name == Some("href") {
            return Some(entity::decode(value));
        }
        rest = others;
    }
    None
}

/// The value of an attribute, and the text after it.
fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    text.split_once(char::is_whitespace).unwrap_or((text, ""))
}
