//! Checks that Rust's lints accept a name from the configuration.

use super::is_keyword;

/// The case that Rust uses for the names of a kind of item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// For types and variants, see the lint `non_camel_case_types`.
    Camel,
    /// For fields, see the lint `non_snake_case`.
    Snake,
}

impl Case {
    /// Whether a name is an identifier in this case, and no keyword.
    pub(crate) fn fits(self, name: &str) -> bool {
        let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let is_single = !name.starts_with('_') && !name.ends_with('_') && !name.contains("__");
        let fits = match self {
            Self::Camel => {
                name.starts_with(|c: char| c.is_ascii_uppercase())
                    && underscores_are_in_numbers(name)
            }
            Self::Snake => {
                name.starts_with(|c: char| c.is_ascii_lowercase())
                    && !name.bytes().any(|byte| byte.is_ascii_uppercase())
            }
        };
        is_plain && is_single && fits && !is_keyword(name)
    }

    /// The name of the case, for messages.
    pub(crate) fn description(self) -> &'static str {
        match self {
            Self::Camel => "a name in `UpperCamelCase`",
            Self::Snake => "a name in `snake_case`",
        }
    }

    /// How to write a name of this case.
    pub(crate) fn help(self) -> &'static str {
        match self {
            Self::Camel => {
                "start with a capital letter; use letters and digits; keywords aren't allowed"
            }
            Self::Snake => {
                "start with a lowercase letter; use lowercase letters, digits and `_`; keywords aren't allowed"
            }
        }
    }
}

fn underscores_are_in_numbers(name: &str) -> bool {
    let bytes = name.as_bytes();
    let is_digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    name.match_indices('_')
        .all(|(index, _)| index > 0 && is_digit(index - 1) && is_digit(index + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_types_are_recognized() {
        for name in ["A", "Foo", "FooBar2", "HTTPThing", "M5_12xlarge"] {
            assert!(Case::Camel.fits(name), "{name}");
        }
        for name in ["", "foo", "Foo_Bar", "Foo_", "_Foo", "Self", "Foo Bar", "Föö", "2a", "A__1"]
        {
            assert!(!Case::Camel.fits(name), "{name}");
        }
    }

    #[test]
    fn names_of_fields_are_recognized() {
        for name in ["a", "foo", "foo_bar2", "s3key", "v1_2"] {
            assert!(Case::Snake.fits(name), "{name}");
        }
        for name in
            ["", "Foo", "fooBar", "foo_", "_foo", "a__b", "type", "gen", "self", "a-b", "2a"]
        {
            assert!(!Case::Snake.fits(name), "{name}");
        }
    }
}
