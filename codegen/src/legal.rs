//! Licences and notices: which names such files have, and the texts for models of AWS.

/// The licence of AWS's models, as an SPDX expression.
pub(crate) const LICENSE_OF_AWS: &str = "Apache-2.0";

/// The Apache License 2.0, under which AWS publishes its models.
pub(crate) const APACHE_LICENSE: &str = include_str!("../LICENSE-APACHE");

/// The notice of AWS's models, as in `models/NOTICE` of this repository.
pub(crate) const NOTICE_OF_AWS: &str =
    "Models of AWS services\nCopyright Amazon.com, Inc. or its affiliates.\n";

/// What the names of such files begin with.
const BEGINNINGS: [&str; 5] = ["COPYING", "LICENCE", "LICENSE", "NOTICE", "UNLICENSE"];

/// Whether a file in the folder of a crate is a licence or a notice, by its name: `LICENSE`,
/// `LICENSE-MIT`, `NOTICE.txt`, but not a copy such as `LICENSE.orig`.
pub(crate) fn is_name(name: &str) -> bool {
    let stem = [".md", ".txt"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let rest = BEGINNINGS.iter().find_map(|beginning| stem.strip_prefix(beginning));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-') && rest.chars().all(is_plain))
}

/// Whether such a file is a notice, and no licence.
pub(crate) fn is_notice(name: &str) -> bool {
    name.starts_with("NOTICE")
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn licences_and_notices_are_known_by_their_names() {
        for name in ["LICENSE", "LICENSE-MIT", "LICENSE-Apache-2", "NOTICE", "COPYING.txt"] {
            assert!(is_name(name), "{name}");
        }
        for name in
            ["", "license.rs", "LICENSES", "LICENSE.orig", "LICENSE-MIT.mine", "src/LICENSE"]
        {
            assert!(!is_name(name), "{name}");
        }
    }
}
