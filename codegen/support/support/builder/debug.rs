// #if BuilderTraits
//! `Debug` of builders.

use std::any::type_name;
use std::fmt::{Debug, Formatter, Result};
use std::marker::PhantomData;

/// Shows a builder by the members that are set.
///
/// `States` is the tuple of the states of required members, which come first. Optional members are
/// set unless they are `None`.
///
/// It takes the members from the `Debug` text of `inner`, in which secrets are redacted. If each
/// builder passed its fields instead, the whole crate would take a twentieth longer to compile;
/// with a trait for the states, half of that.
#[inline]
pub(crate) fn debug_builder<States>(
    name: &str,
    _: PhantomData<States>,
    inner: &impl Debug,
    f: &mut Formatter<'_>,
) -> Result {
    show(name, type_name::<States>(), inner, f)
}

/// Shows a builder, given the name of the tuple of its states.
fn show(name: &str, states: &str, inner: &dyn Debug, f: &mut Formatter<'_>) -> Result {
    let text = if f.alternate() { format!("{inner:#?}") } else { format!("{inner:?}") };
    let states = states.trim_matches(['(', ')', ',']).split(", ").filter(|state| !state.is_empty());
    let mut is_set = states.map(|state| !state.ends_with("::Unset"));
    let mut shown = f.debug_struct(name);
    for (field, value) in fields(&text) {
        if is_set.next().unwrap_or(value != "None") {
            // The lines after the first have one more level of indentation.
            let value = value.replace("\n    ", "\n");
            shown.field(field, &format_args!("{value}"));
        }
    }
    shown.finish()
}

/// The names and values in the `Debug` text of a structure.
fn fields(text: &str) -> Vec<(&str, &str)> {
    let Some((_, text)) = text.split_once('{') else { return Vec::new() };
    let mut fields = Vec::new();
    let (mut depth, mut is_quoted, mut is_escaped, mut start) = (0_usize, false, false, 0);
    for (at, c) in text.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = is_quoted,
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '{' | '[' | '(' => depth += 1,
            ',' | '}' if depth == 0 => {
                fields.extend(text[start..at].split_once(": "));
                start = at + 1;
            }
            '}' | ']' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    fields.into_iter().map(|(name, value)| (name.trim(), value.trim())).collect()
}

#[cfg(test)]
mod tests {
    use super::fields;

    #[test]
    fn fields_are_found_with_any_texts_in_their_values() {
        #[derive(Debug)]
        #[allow(dead_code, reason = "it is only shown")]
        struct Shown {
            text: &'static str,
            list: Vec<Option<(u8, u8)>>,
            r#type: Option<Box<Shown>>,
            last: char,
        }
        // An odd number of quotes, so that the test notices one that is counted twice or not at
        // all.
        let text = "a: 1, \"b: {[(\\";
        let inner = Shown { text: "}\n", list: Vec::new(), r#type: None, last: 'x' };
        let list = vec![Some((1, 2)), None];
        let shown = Shown { text, list, r#type: Some(Box::new(inner)), last: 'y' };
        let (compact, pretty) = (format!("{shown:?}"), format!("{shown:#?}"));
        for text in [&compact, &pretty] {
            let names: Vec<&str> = fields(text).into_iter().map(|(name, _)| name).collect();
            assert_eq!(names, ["text", "list", "type", "last"]);
        }
        assert_eq!(fields(&compact)[0].1, format!("{text:?}"));
        assert_eq!(fields(&compact)[1].1, "[Some((1, 2)), None]");
        assert_eq!(fields(&compact)[3].1, "'y'");
        assert!(fields("Empty").is_empty());
    }
}
// #end
