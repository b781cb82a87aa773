//! `cargo xtask`: generates the crates of this project, or any other, and checks them for drift;
//! imports the models that they are generated from.

mod args;
mod diff;
mod import;
mod targets;

use std::fmt::Arguments;
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::time::Instant;

use args::{Codegen, Command, Mode};
use codegen::{Errors, Problem, Warning};
use targets::Target;

/// Drift was found.
const DRIFT: u8 = 1;
/// Something was wrong with the call, an input or the disk.
const FAILURE: u8 = 2;

fn main() -> ExitCode {
    let result = args::parse().and_then(|command| match command {
        Command::Help(text) => {
            // A reader that goes away early has seen what it wanted.
            let _ = io::stdout().write_all(text.as_bytes());
            Ok(ExitCode::SUCCESS)
        }
        Command::Diff(call) => diff::run(&call).map(|()| ExitCode::SUCCESS),
        Command::Codegen(codegen) => run(&codegen),
        Command::Import(import) => import.run(),
    });
    result.unwrap_or_else(|errors| {
        say(format_args!("{errors}"));
        ExitCode::from(FAILURE)
    })
}

fn run(codegen: &Codegen) -> Result<ExitCode, Errors> {
    let targets = targets::choose(codegen)?;
    match codegen.mode {
        Mode::Write => write(&targets),
        Mode::Check => check(&targets, codegen),
    }
}

/// Tells the user something; one who no longer listens is no reason to stop.
fn say(message: Arguments<'_>) {
    let _ = writeln!(io::stderr(), "{message}");
}

fn warn(warning: &Warning) {
    say(format_args!("{warning}"));
}

/// Writes every target; nothing is written before all of them are generated and can be written.
fn write(targets: &[Target]) -> Result<ExitCode, Errors> {
    let start = Instant::now();
    let mut files = 0;
    let mut changed = 0;
    let mut errors = Errors::default();
    let trees = targets::generate(targets, warn)?;
    let plans: Vec<_> =
        trees.iter().filter_map(|(target, tree)| errors.collect(tree.plan(&target.out))).collect();
    errors.propagate()?;
    for plan in plans {
        let summary = plan.apply()?;
        files += summary.files;
        changed += summary.written + summary.deleted;
    }
    let seconds = start.elapsed().as_secs_f64();
    say(format_args!(
        "codegen: {}, {files} files, {changed} changed, {seconds:.1} s",
        count(targets.len())
    ));
    Ok(ExitCode::SUCCESS)
}

fn check(targets: &[Target], codegen: &Codegen) -> Result<ExitCode, Errors> {
    let mut files = 0;
    let mut drifts = 0;
    for (target, tree) in targets::generate(targets, warn)? {
        files += tree.files().count();
        for drift in tree.check(&target.out)? {
            drifts += 1;
            say(format_args!("{}/{drift}", target.shown));
        }
    }
    if drifts == 0 {
        say(format_args!("codegen: {}, {files} files, up to date", count(targets.len())));
        return Ok(ExitCode::SUCCESS);
    }
    let plural = if drifts == 1 { "file is" } else { "files are" };
    say(format_args!(
        "{drifts} {plural} out of date; run `{}` and commit the result",
        codegen.mend()
    ));
    Ok(ExitCode::from(DRIFT))
}

fn count(crates: usize) -> String {
    if crates == 1 { "1 crate".to_owned() } else { format!("{crates} crates") }
}

/// A problem of the command line.
fn usage(message: impl Into<String>) -> Errors {
    Problem::new("", message).help("see `cargo xtask --help`").into()
}
