//! Names of modules, which are also names of files.

use super::{camel, snake};

/// Names that Rust gives another meaning for files, and the names of the crate's own folders.
const RESERVED: [&str; 4] = ["mod", "main", "types", "operations"];

/// Names that Windows reserves for devices, in every folder and with any extension, see
/// <https://learn.microsoft.com/windows/win32/fileio/naming-a-file>.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The same for devices with a number from 0 to 9.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// The maximum length of a module's name, in bytes.
///
/// File systems allow 255 bytes, encrypted ones 143. These include `.rs`, and the suffix or number
/// that a [`Scope`](super::Scope) adds.
const MAX_LENGTH: usize = 120;

/// The length of the beginning that is kept of a longer name, in bytes.
const KEPT: usize = 80;

/// The number of hexadecimal digits of the hash that replaces the rest.
const HASHED: usize = 16;

/// The names that no module can have.
pub(super) fn reserved() -> impl Iterator<Item = String> {
    RESERVED.into_iter().map(str::to_owned).chain(devices())
}

/// Whether Windows reserves this name for a device.
pub(crate) fn is_device(name: &str) -> bool {
    devices().any(|device| device == name)
}

fn devices() -> impl Iterator<Item = String> {
    let numbered = NUMBERED_DEVICES
        .into_iter()
        .flat_map(|device| (0..=9).map(move |number| format!("{device}{number}")));
    DEVICES.into_iter().map(str::to_owned).chain(numbered)
}

/// The name of the module for a Rust item; `name` is the item's name in the model.
pub(crate) fn module(name: &str, ident: &str) -> String {
    // The name in the model splits into better words (`URLs`, not `UrLs`), but it can't be used if
    // the item was renamed.
    let name = if camel(name) == ident { name } else { ident };
    shortened(snake(name))
}

/// Shortens a name so that every file system accepts it. The result depends only on the name.
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
    fn a_module_has_the_words_of_the_model() {
        assert_eq!(module("ListURLs", "ListUrLs"), "list_urls");
        assert_eq!(module("fooBar", "FooBar2"), "foo_bar2");
    }

    #[test]
    fn long_names_are_shortened_and_stay_different() {
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
