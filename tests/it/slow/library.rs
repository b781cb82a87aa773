//! The generator as a library, used by a build script. `tests/consumer` tests the types in the
//! crate of a user.

mod build;
pub(crate) mod compiler;
mod module;
mod output;
mod replacement;
