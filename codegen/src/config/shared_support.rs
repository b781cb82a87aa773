//! Names the crate with support code that several crates share.

use proc_macro2::Ident;
use quote::format_ident;

use super::package::Package;

/// The crate with support code that several crates share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedSupport {
    /// The name of its package. Its folder has the same name, and is next to those of the others.
    pub name: String,
    /// What its manifest says about the package. The licence is that of the generator, `MIT OR
    /// Apache-2.0`, if this has none.
    pub package: Package,
    /// The file with these settings, for the command that generates the crates again.
    pub config: Option<String>,
    /// The names of the models whose crates share it.
    pub models: Vec<String>,
    /// The operations that the call selects, in all of these models.
    pub operations: Vec<String>,
}

impl SharedSupport {
    /// The name in code.
    pub(crate) fn ident(&self) -> Ident {
        format_ident!("{}", self.name.replace('-', "_"))
    }
}
