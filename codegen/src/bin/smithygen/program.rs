//! The name by which the user called this program; messages show it.

use std::env;
use std::path::PathBuf;

/// A way to call this program.
pub(crate) enum Program {
    /// By the alias `cargo xtask`, in a workspace whose package `smithygen` is in this folder.
    Xtask {
        /// The folder of the package.
        package: PathBuf,
    },
    /// By its own name.
    Smithygen,
}

/// How this process was called. `cargo run` sets the name and the folder of the package that it
/// runs. If a program of another package, such as a test, starts this one, these variables are
/// those of the other package.
pub(crate) fn program() -> Program {
    let is_own = env::var("CARGO_PKG_NAME").is_ok_and(|name| name == env!("CARGO_PKG_NAME"));
    match env::var_os("CARGO_MANIFEST_DIR").filter(|_| is_own) {
        Some(package) => Program::Xtask { package: package.into() },
        None => Program::Smithygen,
    }
}

impl Program {
    /// The words that the user types.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Xtask { .. } => "cargo xtask",
            Self::Smithygen => "smithygen",
        }
    }
}
