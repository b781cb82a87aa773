//! Emits the method that gives an operation's values to the parameters of endpoints.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use crate::ir::{ContextValue, EndpointContext, Operation, ParameterDefault, PathStep, Type};

/// The method of operations that give values; none for the others.
pub(super) fn endpoint_context(
    operation: &Operation,
    imports: &mut Imports<'_>,
) -> Option<TokenStream> {
    imports.protocol()?;
    let all = &operation.endpoint_context;
    let uses_input = all.iter().any(|context| matches!(context.value, ContextValue::Input(_)));
    let input = if uses_input { quote!(input) } else { quote!(_) };
    let statements = all.iter().map(|context| statement(context, imports));
    let statements: Vec<TokenStream> = statements.collect();
    (!statements.is_empty()).then(|| {
        quote! {
            #[cfg(feature = "endpoint")]
            fn set_endpoint_params(#input: &Self::Input, params: &mut crate::EndpointParams) {
                #(#statements)*
            }
        }
    })
}

fn statement(context: &EndpointContext, imports: &mut Imports<'_>) -> TokenStream {
    let EndpointContext { ident, is_optional, value } = context;
    let some = |value: TokenStream| if *is_optional { quote!(Some(#value)) } else { value };
    match value {
        ContextValue::Constant(value) => {
            let value = some(constant(value));
            quote!(params.#ident = #value;)
        }
        ContextValue::Input(step) => {
            imports.use_of(step.deprecated);
            let PathStep { ident: field, ty, optional, .. } = step;
            let value = some(owned(&quote!(value), ty));
            if *optional {
                quote!(if let Some(value) = &input.#field { params.#ident = #value; })
            } else {
                quote!(let value = &input.#field; params.#ident = #value;)
            }
        }
    }
}

fn constant(value: &ParameterDefault) -> TokenStream {
    match value {
        ParameterDefault::Bool(flag) => quote!(#flag),
        ParameterDefault::Text(text) => quote!(#text.to_owned()),
        ParameterDefault::List(texts) => quote!(vec![#(#texts.to_owned()),*]),
    }
}

/// The value of a field as that of a parameter: a `bool`, `String` or `Vec<String>`.
fn owned(value: &TokenStream, ty: &Type) -> TokenStream {
    match ty {
        Type::Sensitive(inner) => owned(&quote!(#value.expose()), inner),
        Type::Boxed(inner) => owned(value, inner),
        Type::Bool => quote!(*#value),
        Type::List(item) if **item != Type::String => {
            let item = owned(&quote!(item), item);
            quote!(#value.iter().map(|item| #item).collect())
        }
        Type::Shape(_) => quote!(#value.as_str().to_owned()),
        _ => quote!(#value.clone()),
    }
}
