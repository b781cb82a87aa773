//! Checks settings that don't depend on the model.

use crate::config::Config;
use crate::crate_name;
use crate::error::{Errors, Problem};
use crate::form::Form;

/// Reports wrong settings of the whole crate.
pub(crate) fn check(config: &Config, errors: &mut Errors) {
    check_crate_name(config, errors);
    check_api_reference(config, errors);
    for (name, value) in &config.dependencies {
        check_own_dependency(name, errors);
        check_dependency("dependencies", name, value, errors);
    }
    for (name, value) in &config.dev_dependencies {
        check_dependency("dev-dependencies", name, value, errors);
    }
}

/// Checks that Cargo and Rust's lints accept the name of a generated crate. A module has the name
/// of the user's crate, which Cargo has already accepted.
fn check_crate_name(config: &Config, errors: &mut Errors) {
    let (Form::Crate, Some(name)) = (&config.form, &config.crate_name) else { return };
    let message = format!("`{name}` can't be the name of a crate");
    let is_dependency = crate_name::is_dependency(name) || config.dependencies.contains_key(name);
    let help = if is_dependency {
        "choose another name: the crate depends on one with this name"
    } else if !crate_name::is_valid(name) {
        "start with a lowercase letter; use lowercase letters, digits, `-` and `_`; Rust keywords \
         aren't allowed"
    } else {
        return;
    };
    errors.push(Problem::new("", message).help(help));
}

/// Checks that the address has a place for the name of a shape.
fn check_api_reference(config: &Config, errors: &mut Errors) {
    let address = config.api_reference.as_ref().filter(|address| !address.contains("{name}"));
    if let Some(address) = address {
        let message = format!("the `api-reference` `{address}` has no `{{name}}`");
        let help = "write `{name}` in the address where the name of a shape or operation goes";
        errors.push(Problem::new("configuration, [crate]", message).help(help));
    }
}

/// Refuses a dependency that generated crates have anyway.
fn check_own_dependency(name: &str, errors: &mut Errors) {
    if crate_name::is_dependency(name) {
        let message = format!("`{name}` is already a dependency");
        errors.push(Problem::new("configuration, [dependencies]", message).help("remove the line"));
    }
}

/// Checks that a dependency is a version or a table, as in any manifest.
fn check_dependency(table: &str, name: &str, value: &str, errors: &mut Errors) {
    let place = format!("configuration, [{table}]");
    let line = format!("{name} = {value}");
    let table = toml::de::DeTable::parse(&line);
    let is_dependency = table.is_ok_and(|table| {
        let value = table.get_ref().get(name).map(toml::Spanned::get_ref);
        value.is_some_and(|value| value.is_str() || value.is_table())
    });
    if !is_dependency {
        let message = format!("`{line}` isn't a valid line of Cargo.toml");
        errors.push(Problem::new(place, message).help("write it as in `name = \"1.0\"`"));
    }
}
