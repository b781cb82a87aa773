//! Topics whose tests take long: they compile crates, start many processes or try many inputs.

mod determinism;
#[cfg(unix)]
mod init;
mod kill;
mod leave_out;
pub(crate) mod library;
mod needs;
mod package;
mod random_models;
#[cfg(unix)]
mod readme;
mod rustdoc;
mod ui;
