//! Runs other programs.

use std::ffi::OsStr;
use std::process::{Command, Output};

use crate::Result;

/// What a program prints.
pub(crate) fn output<S: AsRef<OsStr>>(
    program: impl AsRef<OsStr>,
    arguments: &[S],
) -> Result<String> {
    Ok(String::from_utf8(run(Command::new(program).args(arguments))?.stdout)?)
}

/// Runs a program; an error if it fails.
pub(crate) fn run(command: &mut Command) -> Result<Output> {
    let output = command
        .output()
        .map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    if output.status.success() {
        Ok(output)
    } else {
        Err(format!("{command:?}: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr))
            .into())
    }
}
