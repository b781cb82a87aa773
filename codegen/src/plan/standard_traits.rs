//! Recognizes derives of the standard library, which have several paths.

/// The traits of the standard library that have a derive macro, each with its module.
const STANDARD: [(&str, &str); 9] = [
    ("clone", "Clone"),
    ("cmp", "Eq"),
    ("cmp", "Ord"),
    ("cmp", "PartialEq"),
    ("cmp", "PartialOrd"),
    ("default", "Default"),
    ("fmt", "Debug"),
    ("hash", "Hash"),
    ("marker", "Copy"),
];

/// The trait of the standard library that a path names, such as `Ord` or `std::cmp::Ord`.
pub(crate) fn standard_trait(path: &str) -> Option<&'static str> {
    let path: String = path.split_whitespace().collect();
    let path = path.strip_prefix("::").unwrap_or(&path);
    let below = path.strip_prefix("std::").or_else(|| path.strip_prefix("core::"));
    let mut traits = STANDARD.into_iter();
    let found = traits.find(|(module, name)| match below {
        Some(below) => below.split_once("::") == Some((*module, *name)),
        None => path == *name,
    });
    found.map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::standard_trait;

    #[test]
    fn traits_of_the_standard_library_are_known_by_any_path() {
        for path in ["Ord", "std::cmp::Ord", "::core::cmp::Ord", ":: std :: cmp :: Ord"] {
            assert_eq!(standard_trait(path), Some("Ord"), "{path}");
        }
        for path in ["my::Ord", "std::Ord", "std::hash::Ord", "std::cmp::Ord::x", "cmp::Ord", ""] {
            assert_eq!(standard_trait(path), None, "{path}");
        }
    }
}
