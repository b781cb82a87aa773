//! Writes a test for each case.

use std::collections::BTreeMap;

use codegen::ir::{Operation, ServiceError};
use codegen::model::{Kind, ShapeId};
use codegen::{Errors, Expressions};
use heck::ToSnakeCase;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use crate::case::Case;
use crate::krate::Krate;
use crate::plan::{self, Plan};
use crate::suite::Suite;

/// Tests by operation or error, by side and kind.
type Tests<'s> = BTreeMap<[&'s str; 2], BTreeMap<&'s str, Vec<TokenStream>>>;

/// A module with the tests of a suite, and a row for each of its cases.
pub(crate) fn of(suite: &Suite) -> (TokenStream, TokenStream) {
    let module = ident(&suite.file.trim_end_matches(".json").to_snake_case());
    let mut tests = Tests::new();
    let mut rows = TokenStream::new();
    for case in &suite.cases {
        let (file, shape, id) = (&suite.file, &case.shape, case.id());
        let [side, kind] = [case.side.name(), case.kind.name()];
        let outcome = match planned(suite, case) {
            Ok((krate, plan)) => {
                let test = Test { suite, krate, case }.function(&plan);
                tests.entry([side, kind]).or_default().entry(case.name()).or_default().push(test);
                let group = group([side, kind]);
                let [name, id] = [case.name(), id].map(ident);
                quote!(Outcome::Run(cases::#module::#group::#name::#id))
            }
            Err(reason) => quote!(Outcome::Listed(#reason)),
        };
        rows.extend(quote! {
            Row { file: #file, side: #side, kind: #kind, shape: #shape, id: #id, outcome: #outcome },
        });
    }
    let tests = tests.into_iter().map(|(names, tests)| nest(&group(names), tests));
    (quote!(pub(crate) mod #module { #(#tests)* }), rows)
}

/// The module of the tests of a side and a kind.
fn group([side, kind]: [&str; 2]) -> Ident {
    format_ident!("{side}_{kind}")
}

fn nest(group: &Ident, tests: BTreeMap<&str, Vec<TokenStream>>) -> TokenStream {
    let (names, tests): (Vec<_>, Vec<_>) =
        tests.into_iter().map(|(name, tests)| (ident(name), quote!(#(#tests)*))).unzip();
    quote!(pub(crate) mod #group { #(pub(crate) mod #names { #tests })* })
}

/// The first service of the suite for which the case can be run, or why there is none.
fn planned<'s>(suite: &'s Suite, case: &Case) -> Result<(&'s Krate, Plan<'s>), String> {
    let mut reason = "no service of the model speaks a protocol of the generator".to_owned();
    for krate in &suite.crates {
        match plan::of(case, krate) {
            Plan::Listed(why) => reason = why,
            plan => return Ok((krate, plan)),
        }
    }
    Err(reason)
}

/// The name of an item, with `_` in front if it is a keyword or begins with a digit.
fn ident(name: &str) -> Ident {
    syn::parse_str(name).unwrap_or_else(|_| format_ident!("_{name}"))
}

/// What a test is made from.
struct Test<'s> {
    suite: &'s Suite,
    krate: &'s Krate,
    case: &'s Case,
}

impl Test<'_> {
    fn function(&self, plan: &Plan<'_>) -> TokenStream {
        let id = ident(self.case.id());
        let expectation = self.case.expectation();
        // A value that can't be written in Rust makes only its own test fail.
        let body = self.body(plan).unwrap_or_else(|errors| {
            let message = errors.to_string();
            quote!(panic!("{}", #message))
        });
        quote! {
            #[test]
            pub(crate) fn #id() {
                #[allow(dead_code, reason = "not every test needs its case")]
                const CASE: &str = #expectation;
                #body
            }
        }
    }

    fn body(&self, plan: &Plan<'_>) -> Result<TokenStream, Errors> {
        let root = self.krate.root();
        let text = quote!(#root::json::to_string);
        Ok(match plan {
            Plan::Request(operation) => self.request(operation)?,
            Plan::ReadRequest(operation) => {
                let (path, input) = (self.krate.path(operation), self.end(operation, true)?);
                let target = operation.target.as_deref().unwrap_or_default();
                quote! {
                    let request = crate::server::request(CASE, #target);
                    assert_eq!(#root::server::operation_name(&request), Ok(<#path as #root::Operation>::NAME));
                    let input = <#path as #root::Operation>::read_request(&request).expect("it is complete");
                    let mut expected = #input;
                    // Parameters don't name all defaults, which a server fills in.
                    <#path as #root::Operation>::add_defaults(&mut expected);
                    crate::response::same(&input, &expected, #text);
                }
            }
            Plan::ReadOwnRequest(operation) => {
                let (path, input) = (self.krate.path(operation), self.end(operation, true)?);
                let unwrapped = self.unwrapped_request();
                quote! {
                    let expected = #input;
                    let request = <#path as #root::Operation>::request(&expected) #unwrapped;
                    let input = <#path as #root::Operation>::read_request(&request).expect("it is complete");
                    crate::response::same(&input, &expected, #text);
                }
            }
            Plan::Refuse(operation) => {
                let path = self.krate.path(operation);
                quote! {
                    let request = crate::server::malformed_request(CASE);
                    let error = <#path as #root::Operation>::read_request(&request).expect_err("it is wrong");
                    crate::server::check_refusal(CASE, &error.to_response());
                    let handlers = #root::server::Handlers::new().on::<#path>(|_| unreachable!());
                    crate::server::check_refusal(CASE, &handlers.answer(&request));
                }
            }
            Plan::Response(operation) => {
                let (path, output) = (self.krate.path(operation), self.end(operation, false)?);
                quote! {
                    let response = crate::response::message(CASE);
                    let output = <#path as #root::Operation>::response(&response).expect("it is a success");
                    crate::response::same(&output, &#output, #text);
                }
            }
            Plan::WriteResponse(operation) => {
                let (path, output) = (self.krate.path(operation), self.end(operation, false)?);
                quote! {
                    let response = <#path as #root::Operation>::write_response(&#output);
                    crate::server::check(CASE, &response);
                }
            }
            Plan::WriteError => {
                let error = self.value(&self.case.shape, &self.case.params())?;
                quote!(crate::server::check(CASE, &#root::ServiceError::from(#error).to_response());)
            }
            Plan::Error(error, operation) => self.error(error, operation)?,
            Plan::Listed(_) => TokenStream::new(),
        })
    }

    fn request(&self, operation: &Operation) -> Result<TokenStream, Errors> {
        let (root, path) = (self.krate.root(), self.krate.path(operation));
        let input = self.end(operation, true)?;
        let unwrapped = self.unwrapped_request();
        Ok(quote! {
            let input = #input;
            let mut request =
                <#path as #root::Operation>::request_with(&input, &mut crate::request::token) #unwrapped;
            let endpoint = crate::request::endpoint(CASE);
            #root::set_endpoint(&mut request, &endpoint).expect("the endpoint is valid");
            crate::request::check(CASE, &request);
        })
    }

    /// What gives the request, if making one can fail.
    fn unwrapped_request(&self) -> Option<TokenStream> {
        self.krate.can_refuse_inputs().then(|| quote!(.expect("the input can be sent")))
    }

    fn error(&self, error: &ServiceError, operation: &Operation) -> Result<TokenStream, Errors> {
        let (root, path) = (self.krate.root(), self.krate.path(operation));
        let expected = self.value(&self.case.shape, &self.case.params())?;
        let (variant, code) = (&error.variant, &error.code);
        Ok(quote! {
            let response = crate::response::message(CASE);
            let error = <#path as #root::Operation>::response(&response).expect_err("it is an error");
            assert_eq!(error.status(), response.status().as_u16());
            assert_eq!(error.code(), Some(crate::response::code(CASE, #code).as_str()));
            match error.into_service_error() {
                Ok(#root::ServiceError::#variant(error)) => {
                    crate::response::same(&error, &#expected, #root::json::to_string);
                }
                other => panic!("not the expected error: {other:?}"),
            }
        })
    }

    /// The parameters as the input or output of an operation.
    fn end(&self, operation: &Operation, is_input: bool) -> Result<TokenStream, Errors> {
        let id = ShapeId::parse(&self.case.shape).filter(|id| id.name() == operation.name);
        let kind = id.and_then(|id| Some(&self.suite.model.get(&id)?.kind));
        match kind {
            Some(Kind::Operation(operation)) => {
                let end = if is_input { &operation.input } else { &operation.output };
                self.value(end.as_str(), &self.case.params())
            }
            _ => Ok(quote!(())),
        }
    }

    fn value(&self, shape: &str, params: &Value) -> Result<TokenStream, Errors> {
        let root = format!("crate::{}", self.krate.module);
        let expressions = Expressions::new(&self.suite.model, &self.krate.config, Some(&root))?;
        let id =
            ShapeId::parse(shape).ok_or_else(|| codegen::Problem::new(shape, "isn't an id"))?;
        Ok(expressions.of(&id, params)?.tokens)
    }
}
