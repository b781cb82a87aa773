//! `smithygen`, in this repository also `cargo xtask`: generates crates from Smithy models, checks
//! that they are up to date, compares models, and imports models from botocore.

mod args;
mod atomic;
mod diff;
mod import;
mod independent;
mod init;
mod output;
mod program;
mod support;
mod target;
mod targets;
mod usage;
mod workspace;

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

use args::Codegen;
use codegen::Errors;
use codegen::error::nearest;
use output::{print, say};
use program::program;
use targets::Targets;
use usage::Page;

/// The exit code of a check that found a difference.
const DRIFT: u8 = 1;
/// The exit code of any error: in the arguments, in an input, on the disk.
const FAILURE: u8 = 2;

/// The help page that lists the commands.
const PAGE: Page = Page {
    command: "",
    text: "\
Generates Rust crates of types for AWS APIs from Smithy models.

Usage: {program} COMMAND

Commands:
  codegen  Generate crates, or check that they are up to date
  diff     Show what an update of a model changes for the users of its crate
  import   Make a Smithy model from botocore's description of a service
  init     Make a small repository for the crates of several services

Options:
  -h, --help     Print this text
  -V, --version  Print the version of the program

`{program} COMMAND --help` describes a command and its options.
",
};

/// The help pages of the commands.
const PAGES: [&Page; 4] = [&args::PAGE, &diff::PAGE, &import::PAGE, &init::PAGE];

fn main() -> ExitCode {
    run(env::args_os().skip(1)).unwrap_or_else(|errors| {
        say(format_args!("{errors}"));
        ExitCode::from(FAILURE)
    })
}

/// Runs the command that the arguments name.
fn run(mut arguments: impl Iterator<Item = OsString>) -> Result<ExitCode, Errors> {
    let Some(command) = arguments.next() else {
        say(format_args!("{}", PAGE.text().trim_end()));
        return Ok(ExitCode::from(FAILURE));
    };
    let command = command.to_string_lossy();
    match command.as_ref() {
        "codegen" => match args::parse(arguments)? {
            Some(call) => codegen(&call),
            None => Ok(args::PAGE.print()),
        },
        "diff" => match diff::parse(arguments)? {
            Some(call) => call.run(),
            None => Ok(diff::PAGE.print()),
        },
        "import" => match import::parse(arguments)? {
            Some(call) => call.run(),
            None => Ok(import::PAGE.print()),
        },
        "init" => match init::parse(arguments)? {
            Some(call) => call.run(),
            None => Ok(init::PAGE.print()),
        },
        "--help" | "-h" => Ok(PAGE.print()),
        "help" => help_of(arguments.next()),
        "--version" | "-V" => {
            print(concat!("smithygen ", env!("CARGO_PKG_VERSION"), "\n"));
            Ok(ExitCode::SUCCESS)
        }
        other => Err(unknown(other)),
    }
}

fn codegen(call: &Codegen) -> Result<ExitCode, Errors> {
    match targets::choose(call)? {
        Targets::Atomic(targets) => atomic::run(&targets, call),
        Targets::Independent(targets) => Ok(independent::run(&targets, call)),
    }
}

fn help_of(command: Option<OsString>) -> Result<ExitCode, Errors> {
    let Some(command) = command else { return Ok(PAGE.print()) };
    let command = command.to_string_lossy();
    let page = PAGES.into_iter().find(|page| page.command == command);
    page.map(Page::print).ok_or_else(|| unknown(&command))
}

fn unknown(command: &str) -> Errors {
    if command.starts_with('-') {
        let call = format!("{} codegen {command}", program().name());
        let remedy = format!("options come after the command, as in `{call}`");
        return PAGE.mistake_for(format!("`{command}` isn't a command"), &remedy);
    }
    let near = nearest(command, PAGES.into_iter().map(|page| page.command));
    let remedy = match near.first() {
        Some(near) => format!("did you mean `{near}`?"),
        None => "the commands are `codegen`, `diff`, `import` and `init`".to_owned(),
    };
    PAGE.mistake_for(format!("unknown command `{command}`"), &remedy)
}
