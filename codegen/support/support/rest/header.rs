//! Lists in headers, see <https://smithy.io/2.0/spec/http-bindings.html#httpheader-trait>.

use std::borrow::Cow;

use super::text::{Set, read};
use crate::support::wire::Items;

/// Adds an item to a list. A text that would be read as several items, or not in the same way, is put
/// into quotes.
pub(super) fn add_item(list: &mut String, item: &str, is_text: bool) {
    if !list.is_empty() {
        list.push_str(", ");
    }
    let is_plain = !item.is_empty() && !item.contains([',', '"']) && item.trim() == item;
    if is_plain || !is_text {
        list.push_str(item);
        return;
    }
    list.push('"');
    for c in item.chars() {
        if matches!(c, '"' | '\\') {
            list.push('\\');
        }
        list.push(c);
    }
    list.push('"');
}

/// Reads the items of a list; returns `false` if one doesn't fit.
pub(super) fn read_items(items: &mut dyn Items, list: &str, set: Set<'_>) -> bool {
    let mut rest = list.trim();
    while !rest.is_empty() {
        let (item, after) = split(rest);
        rest = after;
        let slot = items.next();
        if read(slot, &item, set) {
            continue;
        }
        // A date as in `Mon, 16 Dec 2019 23:48:18 GMT` has a comma of its own.
        let (more, after) = split(rest);
        rest = after;
        if !read(slot, &format!("{item}, {more}"), set) {
            return false;
        }
    }
    true
}

/// The first item of a list, and the text after its comma.
fn split(list: &str) -> (Cow<'_, str>, &str) {
    let Some(quoted) = list.strip_prefix('"') else {
        let (item, rest) = list.split_once(',').unwrap_or((list, ""));
        return (item.trim_end().into(), rest.trim_start());
    };
    let mut item = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => {
                let rest = quoted[at + 1..].trim_start();
                return (item.into(), rest.strip_prefix(',').unwrap_or(rest).trim_start());
            }
            '\\' => item.extend(chars.next().map(|(_, escaped)| escaped)),
            _ => item.push(c),
        }
    }
    (item.into(), "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::wire::Scalar;

    fn read_items(items: &mut dyn Items, list: &str) -> bool {
        super::read_items(items, list, &|slot, scalar: Scalar<'_>| slot.scalar(scalar))
    }

    #[test]
    fn lists_are_read_as_they_are_written() {
        for items in [
            &["a"][..],
            &["a", "b c"],
            &["a,b", "\"", "\\", "\"\\\","],
            &["", ""],
            &[" a", "b ", "\t"],
        ] {
            let mut list = String::new();
            items.iter().for_each(|item| add_item(&mut list, item, true));
            let mut read = Vec::<String>::new();
            assert!(read_items(&mut read, &list), "{list}");
            assert_eq!(read, items, "{list}");
        }
    }

    #[test]
    fn lists_of_others_are_read() {
        let read = |list: &str| {
            let mut read = Vec::<String>::new();
            read_items(&mut read, list).then_some(read)
        };
        assert_eq!(read(" a ,b,,"), Some(vec!["a".into(), "b".into(), String::new()]));
        assert_eq!(read("\"a"), Some(vec!["a".into()]));
        assert_eq!(read("\"a\\"), Some(vec!["a".into()]));
        let mut numbers = Vec::<i32>::new();
        assert!(read_items(&mut numbers, "1, -2,3") && numbers == [1, -2, 3]);
        assert!(!read_items(&mut numbers, "1, x"));
    }
}
