//! The crate with shared support code.

use super::{Needs, Origin};
use crate::config::Package;

/// The crate with support code that several crates share.
#[derive(Clone, Debug)]
pub struct SupportCrate {
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
