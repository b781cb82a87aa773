//! The generator as a library, used by a build script. How the types work for the user's crate is
//! tested in `tests/consumer`.

#[path = "library/build.rs"]
mod build;
#[path = "library/compiler.rs"]
mod compiler;
#[path = "library/module.rs"]
mod module;
#[path = "library/output.rs"]
mod output;
#[path = "library/replacement.rs"]
mod replacement;
