//! Bad input: each mistake gets a message with file, place, problem and help, and exit code 2. No
//! file changes, and nothing panics.

mod composition;
mod config;
mod disk;
mod endpoints;
mod entries;
mod hostile;
mod package;
mod rules;
mod service;
mod shapes;
mod slow;
mod text;
mod user_code;
mod values;

use expect_test::Expect;
use support::Project;

/// A bad input.
struct Case {
    /// A description of the mistake.
    mistake: &'static str,
    project: Project,
    arguments: &'static [&'static str],
}

/// A case with a bad model.
fn case(mistake: &'static str, model: impl AsRef<[u8]>) -> Case {
    Case { mistake, project: Project::new(model), arguments: &[] }
}

/// Runs every case, and checks that each is refused, with these messages of all.
#[allow(
    clippy::needless_pass_by_value,
    reason = "calls with `expect!` are easier to read like this"
)]
#[track_caller]
fn refuse(cases: impl IntoIterator<Item = Case>, messages: Expect) {
    let printed: Vec<String> = cases.into_iter().map(|case| refused(&case)).collect();
    messages.assert_eq(&printed.join("\n"));
}

/// Runs a case, and returns the mistake and the messages.
#[track_caller]
fn refused(Case { mistake, project, arguments }: &Case) -> String {
    let before = project.snapshot();
    let outcome = project.codegen(arguments);
    assert_eq!(outcome.code, Some(2), "{mistake}: {outcome}");
    assert_eq!(before.differences(&project.snapshot()), [""; 0], "{mistake}: files changed");
    let lines: Vec<&str> = outcome.stderr.lines().collect();
    let is_helped = lines.chunks(2).all(|pair| {
        matches!(pair, [error, help] if error.starts_with("error: ") && help.starts_with("  help: "))
    });
    assert!(is_helped, "{mistake}: an error has no help, or a line is no message:\n{outcome}");
    format!("{mistake}:\n{}", outcome.stderr)
}
