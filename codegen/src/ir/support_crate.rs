//! The crate with shared support code, which can become a module as each crate can.

use super::{Needs, Origin};
use crate::config::Package;
use crate::form::Form;

/// The crate with support code that several crates share. If they become modules, it does too.
#[derive(Clone, Debug)]
pub struct SupportCrate {
    /// Whether it becomes a module.
    pub form: Form,
    /// The package's name.
    pub name: String,
    /// What the manifest says about the package.
    pub package: Package,
    /// The names of the crates that share it, in order.
    pub users: Vec<String>,
    /// What they come from: the models, and the call.
    pub origin: Origin,
    /// What any of them needs.
    pub needs: Needs,
}
