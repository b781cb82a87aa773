//! Generates all crates or none: if one fails, no file changes.

use std::process::ExitCode;
use std::time::Instant;

use codegen::tree::{self, Summary};
use codegen::{Errors, Generated, Tree};

use crate::args::{Codegen, Mode};
use crate::output::{Drifts, count, out_of_date, say};
use crate::target::Target;

/// Generates every target, then writes all or compares all.
pub(crate) fn run(targets: &[Target], codegen: &Codegen) -> Result<ExitCode, Errors> {
    match codegen.mode {
        Mode::Write => write(targets),
        Mode::Check => check(targets, codegen),
    }
}

/// Generates every target, and collects the problems of all of them.
fn generate(targets: &[Target]) -> Result<Vec<(&Target, Tree)>, Errors> {
    let mut errors = Errors::default();
    let mut trees = Vec::new();
    for target in targets {
        if let Some(Generated { tree, warnings, .. }) = errors.collect(target.generate()) {
            for warning in warnings {
                say(format_args!("{warning}"));
            }
            trees.push((target, tree));
        }
    }
    errors.propagate()?;
    Ok(trees)
}

fn write(targets: &[Target]) -> Result<ExitCode, Errors> {
    let start = Instant::now();
    let mut errors = Errors::default();
    let trees = generate(targets)?;
    let plans: Vec<_> =
        trees.iter().filter_map(|(target, tree)| errors.collect(tree.plan(&target.out))).collect();
    errors.propagate()?;
    let Summary { files, written, deleted } = tree::apply(&plans)?;
    let seconds = start.elapsed().as_secs_f64();
    let (crates, changed) = (count(targets.len()), written + deleted);
    say(format_args!("codegen: {crates}, {files} files, {changed} changed, {seconds:.1} s"));
    Ok(ExitCode::SUCCESS)
}

fn check(targets: &[Target], codegen: &Codegen) -> Result<ExitCode, Errors> {
    let mut files = 0;
    let mut drifts = Drifts::default();
    let mut errors = Errors::default();
    for (target, tree) in generate(targets)? {
        files += tree.files().count();
        for drift in errors.collect(tree.check(&target.out)).into_iter().flatten() {
            say(format_args!("{}/{drift}", target.shown));
            drifts.add(&drift);
        }
    }
    errors.propagate()?;
    if drifts.are_none() {
        say(format_args!("codegen: {}, {files} files, up to date", count(targets.len())));
        return Ok(ExitCode::SUCCESS);
    }
    Ok(out_of_date(&drifts, &codegen.update_command()))
}
