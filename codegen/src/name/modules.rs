//! Names of modules, each of which is a file as well.

use super::{camel, snake};

/// Names that Rust's module lookup gives another meaning, or that the modules around have.
const OF_RUST: [&str; 4] = ["mod", "main", "types", "operations"];

/// Devices that Windows has in every folder, by name and with any ending, see
/// <https://learn.microsoft.com/windows/win32/fileio/naming-a-file>.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Devices of Windows that have a number from 0 to 9.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// The longest name of a module in bytes.
///
/// File systems take names of 255 bytes, encrypted ones 143, with the ending `.rs` and what a
/// [`Scope`](super::Scope) adds.
const MAX_LENGTH: usize = 120;

/// What is kept of a name that is too long, in bytes.
const KEPT: usize = 80;

/// Hexadecimal digits of the hash that stands for the rest of a name.
const HASHED: usize = 16;

/// The names that no module can have.
pub(super) fn reserved() -> impl Iterator<Item = String> {
    OF_RUST.into_iter().map(str::to_owned).chain(devices())
}

/// Whether Windows takes a file or folder of this name for a device.
pub(crate) fn is_device(name: &str) -> bool {
    devices().any(|device| device == name)
}

fn devices() -> impl Iterator<Item = String> {
    let numbered = NUMBERED_DEVICES
        .into_iter()
        .flat_map(|device| (0..=9).map(move |number| format!("{device}{number}")));
    DEVICES.into_iter().map(str::to_owned).chain(numbered)
}

/// The name of the module of a Rust item, which is called `name` in the model.
pub(crate) fn module(name: &str, ident: &str) -> String {
    // The words of the model's name say more than those of the item's (`URLs`, not `UrLs`), unless
    // the item had to be called otherwise.
    let name = if camel(name) == ident { name } else { ident };
    shortened(snake(name))
}

/// A name that every file system takes. It depends on nothing but the name itself.
fn shortened(name: String) -> String {
    if name.len() <= MAX_LENGTH {
        return name;
    }
    let hash = crate::sha256(&name);
    format!("{}_{}", name[..KEPT].trim_end_matches('_'), &hash[..HASHED])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_named_by_the_words_of_the_model() {
        assert_eq!(module("ListURLs", "ListUrLs"), "list_urls");
        assert_eq!(module("fooBar", "FooBar2"), "foo_bar2");
    }

    #[test]
    fn long_names_are_cut_and_stay_apart() {
        let long = |end: &str| {
            let name = format!("{}{end}", "VeryLong".repeat(30));
            module(&name, &name)
        };
        assert_eq!(long("A").len(), KEPT - 1 + 1 + HASHED);
        assert!(long("A").starts_with("very_long_very_long_"));
        assert_ne!(long("A"), long("B"));
        let longest = format!("A{}", "a".repeat(MAX_LENGTH - 1));
        assert_eq!(module(&longest, &longest), longest.to_lowercase());
    }
}
