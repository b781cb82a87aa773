//! The generator as a library, used by a build script. How the types work for the user's crate is
//! tested in `tests/consumer`.

mod build;
mod compiler;
mod module;
mod output;
mod replacement;
