//! Emits the files of a crate that don't belong to a shape: its root and support code.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::RustFile;
use super::doc_placeholders::DocPlaceholders;
use super::manifest::{RUSTFMT, manifest};
use super::needed_support::{Features, parts};
use super::support_files::{Part, Visibility};
use super::text_file::{HASH, MARKUP, TextFile};
use super::types_only_support::without_wire;
use crate::config::SharedSupport;
use crate::form::{Feature, Form};
use crate::ir::{Crate, USER_CRATE};
use crate::map::map_of;
use crate::shared::macro_name;

/// This file, for headers.
const SELF: &[&str] = &["codegen/src/emit/crate_files.rs"];

/// `lib.rs`: documentation, lints, modules.
pub(super) fn library(krate: &Crate) -> RustFile {
    let mut placeholders = DocPlaceholders::default();
    let docs = placeholders.put_of_module(&krate.docs);
    let shows_features = krate.protocol.as_ref().map(|_| {
        quote! { #![cfg_attr(docsrs, feature(doc_cfg))] }
    });
    let parts = parts(&krate.needs);
    let public = ["builders", "operations", "types"].map(|name| (name, quote!(pub)));
    let mut modules: BTreeMap<&str, TokenStream> = map_of(public);
    modules.insert("service", quote!());
    modules.extend(krate.shared.is_none().then(|| ("support", quote!())));
    modules.extend(krate.coming_from_the_sdk.iter().map(|_| (SDK_PAGE, quote!(pub))));
    modules.extend((!krate.replacements.is_empty()).then_some(("replacements", quote!())));
    modules.extend(krate.cognito.iter().map(|_| ("cognito", quote!(pub))));
    let follows_support = krate.shared.as_ref().is_some_and(SharedSupport::is_crate);
    let own_rules = krate.endpoint.as_ref().filter(|_| !follows_support);
    modules.extend(own_rules.map(|_| ("endpoint", quote!(#[cfg(feature = "endpoint")]))));
    let modules = modules.into_iter().map(|(name, before)| {
        let name = format_ident!("{name}");
        quote!(#before mod #name;)
    });
    let exports = exports(krate, &parts);
    let shared = krate.shared.as_ref().map(|shared| shared_support(krate, shared));
    let tokens = quote! {
        #docs
        #shows_features
        #![forbid(unsafe_code)]
        #![deny(missing_docs)]
        #![allow(
            rustdoc::redundant_explicit_links,
            reason = "links have the same path in every module, whatever it imports"
        )]
        #(#modules)*
        #shared
        #exports
    };
    RustFile { placeholders, ..RustFile::new("src/lib.rs", SELF, tokens) }
}

/// The import of shared support. If that is a crate, also the module that is there if it has the
/// feature `endpoint`.
fn shared_support(krate: &Crate, shared: &SharedSupport) -> TokenStream {
    if let Form::Module(module) = &shared.form {
        let (user, names) = (format_ident!("{USER_CRATE}"), module.names());
        return quote!(use #user #(::#names)* ::support;);
    }
    let ident = format_ident!("{}", shared.name.replace('-', "_"));
    let endpoint = krate.endpoint.as_ref().map(|_| {
        let if_endpoint = macro_name(Feature::Endpoint);
        quote!(crate::support::#if_endpoint! { mod endpoint; })
    });
    quote! {
        use #ident::support;
        #endpoint
    }
}

/// What the root of the crate exports of its modules.
fn exports(krate: &Crate, parts: &[(&'static Part, Features)]) -> TokenStream {
    let is_alias = |name: &str| krate.shared.is_some() && OF_SERVICE.contains(&name);
    let all = parts.iter().map(|(part, features)| (features, part.exported()));
    let aliases = all.clone().flat_map(|(features, names)| {
        let own = names.into_iter().filter(|name| is_alias(name));
        own.map(move |name| alias(name, features))
    });
    let params = krate.endpoint.as_ref().map(|_| {
        quote!(
            #[cfg(feature = "endpoint")]
            pub use crate::endpoint::EndpointParams;
        )
    });
    let exports = exports_of(all.clone().map(|(features, mut names)| {
        names.retain(|name| !is_alias(name));
        (features, names)
    }));
    quote! {
        #params
        pub use crate::service::{ServiceError, ThisService};
        #exports
        #(#aliases)*
    }
}

/// Types of support code whose parameter is the service.
const OF_SERVICE: [&str; 2] = ["CallError", "OperationError"];

/// The name of such a type in a crate that shares support: without a parameter, it is that of the
/// crate's service.
fn alias(name: &str, features: &Features) -> TokenStream {
    let (condition, ident) = (features.attribute(), format_ident!("{name}"));
    let docs = [
        format!(" The `{name}` of this service. With a parameter, it is that of another service:"),
        format!(" `{name}<O::Service>` is that of an operation `O`."),
    ];
    quote! {
        #(#[doc = #docs])*
        #condition
        pub type #ident<S = ThisService> = support::#ident<S>;
    }
}

/// The exports of names from support code, each with the features that it needs.
pub(super) fn exports_of<'f>(
    all: impl Iterator<Item = (&'f Features, Vec<&'static str>)>,
) -> TokenStream {
    let mut exports: BTreeMap<&Features, Vec<&str>> = BTreeMap::new();
    for (features, names) in all.filter(|(_, names)| !names.is_empty()) {
        exports.entry(features).or_default().extend(names);
    }
    let uses = exports.into_iter().map(|(features, mut names)| {
        names.sort_unstable();
        let (condition, names) = (features.attribute(), idents(names));
        quote!(#condition pub use crate::support::{#(#names),*};)
    });
    uses.collect()
}

/// `support.rs`: the modules of hand-written code, and what others take from them.
/// A crate that shares support has none.
pub(super) fn support(krate: &Crate) -> Option<RustFile> {
    krate.shared.is_none().then(|| support_module(&parts(&krate.needs), false))
}

/// The module of these parts. If it is shared, other crates can use what the whole crate can.
pub(super) fn support_module(parts: &[(&'static Part, Features)], is_shared: bool) -> RustFile {
    let of_crate = if is_shared { quote!(pub) } else { quote!(pub(crate)) };
    let (mut modules, mut public, mut internal) = (Vec::new(), Vec::new(), Vec::new());
    for (part, feature) in parts {
        let (condition, name) = (feature.attribute(), format_ident!("{}", part.name()));
        let visibility = match part.visibility {
            Visibility::Private => TokenStream::new(),
            Visibility::Crate => of_crate.clone(),
            Visibility::Public => quote!(pub),
        };
        modules.push(quote!(#condition #visibility mod #name;));
        let uses = |visibility: TokenStream, items: Vec<&str>| {
            let items = idents(items);
            (!items.is_empty())
                .then(|| quote!(#condition #visibility use self::#name::{#(#items),*};))
        };
        public.extend(uses(quote!(pub), part.public()));
        internal.extend(uses(of_crate.clone(), part.internal.to_vec()));
    }
    RustFile::new(
        "src/support.rs",
        &["codegen/src/emit/support_files.rs"],
        quote! {
            #![doc = " Hand-written code that the generated code of this crate needs."]
            #(#modules)*
            #(#internal)*
            #(#public)*
        },
    )
}

fn idents(names: Vec<&str>) -> Vec<Ident> {
    names.into_iter().map(|name| format_ident!("{name}")).collect()
}

/// The module of a page for users of AWS's own crate.
const SDK_PAGE: &str = "coming_from_the_sdk";

/// The module `coming_from_the_sdk`, which has documentation but no items.
pub(super) fn sdk_page(krate: &Crate) -> Option<RustFile> {
    let page = krate.coming_from_the_sdk.as_ref()?;
    let origin = &["codegen/src/document/pages/coming_from_the_sdk.rs"];
    let mut placeholders = DocPlaceholders::default();
    let tokens = placeholders.put_of_module(page);
    Some(RustFile { placeholders, ..RustFile::new("src/coming_from_the_sdk.rs", origin, tokens) })
}

/// The files that aren't rendered from tokens.
pub(super) fn texts(krate: &Crate) -> Vec<TextFile> {
    let mut texts = vec![
        TextFile {
            path: "Cargo.toml",
            origin: &["codegen/src/emit/manifest.rs"],
            comment: HASH,
            text: manifest(krate).into(),
        },
        TextFile { path: "rustfmt.toml", origin: SELF, comment: HASH, text: RUSTFMT.into() },
        TextFile {
            path: "README.md",
            origin: &["codegen/src/document/pages/readme.rs"],
            comment: MARKUP,
            text: (krate.readme.lines().join("\n") + "\n").into(),
        },
    ];
    if krate.protocol.is_some() && krate.shared.is_none() {
        let parts = parts(&krate.needs).into_iter();
        texts.extend(parts.flat_map(|(part, _)| part.files_for(&krate.needs)));
    }
    texts
}

/// The support code of a crate with types only, which is rendered.
pub(super) fn types_only_support(krate: &Crate) -> Vec<RustFile> {
    if krate.protocol.is_some() || krate.shared.is_some() {
        return Vec::new();
    }
    let parts = parts(&krate.needs).into_iter();
    let code = |part: &Part| without_wire(part.files[0].path, &part.files_for(&krate.needs));
    parts.flat_map(|(part, _)| code(part)).collect()
}
