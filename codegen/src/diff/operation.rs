//! Changes of operations, and of the errors that they return.

use std::collections::BTreeSet;

use super::subject::named;
use super::{Diff, Kind, Step, Subject};
use crate::ir::{Auth, Crate, Fault, Operation, OperationModule, Pagination, ServiceError};

pub(super) fn compare(old: &Crate, new: &Crate, diff: &mut Diff) {
    let name = |module: &OperationModule| module.operation.ident.to_string();
    let [old, new] = [old, new].map(|krate| named(&krate.operations, &name));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for name in names {
        let mut subject = diff.item(format!("operations::{name}"));
        match (old.get(name), new.get(name)) {
            (Some(_), None) => subject.note(Kind::Removed, Step::Major, "was removed"),
            (None, Some(new)) => note_operation(&new.operation, &mut subject),
            (Some(old), Some(new)) => {
                compare_operations(&old.operation, &new.operation, &mut subject);
            }
            (None, None) => {}
        }
    }
}

/// Notes an operation that was added, with the first sentence of its documentation.
fn note_operation(operation: &Operation, subject: &mut Subject<'_>) {
    let sentence = operation.docs.prose_lines().join(" ");
    let what =
        if sentence.is_empty() { "was added".to_owned() } else { format!("was added: {sentence}") };
    subject.note(Kind::Added, Step::Minor, what);
}

fn compare_operations(old: &Operation, new: &Operation, subject: &mut Subject<'_>) {
    subject.attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
    let ends = [("Input", &old.input, &new.input), ("Output", &old.output, &new.output)];
    for (name, before, after) in ends {
        if before != after {
            let text = |end: &Option<_>| end.as_ref().map_or("()".to_owned(), ToString::to_string);
            let what = format!("is `{}`, was `{}`", text(after), text(before));
            subject.member(name).note(Kind::Type, Step::Major, what);
        }
    }
    if let Some(target) = new.target.as_ref().filter(|_| old.target != new.target) {
        subject.member("TARGET").note(Kind::WireName, Step::Minor, format!("is `{target}`"));
    }
    authorization(&old.auth, &new.auth, &mut subject.member("AUTH"));
    pagination(old.pagination.as_ref(), new.pagination.as_ref(), subject);
    let flags = [
        ("IDEMPOTENT", old.idempotent, new.idempotent),
        ("READONLY", old.readonly, new.readonly),
        ("GZIP", old.gzip, new.gzip),
    ];
    for (name, before, after) in flags {
        if before != after {
            subject.member(name).note(Kind::Behavior, Step::Minor, format!("is `{after}`"));
        }
    }
    if old.host_prefix != new.host_prefix {
        subject.note(Kind::Host, Step::Minor, "puts another prefix in front of the host");
    }
    let errors = |operation: &Operation| operation.errors.iter().cloned().collect::<BTreeSet<_>>();
    let (before, after) = (errors(old), errors(new));
    for error in after.difference(&before) {
        let what = format!("has `{error}` as well");
        subject.member("ERRORS").note(Kind::Errors, Step::Minor, what);
    }
    for error in before.difference(&after) {
        let what = format!("no longer has `{error}`");
        subject.member("ERRORS").note(Kind::Errors, Step::Minor, what);
    }
}

fn authorization(old: &Auth, new: &Auth, subject: &mut Subject<'_>) {
    let (step, what) = match (old, new) {
        (old, new) if old == new => return,
        (Auth::None, Auth::SigV4(_)) => (Step::Major, "requests must be signed".to_owned()),
        (_, Auth::None) => (Step::Minor, "requests aren't signed any more".to_owned()),
        (_, Auth::SigV4(service)) => {
            (Step::Minor, format!("requests are signed for the service `{service}`"))
        }
        (_, Auth::Other(scheme)) => {
            (Step::Major, format!("requests must be authorized by the caller, by `{scheme}`"))
        }
    };
    subject.note(Kind::Authorization, step, what);
}

fn pagination(old: Option<&Pagination>, new: Option<&Pagination>, subject: &mut Subject<'_>) {
    let parts = |it: &Pagination| {
        let Pagination { input_token, output_token, items, page_size, .. } = it;
        (input_token.clone(), output_token.clone(), items.clone(), page_size.clone())
    };
    let (step, what) = match (old, new) {
        (None, Some(_)) => (Step::Minor, "results come in pages"),
        (Some(_), None) => (Step::Major, "results no longer come in pages"),
        (Some(old), Some(new)) if parts(old) != parts(new) => {
            (Step::Major, "pages are followed by other members")
        }
        _ => return,
    };
    subject.member("PAGINATION").note(Kind::Pagination, step, what);
}

/// Variants of the service's error.
pub(super) fn compare_errors(old: &Crate, new: &Crate, diff: &mut Diff) {
    let mut subject = diff.item("ServiceError");
    let added = |_: &ServiceError, subject: &mut Subject<'_>| {
        subject.note(Kind::Added, Step::Minor, "was added");
    };
    let name = |error: &ServiceError| error.variant.to_string();
    let wire = |error: &ServiceError| error.code.clone();
    for (name, old, new) in subject.parts((&old.errors, &new.errors), name, wire, added) {
        let mut variant = subject.member(name);
        if old.status != new.status {
            let what = format!("has the HTTP status {}, was {}", new.status, old.status);
            variant.note(Kind::Errors, Step::Minor, what);
        }
        if old.fault != new.fault {
            let what = match new.fault {
                Fault::Client => "is the client's fault, was the server's",
                Fault::Server => "is the server's fault, was the client's",
            };
            variant.note(Kind::Errors, Step::Minor, what);
        }
        if old.retryable != new.retryable {
            let what = if new.retryable { "is retryable" } else { "is no longer retryable" };
            variant.note(Kind::Errors, Step::Minor, what);
        }
        if old.code != new.code {
            let what = format!("is `{}` on the wire, was `{}`", new.code, old.code);
            variant.note(Kind::WireName, Step::Minor, what);
        }
    }
}
