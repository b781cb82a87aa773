//! Values of rules as Rust expressions. Texts are `&str`, and what can be absent is an `Option`.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::function::support;
use crate::emit::parts::unraw;
use crate::endpoint_rules::{Expression, Function, Kind, Part, Type};
use crate::map::map_of;
use crate::name;

/// Writes expressions.
pub(super) struct Writer<'a> {
    /// The Rust names of what rules name.
    pub(super) names: &'a BTreeMap<String, Ident>,
}

impl Writer<'_> {
    /// The name of a parameter or of a value.
    pub(super) fn name(&self, name: &str) -> Ident {
        self.names.get(name).cloned().unwrap_or_else(|| name::ident(&name::snake(name)))
    }

    /// A value: a `&str`, a `bool`, or an `Option` of one; other types as they are.
    pub(super) fn value(&self, expression: &Expression) -> TokenStream {
        match &expression.kind {
            Kind::Bool(flag) => quote!(#flag),
            Kind::Number(number) => {
                let number = Literal::u64_unsuffixed(*number);
                quote!(#number)
            }
            Kind::Text(parts) => match parts.as_slice() {
                [] => quote!(""),
                [Part::Literal(text)] => quote!(#text),
                parts => {
                    let text = self.format(parts);
                    quote!(&*#text)
                }
            },
            Kind::Name(name) => {
                let name = self.name(name);
                quote!(#name)
            }
            Kind::Attribute(of, attribute) => self.attribute(of, attribute, expression.ty),
            Kind::Item(list, index) => {
                let value = self.value(list);
                let get = match index {
                    0 => quote!(first()),
                    index => {
                        let index = Literal::usize_unsuffixed(*index);
                        quote!(get(#index))
                    }
                };
                if list.is_optional {
                    quote!(#value.and_then(|texts| texts.#get.copied()))
                } else {
                    quote!(#value.#get.copied())
                }
            }
            Kind::Call(function, arguments) => self.call(*function, arguments, expression),
        }
    }

    /// A text as a `String`.
    pub(super) fn owned_text(&self, text: &Expression) -> TokenStream {
        match &text.kind {
            Kind::Text(parts) if parts.len() > 1 => self.format(parts),
            _ => {
                let text = self.value(text);
                quote!(#text.to_owned())
            }
        }
    }

    /// A text for a parameter that takes `impl Into<String>`.
    pub(super) fn text_argument(&self, text: &Expression) -> TokenStream {
        match &text.kind {
            Kind::Text(parts) if parts.len() > 1 => self.format(parts),
            _ => self.value(text),
        }
    }

    /// The variable for a part of a value, if its name is free: for texts that have it in braces.
    pub(super) fn variable<'e>(&self, value: &'e Expression) -> Option<(Ident, &'e Expression)> {
        let Kind::Attribute(of, attribute) = &value.kind else { return None };
        let is_plain = !of.is_optional && matches!(of.kind, Kind::Name(_));
        let is_free = self.names.values().all(|name| name != attribute);
        (is_plain && is_free).then(|| (name::ident(attribute), value))
    }

    /// A text of several parts, after variables for those that have one.
    pub(super) fn format_with_variables(&self, parts: &[Part]) -> TokenStream {
        let values = parts.iter().filter_map(|part| match part {
            Part::Value(value) => self.variable(value),
            Part::Literal(_) => None,
        });
        let variables: BTreeMap<Ident, &Expression> = map_of(values);
        let statements = variables.iter().map(|(variable, value)| {
            let value = self.value(value);
            quote!(let #variable = #value;)
        });
        let text = self.format_of(parts, &|value| match &value.kind {
            Kind::Name(name) => Some(self.name(name)),
            _ => self.variable(value).map(|(variable, _)| variable),
        });
        quote!(#(#statements)* let url = #text;)
    }

    fn format(&self, parts: &[Part]) -> TokenStream {
        self.format_of(parts, &|value| match &value.kind {
            Kind::Name(name) => Some(self.name(name)),
            _ => None,
        })
    }

    /// `format!` with values in braces, if `variable` knows one, or else as arguments.
    fn format_of(
        &self,
        parts: &[Part],
        variable: &dyn Fn(&Expression) -> Option<Ident>,
    ) -> TokenStream {
        let mut text = String::new();
        let mut values = Vec::new();
        for part in parts {
            match part {
                Part::Literal(literal) => {
                    text.push_str(&literal.replace('{', "{{").replace('}', "}}"));
                }
                Part::Value(value) => {
                    let variable = variable(value).map(|variable| unraw(&variable));
                    text.extend(["{", variable.as_deref().unwrap_or_default(), "}"]);
                    values.extend(variable.is_none().then(|| self.value(value)));
                }
            }
        }
        quote!(format!(#text #(, #values)*))
    }

    fn attribute(&self, of: &Expression, attribute: &str, ty: Type) -> TokenStream {
        let (value, field) = (self.value(of), format_ident!("{attribute}"));
        // The other texts are borrowed from what was parsed.
        let as_str = (attribute == "normalized_path").then(|| quote!(.as_str()));
        let reference = (ty == Type::List).then(|| quote!(&));
        if of.is_optional {
            quote!(#value.as_ref().map(|it| #reference it.#field #as_str))
        } else {
            quote!(#value.#field #as_str)
        }
    }

    fn call(
        &self,
        function: Function,
        arguments: &[Expression],
        result: &Expression,
    ) -> TokenStream {
        match (function, arguments) {
            (Function::IsSet, [value]) => {
                let value = self.value(value);
                quote!(#value.is_some())
            }
            (Function::Not, [value]) => self.not(value),
            (Function::Equals, [one, other]) => self.equals(one, other, false),
            (Function::Coalesce, values) => self.coalesce(values),
            (Function::IfThenElse, [condition, then, otherwise]) => {
                let condition = self.value(condition);
                let some = |value: &Expression| {
                    let tokens = self.value(value);
                    if result.is_optional && !value.is_optional {
                        quote!(Some(#tokens))
                    } else {
                        tokens
                    }
                };
                let (then, otherwise) = (some(then), some(otherwise));
                quote!(if #condition { #then } else { #otherwise })
            }
            _ => self.function(function, arguments, result),
        }
    }

    fn not(&self, value: &Expression) -> TokenStream {
        match &value.kind {
            Kind::Call(Function::IsSet, of) => {
                let of = self.value(&of[0]);
                quote!(#of.is_none())
            }
            Kind::Call(Function::Equals, of) => self.equals(&of[0], &of[1], true),
            Kind::Call(..) | Kind::Name(_) | Kind::Attribute(..) if !value.is_optional => {
                let tokens = self.value(value);
                quote!(!#tokens)
            }
            _ => {
                let tokens = self.value(value);
                if value.is_optional { quote!(#tokens == Some(false)) } else { quote!(!(#tokens)) }
            }
        }
    }

    /// A comparison; an absent value equals nothing.
    fn equals(&self, one: &Expression, other: &Expression, is_negated: bool) -> TokenStream {
        let is_literal = |it: &Expression| match &it.kind {
            Kind::Bool(_) | Kind::Number(_) => true,
            Kind::Text(parts) => !parts.iter().any(|part| matches!(part, Part::Value(_))),
            _ => false,
        };
        let (one, other) = if is_literal(one) { (other, one) } else { (one, other) };
        let (left, right) = (self.value(one), self.value(other));
        let operator = if is_negated { quote!(!=) } else { quote!(==) };
        match (&one.kind, &other.kind) {
            _ if one.is_optional && other.is_optional => {
                let not = is_negated.then(|| quote!(!));
                quote!(#not #left.is_some_and(|value| #right == Some(value)))
            }
            (_, Kind::Text(parts)) if parts.is_empty() && !one.is_optional => {
                let not = is_negated.then(|| quote!(!));
                quote!(#not #left.is_empty())
            }
            (_, Kind::Bool(flag)) if !one.is_optional => {
                let not = (*flag == is_negated).then(|| quote!(!));
                quote!(#not #left)
            }
            _ if one.is_optional => quote!(#left #operator Some(#right)),
            _ if other.is_optional => quote!(#right #operator Some(#left)),
            _ => quote!(#left #operator #right),
        }
    }

    fn coalesce(&self, values: &[Expression]) -> TokenStream {
        let mut tokens = self.value(&values[0]);
        for (index, value) in values.iter().enumerate().skip(1) {
            if !values[index - 1].is_optional {
                break;
            }
            let next = self.value(value);
            tokens = if value.is_optional {
                quote!(#tokens.or(#next))
            } else {
                quote!(#tokens.unwrap_or(#next))
            };
        }
        tokens
    }

    /// A value that isn't absent as an argument of a function.
    fn argument(&self, value: &Expression) -> TokenStream {
        match &value.kind {
            Kind::Text(parts) if parts.len() > 1 => {
                let text = self.format(parts);
                quote!(&#text)
            }
            Kind::Call(Function::UriEncode, arguments) => {
                let text = self.argument(&arguments[0]);
                quote!(&uri_encode(#text))
            }
            _ => self.value(value),
        }
    }

    /// A call of a function of the support code, if no argument is absent.
    fn function(
        &self,
        function: Function,
        arguments: &[Expression],
        result: &Expression,
    ) -> TokenStream {
        let values: Vec<TokenStream> = arguments
            .iter()
            .enumerate()
            .map(|(index, argument)| {
                let name = format_ident!("argument_{index}");
                if argument.is_optional { quote!(#name) } else { self.argument(argument) }
            })
            .collect();
        // The other functions are written by operators.
        let Some((_, name)) = support(function) else { return TokenStream::new() };
        let function_name = name::ident(name);
        let mut is_optional = function.can_fail();
        let partitions = (function == Function::Partition).then(|| quote!(&PARTITIONS,));
        let mut tokens = quote!(#function_name(#partitions #(#values),*));
        for (index, argument) in arguments.iter().enumerate().rev() {
            if !argument.is_optional {
                continue;
            }
            let (name, value) = (format_ident!("argument_{index}"), self.value(argument));
            let has_one = arguments.len() == 1 && partitions.is_none();
            let with = if has_one { quote!(#function_name) } else { quote!(|#name| #tokens) };
            tokens = match (result.ty, is_optional) {
                (Type::Bool, _) => quote!(#value.is_some_and(#with)),
                (_, true) => quote!(#value.and_then(#with)),
                (_, false) => quote!(#value.map(#with)),
            };
            is_optional = true;
        }
        match (function, is_optional) {
            (Function::UriEncode, true) => quote!(#tokens.as_deref()),
            (Function::UriEncode, false) => quote!(&*#tokens),
            _ => tokens,
        }
    }
}
