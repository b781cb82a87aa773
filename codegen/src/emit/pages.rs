//! Emits the code that follows the pages of paginated operations.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::imports::Imports;
use super::wire::inner;
use crate::ir::{FieldPath, HostPart, Operation, PageAccess, PathStep, Type};

/// The implementations of `Paginated` and `PaginatedItems`.
pub(super) fn pages(operation: &Operation, imports: &mut Imports<'_>) -> Option<TokenStream> {
    let access = operation.pagination.as_ref()?.access.as_ref()?;
    let (input, output) = (operation.input.as_ref()?, operation.output.as_ref()?);
    let PageAccess { input_token, output_token, items } = access;
    let last = output_token.0.last()?;
    let paginated = imports.support("Paginated");
    let token = imports.ty(&last.ty);
    let paths = [output_token].into_iter().chain(items);
    let steps = paths.flat_map(|path| &path.0).chain([input_token]);
    steps.for_each(|step| imports.use_of(step.deprecated));
    let next = get(output_token);
    let not_empty = matches!(last.ty, Type::String | Type::List(_) | Type::Map(..))
        .then(|| quote!(.filter(|token| !token.is_empty())));
    let set_token = set(input_token, &last.ty);
    let ident = &operation.ident;
    let items_impl = items.as_ref().and_then(|path| self::items(ident, output, path, imports));
    Some(quote! {
        impl #paginated for #ident {
            type Token = #token;

            #[inline]
            fn next_token(output: &#output) -> Option<#token> {
                let token = #next;
                token.cloned()#not_empty
            }

            #[inline]
            fn set_token(input: &mut #input, token: #token) {
                #set_token
            }
        }
        #items_impl
    })
}

/// An expression for an optional reference to the value at the end of a path from `output`.
fn get(path: &FieldPath) -> TokenStream {
    get_from(&quote!(output), path)
}

/// The same from another structure.
pub(super) fn get_from(start: &TokenStream, path: &FieldPath) -> TokenStream {
    follow(start, path, reference)
}

/// The position of a step in a path.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Way,
    End,
}

/// An expression that follows the steps of a path.
fn follow(
    start: &TokenStream,
    path: &FieldPath,
    step: impl Fn(&TokenStream, &PathStep, Stage) -> TokenStream,
) -> TokenStream {
    let stage = |index: usize| if index + 1 == path.0.len() { Stage::End } else { Stage::Way };
    let mut steps = path.0.iter().enumerate();
    let Some((_, first)) = steps.next() else { return quote!(None) };
    let start = step(start, first, stage(0));
    let start = if first.optional { start } else { quote!(Some(#start)) };
    steps.fold(start, |expression, (index, next)| {
        let method = if next.optional { quote!(and_then) } else { quote!(map) };
        let value = step(&quote!(value), next, stage(index));
        quote!(#expression.#method(|value| #value))
    })
}

/// A reference to a field of `from`. `Sensitive` is removed, except at the end of a path.
fn reference(from: &TokenStream, step: &PathStep, stage: Stage) -> TokenStream {
    let PathStep { ident, ty, optional, .. } = step;
    match (optional, stage == Stage::Way && *inner(ty) != *ty) {
        (true, false) => quote!(#from.#ident.as_ref()),
        (false, false) => quote!(&#from.#ident),
        (true, true) => {
            let value = exposed(quote!(value), ty);
            quote!(#from.#ident.as_ref().map(|value| #value))
        }
        (false, true) => exposed(quote!(&#from.#ident), ty),
    }
}

fn exposed(value: TokenStream, ty: &Type) -> TokenStream {
    match ty {
        Type::Sensitive(inner) => exposed(quote!(#value.expose()), inner),
        Type::Boxed(inner) => exposed(quote!(#value.as_ref()), inner),
        _ => value,
    }
}

/// Stores the token. The input's type can be `Sensitive` while the output's isn't, or the reverse.
fn set(step: &PathStep, token: &Type) -> TokenStream {
    let PathStep { ident, ty, optional, .. } = step;
    let value = match (ty, token) {
        (Type::Sensitive(inner), token) if **inner == *token => quote!(token.into()),
        (ty, Type::Sensitive(inner)) if *ty == **inner => quote!(token.into_inner()),
        _ => quote!(token),
    };
    if *optional { quote!(input.#ident = Some(#value);) } else { quote!(input.#ident = #value;) }
}

fn items(
    ident: &Ident,
    output: &Ident,
    path: &FieldPath,
    imports: &mut Imports<'_>,
) -> Option<TokenStream> {
    let last = path.0.last()?;
    let item = match inner(&last.ty) {
        Type::List(item) => imports.ty(item),
        Type::Map(key, value) => {
            let (key, value) = (imports.ty(key), imports.ty(value));
            quote!((#key, #value))
        }
        _ => return None,
    };
    let paginated_items = imports.support("PaginatedItems");
    let expression =
        follow(&quote!(output), path, |from, PathStep { ident, ty, optional, .. }, _| match taken(
            ty,
        ) {
            Some(taken) if *optional => quote!(#from.#ident.map(|value| value #taken)),
            taken => quote!(#from.#ident #taken),
        });
    Some(quote! {
        impl #paginated_items for #ident {
            type Item = #item;

            #[inline]
            fn items(output: #output) -> Vec<#item> {
                let items = #expression;
                items.into_iter().flatten().collect()
            }
        }
    })
}

/// The method calls that unwrap a value; `None` if it isn't wrapped.
fn taken(ty: &Type) -> Option<TokenStream> {
    match ty {
        Type::Sensitive(inner) => {
            let rest = taken(inner);
            Some(quote!(.into_inner() #rest))
        }
        Type::Boxed(inner) => {
            let rest = taken(inner);
            // `*` would move the value out of the box, but it can't be written after an expression.
            Some(quote!(.as_ref().clone() #rest))
        }
        _ => None,
    }
}

/// The method that returns the prefix of the host.
pub(super) fn host_prefix(operation: &Operation, imports: &mut Imports<'_>) -> Option<TokenStream> {
    if operation.host_prefix.is_empty() {
        return None;
    }
    let parts: Vec<TokenStream> =
        operation.host_prefix.iter().map(|part| host_part(part, imports)).collect();
    let input = operation.input.as_ref();
    let input = input.map_or_else(|| quote!(()), ToTokens::to_token_stream);
    let has_value = operation.host_prefix.iter().any(|part| matches!(part, HostPart::Field(_)));
    let parameter = if has_value { quote!(input) } else { quote!(_) };
    let text = match &parts[..] {
        [text] if !has_value => quote!(#text.to_owned()),
        _ => quote!([#(#parts),*].concat()),
    };
    Some(quote! {
        #[inline]
        fn host_prefix(#parameter: &#input) -> Option<String> {
            Some(#text)
        }
    })
}

/// An expression for a part of the prefix of the host.
fn host_part(part: &HostPart, imports: &mut Imports<'_>) -> TokenStream {
    let path = match part {
        HostPart::Text(text) => return quote!(#text),
        HostPart::Field(path) => path,
    };
    path.0.iter().for_each(|step| imports.use_of(step.deprecated));
    let value = get_from(&quote!(input), path);
    let ty = path.0.last().map(|step| &step.ty);
    let label = imports.support("host_label");
    let expose = matches!(ty, Some(Type::Sensitive(_))).then(|| quote!(.expose()));
    if matches!(ty.map(inner), Some(Type::User(_))) {
        quote!(#label(&#value.map(|value| value #expose.to_string()).unwrap_or_default()))
    } else {
        quote!(#label(#value.map_or("", |value| value #expose.as_str())))
    }
}
