//! Compares operations, and the errors that they return.

use std::collections::BTreeSet;

use super::item_changes::places;
use super::{ChangeKind, Diff, ItemChanges, SemverStep, http};
use crate::ir::{Auth, Crate, Fault, Operation, OperationModule, Pagination, ServiceError};
use crate::map::set_of;

pub(super) fn compare(old: &Crate, new: &Crate, diff: &mut Diff) {
    let name = |module: &OperationModule| module.operation.ident.to_string();
    let [of_old, of_new] = [old, new].map(|krate| places(&krate.operations, name));
    let names = set_of(of_old.keys().chain(of_new.keys()));
    for name in names {
        let mut changes = diff.item(format!("operations::{name}"));
        let old = of_old.get(name).map(|place| &old.operations[*place].operation);
        let new = of_new.get(name).map(|place| &new.operations[*place].operation);
        match (old, new) {
            (Some(_), None) => changes.note(ChangeKind::Removed, SemverStep::Major, "was removed"),
            (None, Some(new)) => note_operation(new, &mut changes),
            (Some(old), Some(new)) => compare_operations(old, new, &mut changes),
            (None, None) => {}
        }
    }
}

/// Adds the change that an operation is new, with its documentation.
fn note_operation(operation: &Operation, changes: &mut ItemChanges<'_>) {
    let sentence = operation.docs.prose_lines().join(" ");
    let what =
        if sentence.is_empty() { "was added".to_owned() } else { format!("was added: {sentence}") };
    changes.note(ChangeKind::Added, SemverStep::Minor, what);
}

fn compare_operations(old: &Operation, new: &Operation, changes: &mut ItemChanges<'_>) {
    changes.attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
    let ends = [("Input", &old.input, &new.input), ("Output", &old.output, &new.output)];
    for (name, before, after) in ends {
        if before != after {
            let text = |end: &Option<_>| end.as_ref().map_or("()".to_owned(), ToString::to_string);
            let what = format!("is `{}`, was `{}`", text(after), text(before));
            changes.member(name).note(ChangeKind::Type, SemverStep::Major, what);
        }
    }
    if let Some(target) = new.target.as_ref().filter(|_| old.target != new.target) {
        changes.member("TARGET").note(
            ChangeKind::WireName,
            SemverStep::Minor,
            format!("is `{target}`"),
        );
    }
    http::calls(old.http.as_ref(), new.http.as_ref(), changes);
    authorization(&old.auth, &new.auth, &mut changes.member("AUTH"));
    pagination(old.pagination.as_ref(), new.pagination.as_ref(), changes);
    let flags = [
        ("IDEMPOTENT", old.idempotent, new.idempotent),
        ("READONLY", old.readonly, new.readonly),
        ("GZIP", old.gzip, new.gzip),
    ];
    for (name, before, after) in flags {
        if before != after {
            changes.member(name).note(
                ChangeKind::Behavior,
                SemverStep::Minor,
                format!("is `{after}`"),
            );
        }
    }
    if old.host_prefix != new.host_prefix {
        changes.note(
            ChangeKind::Host,
            SemverStep::Minor,
            "puts another prefix in front of the host",
        );
    }
    if old.endpoint_context != new.endpoint_context {
        let what = "gives other values to the rules that find endpoints";
        changes.note(ChangeKind::Endpoint, SemverStep::Minor, what);
    }
    let errors = |operation: &Operation| operation.errors.iter().cloned().collect::<BTreeSet<_>>();
    let (before, after) = (errors(old), errors(new));
    for error in after.difference(&before) {
        let what = format!("has `{error}` as well");
        changes.member("ERRORS").note(ChangeKind::Errors, SemverStep::Minor, what);
    }
    for error in before.difference(&after) {
        let what = format!("no longer has `{error}`");
        changes.member("ERRORS").note(ChangeKind::Errors, SemverStep::Minor, what);
    }
}

fn authorization(old: &Auth, new: &Auth, changes: &mut ItemChanges<'_>) {
    let (step, what) = match (old, new) {
        (old, new) if old == new => return,
        (Auth::None, Auth::SigV4(_)) => (SemverStep::Major, "requests must be signed".to_owned()),
        (_, Auth::None) => (SemverStep::Minor, "requests aren't signed any more".to_owned()),
        (_, Auth::SigV4(service)) => {
            (SemverStep::Minor, format!("requests are signed for the service `{service}`"))
        }
        (_, Auth::Other(scheme)) => {
            (SemverStep::Major, format!("requests must be authorized by the caller, by `{scheme}`"))
        }
    };
    changes.note(ChangeKind::Authorization, step, what);
}

fn pagination(old: Option<&Pagination>, new: Option<&Pagination>, changes: &mut ItemChanges<'_>) {
    let parts = |it: &Pagination| {
        let Pagination { input_token, output_token, items, page_size, .. } = it;
        (input_token.clone(), output_token.clone(), items.clone(), page_size.clone())
    };
    let (step, what) = match (old, new) {
        (None, Some(_)) => (SemverStep::Minor, "results come in pages"),
        (Some(_), None) => (SemverStep::Major, "results no longer come in pages"),
        (Some(old), Some(new)) if parts(old) != parts(new) => {
            (SemverStep::Major, "pages are followed by other members")
        }
        _ => return,
    };
    changes.member("PAGINATION").note(ChangeKind::Pagination, step, what);
}

/// Compares the variants of `ServiceError`.
pub(super) fn compare_errors(old: &Crate, new: &Crate, diff: &mut Diff) {
    let mut changes = diff.item("ServiceError");
    let added = |_: &ServiceError, changes: &mut ItemChanges<'_>| {
        changes.note(ChangeKind::Added, SemverStep::Minor, "was added");
    };
    let name = |error: &ServiceError| error.variant.to_string();
    let wire = |error: &ServiceError| error.code.clone();
    for (name, old, new) in changes.parts((&old.errors, &new.errors), name, wire, added) {
        let mut variant = changes.member(name);
        if old.status != new.status {
            let what = format!("has the HTTP status {}, was {}", new.status, old.status);
            variant.note(ChangeKind::Errors, SemverStep::Minor, what);
        }
        if old.fault != new.fault {
            let what = match new.fault {
                Fault::Client => "is the client's fault, was the server's",
                Fault::Server => "is the server's fault, was the client's",
            };
            variant.note(ChangeKind::Errors, SemverStep::Minor, what);
        }
        if old.retryable != new.retryable {
            let what = if new.retryable { "is retryable" } else { "is no longer retryable" };
            variant.note(ChangeKind::Errors, SemverStep::Minor, what);
        }
        if old.throttling != new.throttling {
            let what = if new.throttling {
                "is for too many requests"
            } else {
                "is no longer for too many requests"
            };
            variant.note(ChangeKind::Errors, SemverStep::Minor, what);
        }
        if old.code != new.code {
            let what = format!("is `{}` on the wire, was `{}`", new.code, old.code);
            variant.note(ChangeKind::WireName, SemverStep::Minor, what);
        }
    }
}
