//! The files of a crate that aren't made from a shape: its root, manifest, and support code.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::iter;

use quote::quote;

use super::Module;
use super::parts::module_docs;
use super::plain::plain;
use crate::characters::is_visible;
use crate::form::{Dependency, Feature};
use crate::ir::{Crate, OperationModule, Origin};

/// A file whose text needs no rendering.
#[derive(Clone, Debug)]
pub struct TextFile {
    /// Its path below the crate's folder.
    pub path: &'static str,
    /// The files that a reader who wants to change it must edit.
    pub origin: &'static [&'static str],
    /// How comments look, for the header.
    pub comment: Comment,
    /// Its content, without the header.
    pub text: Cow<'static, str>,
}

/// What makes a line a comment.
#[derive(Clone, Copy, Debug)]
pub struct Comment {
    /// What stands in front.
    pub begin: &'static str,
    /// What stands after, directly.
    pub end: &'static str,
}

/// Comments of Rust.
pub const SLASHES: Comment = Comment { begin: "//", end: "" };
/// Comments of TOML.
const HASH: Comment = Comment { begin: "#", end: "" };
/// Comments of Markdown.
const MARKUP: Comment = Comment { begin: "<!--", end: " -->" };

/// Hand-written code that generated code needs, copied as it is.
const SUPPORT: &[TextFile] = &[
    support(
        "src/support.rs",
        &["codegen/support/support.rs"],
        include_str!("../../support/support.rs"),
    ),
    support(
        "src/support/big.rs",
        &["codegen/support/support/big.rs"],
        include_str!("../../support/support/big.rs"),
    ),
    support(
        "src/support/blob.rs",
        &["codegen/support/support/blob.rs"],
        include_str!("../../support/support/blob.rs"),
    ),
    support(
        "src/support/builder.rs",
        &["codegen/support/support/builder.rs"],
        include_str!("../../support/support/builder.rs"),
    ),
    support(
        "src/support/display.rs",
        &["codegen/support/support/display.rs"],
        include_str!("../../support/support/display.rs"),
    ),
    support(
        "src/support/document.rs",
        &["codegen/support/support/document.rs"],
        include_str!("../../support/support/document.rs"),
    ),
    support(
        "src/support/operation.rs",
        &["codegen/support/support/operation.rs"],
        include_str!("../../support/support/operation.rs"),
    ),
    support(
        "src/support/redacted.rs",
        &["codegen/support/support/redacted.rs"],
        include_str!("../../support/support/redacted.rs"),
    ),
    support(
        "src/support/sensitive.rs",
        &["codegen/support/support/sensitive.rs"],
        include_str!("../../support/support/sensitive.rs"),
    ),
    support(
        "src/support/timestamp.rs",
        &["codegen/support/support/timestamp.rs"],
        include_str!("../../support/support/timestamp.rs"),
    ),
    support(
        "src/support/base64.rs",
        &["codegen/support/support/base64.rs"],
        include_str!("../../support/support/base64.rs"),
    ),
    support(
        "src/support/endpoint.rs",
        &["codegen/support/support/endpoint.rs"],
        include_str!("../../support/support/endpoint.rs"),
    ),
    support(
        "src/support/error.rs",
        &["codegen/support/support/error.rs"],
        include_str!("../../support/support/error.rs"),
    ),
    support(
        "src/support/error_response.rs",
        &["codegen/support/support/error_response.rs"],
        include_str!("../../support/support/error_response.rs"),
    ),
    support(
        "src/support/http.rs",
        &["codegen/support/support/http.rs"],
        include_str!("../../support/support/http.rs"),
    ),
    support(
        "src/support/json.rs",
        &["codegen/support/support/json.rs"],
        include_str!("../../support/support/json.rs"),
    ),
    support(
        "src/support/json/presence.rs",
        &["codegen/support/support/json/presence.rs"],
        include_str!("../../support/support/json/presence.rs"),
    ),
    support(
        "src/support/json/read.rs",
        &["codegen/support/support/json/read.rs"],
        include_str!("../../support/support/json/read.rs"),
    ),
    support(
        "src/support/json/read/members.rs",
        &["codegen/support/support/json/read/members.rs"],
        include_str!("../../support/support/json/read/members.rs"),
    ),
    support(
        "src/support/json/request.rs",
        &["codegen/support/support/json/request.rs"],
        include_str!("../../support/support/json/request.rs"),
    ),
    support(
        "src/support/json/write.rs",
        &["codegen/support/support/json/write.rs"],
        include_str!("../../support/support/json/write.rs"),
    ),
    support(
        "src/support/macros.rs",
        &["codegen/support/support/macros.rs"],
        include_str!("../../support/support/macros.rs"),
    ),
    support(
        "src/support/serde.rs",
        &["codegen/support/support/serde.rs"],
        include_str!("../../support/support/serde.rs"),
    ),
    support(
        "src/support/serde/name.rs",
        &["codegen/support/support/serde/name.rs"],
        include_str!("../../support/support/serde/name.rs"),
    ),
    support(
        "src/support/serde/number.rs",
        &["codegen/support/support/serde/number.rs"],
        include_str!("../../support/support/serde/number.rs"),
    ),
    support(
        "src/support/timestamp/calendar.rs",
        &["codegen/support/support/timestamp/calendar.rs"],
        include_str!("../../support/support/timestamp/calendar.rs"),
    ),
    support(
        "src/support/timestamp/date_time.rs",
        &["codegen/support/support/timestamp/date_time.rs"],
        include_str!("../../support/support/timestamp/date_time.rs"),
    ),
    support(
        "src/support/timestamp/text.rs",
        &["codegen/support/support/timestamp/text.rs"],
        include_str!("../../support/support/timestamp/text.rs"),
    ),
    support(
        "src/support/union.rs",
        &["codegen/support/support/union.rs"],
        include_str!("../../support/support/union.rs"),
    ),
    support(
        "src/support/wire.rs",
        &["codegen/support/support/wire.rs"],
        include_str!("../../support/support/wire.rs"),
    ),
    support(
        "src/support/wire/decimal.rs",
        &["codegen/support/support/wire/decimal.rs"],
        include_str!("../../support/support/wire/decimal.rs"),
    ),
    support(
        "src/support/wire/number.rs",
        &["codegen/support/support/wire/number.rs"],
        include_str!("../../support/support/wire/number.rs"),
    ),
    support(
        "src/support/wire/values.rs",
        &["codegen/support/support/wire/values.rs"],
        include_str!("../../support/support/wire/values.rs"),
    ),
];

/// The same for crates with operations whose results come in pages.
const PAGES: TextFile =
    support("src/pages.rs", &["codegen/support/pages.rs"], include_str!("../../support/pages.rs"));

/// The same for crates with requests that are identified by a token.
const TOKENS: TextFile = support(
    "src/tokens.rs",
    &["codegen/support/tokens.rs"],
    include_str!("../../support/tokens.rs"),
);

const fn support(
    path: &'static str,
    origin: &'static [&'static str],
    text: &'static str,
) -> TextFile {
    TextFile { path, origin, comment: SLASHES, text: Cow::Borrowed(text) }
}

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
            #![forbid(unsafe_code)]
            #![deny(missing_docs)]
            pub mod builders;
            pub mod operations;
            #pages
            #replacements
            mod service;
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

/// All files that aren't rendered from tokens.
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
            origin: &["codegen/src/lower/docs/readme.rs"],
            comment: MARKUP,
            text: (krate.readme.lines().join("\n") + "\n").into(),
        },
    ];
    texts.extend(has_pages(krate).then_some(PAGES));
    texts.extend(has_tokens(krate).then_some(TOKENS));
    if krate.protocol.is_some() {
        texts.extend(SUPPORT.iter().cloned());
    }
    texts
}

/// The support code that is rendered: that of a crate without a wire form.
pub(super) fn plain_support(krate: &Crate) -> Vec<Module> {
    match krate.protocol {
        Some(_) => Vec::new(),
        None => plain("src/support.rs", SUPPORT),
    }
}

/// Whether the results of any operation come in pages that code can follow.
fn has_pages(krate: &Crate) -> bool {
    let has_access = |module: &OperationModule| {
        module.operation.pagination.as_ref().is_some_and(|pages| pages.access.is_some())
    };
    krate.operations.iter().any(has_access)
}

/// Whether the request of any operation is identified by a token.
fn has_tokens(krate: &Crate) -> bool {
    krate.protocol.is_some()
        && krate.operations.iter().any(|module| module.operation.token.is_some())
}

/// The features of a crate with a wire form, and what they bring.
const FEATURES: &str = "
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

/// The feature of crates with tokens.
const GETRANDOM: &str = "\
# Random tokens where the standard library has no randomness, such as `wasm32-unknown-unknown`
getrandom = [\"dep:getrandom\", \"http\"]
";

/// Lines of a manifest: the features of a crate, and the crates that they need.
fn features_and_dependencies(krate: &Crate) -> (String, String) {
    if krate.protocol.is_none() {
        return (String::new(), String::new());
    }
    let has_tokens = has_tokens(krate);
    let features = Feature::ALL.into_iter();
    let own = features.filter(|feature| has_tokens || *feature != Feature::Getrandom);
    let lines: BTreeSet<String> = own
        .filter_map(Feature::dependency)
        .map(|Dependency { name, version }| {
            format!("{name} = {{ version = \"{version}\", optional = true }}\n")
        })
        .collect();
    let getrandom = if has_tokens { GETRANDOM } else { "" };
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

/// A text as a basic string of TOML.
fn toml_string(text: &str) -> String {
    let escape = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if !is_visible(c) => format!("\\U{:08X}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}
