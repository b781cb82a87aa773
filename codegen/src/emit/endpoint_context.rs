//! Emits the method that gives an operation's values to the parameters of endpoints.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::pages::get_from;
use crate::endpoint_rules as rules;
use crate::ir::{
    ContextValue, EndpointContext, FieldPath, InputPath, Operation, ParameterDefault, PathStep,
    Type,
};

/// The method of operations that give values; none for the others.
pub(super) fn endpoint_context(
    operation: &Operation,
    imports: &mut Imports<'_>,
) -> Option<TokenStream> {
    imports.protocol()?;
    let all = &operation.endpoint_context;
    let uses_input = all.iter().any(|context| matches!(context.value, ContextValue::Input(_)));
    let input = if uses_input { quote!(input) } else { quote!(_) };
    let statements: Vec<TokenStream> =
        all.iter().map(|context| statement(context, imports)).collect();
    (!statements.is_empty()).then(|| {
        quote! {
            #[cfg(feature = "endpoint")]
            fn set_endpoint_params(#input: &Self::Input, params: &mut crate::endpoint::EndpointParams) {
                #(#statements)*
            }
        }
    })
}

fn statement(context: &EndpointContext, imports: &mut Imports<'_>) -> TokenStream {
    match &context.value {
        ContextValue::Constant(value) => set(context, &constant(value)),
        ContextValue::Input(path) => {
            deprecated(path, imports);
            set_from(context, path, &Place::owned(quote!(input)))
        }
    }
}

/// Tells `imports` which deprecated fields are on a path.
fn deprecated(path: &InputPath, imports: &mut Imports<'_>) {
    match path {
        InputPath::Fields(fields, rest) => {
            fields.0.iter().for_each(|step| imports.use_of(step.deprecated));
            deprecated(rest, imports);
        }
        InputPath::Items(_, rest) | InputPath::Values(_, rest) => deprecated(rest, imports),
        InputPath::Each(paths) => paths.iter().for_each(|path| deprecated(path, imports)),
        InputPath::Keys(_) | InputPath::Value(_) | InputPath::List(_) => {}
    }
}

/// The statement that sets a parameter.
fn set(context: &EndpointContext, value: &TokenStream) -> TokenStream {
    let ident = &context.ident;
    if context.is_optional {
        quote!(params.#ident = Some(#value);)
    } else {
        quote!(params.#ident = #value;)
    }
}

fn constant(value: &ParameterDefault) -> TokenStream {
    match value {
        ParameterDefault::Bool(flag) => quote!(#flag),
        ParameterDefault::Text(text) => quote!(#text.to_owned()),
        ParameterDefault::List(texts) => quote!(vec![#(#texts.to_owned()),*]),
    }
}

/// An expression for a value of the input.
struct Place {
    tokens: TokenStream,
    is_reference: bool,
}

impl Place {
    fn owned(tokens: TokenStream) -> Self {
        Self { tokens, is_reference: false }
    }

    fn reference(tokens: TokenStream) -> Self {
        Self { tokens, is_reference: true }
    }

    /// The value of this type that the variable `value` refers to.
    fn value(ty: &Type) -> Self {
        Self::reference(quote!(value)).exposed(ty)
    }

    /// The value without `Sensitive` and `Box` around it.
    fn exposed(self, ty: &Type) -> Self {
        let tokens = self.tokens;
        match ty {
            Type::Sensitive(inner) => Self::reference(quote!(#tokens.expose())).exposed(inner),
            Type::Boxed(inner) => Self::reference(quote!(#tokens.as_ref())).exposed(inner),
            Type::Nullable(inner) => Self { tokens, ..self }.exposed(inner),
            _ => Self { tokens, ..self },
        }
    }

    /// The value as that of a parameter, or as an item of its list: a `bool` or a `String`.
    fn cloned(&self, ty: &Type, context: &EndpointContext) -> TokenStream {
        let tokens = &self.tokens;
        match ty.bare() {
            Type::Bool if self.is_reference => quote!(*#tokens),
            Type::Bool => tokens.clone(),
            Type::User(_) if context.ty == rules::Type::Bool => quote!(#tokens.clone().into()),
            Type::User(_) => quote!(#tokens.to_string()),
            Type::Shape(_) => quote!(#tokens.as_str().to_owned()),
            _ => quote!(#tokens.clone()),
        }
    }
}

/// Sets a parameter to a single value, or to all values at the path if it is a list.
fn set_from(context: &EndpointContext, path: &InputPath, from: &Place) -> TokenStream {
    match path {
        InputPath::Fields(fields, rest) => {
            with_fields(fields, from, |place| set_from(context, rest, place))
        }
        InputPath::Value(ty) => set(context, &from.cloned(ty, context)),
        InputPath::Keys(ty) => {
            let tokens = &from.tokens;
            set(context, &collected(&quote!(#tokens.keys()), ty, context))
        }
        InputPath::List(ty) => {
            let tokens = &from.tokens;
            set(context, &collected(&quote!(#tokens.iter()), item(ty), context))
        }
        InputPath::Items(..) | InputPath::Values(..) | InputPath::Each(_) => {
            let (pushes, set) = (push_from(context, path, from), set(context, &quote!(texts)));
            quote!(let mut texts = Vec::new(); #pushes #set)
        }
    }
}

/// Adds all values at the path to the variable `texts`.
fn push_from(context: &EndpointContext, path: &InputPath, from: &Place) -> TokenStream {
    let tokens = &from.tokens;
    match path {
        InputPath::Fields(fields, rest) => {
            with_fields(fields, from, |place| push_from(context, rest, place))
        }
        InputPath::Items(item, rest) => {
            let rest = push_from(context, rest, &Place::value(item));
            let iter = match item {
                Type::Nullable(_) => quote!(#tokens.iter().flatten()),
                _ if from.is_reference => tokens.clone(),
                _ => quote!(&#tokens),
            };
            quote!(for value in #iter { #rest })
        }
        InputPath::Values(value, rest) => {
            let rest = push_from(context, rest, &Place::value(value));
            let flatten = matches!(value, Type::Nullable(_)).then(|| quote!(.flatten()));
            quote!(for value in #tokens.values() #flatten { #rest })
        }
        InputPath::Each(paths) => paths.iter().map(|path| push_from(context, path, from)).collect(),
        InputPath::Value(ty) => {
            let text = from.cloned(ty, context);
            quote!(texts.push(#text);)
        }
        InputPath::Keys(ty) => {
            let iter = mapped(&quote!(#tokens.keys()), ty, context);
            quote!(texts.extend(#iter);)
        }
        InputPath::List(ty) => {
            let iter = mapped(&quote!(#tokens.iter()), item(ty), context);
            quote!(texts.extend(#iter);)
        }
    }
}

/// The type of the items of a list.
fn item(list: &Type) -> &Type {
    match list.bare() {
        Type::List(item) => item,
        other => other,
    }
}

fn collected(iter: &TokenStream, item: &Type, context: &EndpointContext) -> TokenStream {
    let iter = mapped(iter, item, context);
    quote!(#iter.collect())
}

/// An iterator over references, as one over texts.
fn mapped(iter: &TokenStream, item: &Type, context: &EndpointContext) -> TokenStream {
    match item {
        Type::Nullable(item) => mapped(&quote!(#iter.flatten()), item, context),
        Type::String => quote!(#iter.cloned()),
        item => {
            let text = Place::value(item).cloned(item, context);
            quote!(#iter.map(|value| #text))
        }
    }
}

/// Code for the value at the end of fields, if each of them has one.
fn with_fields(
    FieldPath(fields): &FieldPath,
    from: &Place,
    code: impl FnOnce(&Place) -> TokenStream,
) -> TokenStream {
    let start = &from.tokens;
    if let [PathStep { ident, ty, optional: true, .. }] = fields.as_slice() {
        let code = code(&Place::value(ty));
        return quote!(if let Some(value) = &#start.#ident { #code });
    }
    match fields.last() {
        Some(last) if fields.iter().any(|step| step.optional) => {
            let value = get_from(start, &FieldPath(fields.clone()));
            let code = code(&Place::value(&last.ty));
            quote!(if let Some(value) = #value { #code })
        }
        _ => {
            let place = fields.iter().fold(Place::owned(start.clone()), |place, step| {
                let (tokens, ident) = (place.tokens, &step.ident);
                Place::owned(quote!(#tokens.#ident)).exposed(&step.ty)
            });
            code(&place)
        }
    }
}
