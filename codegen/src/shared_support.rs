//! Names the crate with support code that several crates share.

use proc_macro2::Ident;
use quote::format_ident;

/// The crate with support code that several crates share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedSupport {
    /// The name of its package. Its folder has the same name, and is next to those of the others.
    pub name: String,
    /// The names of the models whose crates share it.
    pub models: Vec<String>,
}

impl SharedSupport {
    /// The name in code.
    pub(crate) fn ident(&self) -> Ident {
        format_ident!("{}", self.name.replace('-', "_"))
    }
}
