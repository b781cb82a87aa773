//! Emits the files of a crate that don't belong to a shape: its root, its manifest, support code.

use std::collections::BTreeSet;
use std::iter;

use quote::quote;

use super::Module;
use super::parts::module_docs;
use super::support_files::{PAGES, SERVICE_ERROR, SUPPORT, TOKENS};
use super::text_file::{HASH, MARKUP, TextFile};
use super::types_only_support::without_wire;
use crate::characters::is_visible;
use crate::form::{Dependency, Feature};
use crate::ir::{Crate, OperationModule, Origin};

/// This file, for headers.
const SELF: &[&str] = &["codegen/src/emit/crate_files.rs"];

/// The minimum supported Rust version of generated crates.
const RUST_VERSION: &str = "1.88";

/// `lib.rs`: documentation, lints, modules.
pub(super) fn library(krate: &Crate) -> Module {
    let replacements = (!krate.replacements.is_empty()).then(|| {
        quote!(
            mod replacements;
        )
    });
    let docs = module_docs(&krate.docs);
    let sdk_page =
        krate.coming_from_the_sdk.as_ref().map(|_| quote! { pub mod coming_from_the_sdk; });
    let pages = has_pages(krate).then(|| quote! { mod pages; });
    let tokens = has_tokens(krate).then(|| {
        quote!(
            #[cfg(feature = "http")]
            mod tokens;
        )
    });
    let of_pages = pages
        .as_ref()
        .map(|_| quote! { pub use crate::pages::{Pages, Paginated, PaginatedItems}; });
    let shows_features = krate.protocol.as_ref().map(|_| {
        quote! { #![cfg_attr(docsrs, feature(doc_cfg))] }
    });
    let wire = krate.protocol.as_ref().map(|_| {
        quote! {
            #[cfg(feature = "json")]
            pub use crate::support::{Redacted, json};
            #[cfg(feature = "http")]
            pub use crate::support::{
                HostPrefix, InvalidEndpoint, Metadata, OperationError, Unreadable, set_endpoint,
            };
        }
    });
    Module::new(
        "src/lib.rs",
        SELF,
        quote! {
            #docs
            #shows_features
            #![forbid(unsafe_code)]
            #![deny(missing_docs)]
            #![allow(
                rustdoc::redundant_explicit_links,
                reason = "links have the same path in every module, whatever it imports"
            )]
            pub mod builders;
            #sdk_page
            pub mod operations;
            #pages
            #replacements
            mod service;
            mod service_error;
            mod support;
            #tokens
            pub mod types;
            #of_pages
            pub use crate::service::ServiceError;
            #wire
            pub use crate::support::{
                Auth, BigDecimal, BigInteger, Blob, Document, Fault, Number, Operation, OutOfRangeError,
                Pagination, ParseNumberError, ParseTimestampError, Sensitive, Structure, Timestamp,
            };
        },
    )
}

/// The module `coming_from_the_sdk`, which has documentation but no items.
pub(super) fn sdk_page(krate: &Crate) -> Option<Module> {
    let page = krate.coming_from_the_sdk.as_ref()?;
    let origin = &["codegen/src/document/pages/coming_from_the_sdk.rs"];
    Some(Module::new("src/coming_from_the_sdk.rs", origin, module_docs(page)))
}

/// The files that aren't rendered from tokens.
pub(super) fn texts(krate: &Crate) -> Vec<TextFile> {
    let mut texts = vec![
        TextFile { path: "Cargo.toml", origin: SELF, comment: HASH, text: manifest(krate).into() },
        TextFile {
            path: "rustfmt.toml",
            origin: SELF,
            comment: HASH,
            text: "disable_all_formatting = true\n".into(),
        },
        TextFile {
            path: "README.md",
            origin: &["codegen/src/document/pages/readme.rs"],
            comment: MARKUP,
            text: (krate.readme.lines().join("\n") + "\n").into(),
        },
    ];
    texts.extend(has_pages(krate).then_some(PAGES));
    texts.extend(has_tokens(krate).then_some(TOKENS));
    if krate.protocol.is_some() {
        texts.push(SERVICE_ERROR);
        texts.extend(SUPPORT.iter().cloned());
    }
    texts
}

/// The support code of a crate with types only, which is rendered.
pub(super) fn types_only_support(krate: &Crate) -> Vec<Module> {
    match krate.protocol {
        Some(_) => Vec::new(),
        None => [
            without_wire(SERVICE_ERROR.path, &[SERVICE_ERROR]),
            without_wire("src/support.rs", SUPPORT),
        ]
        .concat(),
    }
}

/// Whether any operation is paginated.
fn has_pages(krate: &Crate) -> bool {
    let has_access = |module: &OperationModule| {
        module.operation.pagination.as_ref().is_some_and(|pages| pages.access.is_some())
    };
    krate.operations.iter().any(has_access)
}

/// Whether any operation has an idempotency token.
fn has_tokens(krate: &Crate) -> bool {
    krate.protocol.is_some()
        && krate.operations.iter().any(|module| module.operation.token.is_some())
}

/// The features of a crate with a protocol.
const FEATURES: &str = "
# docs.rs shows which item needs which feature
[package.metadata.docs.rs]
all-features = true

[features]
default = [\"http\", \"serde\"]
# Reading and writing JSON, without any dependency
json = []
# `Serialize` and `Deserialize` on every shape
serde = [\"dep:serde_core\", \"json\"]
# Requests and responses as messages of the crate `http`
http = [\"dep:http\", \"json\"]
# Compressed requests, for operations that take them
gzip = [\"dep:flate2\", \"http\"]
";

/// The feature of crates with idempotency tokens.
const GETRANDOM: &str = "\
# Random tokens where the standard library has no randomness, such as `wasm32-unknown-unknown`
getrandom = [\"dep:getrandom\", \"http\"]
";

/// Lines of the manifest: the features, and their dependencies.
fn features_and_dependencies(krate: &Crate) -> (String, String) {
    if krate.protocol.is_none() {
        return (String::new(), String::new());
    }
    let with_getrandom = has_tokens(krate);
    let features = Feature::ALL.into_iter();
    let own = features.filter(|feature| with_getrandom || *feature != Feature::Getrandom);
    let lines: BTreeSet<String> = own
        .filter_map(Feature::dependency)
        .map(|Dependency { name, version }| {
            format!("{name} = {{ version = \"{version}\", optional = true }}\n")
        })
        .collect();
    let getrandom = if with_getrandom { GETRANDOM } else { "" };
    (format!("{FEATURES}{getrandom}"), lines.into_iter().collect())
}

fn manifest(krate: &Crate) -> String {
    let (features, own) = features_and_dependencies(krate);
    let description = format!("Types of {}, generated from its Smithy model", krate.origin.title);
    let Origin { version, sha256, .. } = &krate.origin;
    let added = krate.dependencies.iter().map(|(name, value)| format!("{name} = {value}\n"));
    let mut dependencies: String = iter::once(own).chain(added).collect();
    if !dependencies.is_empty() {
        dependencies.insert_str(0, "\n[dependencies]\n");
    }
    format!(
        "# Model version {version}, sha256 {sha256}\n\n\
         [package]\n\
         name = {}\n\
         version = \"0.1.0\"\n\
         description = {}\n\
         edition = \"2024\"\n\
         rust-version = \"{RUST_VERSION}\"\n\
         license = \"Apache-2.0\"\n\
         readme = \"README.md\"\n\
         publish = false\n\
         {features}{dependencies}",
        toml_string(&krate.name),
        toml_string(&description),
    )
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
