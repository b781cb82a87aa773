//! The same input gives the same bytes in every run and process, and for any order of keys.

use std::fs;

use codegen::{Config, Tree};
use serde_json::Value;
use support::{Project, Random, Snapshot, repository};

/// The models of this repository, without `.json`.
const MODELS: [&str; 2] = ["models/cognito-idp-2016-04-18", "tests/models/sink"];

fn read(path: &str) -> String {
    fs::read_to_string(repository(path)).expect("the repository has the file")
}

fn generate(model: &str, config: &Config) -> Tree {
    codegen::generate(model, config).unwrap_or_else(|errors| panic!("{errors}")).tree
}

/// Checks that two trees have the same files. The message names one that differs.
#[track_caller]
fn assert_same(one: &Tree, other: &Tree) {
    let paths = |tree: &Tree| tree.files().map(|(path, _)| path.to_owned()).collect::<Vec<_>>();
    assert_eq!(paths(one), paths(other));
    for ((path, one), (_, other)) in one.files().zip(other.files()) {
        let mut lines = one.lines().zip(other.lines()).enumerate();
        let differing = lines.find(|(_, (one, other))| one != other);
        assert!(one == other, "{path} differs, first at {differing:?}");
    }
}

/// The same JSON, with the keys of every object in another order.
fn shuffled(json: &str, seed: u64) -> String {
    let value: Value = serde_json::from_str(json).expect("the model is JSON");
    Random::new(seed).shuffled(&value)
}

/// The hash by which a crate's manifest names the model.
fn hash(tree: &Tree) -> &str {
    let manifest = tree.files().find(|(path, _)| *path == "Cargo.toml").expect("it is there").1;
    let line = manifest.lines().find(|line| line.starts_with("# Model version "));
    line.and_then(|line| line.rsplit_once("sha256 ")).expect("it has the hash").1
}

/// `tree` with another hash of its model.
fn with_hash(tree: &Tree, new: &str) -> Tree {
    let old = hash(tree);
    assert_ne!(old, new, "the order of keys was not changed");
    let mut replaced = Tree::default();
    for (path, text) in tree.files() {
        replaced.insert(path, text.replace(old, new));
    }
    replaced
}

#[test]
fn other_users_folders_and_environments_give_the_same_files() {
    for path in MODELS {
        let write = |name: &str| {
            let project = Project::new(read(&format!("{path}.json")));
            let project = project.config(read(&format!("{path}.toml")));
            let variables = ["USER", "LOGNAME", "HOSTNAME", "HOME", "LANG", "TZ"];
            let outcome = project.codegen_with(&variables.map(|variable| (variable, name)));
            outcome.exits_with(0);
            assert_no_place(&project);
            Snapshot::of(&project.out(""))
        };
        let (one, other) = (write("one"), write("other"));
        assert_eq!(one.differences_but_times(&other), [""; 0], "from {path}");
    }
}

/// Checks that no output has the path of the project or of the generator.
fn assert_no_place(project: &Project) {
    let repository = repository("").canonicalize().expect("it exists");
    let places = [project.root().to_owned(), repository];
    for (path, content) in Snapshot::of(&project.out("")).files() {
        let text = String::from_utf8_lossy(content);
        for place in places.iter().map(|place| place.to_string_lossy()) {
            assert!(!text.contains(&*place), "{} says {place}", path.display());
        }
    }
}

// It fails as well if two runs in one process differ for any other reason.
#[test]
fn the_order_of_keys_in_the_model_does_not_matter() {
    for path in MODELS {
        let model = read(&format!("{path}.json"));
        let config = Config::parse(&read(&format!("{path}.toml"))).expect("it is right");
        let config = Config { sha256: None, ..config };
        let ordered = generate(&model, &config);
        let shuffled = generate(&shuffled(&model, 1), &config);
        assert_same(&ordered, &with_hash(&shuffled, hash(&ordered)));
    }
}
