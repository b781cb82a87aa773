//! Refuses what can't be shared.

use std::collections::BTreeMap;

use crate::config::SharedSupport;
use crate::crate_name;
use crate::error::{Errors, Problem};
use crate::form::Form;
use crate::ir::{Crate, Replacement};
use crate::leave_out::LeaveOut;
use crate::plan;

/// The problem of a crate whose support code is a module, or the other way round.
pub(super) fn wrong_form(own: &Form) -> Problem {
    let (message, help) = match own {
        Form::Crate => (
            "becomes a crate, and can't share the support code of a module",
            "make it a module, with `.module(\"crate::name\")`, or generate it without the others",
        ),
        Form::Module(_) => (
            "becomes a module, and can't share the support code of a crate",
            "make it a crate, or generate it without the others",
        ),
    };
    Problem::new("", message).help(help)
}

/// Refuses crates that can't share support.
pub(super) fn check(crates: &[Crate], support: &SharedSupport) -> Result<(), Errors> {
    let mut errors = Errors::default();
    let all = if support.is_crate() {
        package(support, &mut errors);
        "crate"
    } else {
        "module"
    };
    for (index, krate) in crates.iter().enumerate() {
        if support.is_crate() {
            name(krate, &crates[..index], support, &mut errors);
        }
        protocol(krate, crates, all, &mut errors);
        parts_of_builders(krate, crates, &mut errors);
        if support.is_crate() {
            no_replacement(krate, &mut errors);
        }
    }
    if !support.is_crate() {
        replacements(crates, &mut errors);
    }
    errors.propagate()
}

/// A problem of a crate, named by its model.
fn problem(krate: &Crate, message: impl Into<String>, help: &str) -> Problem {
    Problem::new(krate.origin.file.as_str(), message).help(help)
}

/// Checks the package of a support crate.
fn package(support: &SharedSupport, errors: &mut Errors) {
    let mut of_package = Errors::default();
    plan::check_package(&support.package, true, &mut of_package);
    let _ = errors.collect(of_package.propagate().map_err(|errors| match &support.config {
        Some(file) => errors.in_file(file),
        None => errors,
    }));
    let name = &support.name;
    if !crate_name::is_valid(name) || crate_name::is_dependency(name) {
        let help = "use lowercase letters, digits, `-` and `_`, as in `aws-support`";
        errors.push(Problem::new(format!("`{name}`"), "can't be the name of a crate").help(help));
    }
}

/// Checks that a crate has another name than the crates before it and that of support.
fn name(krate: &Crate, before: &[Crate], support: &SharedSupport, errors: &mut Errors) {
    let library = |name: &str| name.replace('-', "_");
    if library(&krate.name) == library(&support.name) {
        let message = format!("its crate has the name of the support crate, `{}`", support.name);
        errors.push(problem(krate, message, "choose another name for one of the two"));
    }
    if before.iter().any(|other| library(&other.name) == library(&krate.name)) {
        let message = format!("its crate has the name `{}`, as another one", krate.name);
        errors.push(problem(krate, message, "set `name` under `[crate]` in its configuration"));
    }
}

/// Checks that a crate speaks the protocol of the others. `all` says what they are.
fn protocol(krate: &Crate, crates: &[Crate], all: &str, errors: &mut Errors) {
    let kind = |krate: &Crate| krate.protocol.as_ref().map(|protocol| protocol.kind);
    let first = crates.iter().find_map(kind);
    let message = match kind(krate) {
        None if first.is_some() => {
            format!("has types only, and can't share support with {all}s that send requests")
        }
        own if own != first => format!(
            "speaks another protocol than the first {all} with one, and can't share support with it"
        ),
        _ => return,
    };
    errors.push(problem(krate, message, "generate it without the others"));
}

/// Checks that a crate leaves out the same parts of builders as the first one: their macros are in
/// the support code.
fn parts_of_builders(krate: &Crate, crates: &[Crate], errors: &mut Errors) {
    let Some(first) = crates.first() else { return };
    for part in [LeaveOut::BuilderTraits, LeaveOut::MaybeSetters] {
        let (name, file) = (part.name(), &first.origin.file);
        let message = match [first, krate].map(|krate| krate.leave_out.contains(&part)) {
            [false, true] => {
                format!("leaves out `{name}`, which {file} has, and can't share support with it")
            }
            [true, false] => {
                format!("has `{name}`, which {file} leaves out, and can't share support with it")
            }
            _ => continue,
        };
        let help = "write the same `leave-out` under `[crate]` in both configurations, or generate it \
                    without the others";
        errors.push(problem(krate, message, help));
    }
}

/// Checks that a crate replaces no type, which has to be in the crate with the traits of support.
fn no_replacement(krate: &Crate, errors: &mut Errors) {
    if !krate.replacements.is_empty() {
        let message = "replaces types, which needs support code of its own: Rust allows a trait for a type \
                       only in the crate of one of the two";
        let help = "remove `[replace]` from its configuration, or generate it without the others";
        errors.push(problem(krate, message, help));
    }
}

/// Checks that a type of the user's replaces the same type in all modules.
fn replacements(crates: &[Crate], errors: &mut Errors) {
    let mut replaced = BTreeMap::new();
    for krate in crates {
        for Replacement { path, standard } in &krate.replacements {
            let (first, other) = replaced.entry(path).or_insert((krate, standard));
            if *other != standard {
                let message = format!(
                    "`{}` can't replace shapes of another type than those that it replaces in {}",
                    path.path(),
                    first.origin.file
                );
                errors.push(problem(krate, message, "use a separate type for each"));
            }
        }
    }
}
