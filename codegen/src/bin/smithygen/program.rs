//! How the user called this program, for messages to name it.

use std::env;
use std::path::PathBuf;

/// A way to call this program.
pub(crate) enum Program {
    /// By the alias `cargo xtask`, in a workspace whose package `codegen` is in this folder.
    Xtask {
        /// The folder of the package.
        package: PathBuf,
    },
    /// By its own name.
    Smithygen,
}

/// How this process was called. Cargo tells a program that it runs the name and folder of the
/// program's package; other programs of cargo's, such as tests, hand on those of their own.
pub(crate) fn program() -> Program {
    let is_own = env::var("CARGO_PKG_NAME").is_ok_and(|name| name == env!("CARGO_PKG_NAME"));
    match env::var_os("CARGO_MANIFEST_DIR").filter(|_| is_own) {
        Some(package) => Program::Xtask { package: package.into() },
        None => Program::Smithygen,
    }
}

impl Program {
    /// What the user types.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Xtask { .. } => "cargo xtask",
            Self::Smithygen => "smithygen",
        }
    }
}
