//! A second reader of the models, and a reader of the crates that were made from them.
//!
//! It shares no code with the generator, so that a misunderstanding there shows up here.

// Several programs in different folders share these files, so each module has its path.
#[path = "reading/model.rs"]
pub(crate) mod model;
#[path = "reading/rust.rs"]
pub(crate) mod rust;
#[path = "reading/shapes.rs"]
pub(crate) mod shapes;

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use model::Model;
use rust::{Crate, Files};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A model, and the crate that was made from it.
pub(crate) struct Pair<S> {
    pub(crate) made: Made,
    pub(crate) model: Model,
    pub(crate) krate: Crate,
    /// What the tests of the program read in the crate's source.
    pub(crate) source: S,
}

/// A crate, and the model that it was made from.
pub(crate) struct Made {
    /// The name of the crate's library.
    pub(crate) name: String,
    /// The crate's source.
    pub(crate) src: PathBuf,
    /// The model, below the root of the workspace.
    pub(crate) model: String,
}

/// Every crate of `[workspace.metadata.codegen]`.
fn crates() -> Vec<Made> {
    let manifest = text(&root().join("Cargo.toml"));
    let manifest = DeTable::parse(&manifest).expect("the manifest is TOML");
    let tables = ["workspace", "metadata", "codegen"];
    let table = tables.into_iter().fold(manifest.get_ref(), |table, key| {
        table[key].get_ref().as_table().expect("the manifest has the table")
    });
    let made = |(folder, model): (&Spanned<Cow<'_, str>>, &Spanned<DeValue<'_>>)| {
        let folder = folder.get_ref().as_ref();
        let name = folder.rsplit('/').next().unwrap_or_default().replace('-', "_");
        let model = model.get_ref().as_str().expect("a path is a string").to_owned();
        Made { name, src: root().join(folder).join("src"), model }
    };
    table.iter().map(made).collect()
}

/// Reads every crate with its model.
pub(crate) fn pairs<S>(source: fn(&Files) -> S) -> Vec<Pair<S>> {
    crates().into_iter().map(|made| made.read(source)).collect()
}

impl Made {
    fn read<S>(self, source: fn(&Files) -> S) -> Pair<S> {
        let model = Model::read(&root().join(&self.model));
        let files = rust::parse(&self.src);
        let krate = Crate::new(&files, &model);
        Pair { krate, source: source(&files), model, made: self }
    }
}

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
