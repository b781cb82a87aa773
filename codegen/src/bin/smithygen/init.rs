//! The command `init`: makes a small repository for crates of several services.

mod layout;

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use codegen::tree::display_path;
use codegen::{Errors, Problem, printable};
use lexopt::{Arg, Parser};

use crate::output::{count, say};
use crate::usage::Page;
use layout::Layout;

pub(crate) const PAGE: Page = Page {
    command: "init",
    text: "\
Makes a small repository for the crates of one or more services.

Usage: {program} init DIR --model PATH... [OPTIONS]

Writes a Cargo workspace to DIR, which must be new or empty except for `.git`:

  models/            a copy of each model, with its configuration, and a script that updates them
                     from botocore
  crates/            the crates that are generated from them
  .github/           a workflow that checks the crates and their versions, and one that updates the
                     models each week
  README.md          what each command does

Options:
  --model PATH    A model (a Smithy 2.0 JSON AST); can be repeated. `models/update` finds it in
                  botocore if its name is botocore's name of the service, with the version of the
                  API, as in sqs-2012-11-05.json. A configuration next to it, with the ending .toml,
                  is copied too
  --support NAME  Makes crates that share their support code, which becomes the crate NAME
  --install ARGS  The arguments of `cargo install` by which CI installs this program (default: its
                  version on crates.io), as in '--git https://example.com/it --rev 1a2b3c smithygen'
  -h, --help      Print this text

Exit codes: 0 for success, 2 for any error.
",
};

/// The arguments of `init`.
pub(crate) struct Init {
    folder: PathBuf,
    models: Vec<PathBuf>,
    /// The name of the crate with the support code that the crates share.
    support: Option<String>,
    install: String,
}

/// Reads the arguments; `None` when they ask for help.
pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Option<Init>, Errors> {
    let (mut folders, mut models, mut support) = (Vec::new(), Vec::new(), None);
    let mut install = format!("{}@{}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    let mut parser = Parser::from_args(arguments);
    let wrong = |error| PAGE.wrong(error);
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Arg::Value(folder) => folders.push(PathBuf::from(folder)),
            Arg::Long("model") => models.push(parser.value().map_err(wrong)?.into()),
            Arg::Long("support") => support = Some(PAGE.text_of(&mut parser)?),
            Arg::Long("install") => install = PAGE.text_of(&mut parser)?,
            Arg::Long("help") | Arg::Short('h') => return Ok(None),
            other => return Err(wrong(other.unexpected())),
        }
    }
    let [folder] = <[PathBuf; 1]>::try_from(folders).map_err(|folders| {
        let message = format!("`init` makes one folder, but got {}", folders.len());
        PAGE.mistake_for(message, "name the folder, as in `init my-types`")
    })?;
    if models.is_empty() {
        return Err(PAGE.mistake("`init` needs `--model PATH`, the model of a service"));
    }
    if install.contains(['\n', '\r']) {
        return Err(PAGE.mistake("the value of `--install` has several lines"));
    }
    Ok(Some(Init { folder, models, support, install }))
}

impl Init {
    /// Writes the repository: all of its files, or none.
    pub(crate) fn run(&self) -> Result<ExitCode, Errors> {
        refuse_files(&self.folder)?;
        let layout = Layout::of(&self.models, self.support.as_deref())?;
        let files = layout.tree(&self.install).write(&self.folder)?.files;
        let (folder, crates) = (printable(&display_path(&self.folder)), count(layout.crates()));
        say(format_args!("init: {folder}: {crates}, {files} files; its README.md says what to do"));
        Ok(ExitCode::SUCCESS)
    }
}

/// Refuses a folder that has files, except for `.git`.
fn refuse_files(folder: &Path) -> Result<(), Errors> {
    let failed = |error| Problem::new(display_path(folder), format!("can't read: {error}"));
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(failed)?,
    };
    for entry in entries {
        let name = entry.map_err(failed)?.file_name();
        if name != ".git" {
            let message = format!("isn't empty: it has `{}`", name.to_string_lossy());
            let problem = Problem::new(display_path(folder), message);
            return Err(problem.help("name a folder that is new or empty").into());
        }
    }
    Ok(())
}
