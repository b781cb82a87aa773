//! The command `diff`: what an update of a model changes for users.

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use codegen::diff::{Diff, Format};
use codegen::tree::read;
use codegen::{Config, Errors};
use lexopt::{Arg, Parser};

use crate::args::{text, wrong};
use crate::usage;

pub(crate) const HELP: &str = "\
Usage: cargo xtask diff OLD NEW [OPTIONS]

Says what changes for the users of the crate made from the model OLD when it is made from the model
NEW, by item, and which part of its version that forces up. Prints to the standard output.

Major is what can break code, stored values or calls: what was removed, another type or name on the
wire, a member that is required now, and a length, range, pattern or unique items that a request
must keep to and didn't have to before. Minor is what is new or behaves differently; of another
pattern it isn't known what it refuses. Patch is the rest: documentation, wider constraints, and
constraints on what only responses hold. New members show their type, whether they are redacted, and
a name that makes a look at their redaction worth while.

Options:
  --format FORMAT    text, markdown or json (default: text)
  --config FILE      The configuration of both (default: NEW's path with the ending .toml, if there);
                     what it says of shapes that a model doesn't have is left aside
  --service ID       The service, where the models have several
  -h, --help         Print this text

Exit codes: 0 for success, whatever the step, 2 for any error.
";

/// The call of `diff`.
pub(crate) struct Call {
    old: PathBuf,
    new: PathBuf,
    format: Format,
    config: Option<PathBuf>,
    service: Option<String>,
}

/// Reads the arguments; `None` when they ask for help.
pub(crate) fn parse(arguments: Vec<OsString>) -> Result<Option<Call>, Errors> {
    let mut models = Vec::new();
    let mut format = Format::default();
    let (mut config, mut service) = (None, None);
    let mut parser = Parser::from_args(arguments);
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Arg::Value(model) => models.push(PathBuf::from(model)),
            Arg::Long("format") => format = format_named(&text(&mut parser)?)?,
            Arg::Long("config") => config = Some(parser.value().map_err(wrong)?.into()),
            Arg::Long("service") => service = Some(text(&mut parser)?),
            Arg::Long("help") | Arg::Short('h') => return Ok(None),
            other => return Err(wrong(other.unexpected())),
        }
    }
    match <[PathBuf; 2]>::try_from(models) {
        Ok([old, new]) => Ok(Some(Call { old, new, format, config, service })),
        Err(models) => Err(usage(format!("diff takes two models, not {}", models.len()))),
    }
}

fn format_named(name: &str) -> Result<Format, Errors> {
    Format::named(name)
        .ok_or_else(|| usage(format!("`{name}` isn't a format: text, markdown or json")))
}

/// Compares, and prints.
pub(crate) fn run(call: &Call) -> Result<(), Errors> {
    let config = config(call)?;
    let [old, new] = [&call.old, &call.new].map(|path| krate(path, &config));
    let mut errors = Errors::default();
    let (old, new) = (errors.collect(old), errors.collect(new));
    errors.propagate()?;
    if let (Some(old), Some(new)) = (old, new) {
        // A reader that goes away early has seen what it wanted.
        let _ = io::stdout().write_all(Diff::of(&old, &new).report(call.format).as_bytes());
    }
    Ok(())
}

fn config(call: &Call) -> Result<Config, Errors> {
    let beside = call.new.with_extension("toml");
    let path = match &call.config {
        Some(path) => Some(path),
        None => Some(&beside).filter(|path| path.exists()),
    };
    let mut config = match path {
        Some(path) => {
            Config::parse(&read(path)?).map_err(|errors| errors.in_file(path.display()))?
        }
        None => Config::default(),
    };
    config.service = call.service.clone().or(config.service);
    Ok(config)
}

/// The crate of a model, as far as the configuration fits it.
fn krate(path: &Path, config: &Config) -> Result<codegen::ir::Crate, Errors> {
    let text = read(path)?;
    codegen::lower_fitting(&text, config).map_err(|errors| errors.in_file(path.display()))
}
