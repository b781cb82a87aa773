//! Emits the files of a crate that don't belong to a shape: its root and support code.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::RustFile;
use super::manifest::manifest;
use super::needed_support::{Features, parts};
use super::parts::module_docs;
use super::support_files::{Part, Visibility};
use super::text_file::{HASH, MARKUP, TextFile};
use super::types_only_support::without_wire;
use crate::ir::Crate;

/// This file, for headers.
const SELF: &[&str] = &["codegen/src/emit/crate_files.rs"];

/// `lib.rs`: documentation, lints, modules.
pub(super) fn library(krate: &Crate) -> RustFile {
    let docs = module_docs(&krate.docs);
    let shows_features = krate.protocol.as_ref().map(|_| {
        quote! { #![cfg_attr(docsrs, feature(doc_cfg))] }
    });
    let parts = parts(&krate.needs);
    let public = ["builders", "operations", "types"].map(|name| (name, quote!(pub)));
    let private = ["service", "support"].map(|name| (name, quote!()));
    let mut modules: BTreeMap<&str, TokenStream> = public.into_iter().chain(private).collect();
    modules.extend(krate.coming_from_the_sdk.iter().map(|_| (SDK_PAGE, quote!(pub))));
    modules.extend((!krate.replacements.is_empty()).then_some(("replacements", quote!())));
    modules.extend(krate.cognito.iter().map(|_| ("cognito", quote!(pub))));
    let has_rules = krate.endpoint.as_ref();
    modules.extend(has_rules.map(|_| ("endpoint", quote!(#[cfg(feature = "endpoint")]))));
    let modules = modules.into_iter().map(|(name, before)| {
        let name = format_ident!("{name}");
        quote!(#before mod #name;)
    });
    let exports = exports(krate, &parts);
    RustFile::new(
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
            #(#modules)*
            #exports
        },
    )
}

/// What the root of the crate exports of its modules.
fn exports(krate: &Crate, parts: &[(&'static Part, Features)]) -> TokenStream {
    let mut exports: BTreeMap<&Features, Vec<&str>> = BTreeMap::new();
    for (part, feature) in parts.iter().filter(|(part, _)| !part.exported().is_empty()) {
        exports.entry(feature).or_default().extend(part.exported());
    }
    let params = krate.endpoint.as_ref().map(|_| {
        quote!(
            #[cfg(feature = "endpoint")]
            pub use crate::endpoint::EndpointParams;
        )
    });
    let exports = exports.into_iter().map(|(feature, mut items)| {
        items.sort_unstable();
        let (condition, items) = (feature.attribute(), idents(items));
        quote!(#condition pub use crate::support::{#(#items),*};)
    });
    quote! {
        #params
        pub use crate::service::{ServiceError, ThisService};
        #(#exports)*
    }
}

/// `support.rs`: the modules of hand-written code, and what others take from them.
pub(super) fn support(krate: &Crate) -> RustFile {
    let parts = parts(&krate.needs);
    let (mut modules, mut public, mut internal) = (Vec::new(), Vec::new(), Vec::new());
    for (part, feature) in parts {
        let (condition, name) = (feature.attribute(), format_ident!("{}", part.name()));
        let visibility = match part.visibility {
            Visibility::Private => TokenStream::new(),
            Visibility::Crate => quote!(pub(crate)),
            Visibility::Public => quote!(pub),
        };
        modules.push(quote!(#condition #visibility mod #name;));
        let uses = |visibility: TokenStream, items: Vec<&str>| {
            let items = idents(items);
            (!items.is_empty())
                .then(|| quote!(#condition #visibility use self::#name::{#(#items),*};))
        };
        public.extend(uses(quote!(pub), part.public()));
        internal.extend(uses(quote!(pub(crate)), part.internal.to_vec()));
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
    Some(RustFile::new("src/coming_from_the_sdk.rs", origin, module_docs(page)))
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
    if krate.protocol.is_some() {
        let parts = parts(&krate.needs).into_iter();
        texts.extend(parts.flat_map(|(part, _)| part.files).cloned());
    }
    texts
}

/// The support code of a crate with types only, which is rendered.
pub(super) fn types_only_support(krate: &Crate) -> Vec<RustFile> {
    if krate.protocol.is_some() {
        return Vec::new();
    }
    let parts = parts(&krate.needs).into_iter();
    parts.flat_map(|(part, _)| without_wire(part.files[0].path, part.files)).collect()
}
