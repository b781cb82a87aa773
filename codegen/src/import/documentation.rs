//! The prose of descriptions.
//!
//! AWS's models put each tag that follows another one on a line of its own, indented by its depth.
//! botocore's have a space there, as in place of any other run of white space: the breaks between
//! tags can be put back, those within text can't.

/// How far a tag outside of all others is indented, and how much each level adds.
const INDENT: usize = 9;
const STEP: usize = 3;

/// Elements without an end.
const VOID: [&str; 6] = ["br", "col", "hr", "img", "input", "wbr"];

/// A piece of HTML.
enum Piece<'a> {
    Text(&'a str),
    Tag(&'a str),
    /// An element without content, of a name that usually has some: `<p/>`.
    Empty {
        name: &'a str,
        attributes: &'a str,
    },
}

/// The prose with breaks between its tags.
pub(super) fn indented(html: &str) -> String {
    let pieces = pieces(html);
    let mut out = String::with_capacity(html.len());
    let mut depth: usize = 0;
    for (index, piece) in pieces.iter().enumerate() {
        match *piece {
            Piece::Empty { name, attributes } => {
                out.extend(["<", name, attributes, "></", name, ">"]);
            }
            Piece::Tag(tag) => {
                out.push_str(tag);
                depth = if is_end(tag) {
                    depth.saturating_sub(1)
                } else {
                    depth + usize::from(is_start(tag))
                };
            }
            Piece::Text(text) => match pieces.get(index + 1) {
                Some(next) if index > 0 && text.chars().all(char::is_whitespace) => {
                    let closes = matches!(next, Piece::Tag(tag) if is_end(tag));
                    let depth = depth.saturating_sub(usize::from(closes));
                    out.push('\n');
                    out.extend(std::iter::repeat_n(' ', INDENT + STEP * depth));
                }
                _ => out.push_str(text),
            },
        }
    }
    out
}

/// Tells tags from text: a tag is what stands between angles, whatever it is.
fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some((start, end)) = next_tag(rest) {
        if start > 0 {
            pieces.push(Piece::Text(&rest[..start]));
        }
        let tag = &rest[start..end];
        pieces.push(empty(tag).unwrap_or(Piece::Tag(tag)));
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// Where the next tag begins and ends.
fn next_tag(html: &str) -> Option<(usize, usize)> {
    let mut start = None;
    for (at, angle) in html.match_indices(['<', '>']) {
        match (angle, start) {
            ("<", _) => start = Some(at),
            (_, Some(start)) if at > start + 1 => return Some((start, at + 1)),
            _ => start = None,
        }
    }
    None
}

/// A tag that stands for an element without content, but isn't void.
fn empty(tag: &str) -> Option<Piece<'_>> {
    let inner = tag.strip_prefix('<')?.strip_suffix("/>")?.trim_end();
    let (name, attributes) = inner.split_at(name_length(inner));
    let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic());
    let has_attributes = attributes.starts_with(char::is_whitespace) && !attributes.ends_with('/');
    let is_empty = is_name && !is_void(name) && (attributes.is_empty() || has_attributes);
    is_empty.then_some(Piece::Empty { name, attributes })
}

fn is_end(tag: &str) -> bool {
    tag.starts_with("</")
}

/// Whether content follows that an end will close.
fn is_start(tag: &str) -> bool {
    let inner = tag.trim_start_matches('<').trim_start();
    let name = &inner[..name_length(inner)];
    !name.is_empty() && !is_void(name) && !tag.ends_with("/>")
}

fn is_void(name: &str) -> bool {
    VOID.iter().any(|void| void.eq_ignore_ascii_case(name))
}

fn name_length(text: &str) -> usize {
    text.find(|character: char| !character.is_ascii_alphanumeric()).unwrap_or(text.len())
}
