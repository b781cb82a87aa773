//! Compares HTTP bindings: how operations are called, and which parts of messages fields are.
//!
//! An update of the crate changes them for its users without a change of their code. But a service that
//! moves one doesn't understand older requests, nor do older clients understand its responses.

use super::{ChangeKind, ItemChanges, SemverStep};
use crate::ir::{HttpCall, Place, PlaceKind};

pub(super) fn calls(old: Option<&HttpCall>, new: Option<&HttpCall>, changes: &mut ItemChanges<'_>) {
    let (Some(old), Some(new)) = (old, new) else { return };
    let mut moved = |constant: &str, before: &str, after: &str| {
        if before != after {
            let what = format!("is `{after}`, was `{before}`");
            changes.member(constant).note(ChangeKind::Binding, SemverStep::Major, what);
        }
    };
    moved("METHOD", &old.method, &new.method);
    moved("URI", &old.uri, &new.uri);
    moved("STATUS", &old.status.to_string(), &new.status.to_string());
}

pub(super) fn places(old: Option<&Place>, new: Option<&Place>, field: &mut ItemChanges<'_>) {
    let kind = |place: Option<&Place>| place.map(|place| place.kind.clone());
    let (before, after) = (described(kind(old).as_ref()), described(kind(new).as_ref()));
    if before != after {
        let what = format!("is {after}, was {before}");
        field.note(ChangeKind::Binding, SemverStep::Major, what);
    } else if old != new {
        let what = "has another form in messages";
        field.note(ChangeKind::WireFormat, SemverStep::Major, what);
    }
}

/// The place of a field, in words.
fn described(place: Option<&PlaceKind>) -> String {
    match place {
        None => "a member of the body".to_owned(),
        Some(PlaceKind::Label(name)) => format!("the label `{name}` of the path"),
        Some(PlaceKind::Query(name)) => format!("the parameter `{name}` of the query"),
        Some(PlaceKind::QueryParams) => "the other parameters of the query".to_owned(),
        Some(PlaceKind::Header(name) | PlaceKind::EncodedHeader(name)) => {
            format!("the header `{name}`")
        }
        Some(PlaceKind::PrefixHeaders(prefix)) => {
            format!("the headers whose names start with `{prefix}`")
        }
        Some(
            PlaceKind::BlobPayload(_)
            | PlaceKind::TextPayload(_)
            | PlaceKind::StructurePayload
            | PlaceKind::JsonPayload,
        ) => "the whole body".to_owned(),
        Some(PlaceKind::Status) => "the status of the response".to_owned(),
    }
}
