//! Code that tests share: models, runs of the program, and comparisons of the disk.

mod artifact;
pub mod models;
mod project;
mod random;
mod run;
mod snapshot;

pub use artifact::{binary, library, library_without_features};
pub use project::Project;
pub use random::Random;
pub use run::{Outcome, command, smithygen};
pub use snapshot::Snapshot;

use std::path::PathBuf;

/// A file of this repository, by its path from the root.
#[must_use]
pub fn repository(path: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(path)
}
