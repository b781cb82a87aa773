//! The support code that several crates share, as a call or a workspace names it.

use std::path::{Path, PathBuf};

use codegen::tree::display_path;
use codegen::{Config, Errors, Package, Problem, SharedSupport, config_file};

/// Support code that several crates share.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Support {
    /// The folder of its crate.
    pub(crate) folder: PathBuf,
    /// The configuration of its package.
    pub(crate) config: Option<PathBuf>,
    /// The operations that a call selects, in all of the models.
    pub(crate) operations: Vec<String>,
}

impl Support {
    /// The support code for crates of these models.
    pub(crate) fn shared(&self, models: Vec<String>) -> Result<SharedSupport, Errors> {
        let name = self.folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let package = self.config.as_deref().map_or(Ok(Package::default()), package)?;
        let file = self.config.as_deref().and_then(Path::file_name);
        let config = file.map(|name| name.to_string_lossy().into_owned());
        let operations = self.operations.clone();
        Ok(SharedSupport { name, package, config, models, operations, ..SharedSupport::default() })
    }
}

/// The settings of the package in a configuration.
fn package(path: &Path) -> Result<Package, Errors> {
    let (config, mut errors) = config_file::read(path, display_path(path), |_| ())?;
    let (package, others) =
        (config.package.clone(), Config { package: Package::default(), ..config });
    if others != Config::default() {
        let message = "has settings that support code doesn't have";
        let help = "keep only what `[crate]` says about the package, such as `version`";
        errors.push(Problem::new(display_path(path), message).help(help));
    }
    errors.propagate()?;
    Ok(package)
}
