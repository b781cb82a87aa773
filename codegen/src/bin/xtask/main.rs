//! `cargo xtask`: generates the crates of this project, or any other, and checks them for drift.

mod args;
mod targets;

use std::process::ExitCode;
use std::time::Instant;

use args::{Codegen, Command, Mode};
use codegen::{Errors, Problem};
use targets::Target;

/// Drift was found.
const DRIFT: u8 = 1;
/// Something was wrong with the call, an input or the disk.
const FAILURE: u8 = 2;

fn main() -> ExitCode {
    let result = args::parse().and_then(|command| match command {
        Command::Help(text) => {
            print!("{text}");
            Ok(ExitCode::SUCCESS)
        }
        Command::Codegen(codegen) => run(&codegen),
    });
    result.unwrap_or_else(|errors| {
        eprintln!("{errors}");
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

/// Writes every target; nothing is written before all of them are generated.
fn write(targets: &[Target]) -> Result<ExitCode, Errors> {
    let start = Instant::now();
    let mut files = 0;
    let mut changed = 0;
    for (target, tree) in targets::generate(targets)? {
        let summary = tree.write(&target.out)?;
        files += summary.files;
        changed += summary.written + summary.deleted;
    }
    let seconds = start.elapsed().as_secs_f64();
    eprintln!(
        "codegen: {}, {files} files, {changed} changed, {seconds:.1} s",
        count(targets.len())
    );
    Ok(ExitCode::SUCCESS)
}

fn check(targets: &[Target], codegen: &Codegen) -> Result<ExitCode, Errors> {
    let mut files = 0;
    let mut drifts = 0;
    for (target, tree) in targets::generate(targets)? {
        files += tree.files().count();
        for drift in tree.check(&target.out)? {
            drifts += 1;
            eprintln!("{}/{drift}", target.shown);
        }
    }
    if drifts == 0 {
        eprintln!("codegen: {}, {files} files, up to date", count(targets.len()));
        return Ok(ExitCode::SUCCESS);
    }
    let plural = if drifts == 1 { "file is" } else { "files are" };
    eprintln!("{drifts} {plural} out of date; run `{}` and commit the result", codegen.mend());
    Ok(ExitCode::from(DRIFT))
}

fn count(crates: usize) -> String {
    if crates == 1 { "1 crate".to_owned() } else { format!("{crates} crates") }
}

/// A problem of the command line.
fn usage(message: impl Into<String>) -> Errors {
    Problem::new("", message).help("see `cargo xtask --help`").into()
}
