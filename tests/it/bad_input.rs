//! Bad input: each mistake gets a message with file, place, problem and help, and exit code 2. No
//! file changes, and nothing panics.

mod composition;
mod config;
mod disk;
mod entries;
mod hostile;
mod rules;
mod service;
mod shapes;
mod size;
mod text;
mod user_code;
mod values;

use support::Project;

/// A bad input, and the exact message that a run must print.
struct Case {
    /// A description of the mistake, for the message of a failed test.
    mistake: &'static str,
    project: Project,
    arguments: &'static [&'static str],
    stderr: String,
}

/// A case whose message begins with the name of the model's file.
fn case(mistake: &'static str, model: impl AsRef<[u8]>, message: &str) -> Case {
    Case {
        mistake,
        project: Project::new(model),
        arguments: &[],
        stderr: format!("error: model.json: {message}\n"),
    }
}

/// A message with its help.
fn helped(message: impl std::fmt::Display, help: &str) -> String {
    format!("{message}\n  help: {help}")
}

/// Runs every case, and reports all failures.
fn refuse(cases: impl IntoIterator<Item = Case>) {
    let failures: Vec<String> = cases.into_iter().filter_map(|case| failure(&case)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn failure(case: &Case) -> Option<String> {
    let Case { mistake, project, arguments, stderr } = case;
    let before = project.snapshot();
    let outcome = project.codegen(arguments);
    let touched = before.differences(&project.snapshot()).len();
    let lines: Vec<&str> = outcome.stderr.lines().collect();
    let is_helped = lines.chunks(2).all(|pair| {
        matches!(pair, [error, help] if error.starts_with("error: ") && help.starts_with("  help: "))
    });
    let is_told = outcome.stderr == *stderr && is_helped;
    let is_refused = outcome.code == Some(2) && is_told && touched == 0;
    (!is_refused).then(|| {
        let code = outcome.code;
        format!("{mistake}: {code:?}, {touched} files touched\nexpected:\n{stderr}said:\n{outcome}")
    })
}
