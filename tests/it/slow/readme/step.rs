//! What a reader does with a code block.

use std::fs;

use support::{Outcome, repository};

use crate::slow::readme::fence::{Fence, fences};
use crate::slow::readme::reader::Reader;

/// The file of a program.
const MAIN: &str = "src/main.rs";

/// What a code block is for.
#[derive(Debug)]
pub(crate) enum Step {
    /// Commands, run in the folder that holds the repository.
    Start,
    /// Commands, run in the folder of the crate.
    InCrate,
    /// A file of the crate.
    Write(&'static str),
    /// `src/main.rs`: it runs without a warning, and a comment below a `println!` is what that
    /// prints.
    Program,
    /// `src/main.rs`: it compiles without a warning.
    Compiles,
    /// Lines, in this order, of what the compiler says of `src/main.rs` without one of its lines.
    Refusal { without: &'static str },
    /// Lines of a program that uses the crate next to the document.
    Snippet,
    /// Lines for a manifest that choose how a package is compiled.
    Profile,
    /// A part of a file of this repository.
    Quote(&'static str),
    /// Commands that take long or write into the repository. This file of CI runs them.
    RunBy(&'static str),
    /// No code.
    Drawing,
    /// A step that needs the network.
    Online(&'static Step),
}

impl Step {
    /// Does it, and checks what the document promises.
    pub(crate) fn run(&self, fence: &Fence, reader: &mut Reader, online: bool) {
        let Fence { place, text, .. } = fence;
        match self {
            Self::Start => {
                reader.go_to_top();
                succeeds(place, &reader.shell(text));
            }
            Self::InCrate => succeeds(place, &reader.shell(text)),
            Self::Write(path) => reader.write(path, text),
            Self::Program => program(fence, reader),
            Self::Compiles => {
                reader.write(MAIN, text);
                is_clean(place, &reader.cargo(&["check"]));
            }
            Self::Refusal { without } => refusal(fence, reader, without),
            Self::Snippet => snippet(fence, reader),
            Self::Profile => {
                start_a_crate(reader);
                append(reader, "Cargo.toml", text);
                is_clean(place, &reader.cargo(&["check"]));
            }
            Self::Quote(path) => {
                let file = fs::read_to_string(repository(path)).expect("the file can be read");
                assert!(file.contains(text), "{place}: {path} doesn't have this:\n{text}");
            }
            Self::RunBy(file) => run_by(fence, file),
            Self::Drawing => {}
            Self::Online(step) if online => step.run(fence, reader, online),
            Self::Online(_) => println!("{place}: left out, as it needs the network"),
        }
    }
}

#[track_caller]
fn succeeds(place: &str, outcome: &Outcome) {
    assert_eq!(outcome.code, Some(0), "{place} fails:\n{outcome}");
}

#[track_caller]
fn is_clean(place: &str, outcome: &Outcome) {
    succeeds(place, outcome);
    assert!(!outcome.stderr.contains("warning"), "{place} has warnings:\n{outcome}");
}

fn append(reader: &Reader, path: &str, text: &str) {
    reader.write(path, &format!("{}{text}", reader.read(path)));
}

fn program(Fence { place, text, .. }: &Fence, reader: &Reader) {
    reader.write(MAIN, text);
    let outcome = reader.cargo(&["run"]);
    is_clean(place, &outcome);
    let promised = promised(text);
    let printed: Vec<&str> = outcome.stdout.lines().collect();
    assert_eq!(printed.len(), promised.len(), "{place} promises other lines than\n{outcome}");
    for (promised, printed) in promised.iter().zip(printed) {
        assert!(fits(promised, printed), "{place} promises\n{promised}\nbut it prints\n{printed}");
    }
}

/// The output that a program promises: the comment below each `println!`.
fn promised(program: &str) -> Vec<&str> {
    let lines: Vec<&str> = program.lines().map(str::trim).collect();
    let prints = lines.windows(2).filter(|pair| pair[0].starts_with("println!"));
    prints.filter_map(|pair| pair[1].strip_prefix("// ")).collect()
}

/// Whether a line is as promised; `..` means any text.
fn fits(promised: &str, printed: &str) -> bool {
    let mut parts = promised.split("..");
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = printed.strip_prefix(first) else { return false };
    for part in parts {
        let Some((_, after)) = rest.split_once(part) else { return false };
        rest = after;
    }
    rest.is_empty()
}

fn refusal(Fence { place, text, .. }: &Fence, reader: &Reader, without: &str) {
    let program = reader.read(MAIN);
    let wrong: Vec<&str> = program.lines().filter(|line| !line.contains(without)).collect();
    assert_eq!(wrong.len() + 1, program.lines().count(), "{place}: `{without}` isn't in one line");
    reader.write(MAIN, &wrong.join("\n"));
    let outcome = reader.cargo(&["build"]);
    // The indentation depends on the line numbers of other files.
    let mut said = outcome.stderr.lines().map(str::trim_start);
    for line in text.lines().map(str::trim_start) {
        let is_said = said.any(|other| other == line);
        assert!(is_said, "{place}: the compiler doesn't say\n{line}\nin\n{outcome}");
    }
    reader.write(MAIN, &program);
}

/// Makes the crate with which the README begins.
fn start_a_crate(reader: &mut Reader) {
    let beginning = fences("README.md").into_iter().take(2).map(|fence| fence.text);
    let [commands, manifest] = &*beginning.collect::<Vec<_>>() else { panic!("it begins so") };
    if reader.has_crate() {
        reader.go_to_top();
        succeeds("the last crate", &reader.shell("rm -r hello"));
    }
    reader.go_to_top();
    succeeds("README.md", &reader.shell(commands));
    reader.write("Cargo.toml", manifest);
}

fn snippet(Fence { place, text, .. }: &Fence, reader: &mut Reader) {
    start_a_crate(reader);
    let folder = place.rsplit_once('/').map_or("", |(folder, _)| folder);
    succeeds(place, &reader.shell(&format!("cargo add --quiet --path ../aws-types/{folder}")));
    reader.write(MAIN, &format!("fn main() {{\n{text}}}\n"));
    let outcome = reader.cargo(&["run"]);
    is_clean(place, &outcome);
    assert_ne!(outcome.stdout, "", "{place} prints nothing");
}

/// Checks that a file of CI runs these commands.
fn run_by(Fence { place, text, .. }: &Fence, file: &str) {
    let ci = fs::read_to_string(repository(file)).expect("the file can be read");
    for line in text.lines() {
        let command = line.split(" #").next().unwrap_or_default().trim();
        assert!(ci.contains(command), "{place}: {file} doesn't run `{command}`");
    }
}
