//! Changes of operations, and of the errors that they return.

use std::collections::BTreeSet;

use super::{Diff, Step, Subject, came_and_went, named, sides};
use crate::ir::{Auth, Crate, Operation, OperationModule, Pagination, ServiceError};

pub(super) fn compare(old: &Crate, new: &Crate, diff: &mut Diff) {
    let operations =
        |all| named::<OperationModule>(all, |module| module.operation.ident.to_string());
    let (old, new) = (operations(&old.operations), operations(&new.operations));
    for (name, old, new) in came_and_went(&old, &new, "operations::", diff) {
        let mut subject = diff.item(format!("operations::{name}"));
        compare_operations(&old.operation, &new.operation, &mut subject);
    }
}

fn compare_operations(old: &Operation, new: &Operation, subject: &mut Subject<'_>) {
    subject.attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
    let ends = [("Input", &old.input, &new.input), ("Output", &old.output, &new.output)];
    for (name, before, after) in ends {
        if before != after {
            let text = |end: &Option<_>| end.as_ref().map_or("()".to_owned(), ToString::to_string);
            let what = format!("is `{}`, was `{}`", text(after), text(before));
            subject.member(name).note(Step::Major, what);
        }
    }
    if let Some(target) = new.target.as_ref().filter(|_| old.target != new.target) {
        subject.member("TARGET").note(Step::Minor, format!("is `{target}`"));
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
            subject.member(name).note(Step::Minor, format!("is `{after}`"));
        }
    }
    if format!("{:?}", old.host_prefix) != format!("{:?}", new.host_prefix) {
        subject.note(Step::Minor, "has another prefix of the host");
    }
    let errors = |operation: &Operation| operation.errors.iter().cloned().collect::<BTreeSet<_>>();
    let (before, after) = (errors(old), errors(new));
    for error in after.difference(&before) {
        subject.member("ERRORS").note(Step::Minor, format!("has `{error}` as well"));
    }
    for error in before.difference(&after) {
        subject.member("ERRORS").note(Step::Minor, format!("no longer has `{error}`"));
    }
}

fn authorization(old: &Auth, new: &Auth, subject: &mut Subject<'_>) {
    match (old, new) {
        (Auth::None, Auth::SigV4(_)) => subject.note(Step::Major, "requests must be signed"),
        (Auth::SigV4(_), Auth::None) => subject.note(Step::Minor, "requests aren't signed"),
        (Auth::SigV4(before), Auth::SigV4(after)) if before != after => {
            subject.note(Step::Minor, format!("requests are signed for `{after}`"));
        }
        _ => {}
    }
}

fn pagination(old: Option<&Pagination>, new: Option<&Pagination>, subject: &mut Subject<'_>) {
    let parts = |it: &Pagination| {
        let Pagination { input_token, output_token, items, page_size, .. } = it;
        (input_token.clone(), output_token.clone(), items.clone(), page_size.clone())
    };
    let mut subject = subject.member("PAGINATION");
    match (old, new) {
        (None, Some(_)) => subject.note(Step::Minor, "results come in pages"),
        (Some(_), None) => subject.note(Step::Major, "results no longer come in pages"),
        (Some(old), Some(new)) if parts(old) != parts(new) => {
            subject.note(Step::Major, "pages are followed by other members");
        }
        _ => {}
    }
}

/// Variants of the service's error.
pub(super) fn compare_errors(old: &Crate, new: &Crate, diff: &mut Diff) {
    let errors = |all| named::<ServiceError>(all, |error| error.variant.to_string());
    let (old, new) = (errors(&old.errors), errors(&new.errors));
    let mut subject = diff.item("ServiceError");
    let sides = sides(&old, &new);
    for name in sides.removed {
        subject.member(name).note(Step::Major, "was removed");
    }
    for name in sides.added {
        subject.member(name).note(Step::Minor, "was added");
    }
    for (name, old, new) in sides.kept {
        let mut variant = subject.member(name);
        if old.status != new.status {
            let what = format!("has the HTTP status {}, was {}", new.status, old.status);
            variant.note(Step::Minor, what);
        }
        if old.fault != new.fault {
            variant.note(Step::Minor, "is somebody else's fault");
        }
        if old.retryable != new.retryable {
            let what = if new.retryable { "is retryable" } else { "is no longer retryable" };
            variant.note(Step::Minor, what);
        }
        if old.code != new.code {
            variant.note(Step::Minor, format!("is `{}` on the wire, was `{}`", new.code, old.code));
        }
    }
}
