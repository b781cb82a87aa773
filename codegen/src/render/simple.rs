//! Prints items of few kinds of tokens without a parser, as `prettyplease` would.

use proc_macro2::{Group, Spacing, TokenStream, TokenTree};
use quote::quote;

use super::one_line::one_line;
use super::split::RawItem;
use super::unparse;
use crate::items::after_visibility;
use crate::tokens::{attribute, documentation, is_punct};

/// The length up to which `prettyplease` prints code on one line; it may do so up to 89.
const SURELY_ONE_LINE: usize = 80;

/// What stands before each line within braces.
pub(super) const INDENT: &str = "    ";

/// Prints an item without its attributes: a `use`, the declaration of a module, an alias of a type, or a
/// structure or enum without generics. `None` if this can't tell how `prettyplease` would print it.
pub(super) fn item(item: &RawItem<'_>) -> Option<String> {
    let printed = match (item.keyword().as_str(), item.code) {
        ("use", [before @ .., TokenTree::Group(group), semicolon])
            if before.last().is_some_and(|token| is_punct(token, ':'))
                && is_punct(semicolon, ';') =>
        {
            let names = one_line(&group.stream().into_iter().collect::<Vec<_>>())?;
            // `prettyplease` leaves out the braces around one name.
            names.contains(',').then_some(format!("{}{{{names}}};", one_line(before)?))?
        }
        // `prettyplease` never breaks a path.
        ("use" | "mod", code) => return one_line(code).map(|line| line + "\n"),
        ("type", code) => one_line(code)?,
        ("struct", code @ [.., semicolon]) if is_punct(semicolon, ';') => one_line(code)?,
        ("struct" | "enum", [before @ .., TokenTree::Group(group)])
            if after_visibility(before).len() == 2 =>
        {
            let fields = fields(group)?;
            let brace = if fields.is_empty() { " {" } else { " {\n" };
            return Some([&one_line(before)?, brace, &fields, "}\n"].concat());
        }
        _ => return None,
    };
    (printed.len() <= SURELY_ONE_LINE).then_some(printed + "\n")
}

/// Prints the fields of a structure, or the variants of an enum.
fn fields(group: &Group) -> Option<String> {
    let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    let mut text = String::new();
    for field in split_at_commas(&tokens) {
        let code = attributes(field, INDENT, &mut text);
        let line = short(code, INDENT)?;
        text.extend([INDENT, &line, ",\n"]);
    }
    Some(text)
}

/// Splits tokens at the commas that aren't within `<` and `>`.
fn split_at_commas(tokens: &[TokenTree]) -> impl Iterator<Item = &[TokenTree]> {
    let mut depth = 0_u32;
    let mut is_arrow = false;
    let parts = tokens.split(move |token| {
        let TokenTree::Punct(punct) = token else {
            is_arrow = false;
            return false;
        };
        match punct.as_char() {
            '<' => depth += 1,
            '>' if !is_arrow => depth = depth.saturating_sub(1),
            _ => {}
        }
        is_arrow = punct.as_char() == '-' && punct.spacing() == Spacing::Joint;
        punct.as_char() == ',' && depth == 0
    });
    parts.filter(|part| !part.is_empty())
}

/// Prints the attributes that `tokens` begin with, each on a line. Returns the rest of the tokens.
pub(super) fn attributes<'t>(
    mut tokens: &'t [TokenTree],
    indent: &str,
    text: &mut String,
) -> &'t [TokenTree] {
    while let Some(content) = attribute(tokens) {
        let printed = &tokens[..2];
        match documentation(content) {
            Some(line) if !line.starts_with('/') && !line.contains('\n') => {
                text.extend([indent, "///", line.trim_end_matches(' '), "\n"]);
            }
            Some(_) => parsed_attribute(printed, indent, text),
            None => match short(printed, indent) {
                Some(line) => text.extend([indent, &line, "\n"]),
                None => parsed_attribute(printed, indent, text),
            },
        }
        tokens = &tokens[2..];
    }
    tokens
}

/// The tokens as one line, if `prettyplease` would surely print them so.
pub(super) fn short(tokens: &[TokenTree], indent: &str) -> Option<String> {
    one_line(tokens).filter(|line| indent.len() + line.len() <= SURELY_ONE_LINE)
}

/// Prints an attribute with `prettyplease`, as that of an item or of an item within braces.
fn parsed_attribute(attribute: &[TokenTree], indent: &str, text: &mut String) {
    let tokens: TokenStream = attribute.iter().cloned().collect();
    let (code, before, after) = if indent.is_empty() {
        (quote!(#tokens struct Item;), "", "struct Item;\n")
    } else {
        (quote!(trait Items { #tokens fn item(); }), "trait Items {\n", "    fn item();\n}\n")
    };
    let printed = syn::parse2(code).map(|item| unparse(Vec::new(), vec![item])).unwrap_or_default();
    match printed.strip_prefix(before).and_then(|lines| lines.strip_suffix(after)) {
        Some(lines) => text.push_str(lines),
        None => text.extend([indent, &tokens.to_string(), "\n"]),
    }
}

/// Prints tokens of a path, or of the declaration of a module.
pub(super) fn path(tokens: &[TokenTree]) -> String {
    one_line(tokens).unwrap_or_else(|| tokens.iter().map(ToString::to_string).collect())
}

#[cfg(test)]
mod tests {
    use super::super::split;
    use super::*;

    fn simple(code: TokenStream) -> Option<String> {
        let tokens: Vec<TokenTree> = code.into_iter().collect();
        let items = split::split(&tokens);
        let mut text = String::new();
        attributes(items[0].attributes, "", &mut text);
        item(&items[0]).map(|printed| text + &printed)
    }

    #[test]
    fn items_look_as_prettyplease_prints_them() {
        let long = quote!(a_name_that_takes_half_of_a_line::a_name_that_takes_the_other_half::Name);
        for code in [
            quote!(
                use a::b;
            ),
            quote!(
                #[doc(hidden)]
                pub use a::b as c;
            ),
            quote!(
                #[doc = " A \"b\""]
                #[cfg(feature = "c")]
                pub(crate) use a::{self, b::c, d as e};
            ),
            quote!(pub use #long;),
            quote!(
                pub(in a::b) mod r#type;
            ),
            quote!(
                pub type A<B> = BTreeMap<String, Option<B>>;
            ),
            quote!(
                pub struct A;
            ),
            quote!(
                struct A(pub(crate) [u8; 4]);
            ),
            quote!(
                #[doc = "/ a"]
                #[doc = "b\nc  \nd"]
                #[doc = "e\t "]
                #[doc = include_str!("f")]
                struct A {
                    #[doc = "/ a"]
                    #[doc = "b\nc  \nd"]
                    a: A,
                }
            ),
            quote!(
                #[derive(Clone, Debug)]
                pub struct A {}
            ),
            quote!(
                pub struct A {
                    #[doc = "   deep  "]
                    #[cfg_attr(doc, doc(alias("b", "c")))]
                    pub a: BTreeMap<String, Vec<(B, C)>>,
                    pub(crate) b: BTreeMap<fn(A, B) -> C, D<E, F>>,
                    r#type: Box<dyn Fn(&'static str) + Send>,
                }
            ),
            quote!(
                #[non_exhaustive]
                pub enum A {
                    #[doc = ""]
                    B,
                    C(D<E, F>),
                    G = 1,
                }
            ),
        ] {
            let parsed = syn::parse2(code.clone()).expect("it is an item");
            assert_eq!(simple(code), Some(unparse(vec![], vec![parsed])));
        }
    }

    #[test]
    fn long_attributes_are_broken_as_prettyplease_breaks_them() {
        let names: Vec<_> = (0..12).map(|number| format!("a name {number}")).collect();
        let alias = quote!(#[cfg_attr(doc, doc(alias(#(#names),*)))]);
        let code = quote!(#alias pub struct A { #alias a: B, #[doc = "c"] d: E });
        let parsed = syn::parse2(code.clone()).expect("it is an item");
        assert_eq!(simple(code), Some(unparse(vec![], vec![parsed])));
    }

    #[test]
    fn other_items_are_left_to_prettyplease() {
        let names: Vec<_> = (0..30).map(|number| quote::format_ident!("name{number}")).collect();
        for code in [
            quote!(
                use a::{b};
            ),
            quote!(
                use a::{
                    b::{c, d},
                    e,
                };
            ),
            quote!(use a::{#(#names),*};),
            quote!(
                struct A<B> {
                    c: B,
                }
            ),
            quote!(struct A { b: (#(#names),*) }),
            quote!(
                enum A {
                    B { c: D },
                }
            ),
            quote!(
                const A: u8 = 1;
            ),
            quote!(
                fn a() {}
            ),
        ] {
            assert_eq!(simple(code), None);
        }
    }
}
