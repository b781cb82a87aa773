//! What the tests of the command share: inputs, runs, and a look at the disk before and after.

pub mod models;
mod project;
mod snapshot;
mod xtask;

pub use project::Project;
pub use snapshot::Snapshot;
pub use xtask::{Outcome, binary, command, xtask};

use std::path::PathBuf;

/// A file of this repository, by its path from the root.
#[must_use]
pub fn repository(path: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(path)
}
