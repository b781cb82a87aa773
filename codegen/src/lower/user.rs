//! What the configuration has of the user's: code, and what it takes to compile it.

use quote::ToTokens;

use super::Context;
use crate::error::{Errors, Problem, Warning};
use crate::form::Form;
use crate::ir::UserCode;

/// What every crate depends on.
const DEPENDENCIES: [&str; 3] = ["flate2", "http", "serde_core"];

/// A warning of what the configuration says of nothing that is generated.
pub(super) fn unused(table: &str, key: &str) -> Warning {
    let message = format!("`{key}` is nothing that the chosen operations need");
    Warning::new(format!("configuration, [{table}]"), message, "remove the line, or the choice")
}

/// Code of the user's; a crate that stands alone knows nothing of the user's own.
pub(super) fn user_code(
    place: &str,
    code: &impl ToTokens,
    form: &Form,
) -> Result<UserCode, Errors> {
    let code = UserCode::new(code);
    if *form == Form::Crate && code.names_own_crate() {
        let message =
            format!("`{}` begins with `crate`, which is the generated crate", code.path());
        let problem = Problem::new(place, message);
        return Err(problem.help("name another crate, and list it in `[dependencies]`").into());
    }
    Ok(code)
}

impl Context<'_> {
    /// What the manifest lists beside the dependencies of every crate.
    pub(super) fn dependencies(&self) -> Result<Vec<(String, String)>, Errors> {
        let mut errors = Errors::default();
        for (name, value) in &self.config.dependencies {
            let place = "configuration, [dependencies]";
            if DEPENDENCIES.contains(&name.as_str()) {
                let message = format!("`{name}` is a dependency already");
                errors.push(Problem::new(place, message).help("remove the line"));
            } else if toml::de::DeTable::parse(&format!("{name} = {value}")).is_err() {
                let message = format!("`{name} = {value}` isn't a line of a manifest");
                errors.push(Problem::new(place, message).help("write it as in `name = \"1.0\"`"));
            }
        }
        errors.propagate()?;
        Ok(self.config.dependencies.clone().into_iter().collect())
    }
}
