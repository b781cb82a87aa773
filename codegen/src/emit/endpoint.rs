//! Endpoints: what they depend on, and a function that finds one by the rules of the service.

mod condition;
mod expression;
mod partitions;
mod uses;

use proc_macro2::TokenStream;
use quote::quote;

use super::RustFile;
use crate::endpoint_rules::{Expression, Function, Kind, Outcome, Rule, Template, Type};
use crate::ir::{EndpointParameter, EndpointRules, ParameterDefault};
use crate::name;
use condition::Conditions;
use expression::Writer;
use uses::Uses;

/// The files that a reader who wants to change the module must edit.
const ORIGIN: &[&str] = &["codegen/src/emit/endpoint.rs"];

/// `endpoint`: the parameters of endpoints, and the rules.
pub(super) fn endpoint(rules: &EndpointRules) -> RustFile {
    let functions = rules.functions();
    let uses = functions.iter().filter_map(|function| support(*function)).map(|(module, items)| {
        let (module, items) = (name::ident(module), items.iter().map(|item| name::ident(item)));
        quote!(use crate::support::#module::{#(#items),*};)
    });
    let check_host = (!rules.host_parameters().is_empty()).then(|| {
        quote!(
            use crate::support::host_parameter::check_host;
        )
    });
    let parameters = parameters(&rules.parameters);
    let resolve = resolve(rules);
    let partitions =
        functions.contains(&Function::Partition).then(|| partitions::partitions(&rules.partitions));
    RustFile::new(
        "src/endpoint.rs",
        ORIGIN,
        quote! {
            #![doc = " Endpoints of the service, by its own rules."]

            #(#uses)*
            use crate::support::endpoint::{Endpoint, EndpointError};
            #check_host

            #parameters
            #resolve
            #partitions
        },
    )
}

/// The module of support code that has a function, and what is used of it.
fn support(function: Function) -> Option<(&'static str, &'static [&'static str])> {
    Some(match function {
        Function::Substring => ("substring", &["substring"]),
        Function::UriEncode => ("uri_encode", &["uri_encode"]),
        Function::ParseUrl => ("url", &["parse_url"]),
        Function::IsValidHostLabel => ("dns_label", &["is_valid_host_label"]),
        Function::Partition => ("partition", &["Partition", "partition"]),
        Function::ParseArn => ("arn", &["parse_arn"]),
        Function::IsVirtualHostableS3Bucket => ("s3_bucket", &["is_virtual_hostable_s3_bucket"]),
        Function::Split => ("split", &["split"]),
        _ => return None,
    })
}

/// The structure of all parameters.
fn parameters(parameters: &[EndpointParameter]) -> TokenStream {
    let fields = parameters.iter().map(|parameter| {
        let (docs, ident) = (&parameter.docs, &parameter.ident);
        let docs = docs.comment_lines().map(|parts| parts.concat());
        let ty = match (parameter.ty, &parameter.default) {
            (Type::Bool, Some(_)) => quote!(bool),
            (Type::Bool, None) => quote!(Option<bool>),
            (Type::List, _) => quote!(Option<Vec<String>>),
            _ => quote!(Option<String>),
        };
        quote!(#(#[doc = #docs])* pub #ident: #ty)
    });
    let initial = parameters.iter().map(|EndpointParameter { ident, default, ty, .. }| {
        let value = match (default, ty) {
            (Some(ParameterDefault::Bool(flag)), _) => quote!(#flag),
            (Some(ParameterDefault::Text(text)), _) => quote!(Some(#text.to_owned())),
            (Some(ParameterDefault::List(texts)), _) => quote!(Some(vec![#(#texts.to_owned()),*])),
            (None, _) => quote!(None),
        };
        quote!(#ident: #value)
    });
    let is_usual = parameters.iter().all(|parameter| match &parameter.default {
        None | Some(ParameterDefault::Bool(false)) => true,
        Some(_) => false,
    });
    let derive = is_usual.then(|| quote!(Default,));
    let default = (!is_usual).then(|| {
        quote! {
            impl Default for EndpointParams {
                fn default() -> Self {
                    Self { #(#initial),* }
                }
            }
        }
    });
    quote! {
        /// What the endpoint of a request depends on.
        #[derive(Clone, Debug, #derive Eq, PartialEq)]
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

/// The function that finds an endpoint.
fn resolve(rules: &EndpointRules) -> TokenStream {
    let writer = Writer { names: &rules.names };
    let uses = Uses::of_rules(&rules.rules);
    let is_used = |parameter: &&EndpointParameter| uses.has(&parameter.name);
    let values = rules.parameters.iter().filter(is_used).map(|parameter| {
        let EndpointParameter { ident, ty, default, is_required, .. } = parameter;
        match (ty, default) {
            (_, None) if *is_required => {
                let name = ident.to_string();
                let as_deref = (*ty != Type::Bool).then(|| quote!(.as_deref()));
                quote!(let Some(#ident) = params.#ident #as_deref else { return Err(EndpointError::Missing(#name)); };)
            }
            (Type::Bool, _) => quote!(let #ident = params.#ident;),
            (Type::List, None) => quote! {
                let #ident = params.#ident.as_ref().map(|texts| texts.iter().map(String::as_str).collect::<Vec<_>>());
            },
            (Type::List, Some(_)) => quote! {
                let #ident: Vec<&str> = params.#ident.iter().flatten().map(String::as_str).collect();
            },
            (_, None) => quote!(let #ident = params.#ident.as_deref();),
            (_, Some(_)) => quote!(let #ident = params.#ident.as_deref().unwrap_or_default();),
        }
    });
    let checks = rules.host_parameters().into_iter().map(|EndpointParameter { ident, .. }| {
        let name = ident.to_string();
        quote!(check_host(#name, params.#ident.as_deref())?;)
    });
    let body = block(&rules.rules, &writer, true);
    quote! {
        impl Endpoint {
            /// Finds the endpoint for these parameters, by the rules of the service.
            ///
            /// # Errors
            /// If the rules refuse the parameters, or the address can't be used.
            #[allow(clippy::too_many_lines, reason = "the service has as many rules")]
            pub fn resolve(params: &EndpointParams) -> Result<Self, EndpointError> {
                #(#checks)*
                #(#values)*
                #body
            }
        }
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
        Outcome::Endpoint(template) if is_plain(template) && is_put_together(&template.url) => {
            let url = writer.text_argument(&template.url);
            let end =
                if is_value { quote!(Self::new(url)) } else { quote!(return Self::new(url);) };
            return quote!(let url = #url; #end);
        }
        Outcome::Error(text) => {
            let text = writer.text_argument(text);
            quote!(Self::refused(#text))
        }
        Outcome::Endpoint(template) => endpoint_of(template, writer),
        Outcome::Nothing | Outcome::Rules(_) => quote!(Err(EndpointError::NoRule)),
    };
    if is_value { value } else { quote!(return #value;) }
}

/// Whether an endpoint is only an address.
fn is_plain(template: &Template) -> bool {
    let Template { headers, signing_region, signing_name, .. } = template;
    headers.is_empty() && signing_region.is_none() && signing_name.is_none()
}

/// Whether a text has several parts.
fn is_put_together(text: &Expression) -> bool {
    matches!(&text.kind, Kind::Text(parts) if parts.len() > 1)
}

fn endpoint_of(template: &Template, writer: &Writer<'_>) -> TokenStream {
    let Template { url, headers, signing_region, signing_name } = template;
    let url = writer.text_argument(url);
    if is_plain(template) {
        return quote!(Self::new(#url));
    }
    let headers = headers.iter().map(|(name, value)| {
        let value = writer.text_argument(value);
        quote!(.with_header(#name, #value))
    });
    let option = |text: &Option<Expression>| {
        if let Some(text) = text {
            let text = writer.owned_text(text);
            quote!(Some(#text))
        } else {
            quote!(None)
        }
    };
    let (region, name) = (option(signing_region), option(signing_name));
    let signing = (signing_region.is_some() || signing_name.is_some())
        .then(|| quote!(.with_signing(#region, #name)));
    quote!(Ok(Self::new(#url)? #(#headers)* #signing))
}
