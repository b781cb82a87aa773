//! Support code for crates of types alone: what has to do with the wire form is taken out.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, File, ImplItem, Item, TraitItem};

use super::{Module, TextFile};

/// What has to do with the wire form although no feature says so: a module and a constant.
const OF_THE_WIRE: [&str; 2] = ["macros", "TARGET"];

/// The modules among `support` that `path` and its submodules need without a wire form.
pub(super) fn plain(path: &str, support: &[TextFile]) -> Vec<Module> {
    let Some(source) = support.iter().find(|file| file.path == path) else { return Vec::new() };
    let mut file: File = syn::parse_str(&source.text).expect("support code is Rust");
    retain(&mut file.items);
    let folder = path.trim_end_matches(".rs");
    let submodules: Vec<_> = file
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Mod(module) if module.content.is_none() => {
                Some(format!("{folder}/{}.rs", module.ident))
            }
            _ => None,
        })
        .flat_map(|path| plain(&path, support))
        .collect();
    let own =
        Module { path: path.to_owned(), origin: source.origin, tokens: file.into_token_stream() };
    [own].into_iter().chain(submodules).collect()
}

/// Takes out the items that have to do with the wire form.
fn retain(items: &mut Vec<Item>) {
    items.retain_mut(|item| match item {
        Item::Const(item) => keeps(&mut item.attrs, &item.ident),
        Item::Enum(item) => keeps(&mut item.attrs, &item.ident),
        Item::Fn(item) => keeps(&mut item.attrs, &item.sig.ident),
        Item::Macro(item) => keeps(&mut item.attrs, &item.mac),
        Item::Mod(item) => {
            if let Some((_, items)) = &mut item.content {
                retain(items);
            }
            keeps(&mut item.attrs, &item.ident)
        }
        Item::Struct(item) => keeps(&mut item.attrs, &item.ident),
        Item::Type(item) => keeps(&mut item.attrs, &item.ident),
        Item::Use(item) => keeps(&mut item.attrs, &item.tree),
        Item::Impl(item) => {
            item.items.retain_mut(|item| match item {
                ImplItem::Const(item) => keeps(&mut item.attrs, &item.ident),
                ImplItem::Fn(item) => keeps(&mut item.attrs, &item.sig.ident),
                _ => true,
            });
            keeps(&mut item.attrs, &item.self_ty)
        }
        Item::Trait(item) => {
            item.items.retain_mut(|item| match item {
                TraitItem::Const(item) => keeps(&mut item.attrs, &item.ident),
                TraitItem::Fn(item) => keeps(&mut item.attrs, &item.sig.ident),
                _ => true,
            });
            keeps(&mut item.attrs, &item.ident)
        }
        _ => true,
    });
}

/// Whether an item with these attributes has nothing to do with the wire form. An attribute by
/// which it stands for what has is taken off.
fn keeps(attrs: &mut Vec<Attribute>, name: &impl ToTokens) -> bool {
    let features: Vec<String> = attrs.iter().map(feature).collect();
    let mut of = features.iter();
    attrs.retain(|_| of.next().is_none_or(|feature| !feature.starts_with("not")));
    let of_a_feature = features.iter().any(|feature| feature.starts_with("feature"));
    !of_a_feature && !names(name.to_token_stream())
}

/// The condition of a `cfg` on features; nothing for other attributes.
fn feature(attribute: &Attribute) -> String {
    let condition = match &attribute.meta {
        syn::Meta::List(list) if list.path.is_ident("cfg") => list.tokens.to_string(),
        _ => String::new(),
    };
    if condition.contains("feature") { condition } else { String::new() }
}

fn names(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| OF_THE_WIRE.iter().any(|name| token.to_string() == *name))
}
