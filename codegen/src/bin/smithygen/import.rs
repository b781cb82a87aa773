//! The command `import`: makes a model from botocore's files for a service.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use codegen::import::{Description, Options, Part};
use codegen::tree::display_path;
use codegen::{Errors, Problem, printable, tree};
use lexopt::{Arg, Parser};

use crate::output::say;
use crate::usage::Page;

pub(crate) const PAGE: Page = Page {
    command: "import",
    text: "\
Makes a Smithy model (a Smithy 2.0 JSON AST) from botocore's description of a service.

Usage: {program} import --botocore DIR --out FILE [OPTIONS]

The service must speak awsJson, restJson1 or rpcv2Cbor. `{program} codegen` generates a crate from
the model.

Options:
  --botocore DIR    The folder of one version of the service, such as
                    botocore/data/cognito-idp/2016-04-18. It has the file service-2.json, and may
                    have paginators-1.json, examples-1.json, endpoint-rule-set-1.json and
                    endpoint-tests-1.json; each can be compressed, with the ending .gz
  --endpoint-tests FILE
                    Tests of the endpoint rules, if they are elsewhere: the source distribution of
                    botocore has them below tests/functional/endpoint-rules
  --out FILE        The file for the model
  --namespace NAME  The namespace of its shapes (default: `com.amazonaws.` and the service's name)
  --service NAME    The name of the service's shape, which requests of awsJson and rpcv2Cbor have
                    (default: the name in the description)
  -h, --help        Print this text

Exit codes: 0 for success, 2 for any error.
",
};

/// What to pass for `--botocore`.
const DIR_HELP: &str =
    "pass the folder of one version of a service, such as botocore/data/cognito-idp/2016-04-18";

/// The arguments of `import`.
pub(crate) struct Import {
    botocore: PathBuf,
    endpoint_tests: Option<PathBuf>,
    out: PathBuf,
    options: Options,
}

/// Reads the arguments; `None` when they ask for help.
pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Option<Import>, Errors> {
    let (mut botocore, mut endpoint_tests, mut out) = (None, None, None);
    let mut options = Options::default();
    let mut parser = Parser::from_args(arguments);
    let wrong = |error| PAGE.wrong(error);
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Arg::Long("botocore") => botocore = Some(parser.value().map_err(wrong)?.into()),
            Arg::Long("endpoint-tests") => {
                endpoint_tests = Some(parser.value().map_err(wrong)?.into());
            }
            Arg::Long("out") => out = Some(parser.value().map_err(wrong)?.into()),
            Arg::Long("namespace") => options.namespace = Some(PAGE.text_of(&mut parser)?),
            Arg::Long("service") => options.service = Some(PAGE.text_of(&mut parser)?),
            Arg::Long("help") | Arg::Short('h') => return Ok(None),
            other => return Err(wrong(other.unexpected())),
        }
    }
    match (botocore, out) {
        (Some(botocore), Some(out)) => Ok(Some(Import { botocore, endpoint_tests, out, options })),
        _ => Err(PAGE.mistake("`import` needs `--botocore DIR` and `--out FILE`")),
    }
}

impl Import {
    /// Reads the description, converts it, and writes the model if it changed.
    pub(crate) fn run(&self) -> Result<ExitCode, Errors> {
        let mut description = read(&self.botocore)?;
        if let Some(path) = &self.endpoint_tests {
            let content = fs::read(path).map_err(|error| {
                Problem::new(display_path(path), format!("can't read: {error}"))
                    .help("pass botocore's file endpoint-tests-1.json for the service")
            })?;
            description.add(Part::EndpointTests, display_path(path), content);
        }
        let model = codegen::import::import(&description, &self.options)?;
        let outcome = if tree::write(&self.out, &model)? { "written" } else { "unchanged" };
        let out = printable(&display_path(&self.out));
        let sha256 = codegen::sha256(&model);
        say(format_args!("import: {out}, {outcome}, sha256 {sha256}"));
        Ok(ExitCode::SUCCESS)
    }
}

/// Reads all files of a description. Only the file of the service must exist.
fn read(folder: &Path) -> Result<Description, Errors> {
    let mut errors = Errors::default();
    let mut description = Description::default();
    let mut has_service = false;
    for part in Part::ALL {
        let Some((path, content)) = errors.collect(read_part(folder, part)).flatten() else {
            continue;
        };
        has_service |= part == Part::Service;
        description.add(part, display_path(&path), content);
    }
    errors.propagate()?;
    if has_service { Ok(description) } else { Err(no_service(folder)) }
}

/// The path and the content of a file, which can be compressed.
fn read_part(folder: &Path, part: Part) -> Result<Option<(PathBuf, Vec<u8>)>, Errors> {
    let name = part.file_name();
    let mut found = None;
    for path in [folder.join(name), folder.join(format!("{name}.gz"))] {
        let content = match fs::read(&path) {
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                continue;
            }
            result => result.map_err(|error| {
                Problem::new(display_path(&path), format!("can't read: {error}"))
            })?,
        };
        if found.is_some() {
            let problem =
                Problem::new(display_path(&path), format!("is there in addition to {name}"));
            return Err(problem.help("remove one of the two files").into());
        }
        found = Some((path, content));
    }
    Ok(found)
}

/// The error for a folder without a description. It may have a folder for each of several versions.
fn no_service(folder: &Path) -> Errors {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let message = match error.kind() {
                ErrorKind::NotFound => "no such folder".to_owned(),
                // Windows has another kind of error for a file.
                kind if kind == ErrorKind::NotADirectory || folder.is_file() => {
                    "isn't a folder".to_owned()
                }
                _ => format!("can't read: {error}"),
            };
            return Problem::new(display_path(folder), message).help(DIR_HELP).into();
        }
    };
    let name = Part::Service.file_name();
    let has_service =
        |path: &PathBuf| path.join(name).exists() || path.join(format!("{name}.gz")).exists();
    let mut versions: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(has_service).collect();
    versions.sort();
    let shown: Vec<_> = versions.iter().map(display_path).collect();
    let problem = Problem::new(display_path(folder), format!("has neither {name} nor {name}.gz"));
    let help = if shown.is_empty() {
        DIR_HELP.to_owned()
    } else {
        format!("pass one of its versions: {}", shown.join(", "))
    };
    problem.help(help).into()
}
