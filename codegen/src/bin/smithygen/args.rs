//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use codegen::command::quoted;
use codegen::{Config, Errors};
use lexopt::{Arg, Parser, ValueExt};

use crate::import::{self, Import};
use crate::{diff, usage};

const HELP: &str = "\
Usage: cargo xtask <COMMAND>

Commands:
  codegen    Generate Rust crates from Smithy models, or check them for drift
  diff       Say what the update of a model changes for users
  import     Make a Smithy model from botocore's description of a service

`cargo xtask <COMMAND> --help` tells more.
";

const CODEGEN_HELP: &str = "\
Usage: cargo xtask codegen [--check]
       cargo xtask codegen --model FILE --out DIR [OPTIONS]
       cargo xtask codegen --model FILE_OR_FOLDER... --out DIR [--types-only] [--check]

Without --model, generates every crate that `[workspace.metadata.codegen]` in Cargo.toml lists, or
none of them if one can't be generated. With several models, or a folder of them, generates a crate
of each in a folder of its own, named after the model's file.

Options:
  --check            Write nothing; exit with 1 if any file differs from what would be generated
  --model FILE       The Smithy 2.0 JSON AST to generate from, or a folder of them; can be repeated
  --out DIR          The folder of the generated crate, or of the generated crates
  --config FILE      The configuration (default: the model's path with the ending .toml, if there)
  --crate-name NAME  The name of the generated crate (default: generated)
  --service ID       The service, where the model has several
  --operation NAME   Only this operation, with all that it needs; can be repeated, and replaces
                     the list `operations` of the configuration
  --types-only       Types without a wire form, which works for services of any protocol
  -h, --help         Print this text

Exit codes: 0 for success, 1 for drift, 2 for any error.
";

/// What to do.
pub(crate) enum Command {
    Help(&'static str),
    Diff(diff::Call),
    Codegen(Box<Codegen>),
    Import(Import),
}

/// The call of `codegen`.
#[derive(Default)]
pub(crate) struct Codegen {
    pub(crate) mode: Mode,
    pub(crate) models: Vec<PathBuf>,
    pub(crate) out: Option<PathBuf>,
    pub(crate) choices: Choices,
    arguments: Vec<OsString>,
}

/// What a call says about how to generate a crate.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Choices {
    /// The file of the configuration, which must exist.
    pub(crate) config: Option<PathBuf>,
    /// What takes the place of the same in that file.
    pub(crate) settings: Config,
}

/// Whether to write or to compare.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Mode {
    #[default]
    Write,
    Check,
}

impl Codegen {
    /// The command that makes a failed check pass.
    pub(crate) fn update_command(&self) -> String {
        let mut words = vec!["cargo xtask codegen".to_owned()];
        let arguments = self.arguments.iter().filter(|argument| *argument != "--check");
        words.extend(arguments.map(|argument| quoted(&argument.to_string_lossy())));
        words.join(" ")
    }

    /// What suits one model can't be said of many.
    pub(crate) fn check_choices_for_many(&self) -> Result<(), Errors> {
        let types_only = self.choices.settings.types_only;
        let settings = Config { types_only, ..Config::default() };
        if self.choices == (Choices { config: None, settings }) {
            return Ok(());
        }
        Err(usage("--config, --crate-name, --service and --operation are for a single model"))
    }
}

/// Reads the arguments of the process.
pub(crate) fn parse() -> Result<Command, Errors> {
    let mut arguments = std::env::args_os().skip(1);
    match arguments.next() {
        None => Err(usage("no command")),
        Some(command) if command == "codegen" => codegen(arguments.collect()),
        Some(command) if command == "diff" => {
            let call = diff::parse(arguments.collect())?;
            Ok(call.map_or(Command::Help(diff::HELP), Command::Diff))
        }
        Some(command) if command == "import" => import::parse(arguments),
        Some(command) if command == "--help" || command == "-h" => Ok(Command::Help(HELP)),
        Some(command) => Err(usage(format!("unknown command `{}`", command.to_string_lossy()))),
    }
}

fn codegen(arguments: Vec<OsString>) -> Result<Command, Errors> {
    let mut call = Codegen { arguments: arguments.clone(), ..Codegen::default() };
    let mut parser = Parser::from_args(arguments);
    let Choices { config, settings } = &mut call.choices;
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Arg::Long("check") => call.mode = Mode::Check,
            Arg::Long("model") => call.models.push(parser.value().map_err(wrong)?.into()),
            Arg::Long("out") => call.out = Some(parser.value().map_err(wrong)?.into()),
            Arg::Long("config") => *config = Some(parser.value().map_err(wrong)?.into()),
            Arg::Long("crate-name") => settings.crate_name = Some(text(&mut parser)?),
            Arg::Long("service") => settings.service = Some(text(&mut parser)?),
            Arg::Long("operation") => {
                settings.operations.get_or_insert_default().push(text(&mut parser)?);
            }
            Arg::Long("types-only") => settings.types_only = true,
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(CODEGEN_HELP)),
            other => return Err(wrong(other.unexpected())),
        }
    }
    match (call.models.is_empty(), &call.out) {
        (false, None) => Err(usage("--model needs --out")),
        (true, Some(_)) => Err(usage("--out needs --model")),
        (true, None) if call.choices != Choices::default() => Err(usage(
            "--config, --crate-name, --service, --operation and --types-only need --model",
        )),
        _ => Ok(Command::Codegen(Box::new(call))),
    }
}

pub(crate) fn text(parser: &mut Parser) -> Result<String, Errors> {
    parser.value().and_then(ValueExt::string).map_err(wrong)
}

#[expect(clippy::needless_pass_by_value, reason = "so that `map_err` takes it")]
pub(crate) fn wrong(error: lexopt::Error) -> Errors {
    usage(error.to_string())
}
