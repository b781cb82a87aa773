//! Evaluates `#[cfg(feature = ..)]` when code is generated: drops the items of features that are
//! off, and removes the attribute from the others.
//!
//! It handles `cfg` on whole items, also on those within macros, and drops tests.

use proc_macro2::{TokenStream, TokenTree};

use crate::form::Feature;
use crate::items::{attributes, length};
use crate::tokens::{attribute, is_punct, regrouped};

/// Returns the code that remains when exactly these features are on.
pub(crate) fn evaluate(tokens: TokenStream, has: &dyn Fn(Feature) -> bool) -> TokenStream {
    evaluate_known(tokens, &|feature| Some(has(feature)))
}

/// Returns the code without tests; whether features are on is left open.
pub(crate) fn without_tests(tokens: TokenStream) -> TokenStream {
    evaluate_known(tokens, &|_| None)
}

/// Evaluates the conditions on features of which `has` knows whether they are on.
fn evaluate_known(tokens: TokenStream, has: &dyn Fn(Feature) -> Option<bool>) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut kept = TokenStream::new();
    let mut rest = tokens.as_slice();
    while let Some((first, after)) = rest.split_first() {
        if attribute(rest).is_some() {
            let (attributes, item) = attributes(rest);
            if attributes.iter().all(|tokens| condition(tokens, has) != Some(false)) {
                for tokens in attributes.iter().filter(|tokens| condition(tokens, has).is_none()) {
                    kept.extend(tokens.iter().cloned());
                }
                rest = item;
            } else {
                rest = &item[length(item)..];
            }
            continue;
        }
        kept.extend([match first {
            TokenTree::Group(group) => regrouped(group, evaluate_known(group.stream(), has)),
            other => other.clone(),
        }]);
        rest = after;
    }
    kept
}

/// Whether the condition of an attribute holds; `None` if the attribute isn't a `cfg` of our
/// features, or `has` doesn't know one of them.
fn condition(tokens: &[TokenTree], has: &dyn Fn(Feature) -> Option<bool>) -> Option<bool> {
    let content: Vec<TokenTree> = attribute(tokens)?.stream().into_iter().collect();
    match content.as_slice() {
        [TokenTree::Ident(name), TokenTree::Group(group)] if name == "cfg" => {
            holds(&group.stream().into_iter().collect::<Vec<_>>(), has)
        }
        _ => None,
    }
}

fn holds(predicate: &[TokenTree], has: &dyn Fn(Feature) -> Option<bool>) -> Option<bool> {
    match predicate {
        [TokenTree::Ident(name)] if name == "test" => Some(false),
        [TokenTree::Ident(name), TokenTree::Group(group)] if name == "not" => {
            holds(&group.stream().into_iter().collect::<Vec<_>>(), has).map(|holds| !holds)
        }
        [TokenTree::Ident(name), TokenTree::Group(group)] if name == "any" => {
            let tokens: Vec<_> = group.stream().into_iter().collect();
            let mut all = tokens.split(|token| is_punct(token, ','));
            all.try_fold(false, |any, one| Some(any | holds(one, has)?))
        }
        [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(value)]
            if name == "feature" =>
        {
            Feature::of_name(value.to_string().trim_matches('"')).and_then(has)
        }
        _ => None,
    }
}

/// The feature of an attribute `#[cfg(feature = ..)]`; `None` for every other attribute.
pub(crate) fn condition_feature(tokens: &[TokenTree]) -> Option<Feature> {
    let content: Vec<TokenTree> = attribute(tokens)?.stream().into_iter().collect();
    let [TokenTree::Ident(name), TokenTree::Group(group)] = content.as_slice() else { return None };
    let predicate: Vec<TokenTree> = group.stream().into_iter().collect();
    match predicate.as_slice() {
        [TokenTree::Ident(key), TokenTree::Punct(_), TokenTree::Literal(value)]
            if name == "cfg" && key == "feature" =>
        {
            Feature::of_name(value.to_string().trim_matches('"'))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[track_caller]
    fn check(given: TokenStream, expected: &TokenStream) {
        let evaluated = evaluate(given, &|feature| feature == Feature::Json);
        assert_eq!(evaluated.to_string(), expected.to_string());
    }

    #[test]
    fn items_are_dropped_with_all_their_attributes() {
        let given = quote! {
            /// Gone.
            #[cfg(feature = "http")]
            #[inline]
            pub(crate) fn gone() {}
            #[cfg(feature = "http")]
            pub use self::{a, b};
            #[cfg(feature = "gzip")]
            const GONE: Gone = Gone { gone: 1 };
            #[cfg(test)]
            mod tests {}
            /// Kept.
            #[cfg(not(feature = "http"))]
            #[inline]
            fn kept() {}
        };
        check(
            given,
            &quote!(
                #[doc = r" Kept."]
                #[inline]
                fn kept() {}
            ),
        );
    }

    #[test]
    fn one_of_several_features_is_enough() {
        let given = quote! {
            #[cfg(any(feature = "http", feature = "json"))]
            mod kept;
            #[cfg(any(feature = "http", feature = "gzip"))]
            mod gone;
        };
        check(
            given,
            &quote!(
                mod kept;
            ),
        );
    }

    #[test]
    fn conditions_are_evaluated_within_bodies_and_macros() {
        let given = quote! {
            impl A {
                #[cfg(feature = "json")]
                fn kept() {}
                #[cfg(feature = "serde")]
                fn gone() {}
            }
            macro_rules! both { ($ty:ident) => { #[cfg(feature = "serde")] impl A for $ty {} } }
        };
        let expected = quote!(impl A { fn kept() {} } macro_rules! both { ($ty:ident) => {} });
        check(given, &expected);
    }

    #[test]
    fn without_tests_other_conditions_stay() {
        let given = quote! {
            #[cfg(test)]
            mod tests {}
            #[cfg(feature = "json")]
            fn kept() {}
        };
        let expected = quote!(
            #[cfg(feature = "json")]
            fn kept() {}
        );
        assert_eq!(without_tests(given).to_string(), expected.to_string());
    }

    #[test]
    fn conditions_on_other_things_stay() {
        let given = quote!(
            #[cfg(feature = "theirs")]
            #[cfg(unix)]
            fn kept() {}
        );
        check(given.clone(), &given);
    }
}
