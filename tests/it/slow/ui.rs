//! Misuse of the generated types doesn't compile, and the compiler says what is missing.
//!
//! Each file of `ui` has comments with the expected errors, above the line that causes them:
//!
//! - `//~ error[E0277]: text`, the first line of an error or its beginning,
//! - `//~ label: text`, `//~ note: text`, `//~ help: text` and `//~ suggestion: code`, further
//!   parts of that error.
//!
//! The file of the same name in `ui/pass` differs in one place only, and compiles. Whole messages
//! aren't compared, since most of their text is the compiler's and changes with its version.
//!
//! A file whose first line is `//@ without features` is compiled with a crate that has none.
//! `ui/README.md` lists all cases for readers, and must agree with them.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::Value;
use support::{library, library_without_features, repository};
use tempfile::TempDir;

/// The beginning of an expectation.
const MARK: &str = "//~ ";

/// The first line of a case that is compiled without features.
const WITHOUT_FEATURES: &str = "//@ without features";

/// An error of the compiler, or an expected one.
#[derive(Debug)]
struct Error {
    /// The line to which it points; the first one is 1.
    line: usize,
    /// Its first line.
    message: String,
    /// Its labels and notes, each with its kind in front.
    details: Vec<String>,
}

impl Error {
    /// Reads an error of the compiler from JSON; `None` for warnings and the summary at the end.
    fn of(message: &Value) -> Option<Self> {
        let text = message["message"].as_str()?;
        if message["level"] != "error" || text.starts_with("aborting due to") {
            return None;
        }
        let array = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let primary = array(&message["spans"]).into_iter().find(|span| span["is_primary"] == true);
        let primary = primary.unwrap_or_default();
        let label = primary["label"].as_str().map(|label| format!("label: {label}"));
        let children = array(&message["children"]);
        let notes = children.iter().filter_map(|child| {
            Some(format!("{}: {}", child["level"].as_str()?, child["message"].as_str()?))
        });
        let spans = children.iter().flat_map(|child| array(&child["spans"]));
        let suggestions = spans.filter_map(|span| {
            Some(format!("suggestion: {}", span["suggested_replacement"].as_str()?.trim()))
        });
        let code = message["code"]["code"].as_str().unwrap_or_default();
        Some(Self {
            line: usize::try_from(primary["line_start"].as_u64().unwrap_or(0)).ok()?,
            message: format!("error[{code}]: {text}"),
            details: label.into_iter().chain(notes).chain(suggestions).collect(),
        })
    }

    /// Whether this expected error describes `actual`.
    fn describes(&self, actual: &Self) -> bool {
        let has = |detail| actual.details.contains(detail);
        actual.line == self.line
            && actual.message.starts_with(&self.message)
            && self.details.iter().all(has)
    }
}

/// The errors that a source expects.
fn expected(source: &str) -> Vec<Error> {
    let mut errors: Vec<Error> = Vec::new();
    let lines: Vec<&str> = source.lines().collect();
    for (index, line) in lines.iter().enumerate() {
        let Some(text) = line.trim_start().strip_prefix(MARK) else { continue };
        if text.starts_with("error[") {
            let below = lines[index..].iter().take_while(|line| line.contains(MARK)).count();
            let (line, message) = (index + below + 1, text.to_owned());
            errors.push(Error { line, message, details: Vec::new() });
        } else {
            errors.last_mut().expect("details follow an error").details.push(text.to_owned());
        }
    }
    errors
}

/// `key=path`, as rustc takes it.
fn assignment(key: &str, path: &Path) -> OsString {
    let mut text = OsString::from(key);
    text.push("=");
    text.push(path);
    text
}

/// Checks `source`, which may use the crate `generated`, and returns the errors.
fn errors(source: &Path, generated: &Path) -> Vec<Error> {
    let out = TempDir::new().expect("a temporary folder can be made");
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .args(["--edition=2024", "--emit=metadata", "--error-format=json", "--out-dir"])
        .arg(out.path())
        .arg("--extern")
        .arg(assignment("generated", generated))
        .arg("-L")
        .arg(assignment("dependency", &generated.with_file_name("deps")))
        .arg(source)
        .output()
        .expect("rustc can be started");
    let messages = String::from_utf8(output.stderr).expect("rustc speaks UTF-8");
    let messages = messages.lines().filter_map(|line| serde_json::from_str(line).ok());
    let errors: Vec<Error> = messages.filter_map(|message| Error::of(&message)).collect();
    assert_eq!(output.status.success(), errors.is_empty(), "{}: {errors:?}", source.display());
    errors
}

/// The sources with a mistake, each with the correct source.
fn cases() -> Vec<[PathBuf; 2]> {
    let folder = repository("tests/ui");
    let entries = fs::read_dir(&folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("the entry can be read").path());
    let mut paths: Vec<_> =
        paths.filter(|path| path.extension() == Some(OsStr::new("rs"))).collect();
    paths.sort();
    let twin = |path: &Path| folder.join("pass").join(path.file_name().expect("it is a file"));
    paths.into_iter().map(|path| [path.clone(), twin(&path)]).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The crate `generated`, with its usual features and without any.
struct Generated {
    usual: PathBuf,
    without_features: PathBuf,
}

impl Generated {
    fn new() -> Self {
        Self {
            usual: library("generated"),
            without_features: library_without_features("generated"),
        }
    }

    /// The crate that a case uses.
    fn of(&self, source: &str) -> &Path {
        if source.starts_with(WITHOUT_FEATURES) { &self.without_features } else { &self.usual }
    }
}

#[test]
fn mistakes_have_the_expected_errors_and_no_others() {
    let generated = Generated::new();
    for [misuse, _] in cases() {
        let source = read(&misuse);
        let expected = expected(&source);
        let actual = errors(&misuse, generated.of(&source));
        let name = misuse.display();
        assert!(!expected.is_empty(), "{name} expects nothing");
        assert_eq!(actual.len(), expected.len(), "errors of {name}: {actual:#?}");
        for expected in expected {
            let is_there = actual.iter().any(|actual| expected.describes(actual));
            assert!(is_there, "{name} lacks {expected:#?}\nbut has {actual:#?}");
        }
    }
}

#[test]
fn correct_code_compiles() {
    let generated = Generated::new();
    for [_, right] in cases() {
        let errors = errors(&right, generated.of(&read(&right)));
        assert!(errors.is_empty(), "{}: {errors:#?}", right.display());
    }
}

#[test]
fn each_mistake_differs_from_the_correct_code_in_one_place() {
    for [misuse, right] in cases() {
        let (misuse_text, right_text) = (read(&misuse), read(&right));
        let is_code = |line: &&str| !line.contains(MARK);
        let old: Vec<&str> = misuse_text.lines().filter(is_code).collect();
        let new: Vec<&str> = right_text.lines().collect();
        let is_same = |(old, new): &(&&str, &&str)| old == new;
        let before = old.iter().zip(&new).take_while(is_same).count();
        let after = old.iter().rev().zip(new.iter().rev()).take_while(is_same).count();
        let name = misuse.display();
        assert!(old != new, "{name} is the right use");
        assert!(before + after + 1 >= old.len(), "{name} differs in more than one line");
    }
}

/// The rows of the table in `ui/README.md`: the file of a case, and what the compiler says.
fn rows(table: &str) -> Vec<(String, String)> {
    let rows = table.lines().filter_map(|line| line.strip_prefix("| ["));
    rows.map(|row| {
        let cells: Vec<&str> = row.split(" | ").collect();
        let [case, says, _write] = cells[..] else { panic!("a row has three cells: {row}") };
        let (_, file) = case.split_once("](").expect("a row begins with a link");
        (file.trim_end_matches(')').to_owned(), says.to_owned())
    })
    .collect()
}

#[test]
fn the_table_has_all_cases_with_their_messages() {
    let rows = rows(&read(&repository("tests/ui/README.md")));
    let cases: BTreeMap<String, String> = cases()
        .into_iter()
        .map(|[misuse, _]| {
            let file = misuse.file_name().expect("it is a file").to_string_lossy().into_owned();
            let first = expected(&read(&misuse)).swap_remove(0);
            (file, first.message)
        })
        .collect();
    let named: BTreeSet<&str> = rows.iter().map(|(file, _)| file.as_str()).collect();
    assert_eq!(named, cases.keys().map(String::as_str).collect());
    assert_eq!(rows.len(), cases.len(), "a case has one row");
    for (file, says) in &rows {
        let message = &cases[file];
        let text = message.split_once(": ").map_or("", |(_, text)| text);
        assert!(says.contains(text), "{file}: the table says {says}, the case {message}");
    }
}
