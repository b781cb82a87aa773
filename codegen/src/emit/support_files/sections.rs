//! Sections of support files that only crates with a need have.
//!
//! ```text
//! // #if AwsJson
//! code that crates with the need have
//! // #else if RpcV2Cbor
//! code that others with this need have
//! // #else
//! code that all others have
//! // #end
//! ```
//!
//! A section can name several needs, as in `// #if AwsJson or HttpBindings`.
//!
//! Sections can be in each other. A file without any line left isn't written.

use std::borrow::Cow;

use crate::ir::{Need, Needs};

/// The needs that sections can name.
const NAMES: [(&str, Need); 7] = [
    ("AwsJson", Need::AwsJson),
    ("BuilderTraits", Need::BuilderTraits),
    ("HttpBindings", Need::HttpBindings),
    ("MaybeSetters", Need::MaybeSetters),
    ("OwnSupport", Need::OwnSupport),
    ("RequestHeaders", Need::RequestHeaders),
    ("RpcV2Cbor", Need::RpcV2Cbor),
];

/// The text of a file in a crate with these needs; `None` if it has no line.
pub(super) fn select<'t>(text: &'t str, needs: &Needs) -> Option<Cow<'t, str>> {
    if !text.contains("// #if ") {
        return Some(text.into());
    }
    let mut selected = String::new();
    // The open sections: whether the part of each that comes is kept, and whether it has had one that is.
    let mut open: Vec<(bool, bool)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let Some(marker) = line.trim_ascii_start().strip_prefix("// #") else {
            let is_kept = open.iter().all(|(is_kept, _)| *is_kept);
            selected.push_str(if is_kept { line } else { "" });
            continue;
        };
        let marker = marker.trim_ascii_end();
        if let Some(names) = marker.strip_prefix("if ") {
            let is_kept = has(needs, names);
            open.push((is_kept, is_kept));
        } else if marker == "end" {
            open.pop();
        } else if let Some((is_kept, had_one)) = open.last_mut() {
            let names = marker.strip_prefix("else if ");
            *is_kept = !*had_one && names.is_none_or(|names| has(needs, names));
            *had_one |= *is_kept;
        }
    }
    (!selected.trim().is_empty()).then(|| selected.into())
}

fn has(needs: &Needs, name: &str) -> bool {
    let is_one = |name: &str| NAMES.iter().any(|(known, need)| *known == name && needs.has(*need));
    name.split(" or ").any(is_one)
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
            headers: Vec::new(),
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
        let three =
            "// #if RpcV2Cbor\na\n// #else if AwsJson or HttpBindings\nb\n// #else\nc\n// #end\n";
        assert_eq!(selected(three, ProtocolKind::RpcV2Cbor).unwrap(), "a\n");
        assert_eq!(selected(three, ProtocolKind::RestJson1).unwrap(), "b\n");
        assert_eq!(select(three, &Needs::default()).unwrap(), "c\n");
        let inner =
            "// #if AwsJson or RpcV2Cbor\na\n// #if AwsJson\nb\n// #else\nc\n// #end\n// #end\n";
        assert_eq!(selected(inner, ProtocolKind::AwsJson).unwrap(), "a\nb\n");
        assert_eq!(selected(inner, ProtocolKind::RpcV2Cbor).unwrap(), "a\nc\n");
        assert_eq!(selected(inner, ProtocolKind::RestJson1), None);
    }

    /// The first line that is wrong in its place.
    fn fault(text: &str) -> Option<&str> {
        // For each open section, whether it has had its `else`.
        let mut open = Vec::new();
        for line in text.lines() {
            let is_known = |name: &str| NAMES.iter().any(|(known, _)| *known == name);
            let Some(marker) = line.trim().strip_prefix("// #") else { continue };
            let are_known = |names: &str| names.split(" or ").all(is_known);
            match (marker, open.last_mut()) {
                (marker, _) if marker.strip_prefix("if ").is_some_and(are_known) => {
                    open.push(false);
                }
                (marker, Some(false)) if marker.strip_prefix("else if ").is_some_and(are_known) => {
                }
                ("else", Some(had_else @ false)) => *had_else = true,
                ("end", Some(_)) => _ = open.pop(),
                _ => return Some(line),
            }
        }
        (!open.is_empty()).then_some("a section has no end")
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
