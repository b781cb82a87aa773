//! Conditions of rules, as those of `if`.

use proc_macro2::TokenStream;
use quote::quote;

use super::expression::Writer;
use super::uses::Uses;
use crate::endpoint_rules::{Condition, Expression, Function, Kind, Outcome};

/// Conditions as `if`s within each other, and statements between them.
pub(super) struct Conditions(Vec<Step>);

enum Step {
    /// Conditions of one `if`.
    If(Vec<TokenStream>),
    /// An `if let` of its own: in a chain, only edition 2024 takes it, and a module can be in a
    /// crate of an older one.
    IfLet(TokenStream),
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
                    steps.push(Step::IfLet(quote!(let Some(#name) = #value)));
                    continue;
                }
                Condition::Bind { name, value } => {
                    let (ident, tokens) = (writer.name(name), writer.value(value));
                    // The condition of `if let` keeps texts that are made within it.
                    steps.push(if makes_text_inside(value) {
                        Step::IfLet(quote!(let Some(#ident) = Some(#tokens)))
                    } else {
                        Step::Let(quote!(let #ident = #tokens;))
                    });
                    continue;
                }
                Condition::Test(test) => writer.value(test),
            };
            match steps.last_mut() {
                Some(Step::If(conditions)) => {
                    // The rules of some services check the same twice.
                    let is_same = |other: &TokenStream| other.to_string() == tokens.to_string();
                    if !conditions.iter().any(is_same) {
                        conditions.push(tokens);
                    }
                }
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
            Step::IfLet(condition) => quote!(if #condition { #inner }),
            Step::Let(statement) => quote!(#statement #inner),
        })
    }
}

/// Whether a value borrows from a text that is made for one of its arguments.
fn makes_text_inside(value: &Expression) -> bool {
    let mut makes_text = false;
    value.visit(&mut |inner| {
        let is_text = match &inner.kind {
            Kind::Call(Function::UriEncode, _) => true,
            Kind::Text(parts) => parts.len() > 1,
            _ => false,
        };
        makes_text |= is_text && !std::ptr::eq(inner, value);
    });
    makes_text
}
