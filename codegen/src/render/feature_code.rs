//! The text of methods that are there with a feature of shared support, as in
//! `crate::support::if_json! { fn .. }`. `prettyplease` prints the tokens of a macro as it finds them.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{ImplItem, Item, ItemImpl};

use super::unparse;

/// Whether a macro of this path has code that is there with a feature of shared support.
pub(super) fn is_of_feature(path: &[TokenTree]) -> bool {
    matches!(path, [.., TokenTree::Ident(name)] if name.to_string().starts_with("if_"))
}

/// Prints an `impl`. A placeholder stands for the code in each macro until that is printed, too.
pub(super) fn implementation(mut item: ItemImpl) -> String {
    let mut codes: Vec<TokenStream> = Vec::new();
    for member in &mut item.items {
        if let ImplItem::Macro(member) = member
            && is_of_feature(&member.mac.path.to_token_stream().into_iter().collect::<Vec<_>>())
            && syn::parse2::<ItemImpl>(as_members(&member.mac.tokens)).is_ok()
        {
            let placeholder = placeholder(codes.len()).into_token_stream();
            codes.push(std::mem::replace(&mut member.mac.tokens, placeholder));
        }
    }
    let printed = unparse(Vec::new(), vec![Item::Impl(item)]);
    let mut codes = codes.into_iter().enumerate();
    let mut next = codes.next();
    let mut text = String::with_capacity(printed.len());
    for line in printed.lines() {
        match &mut next {
            Some((index, code)) if placeholder(*index) == line.trim() => {
                let indent = &line[..line.len() - line.trim_start().len()];
                members(code, indent, &mut text);
                next = codes.next();
            }
            _ => text.extend([line, "\n"]),
        }
    }
    text
}

/// Prints members of an `impl` with this indentation.
fn members(code: &TokenStream, indent: &str, text: &mut String) {
    let Ok(item) = syn::parse2(as_members(code)) else { return };
    let printed = implementation(item);
    let lines: Vec<&str> = printed.lines().collect();
    let inner = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    for line in inner {
        let line = line.strip_prefix("    ").unwrap_or(line);
        let indent = if line.is_empty() { "" } else { indent };
        text.extend([indent, line, "\n"]);
    }
}

fn as_members(code: &TokenStream) -> TokenStream {
    quote!(impl Members { #code })
}

fn placeholder(index: usize) -> proc_macro2::Ident {
    format_ident!("code_of_feature_{index}")
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::*;

    #[test]
    fn code_of_features_is_printed_like_other_code() {
        let printed = implementation(parse_quote! {
            impl A {
                fn a() {}
                crate::support::if_server! {
                    crate::support::if_gzip! { fn b(c: &str) { if c.is_empty() { d(); } } }
                }
                crate::support::if_http! { const E: u8 = 1; }
            }
        });
        let expected = "\
impl A {
    fn a() {}
    crate::support::if_server! {
        crate::support::if_gzip! {
            fn b(c: &str) {
                if c.is_empty() {
                    d();
                }
            }
        }
    }
    crate::support::if_http! {
        const E: u8 = 1;
    }
}
";
        assert_eq!(printed, expected);
    }
}
