//! Compares the protocol of the service, and the headers that the configuration adds to requests.

use std::collections::BTreeMap;

use super::{ChangeKind, Diff, ItemChanges, SemverStep};
use crate::ir::{Crate, Protocol};
use crate::map::map_of;
use crate::prose::code_span;

/// Adds the changes.
pub(super) fn compare(old: &Crate, new: &Crate, diff: &mut Diff) {
    let mut changes = diff.item("crate");
    match (&old.protocol, &new.protocol) {
        (Some(old), Some(new)) if is_same(old, new) => compare_errors(old, new, &mut changes),
        (None, None) => {}
        _ => {
            let what = "the service speaks another protocol";
            changes.note(ChangeKind::Protocol, SemverStep::Minor, what);
        }
    }
    compare_headers(&headers(old), &headers(new), &mut changes);
}

fn is_same(old: &Protocol, new: &Protocol) -> bool {
    old.kind == new.kind && old.content_type == new.content_type
}

/// Compares how messages represent errors.
fn compare_errors(old: &Protocol, new: &Protocol, changes: &mut ItemChanges<'_>) {
    if old.query_compatible != new.query_compatible {
        let what = if new.query_compatible {
            "requests ask for the error codes of the older query protocol"
        } else {
            "requests no longer ask for the error codes of the older query protocol"
        };
        changes.note(ChangeKind::Errors, SemverStep::Minor, what);
    }
    if new.has_error_ids && old.namespace != new.namespace {
        let what = format!("the ids of errors have the namespace `{}`", new.namespace);
        changes.note(ChangeKind::Errors, SemverStep::Minor, what);
    }
}

/// Compares the headers that the configuration adds. The changes don't show their values.
fn compare_headers(
    old: &BTreeMap<&str, &str>,
    new: &BTreeMap<&str, &str>,
    changes: &mut ItemChanges<'_>,
) {
    let mut note = |name: &str, before: &str, after: &str| {
        let what = format!("{before}sends the header {}{after}", code_span(name));
        changes.note(ChangeKind::Behavior, SemverStep::Minor, what);
    };
    for name in old.keys().filter(|name| !new.contains_key(*name)) {
        note(name, "no longer ", " with each request");
    }
    for (name, value) in new {
        match old.get(name) {
            None => note(name, "", " with each request"),
            Some(other) if other != value => note(name, "", " with another value"),
            Some(_) => {}
        }
    }
}

/// The headers that the configuration adds, with their values.
fn headers(krate: &Crate) -> BTreeMap<&str, &str> {
    let headers = krate.protocol.iter().flat_map(|protocol| &protocol.headers);
    map_of(headers.map(|(name, value)| (name.as_str(), value.as_str())))
}
