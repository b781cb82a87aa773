//! The arguments of the command `codegen`.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use codegen::command::quoted;
use codegen::tree::display_path;
use codegen::{Config, Errors};
use lexopt::{Arg, Parser};

use crate::program::program;
use crate::usage::Page;

pub(crate) const PAGE: Page = Page {
    command: "codegen",
    text: "\
Generates Rust crates of types from Smithy models.

Usage: {program} codegen [--check]
       {program} codegen --model PATH --out DIR [OPTIONS]
       {program} codegen --model PATH... --out DIR [--support NAME] [--types-only] [--check]

Without --model, it generates each crate that the workspace's Cargo.toml lists under
`[workspace.metadata.codegen]`. If one of them can't be generated, no file is changed.

With one model, it generates one crate, in DIR. With several models, or a folder of models, it
generates a crate for each: in a folder below DIR that is named after the model's file.

Options:
  --check            Change nothing; exit with 1 if any file differs from what would be generated
  --model PATH       A model (a Smithy 2.0 JSON AST), or a folder of models; can be repeated
  --out DIR          The folder for the generated crate or crates
  --config FILE      The configuration of the model (default: the model's path with the ending
                     .toml, if that file exists)
  --crate-name NAME  The name of the generated crate (default: the service's name, as in
                     `cognito-identity-provider`)
  --support NAME     Generate crates that share support code, which becomes the crate NAME below DIR;
                     if one of the crates can't be generated, no file is changed
  --support-config FILE
                     The configuration of the crate NAME: what `[crate]` says about its package, such
                     as `version`
  --service ID       The service to generate, if the model has several
  --operation NAME   An operation to generate, with everything that it needs (default: all); can be
                     repeated, and replaces the list `operations` of the configuration. If crates
                     share support code, each model that has an operation of this name generates it
  --types-only       Generate types that can't be sent or received, for services of any protocol
  -h, --help         Print this text

Exit codes: 0 for success, 1 if --check found a difference, 2 for any error.
",
};

/// The arguments of `codegen`.
#[derive(Default)]
pub(crate) struct Codegen {
    pub(crate) mode: Mode,
    pub(crate) models: Vec<PathBuf>,
    pub(crate) out: Option<PathBuf>,
    /// The name of the crate with the support code that all crates share.
    pub(crate) support: Option<String>,
    /// The configuration of the package of that crate.
    pub(crate) support_config: Option<PathBuf>,
    pub(crate) choices: Choices,
    arguments: Vec<OsString>,
}

/// The arguments that say how to generate a crate.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Choices {
    /// The configuration file; it must exist.
    pub(crate) config: Option<PathBuf>,
    /// Settings that override those of that file.
    pub(crate) settings: Config,
}

/// Whether to write files or to check them.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Mode {
    #[default]
    Write,
    Check,
}

impl Codegen {
    /// The command that makes a failed check pass.
    pub(crate) fn update_command(&self) -> String {
        let mut words = vec![format!("{} codegen", program().name())];
        let arguments = self.arguments.iter().filter(|argument| *argument != "--check");
        words.extend(arguments.map(|argument| quoted(&display_path(argument))));
        words.join(" ")
    }

    /// Refuses options that need another option.
    fn check_what_is_needed(&self) -> Result<(), Errors> {
        let message = match (self.models.is_empty(), &self.out) {
            (false, None) => "`--model` needs `--out DIR`, the folder for the crate",
            (true, None) if self.support.is_some() => {
                "`--support` needs `--model PATH` and `--out DIR`"
            }
            _ if self.support_config.is_some() && self.support.is_none() => {
                "`--support-config` needs `--support NAME`, the crate that it is for"
            }
            (true, Some(_)) => "`--out` needs `--model PATH`, the model to generate from",
            (true, None) if self.choices != Choices::default() => {
                "`--config`, `--crate-name`, `--service`, `--operation` and `--types-only` need \
                 `--model PATH` and `--out DIR`"
            }
            _ => return Ok(()),
        };
        Err(PAGE.mistake(message))
    }

    /// Refuses options that are for a single model, if there are several models.
    pub(crate) fn check_choices_for_many(&self) -> Result<(), Errors> {
        let Config { types_only, ref operations, .. } = self.choices.settings;
        let operations = operations.clone().filter(|_| self.support.is_some());
        let settings = Config { types_only, operations, ..Config::default() };
        if self.choices == (Choices { config: None, settings }) {
            return Ok(());
        }
        Err(PAGE.mistake(
            "`--config`, `--crate-name` and `--service` go with a single model, `--operation` with a \
             single model or with `--support`",
        ))
    }
}

/// Reads the arguments; `None` when they ask for help.
pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Option<Codegen>, Errors> {
    let arguments: Vec<OsString> = arguments.collect();
    let mut call = Codegen { arguments: arguments.clone(), ..Codegen::default() };
    let mut parser = Parser::from_args(arguments);
    let wrong = |error| PAGE.wrong(error);
    let Choices { config, settings } = &mut call.choices;
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Arg::Long("check") => call.mode = Mode::Check,
            Arg::Long("model") => call.models.push(parser.value().map_err(wrong)?.into()),
            Arg::Long("out") => call.out = Some(parser.value().map_err(wrong)?.into()),
            Arg::Long("support") => call.support = Some(PAGE.text_of(&mut parser)?),
            Arg::Long("support-config") => {
                call.support_config = Some(parser.value().map_err(wrong)?.into());
            }
            Arg::Long("config") => *config = Some(parser.value().map_err(wrong)?.into()),
            Arg::Long("crate-name") => settings.crate_name = Some(PAGE.text_of(&mut parser)?),
            Arg::Long("service") => settings.service = Some(PAGE.text_of(&mut parser)?),
            Arg::Long("operation") => {
                settings.operations.get_or_insert_default().push(PAGE.text_of(&mut parser)?);
            }
            Arg::Long("types-only") => settings.types_only = true,
            Arg::Long("help") | Arg::Short('h') => return Ok(None),
            Arg::Value(value) => return Err(not_an_option(&value)),
            other => return Err(wrong(other.unexpected())),
        }
    }
    call.check_what_is_needed()?;
    Ok(Some(call))
}

/// The error for an argument without an option, such as a path.
fn not_an_option(value: &OsStr) -> Errors {
    let value = value.to_string_lossy();
    let remedy = format!("name a model with `--model {}`", quoted(&value));
    PAGE.mistake_for(format!("unexpected argument `{value}`"), &remedy)
}
