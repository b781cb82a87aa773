//! Makes Rust identifiers from names of the model: case, keywords, clashes.
//!
//! Every name is claimed in a [`Scope`], which makes all names in it different. If two names would
//! be equal, the order of the model doesn't decide which one changes.

mod case;
mod modules;
mod reserved;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use heck::ToUpperCamelCase;
use proc_macro2::{Ident, Span};

use crate::map::set_of;

pub(crate) use case::Case;
pub(crate) use modules::{is_device, module};

/// Keywords that can't be raw identifiers.
const NEVER_RAW: [&str; 5] = ["self", "super", "crate", "Self", "_"];

/// Keywords of edition 2024 that `syn` doesn't know.
const NEW_KEYWORDS: [&str; 1] = ["gen"];

/// The length of `abstract`, `continue` and `override`.
const LONGEST_KEYWORD: usize = 8;

/// Methods that every builder has. No setter can have these names.
const METHODS_OF_BUILDERS: [&str; 2] = ["build", "clone"];

/// A set of names that must differ from each other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    taken: BTreeSet<String>,
    suffix: &'static str,
    /// For each name that was claimed several times: the next number to try. Names are never
    /// released, so no number is tried twice.
    next_numbers: BTreeMap<String, usize>,
}

impl Scope {
    /// The names of types of a crate.
    pub(crate) fn types() -> Self {
        Self::reserving(reserved::TYPES, "Shape")
    }

    /// The names of a structure's fields; the builder's setters have the same names.
    pub(crate) fn fields() -> Self {
        Self::reserving(METHODS_OF_BUILDERS.into_iter().chain(NEVER_RAW), "_value")
    }

    /// The names of a builder's other setters, which must differ from those of `fields`.
    pub(crate) fn setters<'a>(fields: impl Iterator<Item = &'a str>) -> Self {
        let mut scope = Self::fields();
        scope.taken.extend(fields.map(str::to_owned));
        scope
    }

    /// The names of variants of an enum or union.
    pub(crate) fn variants() -> Self {
        Self::reserving(["Self", "Unrecognized"], "Value")
    }

    /// The names of modules, which are also names of files. `items` are re-exported next to the
    /// modules, so a module can't have the name of an item.
    pub(crate) fn modules<'a>(items: impl Iterator<Item = &'a str>) -> Self {
        let mut scope = Self::reserving(NEVER_RAW, "_shape");
        scope.taken.extend(modules::reserved());
        scope.taken.extend(items.map(str::to_owned));
        scope
    }

    /// The names of type parameters of builders. They must differ from `types`, which the code of
    /// builders uses.
    pub(crate) fn parameters<'a>(types: impl Iterator<Item = &'a str>) -> Self {
        let mut scope = Self::reserving(reserved::TYPES, "State");
        scope.taken.extend(types.map(str::to_owned));
        scope
    }

    fn reserving(names: impl IntoIterator<Item = &'static str>, suffix: &'static str) -> Self {
        let taken = set_of(names.into_iter().map(str::to_owned));
        Self { taken, suffix, next_numbers: BTreeMap::new() }
    }

    /// Whether `name` is taken.
    pub(crate) fn is_taken(&self, name: &str) -> bool {
        self.taken.contains(name)
    }

    /// Takes `name` if it is free, else `name` with the suffix of the scope, else with a number.
    pub(crate) fn claim(&mut self, name: &str) -> String {
        if self.taken.insert(name.to_owned()) {
            return name.to_owned();
        }
        let suffixed = format!("{name}{}", self.suffix);
        if self.taken.insert(suffixed.clone()) { suffixed } else { self.claim_numbered(name) }
    }

    /// Takes `name` with the smallest number that is free.
    fn claim_numbered(&mut self, name: &str) -> String {
        let number = self.next_numbers.entry(name.to_owned()).or_insert(2);
        loop {
            let candidate = format!("{name}{number}");
            *number += 1;
            if self.taken.insert(candidate.clone()) {
                return candidate;
            }
        }
    }

    /// Takes a name for each of `names`. Names that need no change of case are taken first.
    ///
    /// The result has the order of `names`. Among equal candidates, the alphabetical order of the
    /// names decides, so the order of `names` doesn't matter.
    pub(crate) fn claim_all(&mut self, names: &[&str], case: fn(&str) -> String) -> Vec<String> {
        let cased: Vec<String> = names.iter().map(|name| case(name)).collect();
        let mut order: Vec<usize> = (0..names.len()).collect();
        order.sort_by_key(|&index| (cased[index] != names[index], names[index], index));
        let mut claimed = vec![String::new(); names.len()];
        for index in order {
            claimed[index] = self.claim(&cased[index]);
        }
        claimed
    }
}

/// `UpperCamelCase`, for names of types.
pub(crate) fn camel(name: &str) -> String {
    not_digit_first(name.to_upper_camel_case(), "Value")
}

/// `UpperCamelCase`, for names of variants. `_` between digits stays, so that `M5_12XLARGE` doesn't
/// become `M512xlarge`. Rust's lint `non_camel_case_types` allows `_` only there.
pub(crate) fn variant(name: &str) -> String {
    let mut joined = String::new();
    for word in name.split('_').map(ToUpperCamelCase::to_upper_camel_case) {
        if joined.ends_with(is_digit) && word.starts_with(is_digit) {
            joined.push('_');
        }
        joined.push_str(&word);
    }
    not_digit_first(joined, "Value")
}

/// `snake_case`, for names of fields and modules.
pub(crate) fn snake(name: &str) -> String {
    not_digit_first(words::words(name).join("_").to_ascii_lowercase(), "value")
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn not_digit_first(mut name: String, if_empty: &str) -> String {
    name.retain(|c| c.is_ascii_alphanumeric() || c == '_');
    match name.chars().next() {
        None => if_empty.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("_{name}"),
        Some(_) => name,
    }
}

/// Whether `name` is a keyword or otherwise not an identifier.
fn is_keyword(name: &str) -> bool {
    // Keywords are short, and all but `Self` have only small letters. Most names aren't so. Then there is
    // no need for the parser.
    let mut bytes = name.as_bytes().iter();
    let is_like_keyword = name.len() <= LONGEST_KEYWORD
        && (name == "Self" || bytes.clone().all(u8::is_ascii_lowercase));
    let is_surely_free = !is_like_keyword
        && name.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    !is_surely_free && is_short_keyword(name)
}

fn is_short_keyword(name: &str) -> bool {
    NEW_KEYWORDS.contains(&name) || syn::parse_str::<Ident>(name).is_err()
}

/// An identifier; a raw one if `name` is a keyword.
pub(crate) fn ident(name: &str) -> Ident {
    if is_keyword(name) && !NEVER_RAW.contains(&name) {
        Ident::new_raw(name, Span::call_site())
    } else {
        Ident::new(name, Span::call_site())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_other_names_have_are_skipped() {
        let mut scope = Scope::variants();
        let claimed = ["A", "A3", "A", "A", "A", "A2", "A"].map(|name| scope.claim(name));
        assert_eq!(claimed, ["A", "A3", "AValue", "A2", "A4", "A2Value", "A5"]);
    }

    #[test]
    fn no_number_is_tried_twice() {
        let mut scope = Scope::variants();
        for _ in 0..1_000 {
            scope.claim("A");
        }
        // `A`, `AValue`, and `A2` to `A999`.
        assert_eq!(scope.next_numbers, BTreeMap::from([("A".to_owned(), 1_000)]));
        assert!(scope.taken.contains("A999"));
    }
}
