//! Names of crates.

use heck::ToKebabCase;

use crate::name::is_device;

/// Names of Rust's own crates, and a keyword that `syn` doesn't know.
const RESERVED: [&str; 6] = ["alloc", "core", "gen", "proc_macro", "std", "test"];

/// Whether the rules of Cargo and the lints of Rust allow this name for a crate.
pub(crate) fn is_valid(name: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b);
    let library = name.replace('-', "_");
    name.bytes().all(is_plain)
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && !library.contains("__")
        && !RESERVED.contains(&library.as_str())
        && syn::parse_str::<syn::Ident>(&library).is_ok()
}

/// The name of the crate that is generated from a file; `stem` is the file's name without its
/// extension.
#[must_use]
pub fn of_stem(stem: &str) -> String {
    let name: String = stem.to_kebab_case().chars().filter(char::is_ascii).collect();
    let name = name.trim_matches('-').to_owned();
    // The crate's folder has the same name, so it can't be the name of a Windows device either.
    let fits = is_valid(&name) && !is_device(&name);
    if fits { name } else { format!("model-{name}").trim_end_matches('-').to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_become_names_that_cargo_and_file_systems_accept() {
        let cases = [
            ("dynamodb-2012-08-10", "dynamodb-2012-08-10"),
            ("My Service", "my-service"),
            ("core", "model-core"),
            ("2024", "model-2024"),
            ("COM1", "model-com1"),
            ("nul", "model-nul"),
            ("", "model"),
        ];
        for (stem, expected) in cases {
            assert_eq!(of_stem(stem), expected, "of {stem:?}");
        }
    }
}
