//! Finds and encodes addresses, in attributes and in text.

use super::{characters, entity};
use std::fmt::Write as _;
use std::ops::Range;

/// The base of relative addresses in AWS models.
const BASE: &str = "https://docs.aws.amazon.com/";

/// Makes a link destination of Markdown from `href`. `None` if it leads nowhere, or isn't an
/// address of a page or a mailbox (such as a script).
pub(super) fn absolute(href: &str) -> Option<String> {
    let href = characters::clean(href);
    let href = href.trim();
    if href.is_empty() || href.starts_with('#') {
        return None;
    }
    let address = match href.split_once(':') {
        Some(("http" | "https", rest)) if rest.starts_with("//") => href.to_owned(),
        // Without a dot, rustdoc reads it as a Rust path.
        Some(("mailto", mailbox)) if mailbox.contains('@') && mailbox.contains('.') => {
            href.to_owned()
        }
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => return None,
        _ => match href.strip_prefix("//") {
            Some(host) => format!("https://{host}"),
            None => format!("{BASE}{}", href.trim_start_matches('/')),
        },
    };
    Some(encode(&address))
}

/// Encodes characters that would end a link destination or be markup in it.
fn encode(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for (at, c) in address.char_indices() {
        match c {
            '(' | ')' | '<' | '>' | '[' | ']' | '|' | '*' | '"' | '`' | '\\' | ' ' => {
                // Writing to a string can't fail.
                let _ = write!(encoded, "%{:02X}", u32::from(c));
            }
            '&' if entity::body(&address[at..]).is_some() => encoded.push_str("&amp;"),
            _ => encoded.push(c),
        }
    }
    encoded
}

/// Finds an address in a word. rustdoc recognizes one even after other letters.
pub(super) fn find(word: &str) -> Option<Range<usize>> {
    // Most words are too short.
    if word.len() < "http://a".len() {
        return None;
    }
    word.match_indices("http").find_map(|(start, _)| {
        let length = length(&word[start..])?;
        Some(start..start + length)
    })
}

/// Whether an address can be written as `<address>`. One with a placeholder can't.
pub(super) fn is_plain(address: &str) -> bool {
    address.chars().all(|c| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'()+,=%".contains(c))
}

/// The length of the address at the start of `text`.
fn length(text: &str) -> Option<usize> {
    let after = text.strip_prefix("https://").or(text.strip_prefix("http://"))?;
    let scheme = text.len() - after.len();
    let is_part = |c: char| c.is_ascii_graphic() && !"\"\\`".contains(c);
    let end = after.find(|c| !is_part(c)).unwrap_or(after.len());
    let address = &text[..scheme + trimmed(&after[..end]).len()];
    (address.len() > scheme).then_some(address.len())
}

/// The address without punctuation at its end that belongs to the sentence.
fn trimmed(address: &str) -> &str {
    let mut address = address;
    let mut unopened = Brackets::unopened(address);
    while let Some(last) = address.chars().next_back() {
        let is_outside = ".,;:!?'*".contains(last) || unopened.take(last);
        if !is_outside {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address
}

/// The number of closing brackets without an opening one, for each kind.
struct Brackets([(char, char, usize); 4]);

impl Brackets {
    fn unopened(text: &str) -> Self {
        let pairs = [('(', ')'), ('<', '>'), ('[', ']'), ('{', '}')];
        Self(pairs.map(|(open, close)| {
            let count = |bracket| text.matches(bracket).count();
            (open, close, count(close).saturating_sub(count(open)))
        }))
    }

    fn take(&mut self, bracket: char) -> bool {
        let found = self.0.iter_mut().find(|(_, close, _)| *close == bracket);
        match found {
            Some((_, _, count)) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn the_shortest_address_is_found() {
        assert_eq!(find("http://a"), Some(0..8));
        assert_eq!(find("(http://a)."), Some(1..9));
        assert_eq!(find("http://"), None);
    }
}
