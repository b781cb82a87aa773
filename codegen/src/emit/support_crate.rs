//! Emits the crate with support code that several crates share, or its parts for a module.

use proc_macro2::TokenStream;
use quote::quote;

use super::crate_files::{exports_of, support_module};
use super::manifest::{Manifest, RUSTFMT};
use super::needed_support::{Features, parts};
use super::support_files::Part;
use super::text_file::{HASH, MARKUP, TextFile};
use super::types_only_support::without_wire;
use super::{Files, RustFile};
use crate::form::Form;
use crate::ir::{Need, SupportCrate};
use crate::legal;
use crate::shared;

/// This file, for headers.
const SELF: &[&str] = &["codegen/src/emit/support_crate.rs"];

/// The licence of the generator, from which the code is.
const LICENSE: &str = "MIT OR Apache-2.0";

/// Emits every file of the crate.
pub(crate) fn emit_support(krate: &SupportCrate) -> Files<'_> {
    let parts = parts(&krate.needs);
    let modules = [library(krate, &parts), support(krate, &parts)];
    let code = parts.into_iter().flat_map(|(part, _)| code(part, krate));
    Files { rust: Box::new(modules.into_iter().chain(code)), texts: texts(krate) }
}

fn library(krate: &SupportCrate, parts: &[(&'static Part, Features)]) -> RustFile {
    let docs = format!(
        " Code that these crates share: {}. Each of them exports what its users need of it.",
        krate.users.join(", "),
    );
    let exports = exports_of(parts.iter().map(|(part, features)| (features, part.exported())));
    let visibility = if krate.form == Form::Crate { quote!(pub) } else { quote!(pub(crate)) };
    let shows_features = krate.needs.has(Need::Wire).then(|| {
        quote! { #![cfg_attr(docsrs, feature(doc_cfg))] }
    });
    RustFile::new(
        "src/lib.rs",
        SELF,
        quote! {
            #![doc = #docs]
            #shows_features
            #![forbid(unsafe_code)]
            #![deny(missing_docs)]
            #![allow(
                clippy::crate_in_macro_def,
                reason = "macros name items of the crate that calls them"
            )]
            #![allow(
                rustdoc::redundant_explicit_links,
                reason = "links have the same path in every module, whatever it imports"
            )]
            #[doc(hidden)]
            #visibility mod support;
            #exports
        },
    )
}

/// The module `support`; in a crate, with the macros for code of features.
fn support(krate: &SupportCrate, parts: &[(&'static Part, Features)]) -> RustFile {
    if krate.form != Form::Crate {
        return support_module(parts, false);
    }
    let mut file = support_module(parts, true);
    file.tokens.extend(shared::feature_macros(krate.needs.features()));
    file
}

/// The files of a part.
fn code(part: &'static Part, krate: &SupportCrate) -> Vec<RustFile> {
    let needs = &krate.needs;
    let selected = part.files_for(needs);
    let mut files = if needs.has(Need::Wire) {
        let parsed =
            |text: &TextFile| -> TokenStream { text.text.parse().expect("support code is Rust") };
        selected.iter().map(|it| RustFile::new(it.path, it.origin, parsed(it))).collect()
    } else {
        without_wire(part.files[0].path, &selected)
    };
    for file in &mut files {
        file.tokens = shared::of_support(std::mem::take(&mut file.tokens), &krate.form);
    }
    files
}

fn texts(krate: &SupportCrate) -> Vec<TextFile> {
    let users = krate.users.join(", ");
    let mut names = krate.package.license_files.iter().map(|file| file.name.as_str());
    let license_file = names.find(|name| !legal::is_notice(name));
    let mut package = krate.package.clone();
    if package.license.is_none() && license_file.is_none() {
        package.license = Some(LICENSE.to_owned());
    }
    let manifest = Manifest {
        comment: format!("For {users}"),
        name: &krate.name,
        description: format!("Code that these crates share: {users}"),
        package: &package,
        license_file,
        support: None,
        features: krate.needs.features().collect(),
        dependencies: &[],
        dev_dependencies: &[],
    };
    let readme = format!(
        "# {}\n\nSupport code that these crates share: {users}. A program uses it through them.\n\n\
         The generator writes all of these files; an edit by hand is lost the next time it runs. The \
         README.md of each crate says how to generate all of them again.\n",
        krate.name,
    );
    let file =
        |path, comment, text: String| TextFile { path, origin: SELF, comment, text: text.into() };
    vec![
        file("Cargo.toml", HASH, manifest.text()),
        file("rustfmt.toml", HASH, RUSTFMT.to_owned()),
        file("README.md", MARKUP, readme),
    ]
}
