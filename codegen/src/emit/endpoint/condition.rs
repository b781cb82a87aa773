//! Conditions of rules, as those of `if`.

use proc_macro2::TokenStream;
use quote::quote;

use super::expression::Writer;
use super::uses::Uses;
use crate::endpoint_rules::{Condition, Outcome};

/// Conditions as the chains of `if`s within each other, and statements between them.
pub(super) struct Conditions(Vec<Step>);

enum Step {
    /// Conditions of one `if`.
    If(Vec<TokenStream>),
    /// A value that is always there gets a name.
    Let(TokenStream),
}

impl Conditions {
    /// The conditions of a rule with an outcome.
    pub(super) fn of(conditions: &[Condition], outcome: &Outcome, writer: &Writer<'_>) -> Self {
        let mut steps: Vec<Step> = Vec::new();
        for (index, condition) in conditions.iter().enumerate() {
            let is_used = |name: &str| Uses::of(&conditions[index + 1..], outcome).has(name);
            let tokens = match condition {
                Condition::Bind { name, value } if !is_used(name) => {
                    if !value.is_optional {
                        continue;
                    }
                    let value = writer.value(value);
                    quote!(#value.is_some())
                }
                Condition::Bind { name, value } if value.is_optional => {
                    let (name, value) = (writer.name(name), writer.value(value));
                    quote!(let Some(#name) = #value)
                }
                Condition::Bind { name, value } => {
                    let (name, value) = (writer.name(name), writer.owned(value));
                    steps.push(Step::Let(quote!(let #name = #value;)));
                    continue;
                }
                Condition::Test(test) => writer.value(test),
            };
            match steps.last_mut() {
                Some(Step::If(conditions)) => conditions.push(tokens),
                _ => steps.push(Step::If(vec![tokens])),
            }
        }
        Self(steps)
    }

    /// Whether they always hold, and give no name.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Code that is run if they hold.
    pub(super) fn around(&self, inner: TokenStream) -> TokenStream {
        self.0.iter().rev().fold(inner, |inner, step| match step {
            Step::If(conditions) => quote!(if #(#conditions)&&* { #inner }),
            Step::Let(statement) => quote!(#statement #inner),
        })
    }
}
