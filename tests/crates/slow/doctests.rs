//! The doctests of a generated crate are the examples of its requests. Nothing in the model's prose
//! is a doctest.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::reading::model::Model;
use crate::reading::{self, Pair};

/// The item that stands for the page of the crate.
const ROOT: &str = "";

/// The module of all builders.
const BUILDERS: &str = "builders";

/// The page for users of the AWS SDK.
const SDK_PAGE: &str = "coming_from_the_sdk";

#[test]
fn doctests_are_the_examples_of_requests() {
    let mut problems = Vec::new();
    for pair in reading::pairs(|_| ()) {
        let found = listed(&pair.made.src.with_file_name("Cargo.toml"));
        let expected = expected(&pair);
        println!("{}: {} doctests", pair.made.name, found.values().sum::<usize>());
        let items: BTreeSet<&String> = found.keys().chain(expected.keys()).collect();
        for item in items {
            let count = found.get(item).copied().unwrap_or_default();
            let range = expected.get(item).cloned().unwrap_or(0..=0);
            if !range.contains(&count) {
                problems.push(format!("{}, {item}: {count}, not {range:?}", pair.made.name));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// How many doctests each item of a crate may have: the page of the crate four, the page of
/// builders one, the page for users of the SDK two. A request has one, and the examples of the
/// model that fit its shapes.
fn expected(pair: &Pair<()>) -> BTreeMap<String, RangeInclusive<usize>> {
    let mut users: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for operation in pair.model.operations() {
        if let Some(input) = pair.model.end(&operation, "input") {
            users.entry(input).or_default().push(operation);
        }
    }
    let request = |(input, operations): (&String, &Vec<String>)| {
        // An input that several operations share isn't on the page of one of them.
        let [operation] = operations.as_slice() else { return None };
        let traits = pair.model.traits(operation);
        let examples = traits.get("smithy.api#examples").and_then(|list| list.as_array());
        let count = examples.map_or(0, Vec::len);
        let least = usize::from(!requires_items(&pair.model, input));
        Some((pair.krate.ident(input).to_owned(), least..=1 + count))
    };
    let pages = [(ROOT, 0..=4), (BUILDERS, 0..=1), (SDK_PAGE, 0..=2)];
    let pages = pages.map(|(page, range)| (page.to_owned(), range));
    users.iter().filter_map(request).chain(pages).collect()
}

/// Whether a request needs more than scalars, so that its example could be too long.
fn requires_items(model: &Model, id: &str) -> bool {
    let members = model.members(id);
    let mut required = members.iter().filter(|member| model.is_required(id, member));
    let is_item =
        |target: &str| ["structure", "union", "list", "map"].contains(&model.kind(target).as_str());
    required.any(|member| is_item(&member.target))
}

/// The number of doctests that rustdoc finds in a crate, by the item that has them, without those
/// of the support code.
fn listed(manifest: &Path) -> BTreeMap<String, usize> {
    let output = Command::new(env!("CARGO"))
        .args(["test", "--doc", "--locked", "--manifest-path"])
        .arg(manifest)
        .args(["--", "--list"])
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo can be started");
    assert!(output.status.success(), "{}: rustdoc can't list doctests", manifest.display());
    let mut items: BTreeMap<String, usize> = BTreeMap::new();
    let lines = String::from_utf8(output.stdout).expect("rustdoc prints UTF-8");
    for line in lines.lines().filter_map(|line| line.strip_suffix(": test")) {
        // As in `src/types/user.rs - types::user::User (line 7)`.
        let (_, item) = line.split_once(" - ").expect("a file is before the item");
        let (item, _) = item.split_once("(line ").expect("a line is after the item");
        let item = item.trim();
        if !item.starts_with("support::") {
            let name = item.rsplit("::").next().unwrap_or(ROOT);
            *items.entry(name.to_owned()).or_default() += 1;
        }
    }
    items
}
