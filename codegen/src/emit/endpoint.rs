//! Endpoints: what they depend on, and a function that finds one by the rules of the service.

mod condition;
mod expression;
mod function;
mod host;
mod partitions;
mod uses;

use proc_macro2::TokenStream;
use quote::quote;

use super::RustFile;
use super::parts::unraw;
use crate::endpoint_rules::{Expression, Function, Kind, Outcome, Rule, Template, Type};
use crate::ir::{Docs, EndpointParameter, EndpointRules, ParameterDefault};
use crate::name;
use condition::Conditions;
use expression::Writer;
use function::support;
use host::host_values;
use uses::Uses;

/// The files that a reader who wants to change the module must edit.
const ORIGIN: &[&str] = &["codegen/src/emit/endpoint.rs"];

/// `endpoint`: the parameters of endpoints, and the rules.
pub(super) fn endpoint(rules: &EndpointRules) -> RustFile {
    let functions = rules.functions();
    let uses = functions.iter().filter_map(|function| {
        let (module, item) = support(*function)?;
        let (module, item) = (name::ident(module), name::ident(item));
        let ty = (*function == Function::Partition).then(|| quote!(Partition,));
        Some(quote!(use crate::support::#module::{#ty #item};))
    });
    let parameters = parameters(rules);
    let resolve = resolve(rules);
    let partitions =
        functions.contains(&Function::Partition).then(|| partitions::partitions(&rules.partitions));
    RustFile::new(
        "src/endpoint.rs",
        ORIGIN,
        quote! {
            #![doc = " Endpoints of the service, by its own rules."]

            use crate::support::endpoint::{
                AnyEndpointParams, CommonParam, Endpoint, EndpointError,
            };
            #(#uses)*

            #parameters
            #resolve
            #partitions
        },
    )
}

/// The lines of a comment.
fn comment(docs: &Docs) -> TokenStream {
    let lines = docs.comment_lines().map(|parts| parts.concat());
    quote!(#(#[doc = #lines])*)
}

/// The structure of all parameters.
fn parameters(rules: &EndpointRules) -> TokenStream {
    let (parameters, docs) = (&rules.parameters, comment(&rules.params_docs));
    let fields = parameters.iter().map(|parameter| {
        let (docs, ident) = (comment(&parameter.docs), &parameter.ident);
        let ty = parameter.field_type();
        quote!(#docs pub #ident: #ty)
    });
    let initial = parameters.iter().map(|EndpointParameter { ident, default, .. }| {
        if let Some(ParameterDefault::Bool(flag)) = default {
            quote!(#ident: #flag)
        } else {
            quote!(#ident: None)
        }
    });
    let is_true = |it: &EndpointParameter| it.default == Some(ParameterDefault::Bool(true));
    let can_derive = !parameters.iter().any(is_true);
    let derive = can_derive.then(|| quote!(Default,));
    let flags = parameters.iter().filter(|it| it.ty == Type::Bool && it.default.is_some());
    let allow = (flags.count() > 3).then(|| {
        quote!(#[allow(clippy::struct_excessive_bools, reason = "the rules have as many flags")])
    });
    let default = (!can_derive).then(|| {
        quote! {
            impl Default for EndpointParams {
                fn default() -> Self {
                    Self { #(#initial),* }
                }
            }
        }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, #derive Eq, PartialEq)]
        #allow
        #[non_exhaustive]
        pub struct EndpointParams { #(#fields),* }

        #default

        impl EndpointParams {
            /// The endpoint of a region, such as `us-east-1`.
            #[must_use]
            pub fn new(region: impl Into<String>) -> Self {
                Self { region: Some(region.into()), ..Self::default() }
            }
        }
    }
}

/// The trait of parameters, with the function that finds an endpoint.
fn resolve(rules: &EndpointRules) -> TokenStream {
    let writer = Writer { names: &rules.names };
    let uses = Uses::of_rules(&rules.rules);
    let is_used = |parameter: &&EndpointParameter| uses.has(&parameter.name);
    let values = rules.parameters.iter().filter(is_used).map(value);
    let body = block(&rules.rules, &writer, true);
    let (region, setters) = (region(rules), COMMON.map(|common| setter(rules, common)));
    let is_small =
        |rule: &Rule| rule.conditions.len() < 2 && !matches!(rule.outcome, Outcome::Rules(_));
    let allow = (!rules.rules.iter().all(is_small)).then(|| {
        quote! {
            #[allow(
                clippy::collapsible_if,
                clippy::too_many_lines,
                reason = "the code follows the rules; only edition 2024 has chains with `let`"
            )]
        }
    });
    quote! {
        impl AnyEndpointParams for EndpointParams {
            #allow
            fn resolve(params: &Self) -> Result<Endpoint, EndpointError> {
                #(#values)*
                #body
            }

            fn region(&self) -> Option<&str> {
                #region
            }

            fn set(&mut self, param: &CommonParam) {
                match param {
                    #(#setters)*
                }
            }
        }
    }
}

/// The parameters that all services have: the variant of `CommonParam`, the field, and its type.
const COMMON: [(&str, &str, Type); 4] = [
    ("Endpoint", "endpoint", Type::Text),
    ("Region", "region", Type::Text),
    ("UseDualStack", "use_dual_stack", Type::Bool),
    ("UseFips", "use_fips", Type::Bool),
];

/// The parameter for a field, if it has this type. The rules of a service can give it another one.
fn common<'r>(rules: &'r EndpointRules, field: &str, ty: Type) -> Option<&'r EndpointParameter> {
    rules.parameters.iter().find(|parameter| parameter.ident == field && parameter.ty == ty)
}

/// An expression for the region.
fn region(rules: &EndpointRules) -> TokenStream {
    let region = common(rules, "region", Type::Text);
    region.map_or_else(|| quote!(None), |_| quote!(self.region.as_deref()))
}

/// The arm of a `match` that sets a parameter.
fn setter(rules: &EndpointRules, (variant, field, ty): (&str, &str, Type)) -> TokenStream {
    let variant = name::ident(variant);
    let Some(EndpointParameter { ident, default, .. }) = common(rules, field, ty) else {
        return quote!(CommonParam::#variant(_) => {});
    };
    let value = match (ty, default) {
        (Type::Bool, Some(_)) => quote!(*value),
        (Type::Bool, None) => quote!(Some(*value)),
        _ => quote!(Some(value.clone())),
    };
    quote!(CommonParam::#variant(value) => self.#ident = #value,)
}

/// The statement that gives a variable the value of a parameter.
fn value(parameter: &EndpointParameter) -> TokenStream {
    let EndpointParameter { ident, ty, default, is_required, .. } = parameter;
    let name = unraw(ident);
    let missing = quote!(else { return Err(EndpointError::Missing(#name)); });
    let texts = quote!(let #ident = params.#ident.as_ref().map(|texts| texts.iter().map(String::as_str).collect::<Vec<_>>()););
    match (ty, default) {
        (Type::Bool, None) if *is_required => quote!(let Some(#ident) = params.#ident #missing;),
        (Type::Bool, _) => quote!(let #ident = params.#ident;),
        (Type::List, None) if *is_required => quote!(#texts let Some(#ident) = #ident #missing;),
        (Type::List, None) => quote!(#texts let #ident = #ident.as_deref();),
        (Type::List, Some(ParameterDefault::List(default))) => {
            quote!(#texts let #ident = #ident.unwrap_or_else(|| vec![#(#default),*]);)
        }
        (_, None) if *is_required => quote!(let Some(#ident) = params.#ident.as_deref() #missing;),
        (_, Some(ParameterDefault::Text(text))) => {
            quote!(let #ident = params.#ident.as_deref().unwrap_or(#text);)
        }
        _ => quote!(let #ident = params.#ident.as_deref();),
    }
}

/// Rules, one after the other; the last one is the value of the function.
fn block(rules: &[Rule], writer: &Writer<'_>, is_function: bool) -> TokenStream {
    let mut tokens = TokenStream::new();
    for rule in rules {
        let (conditions, outcome) = merged(rule);
        let conditions = Conditions::of(&conditions, outcome, writer);
        let is_last = conditions.is_empty();
        let inner = match outcome {
            Outcome::Rules(rules) if is_last => {
                tokens.extend(block(rules, writer, is_function));
                return tokens;
            }
            Outcome::Rules(rules) => block(rules, writer, false),
            outcome => self::outcome(outcome, writer, is_function && is_last),
        };
        tokens.extend(conditions.around(inner));
        if is_last {
            return tokens;
        }
    }
    if is_function {
        tokens.extend(quote!(Err(EndpointError::NoRule)));
    }
    tokens
}

/// A rule with the conditions of a single one within it.
fn merged(rule: &Rule) -> (Vec<crate::endpoint_rules::Condition>, &Outcome) {
    let (mut conditions, mut outcome) = (rule.conditions.clone(), &rule.outcome);
    while let Outcome::Rules(rules) = outcome
        && let [only] = rules.as_slice()
    {
        conditions.extend(only.conditions.iter().cloned());
        outcome = &only.outcome;
    }
    (conditions, outcome)
}

/// What a rule leads to, as a statement or as the value of the function.
fn outcome(outcome: &Outcome, writer: &Writer<'_>, is_value: bool) -> TokenStream {
    let value = match outcome {
        Outcome::Error(text) => {
            let text = writer.text_argument(text);
            quote!(Endpoint::refused(#text))
        }
        Outcome::Endpoint(template) => {
            let (statement, value) = endpoint_of(template, writer);
            let end = if is_value { value } else { quote!(return #value;) };
            return quote!(#statement #end);
        }
        Outcome::Nothing | Outcome::Rules(_) => quote!(Err(EndpointError::NoRule)),
    };
    if is_value { value } else { quote!(return #value;) }
}

/// A statement that is needed for an endpoint, and the endpoint as a `Result`.
fn endpoint_of(template: &Template, writer: &Writer<'_>) -> (Option<TokenStream>, TokenStream) {
    let Template { url, headers, signing_region, signing_name } = template;
    let statement = match &url.kind {
        Kind::Text(parts) if parts.len() > 1 => Some(writer.format_with_variables(parts)),
        _ => None,
    };
    let text = writer.text_argument(url);
    let host: Vec<TokenStream> = host_values(url)
        .into_iter()
        .map(|(name, value)| {
            let name = unraw(&writer.name(name));
            let value = match writer.variable(value) {
                Some((variable, _)) => quote!(#variable),
                None => writer.value(value),
            };
            quote!((#name, #value))
        })
        .collect();
    let endpoint = match (statement.is_some(), host.as_slice()) {
        (false, _) => quote!(Endpoint::new(#text)),
        (true, []) => quote!(Endpoint::new(url)),
        (true, host) => quote!(Endpoint::with_host(&url, &[#(#host),*])),
    };
    let headers = headers.iter().map(|(name, value)| {
        let value = writer.text_argument(value);
        quote!(.with_header(#name, #value))
    });
    let option = |text: &Option<Expression>| {
        let text = text.as_ref().map(|text| writer.owned_text(text));
        text.map_or_else(|| quote!(None), |text| quote!(Some(#text)))
    };
    let (region, name) = (option(signing_region), option(signing_name));
    let signing = (signing_region.is_some() || signing_name.is_some())
        .then(|| quote!(.with_signing(#region, #name)));
    let more: TokenStream = headers.chain(signing).collect();
    let value = if more.is_empty() { endpoint } else { quote!(Ok(#endpoint? #more)) };
    (statement, value)
}
