//! Names the support code that several crates, or several modules of a crate, share.

use super::package::Package;
use crate::form::Form;

/// The support code that several crates, or several modules of a crate, share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedSupport {
    /// Whether it is a crate or a module, as those that share it are.
    pub form: Form,
    /// The name of the crate's package. Its folder has the same name, and is next to those of the
    /// others.
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
    /// Whether it is a crate, of which Cargo can turn on features for one of the others only.
    pub(crate) fn is_crate(&self) -> bool {
        self.form == Form::Crate
    }
}
