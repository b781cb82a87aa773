//! Sections of support files that only crates with a need have.
//!
//! ```text
//! // #if AwsJson
//! code that crates with the need have
//! // #else
//! code that all others have
//! // #end
//! ```
//!
//! Sections can't be in each other. A file without any line left isn't written.

use std::borrow::Cow;

use crate::ir::{Need, Needs};

/// The needs that sections can name.
const NAMES: [(&str, Need); 4] = [
    ("AwsJson", Need::AwsJson),
    ("HttpBindings", Need::HttpBindings),
    ("OwnSupport", Need::OwnSupport),
    ("RpcV2Cbor", Need::RpcV2Cbor),
];

/// The text of a file in a crate with these needs; `None` if it has no line.
pub(super) fn select<'t>(text: &'t str, needs: &Needs) -> Option<Cow<'t, str>> {
    if !text.contains("// #if ") {
        return Some(text.into());
    }
    let mut selected = String::new();
    let mut is_kept = true;
    for line in text.split_inclusive('\n') {
        match line.trim().strip_prefix("// #") {
            Some("else") => is_kept = !is_kept,
            Some("end") => is_kept = true,
            Some(condition) => {
                is_kept = condition.strip_prefix("if ").is_some_and(|name| has(needs, name));
            }
            None if is_kept => selected.push_str(line),
            None => {}
        }
    }
    (!selected.trim().is_empty()).then(|| selected.into())
}

fn has(needs: &Needs, name: &str) -> bool {
    NAMES.iter().any(|(known, need)| *known == name && needs.has(*need))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::support_files::all;
    use crate::ir::{Protocol, ProtocolKind};

    fn needs_of(kind: ProtocolKind) -> Needs {
        let protocol = Protocol {
            kind,
            content_type: "",
            query_compatible: false,
            has_error_ids: false,
            namespace: String::new(),
        };
        Needs::of(Some(&protocol), &[], &[], &[], None, None)
    }

    fn selected(text: &'static str, kind: ProtocolKind) -> Option<String> {
        select(text, &needs_of(kind)).map(Cow::into_owned)
    }

    #[test]
    fn a_crate_has_the_sections_that_it_needs() {
        let text = "a\n    // #if AwsJson\n    b\n    // #else\n    c\n    // #end\nd // #if\n";
        assert_eq!(selected(text, ProtocolKind::AwsJson).unwrap(), "a\n    b\nd // #if\n");
        assert_eq!(selected(text, ProtocolKind::RpcV2Cbor).unwrap(), "a\n    c\nd // #if\n");
        let whole = "// #if RpcV2Cbor\na\n// #end\n";
        assert_eq!(selected(whole, ProtocolKind::RpcV2Cbor).unwrap(), "a\n");
        assert_eq!(selected(whole, ProtocolKind::RestJson1), None);
    }

    /// The first line that is wrong in its place.
    fn fault(text: &str) -> Option<&str> {
        // Whether a section is open, and whether it has had its `else`.
        let mut open = None;
        for line in text.lines() {
            let Some(marker) = line.trim().strip_prefix("// #") else { continue };
            open = match (marker, open, marker.strip_prefix("if ")) {
                (_, None, Some(name)) if NAMES.iter().any(|(known, _)| *known == name) => {
                    Some(false)
                }
                ("else", Some(false), _) => Some(true),
                ("end", Some(_), _) => None,
                _ => return Some(line),
            };
        }
        open.map(|_| "a section has no end")
    }

    #[test]
    fn sections_of_support_files_are_well_formed() {
        for file in all().flat_map(|part| part.files) {
            assert_eq!(fault(&file.text), None, "{}", file.path);
        }
        for wrong in
            ["// #if Json\n// #end", "// #if AwsJson", "// #else", "// #if AwsJson\n// #if AwsJson"]
        {
            assert!(fault(wrong).is_some(), "{wrong}");
        }
    }
}
