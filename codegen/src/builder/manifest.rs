//! Checks the manifest of the package that includes a module.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::cargo;
use crate::error::{Errors, Problem};
use crate::form::{Dependency, Module};
use crate::tree::display_path;

/// Reports the crates that a module needs, but the package doesn't depend on. The compiler's own
/// message would come later and be longer.
pub(super) fn check(module: &Module) -> Result<(), Errors> {
    let path = cargo::in_package("Cargo.toml".as_ref());
    // Cargo has already reported a wrong manifest.
    let Ok(text) = std::fs::read_to_string(&path) else { return Ok(()) };
    let mut errors = Errors::default();
    for Dependency { name, version } in missing(&text, module) {
        let message = format!("the module `{}` needs the crate `{name}`", module.path());
        let help = format!("add `{name} = \"{version}\"` to its `[dependencies]`");
        errors.push(Problem::new(display_path(&path), message).help(help));
    }
    errors.propagate()
}

/// The dependencies of a module that a manifest doesn't have. It also accepts those for tests,
/// since a test can include the module.
fn missing(manifest: &str, module: &Module) -> Vec<Dependency> {
    let Ok(manifest) = DeTable::parse(manifest) else { return Vec::new() };
    let manifest = manifest.get_ref();
    let targets = table(manifest, "target").into_iter().flat_map(|targets| targets.values());
    let tables = targets.filter_map(|target| target.get_ref().as_table()).chain([manifest]);
    let names: Vec<String> = tables
        .flat_map(|tables| ["dependencies", "dev-dependencies"].map(|key| table(tables, key)))
        .flatten()
        .flat_map(|dependencies| dependencies.keys())
        .map(|name| name.get_ref().replace('-', "_"))
        .collect();
    module.dependencies().filter(|it| !names.contains(&it.name_in_code())).collect()
}

fn table<'t, 'm>(table: &'t DeTable<'m>, key: &str) -> Option<&'t DeTable<'m>> {
    table.get(key).map(Spanned::get_ref).and_then(DeValue::as_table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Feature;

    #[test]
    fn dependencies_are_found_in_each_form_of_a_manifest() {
        let module =
            Module::new("crate::m", [Feature::Serde, Feature::Http]).expect("it is a path");
        let cases = [
            ("", &["serde_core", "http"][..]),
            ("[dependencies]\nhttp = '1'\n[build-dependencies]\nserde_core = '1'", &["serde_core"]),
            ("[dependencies]\nserde-core = '1'\nhttp.workspace = true", &[]),
            (
                "[dependencies.http]\nversion = '1'\n[target.'cfg(all())'.dependencies]\nserde_core = '1'",
                &[],
            ),
            ("[dependencies]\nmy_http = { package = 'http' }\nserde_core = '1'", &["http"]),
            ("[dependencies]\nhttp = { package = 'mine', path = '.' }\nserde_core = '1'", &[]),
            ("[dev-dependencies]\nhttp = '1'\nserde_core = '1'", &[]),
            ("no manifest", &[]),
        ];
        for (manifest, expected) in cases {
            let missing: Vec<_> = missing(manifest, &module).iter().map(|it| it.name).collect();
            assert_eq!(missing, expected, "{manifest}");
        }
    }

    #[test]
    fn a_hyphen_in_a_name_is_an_underscore() {
        let module = Module::new("crate::m", [Feature::Sigv4]).expect("it is a path");
        for name in ["hmac-sha256", "hmac_sha256"] {
            let manifest = format!("[dependencies]\nhttp = '1'\n{name} = '1'");
            assert_eq!(missing(&manifest, &module), []);
        }
        let missing = missing("[dependencies]\nhttp = '1'", &module);
        assert_eq!(missing.iter().map(|it| it.name).collect::<Vec<_>>(), ["hmac-sha256"]);
    }
}
