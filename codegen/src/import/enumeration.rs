//! Converts enums. botocore has only their values, so the names of members are made from these.

use std::collections::BTreeSet;

use super::json::{Json, Object};
use super::node::Node;
use super::traits::Traits;

/// An enum; its constraints are dropped, since its values define them.
pub(super) fn enumeration(node: &Node<'_>, traits: Traits) -> Object {
    let (mut taken, mut seen) = (BTreeSet::new(), BTreeSet::new());
    // Smithy doesn't allow empty values. Clients accept them as unknown values.
    let values = node.texts("enum").into_iter();
    let values = values.filter(|value| !value.is_empty() && seen.insert(*value));
    let members: Object =
        values.map(|value| (unique(name(value), &mut taken), member(value))).collect();
    traits.add_to(Object::default().with("type", "enum").with("members", members))
}

fn member(value: &str) -> Json {
    let mut traits = Traits::default();
    traits.set("smithy.api#enumValue", value);
    traits.add_to(Object::default().with("target", "smithy.api#Unit")).into()
}

/// The name for a value, similar to those in AWS's models: an identifier that begins with a capital
/// stays unchanged, any other value becomes `UPPER_SNAKE`.
fn name(value: &str) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let keeps =
        value.starts_with(|first: char| first.is_ascii_uppercase()) && value.chars().all(is_word);
    let spelled = if keeps { value.to_owned() } else { divided(value).to_uppercase() };
    let words: Vec<_> = spelled.split(|c| !is_word(c)).filter(|word| !word.is_empty()).collect();
    let name = words.join("_");
    match name.trim_matches('_') {
        "" => "EMPTY".to_owned(),
        name if name.starts_with(|first: char| first.is_ascii_digit()) => format!("_{name}"),
        name => name.to_owned(),
    }
}

/// A value with `_` between its words, which capitals mark: `fooBARBaz` becomes `foo_BAR_Baz`.
fn divided(value: &str) -> String {
    let characters: Vec<char> = value.chars().collect();
    let is_upper = |at: usize| characters.get(at).is_some_and(char::is_ascii_uppercase);
    let is_lower = |at: usize| characters.get(at).is_some_and(char::is_ascii_lowercase);
    let begins_word = |at: usize| {
        at > 0
            && is_upper(at)
            && (is_lower(at - 1)
                || characters[at - 1].is_ascii_digit()
                || is_upper(at - 1) && is_lower(at + 1))
    };
    let mut out = String::new();
    for (at, character) in characters.iter().enumerate() {
        if begins_word(at) {
            out.push('_');
        }
        out.push(*character);
    }
    out
}

/// The name, changed if it is taken; the case doesn't matter.
fn unique(name: String, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    let mut candidates = std::iter::once(name.clone()).chain(numbered);
    let free = candidates.find(|candidate| taken.insert(candidate.to_lowercase()));
    free.unwrap_or(name)
}
