//! Code for crates that share support code, which is a crate of its own, or for modules that do.
//!
//! Cargo can turn on a feature of that crate for one of the others only. So code of a feature must be
//! there if support has the feature, whatever the crate around it has: `#[cfg]` becomes a call of a
//! macro that support defines, as in `crate::support::if_json! { .. }`. That also holds within the
//! macros of support, since the crate that calls them evaluates their `#[cfg]`. Modules of one crate
//! have the same features, so they need none of this.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};

use crate::cfg::{condition_feature, without_tests};
use crate::form::{Feature, Form};
use crate::items::{attributes, length};
use crate::tokens::{is_punct, regrouped};

/// The name of the macro for code of a feature.
pub(crate) fn macro_name(feature: Feature) -> Ident {
    format_ident!("if_{}", feature.name())
}

/// The macros for code of features.
pub(crate) fn feature_macros(features: impl Iterator<Item = Feature>) -> TokenStream {
    let one = |feature: Feature| {
        let (ident, name) = (macro_name(feature), feature.name());
        let docs = format!(" Code that is there with the feature `{name}` of this crate.");
        quote! {
            #[doc = #docs]
            #[cfg(feature = #name)]
            #[macro_export]
            macro_rules! #ident {
                ($($code:tt)*) => { $($code)* };
            }
            #[doc = #docs]
            #[cfg(not(feature = #name))]
            #[macro_export]
            macro_rules! #ident {
                ($($code:tt)*) => {};
            }
            pub use #ident;
        }
    };
    features.map(one).collect()
}

/// Code of a crate that shares support.
pub(crate) fn of_service(tokens: TokenStream) -> TokenStream {
    follow_support(tokens, &quote!(crate))
}

/// Support code that is shared. Within one crate, all of it can be used as it is.
pub(crate) fn of_support(tokens: TokenStream, form: &Form) -> TokenStream {
    let tokens = without_default(without_tests(tokens));
    if *form != Form::Crate {
        return tokens;
    }
    let exported = exported_macros(&tokens.clone().into_iter().collect::<Vec<_>>());
    exporting(tokens, &exported)
}

/// Replaces `#[cfg(feature = ..)]` by calls of macros below `root`.
fn follow_support(tokens: TokenStream, root: &TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut written = TokenStream::new();
    let mut rest = tokens.as_slice();
    while let [first, after @ ..] = rest {
        let (attributes, item) = attributes(rest);
        if attributes.is_empty() {
            written.extend([match first {
                TokenTree::Group(group) => regrouped(group, follow_support(group.stream(), root)),
                other => other.clone(),
            }]);
            rest = after;
            continue;
        }
        let features: Vec<Feature> =
            attributes.iter().filter_map(|tokens| condition_feature(tokens)).collect();
        let kept = attributes.iter().filter(|tokens| condition_feature(tokens).is_none());
        let kept: TokenStream = kept.flat_map(|tokens| tokens.iter().cloned()).collect();
        if features.is_empty() {
            written.extend(kept);
            rest = item;
            continue;
        }
        let (item, behind) = item.split_at(length(item));
        rest = behind;
        let item = follow_support(item.iter().cloned().collect(), root);
        let wrap = |code: TokenStream, feature: &Feature| {
            let name = macro_name(*feature);
            quote!(#root::support::#name! { #code })
        };
        written.extend(features.iter().fold(quote!(#kept #item), wrap));
    }
    written
}

/// Removes what fixes the service: `= crate::service::ThisService`, and `<Service = ..>` around it.
fn without_default(tokens: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut kept: Vec<TokenTree> = Vec::new();
    let mut rest = tokens.as_slice();
    while let [first, after @ ..] = rest {
        if fixes_service(rest) {
            rest = &rest[FIXED.len()..];
            let is_bound = kept.last().is_some_and(|token| token.to_string() == "Service")
                && kept.iter().rev().nth(1).is_some_and(|token| is_punct(token, '<'));
            if is_bound {
                kept.truncate(kept.len() - 2);
                rest = &rest[1..];
            }
            continue;
        }
        kept.push(match first {
            TokenTree::Group(group) => regrouped(group, without_default(group.stream())),
            other => other.clone(),
        });
        rest = after;
    }
    kept.into_iter().collect()
}

/// The tokens of `= crate::service::ThisService`.
const FIXED: [&str; 8] = ["=", "crate", ":", ":", "service", ":", ":", "ThisService"];

fn fixes_service(tokens: &[TokenTree]) -> bool {
    // In a macro, the name is that of the crate which calls it.
    let is_type = tokens.get(FIXED.len()).is_some_and(|token| is_punct(token, '>'));
    let fits = tokens.iter().zip(FIXED).all(|(token, text)| token.to_string() == text);
    tokens.len() > FIXED.len() && fits && is_type
}

/// The macros of a file that other files import: `pub(crate) use a;` or `pub(crate) use {a, b};`.
fn exported_macros(tokens: &[TokenTree]) -> Vec<String> {
    let mut defined = Vec::new();
    for window in tokens.windows(3) {
        if let [TokenTree::Ident(keyword), mark, TokenTree::Ident(name)] = window
            && keyword == "macro_rules"
            && is_punct(mark, '!')
        {
            defined.push(name.to_string());
        }
    }
    let imported = |name: &String| {
        tokens.windows(2).any(|window| match window {
            [TokenTree::Ident(keyword), TokenTree::Ident(used)] => keyword == "use" && used == name,
            [TokenTree::Ident(keyword), TokenTree::Group(group)] => {
                keyword == "use"
                    && group.stream().into_iter().any(|token| token.to_string() == *name)
            }
            _ => false,
        })
    };
    defined.retain(imported);
    defined
}

/// Exports macros from the crate, and makes public what is visible in the whole crate: items, and
/// fields of structures. In bodies of macros, code follows the features of the crate.
fn exporting(tokens: TokenStream, exported: &[String]) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut written = TokenStream::new();
    let mut rest = tokens.as_slice();
    while let [first, after @ ..] = rest {
        match rest {
            [
                TokenTree::Ident(keyword),
                mark,
                TokenTree::Ident(name),
                TokenTree::Group(body),
                behind @ ..,
            ] if keyword == "macro_rules" && exported.contains(&name.to_string()) => {
                let content = follow_support(body.stream(), &quote!($crate));
                let body = regrouped(body, content);
                written.extend(quote!(#[doc(hidden)] #[macro_export] #keyword #mark #name #body));
                rest = behind;
            }
            [TokenTree::Ident(public), TokenTree::Group(_), ..] if public == "pub" => {
                public.to_tokens(&mut written);
                rest = &rest[2..];
            }
            [TokenTree::Ident(keyword), ..] if keyword == "struct" => {
                let (item, behind) = rest.split_at(length(rest));
                let fields = item.iter().map(|token| match token {
                    TokenTree::Group(group) => regrouped(group, exporting(group.stream(), &[])),
                    other => other.clone(),
                });
                written.extend(fields);
                rest = behind;
            }
            _ => {
                first.to_tokens(&mut written);
                rest = after;
            }
        }
    }
    written
}
