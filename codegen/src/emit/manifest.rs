//! Writes the manifest of a crate, `Cargo.toml`.

use crate::characters::is_visible;
use crate::config::SharedSupport;
use crate::config::{Package, Publish};
use crate::form::{Dependency, Feature};
use crate::ir::{Crate, Origin};

/// The version of a crate whose configuration has none.
const VERSION: &str = "0.1.0";
/// The edition of generated code.
const EDITION: &str = "2024";
/// The configuration of rustfmt, which leaves generated code as it is.
pub(super) const RUSTFMT: &str = "disable_all_formatting = true\n";

/// A manifest, part by part.
pub(super) struct Manifest<'a> {
    /// The comment at the top.
    pub(super) comment: String,
    pub(super) name: &'a str,
    pub(super) description: String,
    /// The settings of the package. Those that are absent have their default.
    pub(super) package: &'a Package,
    /// The file with the licence, for a package without an SPDX expression.
    pub(super) license_file: Option<&'a str>,
    /// The crate with the support code, whose features those of this one turn on.
    pub(super) support: Option<&'a SharedSupport>,
    pub(super) features: Vec<Feature>,
    /// Names and TOML values, next to those of features.
    pub(super) dependencies: &'a [(String, String)],
    pub(super) dev_dependencies: &'a [(String, String)],
}

/// The manifest of a generated crate.
pub(super) fn manifest(krate: &Crate) -> String {
    let Origin { version, sha256, title, .. } = &krate.origin;
    let manifest = Manifest {
        comment: format!("Model version {version}, sha256 {sha256}"),
        name: &krate.name,
        description: format!("Types of {title}, generated from its Smithy model"),
        package: &krate.package,
        license_file: krate.license_file(),
        support: krate.shared.as_ref(),
        features: krate.needs.features().collect(),
        dependencies: &krate.dependencies,
        dev_dependencies: &krate.dev_dependencies,
    };
    manifest.text()
}

impl Manifest<'_> {
    /// The text of the file.
    pub(super) fn text(&self) -> String {
        let mut text = format!("# {}\n\n[package]\n", self.comment);
        for (key, value) in self.package_entries() {
            text.extend([key, " = ", value.as_str(), "\n"]);
        }
        text.push_str(&self.feature_table());
        table(&mut text, "dependencies", &self.all_dependencies());
        table(&mut text, "dev-dependencies", self.dev_dependencies);
        text
    }

    /// The entries of `[package]`, in their order.
    fn package_entries(&self) -> impl Iterator<Item = (&'static str, String)> {
        let Package { version, edition, license, repository, homepage, .. } = self.package;
        let Package { authors, keywords, categories, publish, .. } = self.package;
        let text = |text: &str| Some(toml_string(text));
        let optional = |text: &Option<String>| text.as_deref().map(toml_string);
        let list = |texts: &[String]| (!texts.is_empty()).then(|| toml_list(texts));
        let license_file = self.license_file.filter(|_| license.is_none());
        let entries = [
            ("name", text(self.name)),
            ("version", text(version.as_deref().unwrap_or(VERSION))),
            ("description", text(&self.description)),
            ("authors", list(authors)),
            ("edition", text(edition.as_deref().unwrap_or(EDITION))),
            ("rust-version", text(self.package.rust_version())),
            ("license", optional(license)),
            ("license-file", license_file.map(toml_string)),
            ("readme", text("README.md")),
            ("repository", optional(repository)),
            ("homepage", optional(homepage)),
            ("keywords", list(keywords)),
            ("categories", list(categories)),
            ("publish", publish_value(publish.as_ref())),
        ];
        entries.into_iter().filter_map(|(key, value)| Some((key, value?)))
    }

    /// The features, and what docs.rs needs to show them.
    fn feature_table(&self) -> String {
        if self.features.is_empty() {
            return String::new();
        }
        let defaults = self.features.iter().filter(|feature| feature.is_default());
        let mut defaults: Vec<_> = defaults.map(|feature| feature.name().to_owned()).collect();
        defaults.sort_unstable();
        let mut lines = format!(
            "\n# docs.rs shows which item needs which feature\n[package.metadata.docs.rs]\n\
             all-features = true\nrustdoc-args = [\"--cfg\", \"docsrs\"]\n\n\
             [features]\ndefault = {}\n",
            toml_list(&defaults),
        );
        for feature in &self.features {
            let crates = match self.support {
                Some(support) => Some(format!("{}/{}", support.name, feature.name())),
                None => feature.dependency().map(|dependency| format!("dep:{}", dependency.name)),
            };
            let others = feature.needs().iter().filter(|other| self.features.contains(other));
            let others = others.map(|other| other.name().to_owned());
            let brings: Vec<_> = crates.into_iter().chain(others).collect();
            lines.extend(["# Brings ", feature.about(), "\n", feature.name()]);
            lines.extend([" = ", &toml_list(&brings), "\n"]);
        }
        lines
    }

    /// The crates that features need, by name, then the others.
    fn all_dependencies(&self) -> Vec<(String, String)> {
        let needed = self.features.iter().filter_map(|feature| feature.dependency());
        let entry = |Dependency { name, version }| {
            (name.to_owned(), format!("{{ version = \"{version}\", optional = true }}"))
        };
        let mut all: Vec<_> = match self.support {
            Some(support) => vec![support_entry(support)],
            None => needed.map(entry).collect(),
        };
        all.sort_unstable();
        all.dedup();
        all.extend_from_slice(self.dependencies);
        all
    }
}

/// The entry of the crate with the support code.
fn support_entry(support: &SharedSupport) -> (String, String) {
    let path = toml_string(&format!("../{}", support.name));
    // A published crate needs the version of each dependency.
    let version = support.package.version.as_deref().map(toml_string);
    let version = version.map(|version| format!("version = {version}, ")).unwrap_or_default();
    (support.name.clone(), format!("{{ path = {path}, {version}default-features = false }}"))
}

/// Adds a table, unless it is empty.
fn table(text: &mut String, name: &str, entries: &[(String, String)]) {
    if entries.is_empty() {
        return;
    }
    text.extend(["\n[", name, "]\n"]);
    for (key, value) in entries {
        text.extend([key, " = ", value, "\n"]);
    }
}

/// The value of `publish`; Cargo's default needs none.
fn publish_value(publish: Option<&Publish>) -> Option<String> {
    match publish {
        None | Some(Publish::Nowhere) => Some("false".to_owned()),
        Some(Publish::Anywhere) => None,
        Some(Publish::Registries(names)) => Some(toml_list(names)),
    }
}

fn toml_list(texts: &[String]) -> String {
    let texts: Vec<_> = texts.iter().map(|text| toml_string(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// Writes a text as a basic string of TOML.
fn toml_string(text: &str) -> String {
    let escape = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if !is_visible(c) => format!("\\U{:08X}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}
