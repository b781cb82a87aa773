//! `cargo xtask`: generates the crates of this project, or any other, and checks them for drift;
//! imports the models that they are generated from.

mod apart;
mod args;
mod diff;
mod import;
mod say;
mod targets;
mod together;

use std::io::{self, Write as _};
use std::process::ExitCode;

use args::{Codegen, Command};
use codegen::{Errors, Problem};
use say::say;
use targets::Targets;

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
    match targets::choose(codegen)? {
        Targets::Together(targets) => together::run(&targets, codegen),
        Targets::Apart(targets) => Ok(apart::run(&targets, codegen)),
    }
}

/// A problem of the command line.
fn usage(message: impl Into<String>) -> Errors {
    Problem::new("", message).help("see `cargo xtask --help`").into()
}
