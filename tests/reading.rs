//! A second reading of the models, and one of the crates that were made from them.
//!
//! It shares no code with the generator, so that a misunderstanding there shows up here.

pub(crate) mod model;
pub(crate) mod rust;

use std::fs;
use std::path::{Path, PathBuf};

use model::Model;
use rust::{Crate, Files};

/// A model beside the crate that was made from it.
pub(crate) struct Pair<S> {
    pub(crate) model: Model,
    pub(crate) krate: Crate,
    /// What else is of interest in the crate's source.
    pub(crate) source: S,
}

/// The service whose types the project is about.
pub(crate) fn cognito<S>(source: fn(&Files) -> S) -> Pair<S> {
    Pair::read("models/cognito-idp-2016-04-18", "generated", source)
}

/// The worst case.
pub(crate) fn sink<S>(source: fn(&Files) -> S) -> Pair<S> {
    Pair::read("tests/models/sink", "tests/sink", source)
}

impl<S> Pair<S> {
    fn read(model: &str, krate: &str, source: fn(&Files) -> S) -> Self {
        let model = Model::read(&root().join(model));
        let files = rust::parse(&root().join(krate).join("src"));
        Self { krate: Crate::new(&files, &model), source: source(&files), model }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
