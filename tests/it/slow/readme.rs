//! Follows the documentation of this repository like a reader: it writes the files, runs the
//! commands, and compiles and starts the programs exactly as they are written.
//!
//! [`DOCUMENTS`] says for each code block what a reader does with it. A block that isn't in the
//! table fails a test. Blocks that need the network are ignored by default; CI runs them.

mod fence;
mod reader;
mod step;

use std::fs;
use std::path::Path;

use fence::{Fence, fences, linked_files, read};
use reader::Reader;
use step::Step;
use support::repository;

/// What a reader does with each code block of a document, in order.
struct Document {
    /// The file, from the root of the repository.
    path: &'static str,
    /// The language of each block, and what it is for.
    steps: &'static [(&'static str, Step)],
}

/// The script that CI runs for each change.
const CI: &str = ".ci/run";

/// A generated crate's own README.
const OF_A_CRATE: &[(&str, Step)] = &[("rust", Step::Snippet), ("sh", Step::RunBy(CI))];

const DOCUMENTS: [Document; 10] = [
    Document {
        path: "README.md",
        steps: &[
            // Start here.
            ("sh", Step::Start),
            ("toml", Step::Write("Cargo.toml")),
            ("rust", Step::Program),
            ("text", Step::Refusal { without: ".user_pool_id(" }),
            ("sh", Step::Online(&Step::InCrate)),
            ("rust", Step::Online(&Step::Compiles)),
            ("sh", Step::InCrate),
            ("rust", Step::Program),
            ("rust", Step::Program),
            ("toml", Step::Profile),
            // Two commands.
            ("sh", Step::RunBy(CI)),
            // Other services.
            ("sh", Step::Start),
            ("sh", Step::Online(&Step::Start)),
            ("sh", Step::Start),
            ("rust", Step::Drawing),
            ("toml", Step::Drawing),
            // Three services in ten minutes.
            ("sh", Step::Start),
            ("sh", Step::Online(&Step::InCrate)),
            ("rust", Step::Online(&Step::Compiles)),
            // In a build script.
            ("sh", Step::Start),
            ("toml", Step::Write("Cargo.toml")),
            ("rust", Step::Write("build.rs")),
            ("rust", Step::Program),
            // Several services in a build script.
            ("sh", Step::InCrate),
            ("rust", Step::Write("build.rs")),
            ("rust", Step::Program),
        ],
    },
    Document {
        path: ".github/ARCHITECTURE.md",
        steps: &[
            ("text", Step::Drawing),
            ("rust", Step::Quote("generated/src/types/context_data_type.rs")),
        ],
    },
    Document { path: "CONTRIBUTING.md", steps: &[("sh", Step::RunBy(CI))] },
    Document { path: "generated/README.md", steps: OF_A_CRATE },
    Document { path: "tests/cbor-sink/README.md", steps: OF_A_CRATE },
    Document { path: "tests/rest-sink/README.md", steps: OF_A_CRATE },
    Document { path: "tests/sink/README.md", steps: OF_A_CRATE },
    Document { path: "tests/doubles/README.md", steps: &[("sh", Step::RunBy(CI))] },
    Document { path: "tests/emulator/README.md", steps: &[("sh", Step::RunBy(CI))] },
    Document {
        path: "models/README.md",
        steps: &[
            ("sh", Step::RunBy(".github/workflows/models.yml")),
            ("toml", Step::Write("dynamodb.toml")),
            ("sh", Step::Start),
        ],
    },
];

#[test]
fn every_code_block_is_in_the_table() {
    let languages =
        |name: &String| -> Vec<String> { fences(name).into_iter().map(|it| it.language).collect() };
    let all = documents().into_iter().map(|name| (languages(&name), name));
    let found: Vec<(Vec<String>, String)> = all.filter(|(code, _)| !code.is_empty()).collect();
    for (languages, name) in &found {
        let document = DOCUMENTS.iter().find(|document| document.path == name);
        let document = document.unwrap_or_else(|| panic!("{name} has code and isn't in the table"));
        let expected: Vec<&str> = document.steps.iter().map(|(language, _)| *language).collect();
        assert_eq!(*languages, expected, "the languages of the code blocks of {name}");
    }
    assert_eq!(found.len(), DOCUMENTS.len(), "the table has a document without code");
}

#[test]
fn links_between_files_lead_to_files() {
    for document in documents() {
        let folder = repository(&document).with_file_name("");
        for file in linked_files(&document) {
            assert!(folder.join(&file).exists(), "{document} links to {file}, which isn't there");
        }
    }
}

#[test]
fn the_guide_says_when_to_run_each_topic() {
    let guide = read("CONTRIBUTING.md");
    let files =
        ["tests/it/main.rs", "tests/it/slow.rs", "tests/crates/main.rs", "tests/crates/slow.rs"];
    let files = files.map(read);
    let modules = files.iter().flat_map(|program| program.lines());
    let modules = modules.filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
    let topics: Vec<&str> =
        modules.filter(|module| !["reading", "slow"].contains(module)).collect();
    for topic in ["names", "readme", "values", "doctests"] {
        assert!(topics.contains(&topic), "{topic} is not in {topics:?}");
    }
    for topic in topics {
        assert!(guide.contains(&format!("`{topic}`")), "it doesn't say when to run {topic}");
    }
}

/// Every Markdown document of the repository, by its path from the root.
fn documents() -> Vec<String> {
    let mut found = Vec::new();
    find(&repository(""), "", &mut found);
    found.sort();
    found
}

fn find(folder: &Path, above: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        let own = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let name = if above.is_empty() { own.clone() } else { format!("{above}/{own}") };
        // The test cases of prose are Markdown files, but not documents.
        let is_hidden = own.starts_with('.') && own != ".github";
        let is_skipped = is_hidden || own == "target" || name == "tests/it/prose/cases";
        if path.is_dir() && !is_skipped {
            find(&path, &name, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(name);
        }
    }
}

/// Does everything that a document says; without `online`, only what needs no network.
fn follow(document: &Document, online: bool) {
    let mut reader = Reader::new(online);
    let fences: Vec<Fence> = fences(document.path);
    assert_eq!(fences.len(), document.steps.len(), "the code blocks of {}", document.path);
    for (fence, (_, step)) in fences.iter().zip(document.steps) {
        println!("{}: {step:?}", fence.place);
        step.run(fence, &mut reader, online);
    }
}

#[test]
fn every_code_block_works_as_the_documents_say() {
    for document in &DOCUMENTS {
        follow(document, false);
    }
}

#[test]
#[ignore = "needs the registries crates.io and PyPI"]
fn blocks_that_need_the_network_work_too() {
    let needs_network = |(_, step): &(&str, Step)| matches!(step, Step::Online(_));
    for document in DOCUMENTS.iter().filter(|it| it.steps.iter().any(needs_network)) {
        follow(document, true);
    }
}
