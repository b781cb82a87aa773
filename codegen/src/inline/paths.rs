//! Makes paths from the root of the crate relative, in code and in links. Paths of other crates
//! become relative to the root of the module.
//!
//! In macros they are relative to the place of the call: each macro is called only at the depth at
//! which it is defined.

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use crate::ir::USER_CRATE;
use crate::tokens::{documentation, is_punct, regrouped};

/// Makes paths relative in a file that is `depth` modules below the root, including those of the
/// crates `dependencies`. Paths that the user configured start from the root of the user's crate.
pub(super) fn rewrite(tokens: TokenStream, depth: usize, dependencies: &[String]) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut rewritten = TokenStream::new();
    let mut rest = tokens.as_slice();
    while let [token, after @ ..] = rest {
        let before = &tokens[..tokens.len() - rest.len()];
        match token {
            // Drops the dollar of `$crate`.
            TokenTree::Punct(punct) if punct.as_char() == '$' && is_root(after) => {}
            TokenTree::Ident(_) if is_root(rest) => rewritten.extend(root(depth)),
            TokenTree::Ident(ident) if ident == USER_CRATE => rewritten.extend(quote!(crate)),
            TokenTree::Ident(ident)
                if begins_path(before, after) && dependencies.iter().any(|name| ident == name) =>
            {
                let root = root(depth);
                rewritten.extend(quote!(#root::#ident));
            }
            TokenTree::Group(group) => {
                let link = documentation(group).filter(|text| text.contains("crate::"));
                let content = match link {
                    Some(text) => {
                        let text = Literal::string(&relative_links(&text, depth));
                        quote!(doc = #text)
                    }
                    None => rewrite(group.stream(), depth, dependencies),
                };
                rewritten.extend([regrouped(group, content)]);
            }
            other => other.to_tokens(&mut rewritten),
        }
        rest = after;
    }
    rewritten
}

/// Whether the tokens begin with a path from the root.
fn is_root(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(ident), next, ..] => ident == "crate" && is_punct(next, ':'),
        _ => false,
    }
}

/// Whether the name between these tokens is the first name of a path.
fn begins_path(before: &[TokenTree], after: &[TokenTree]) -> bool {
    let is_colons = |tokens: &[TokenTree]| tokens.iter().all(|token| is_punct(token, ':'));
    let leads = after.get(..2).is_some_and(is_colons);
    leads && !before.last_chunk::<2>().is_some_and(|tokens| is_colons(tokens))
}

/// The path from a module to the root.
fn root(depth: usize) -> TokenStream {
    if depth == 0 {
        return quote!(self);
    }
    let steps = std::iter::repeat_n(quote!(super), depth);
    quote!(#(#steps)::*)
}

/// Makes the targets of links relative, in the text and in definitions such as `[a]: crate::a`.
fn relative_links(text: &str, depth: usize) -> String {
    let root = root(depth).to_string().replace(' ', "");
    ["](", "]: "].iter().fold(text.to_owned(), |text, start| relative_after(start, &text, &root))
}

/// Makes the link targets after each `start` relative. A target can begin with its kind, as in
/// `field@`.
fn relative_after(start: &str, text: &str, root: &str) -> String {
    let mut parts = text.split(start);
    let mut relative = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (kind, path) = match part.split_once("crate::") {
            Some((kind, path)) if kind.is_empty() || kind.ends_with('@') => (kind, Some(path)),
            _ => (part, None),
        };
        relative.push_str(start);
        relative.push_str(kind);
        relative.extend(path.map(|path| format!("{root}::{path}")));
    }
    relative
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: TokenStream, depth: usize, expected: &TokenStream) {
        assert_eq!(rewrite(given, depth, &["http".to_owned()]).to_string(), expected.to_string());
    }

    #[test]
    fn paths_of_other_crates_start_from_the_root() {
        let given = quote!(
            use http::header::HOST;
            use self::http::f;
            fn g(http: http::Request<Vec<http::Uri>>) -> serde_core::A {
                super::http::h(http)
            }
        );
        let expected = quote!(
            use super::http::header::HOST;
            use self::http::f;
            fn g(http: super::http::Request<Vec<super::http::Uri>>) -> serde_core::A {
                super::http::h(http)
            }
        );
        check(given, 1, &expected);
    }

    #[test]
    fn paths_from_the_root_become_relative() {
        let given = quote!(
            pub(crate) use crate::a::{b, c};
            pub(in crate::d) fn e() {
                crate::f()
            }
        );
        let expected = quote!(
            pub(crate) use super::super::a::{b, c};
            pub(in super::super::d) fn e() {
                super::super::f()
            }
        );
        check(given.clone(), 2, &expected);
        check(
            quote!(
                use crate::a;
            ),
            0,
            &quote!(
                use self::a;
            ),
        );
        let given: TokenStream =
            "macro_rules! m { () => { $crate::a::b::<$t> } }".parse().expect("it is Rust");
        let expected: TokenStream =
            "macro_rules! m { () => { super::a::b::<$t> } }".parse().expect("it is Rust");
        check(given, 1, &expected);
    }

    #[test]
    fn paths_of_the_user_start_from_the_root_of_their_crate() {
        let user = quote::format_ident!("{USER_CRATE}");
        check(quote!(a: #user::b), 2, &quote!(a: crate::b));
    }

    #[test]
    fn links_become_relative_and_text_stays() {
        let given =
            r#"See [`a`](crate::a) and [`b`](field@crate::b::c) `crate::d` (crate::e) "q" \ "#;
        let expected =
            r#"See [`a`](super::a) and [`b`](field@super::b::c) `crate::d` (crate::e) "q" \ "#;
        check(quote!(#![doc = #given]), 1, &quote!(#![doc = #expected]));
        check(quote!(#[doc = #given] mod x;), 1, &quote!(#[doc = #expected] mod x;));
        let (given, expected) = ("[`A::b`]: crate::A::b", "[`A::b`]: super::A::b");
        check(quote!(#![doc = #given]), 1, &quote!(#![doc = #expected]));
    }
}
