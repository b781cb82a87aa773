//! Checks HTTP bindings: each part of a message is one member, and each label of a URI has a member.
//!
//! See <https://smithy.io/2.0/spec/http-bindings.html>.

use std::collections::BTreeMap;

use super::uri_pattern::UriPattern;
use crate::error::{Errors, Problem};
use crate::model::{Http, HttpBinding, Kind, Member, Model, Operation, ShapeId, Simple};

/// Checks every operation and structure.
pub(super) fn check(model: &Model, errors: &mut Errors) {
    for (id, shape) in model.shapes() {
        match &shape.kind {
            Kind::Operation(operation) => {
                if let Some(http) = &shape.traits.http {
                    check_operation(model, (id, operation), http, errors);
                }
            }
            Kind::Structure(members) => {
                check_parts(id, members, errors);
                check_prefix(id, members, errors);
                if shape.traits.error.is_some() {
                    check_payload(id, members, errors);
                }
            }
            _ => {}
        }
    }
}

fn check_operation(
    model: &Model,
    (id, operation): (&ShapeId, &Operation),
    http: &Http,
    errors: &mut Errors,
) {
    let members = |id| match model.get(id).map(|shape| &shape.kind) {
        Some(Kind::Structure(members)) => members.as_slice(),
        _ => &[],
    };
    let input = members(&operation.input);
    let is_label = |member: &Member| member.traits.binding == Some(HttpBinding::Label);
    let mut wrong = |message: String| {
        errors.push(Problem::new(id, message).help("correct the trait smithy.api#http"));
    };
    if !is_token(&http.method) {
        wrong(format!("`{}` isn't an HTTP method", http.method.escape_debug()));
    }
    let uri = match UriPattern::parse(&http.uri) {
        Ok(uri) => uri,
        Err(what) => return wrong(format!("the URI `{}` {what}", http.uri.escape_debug())),
    };
    for label in uri.labels.iter().map(|label| label.name) {
        if !input.iter().any(|member| member.name == label && is_label(member)) {
            let message =
                format!("the URI has the label `{label}`, which is no label of the input");
            let help = format!(
                "give the member `{label}` of {} the traits smithy.api#httpLabel and \
                 smithy.api#required, or remove the label",
                operation.input
            );
            errors.push(Problem::new(id, message).help(help));
        }
    }
    for member in input {
        if let Some((message, help)) = wrong_member(model, member, (id, &uri)) {
            errors.push(Problem::new(operation.input.member(&member.name), message).help(help));
        }
    }
    check_payload(&operation.input, input, errors);
    check_payload(&operation.output, members(&operation.output), errors);
}

/// Why an input's member doesn't fit the URI of its operation, and what to do.
fn wrong_member(
    model: &Model,
    member: &Member,
    (id, uri): (&ShapeId, &UriPattern<'_>),
) -> Option<(String, &'static str)> {
    let name = member.name.as_str();
    match member.traits.binding.as_ref()? {
        HttpBinding::Label => {
            let label = uri.labels.iter().find(|label| label.name == name);
            let target = model.get(&member.target);
            let is_text = target.is_none_or(|shape| {
                matches!(shape.kind, Kind::Simple(Simple::String) | Kind::Enum(_))
            });
            match label {
                None => Some((
                    format!("is a label, but the URI of {id} has no label `{name}`"),
                    "add the label to the URI, or remove the trait smithy.api#httpLabel",
                )),
                Some(label) if label.is_greedy && !is_text => Some((
                    format!("is a greedy label in the URI of {id}, but isn't a string"),
                    "target a string, or remove the `+` from the label",
                )),
                Some(_) => None,
            }
        }
        HttpBinding::Query(query) if uri.parameters.contains(&query.as_str()) => Some((
            format!("is the parameter `{query}`, which the URI of {id} has already"),
            "remove the parameter from the URI, or the trait smithy.api#httpQuery",
        )),
        _ => None,
    }
}

/// If a member is the whole body, no other member can be in the body.
fn check_payload(id: &ShapeId, members: &[Member], errors: &mut Errors) {
    let is_payload = |it: &&Member| it.traits.binding == Some(HttpBinding::Payload);
    let Some(payload) = members.iter().find(is_payload) else { return };
    for member in members.iter().filter(|member| member.traits.binding.is_none()) {
        let message = format!("is in the body, but `{}` is the whole body", payload.name);
        let help = "add a trait such as smithy.api#httpHeader, or remove smithy.api#httpPayload";
        errors.push(Problem::new(id.member(&member.name), message).help(help));
    }
}

/// Two members of a structure can't be the same part of a message, and a label is required.
fn check_parts(id: &ShapeId, members: &[Member], errors: &mut Errors) {
    let mut parts = BTreeMap::new();
    for member in members {
        let Some(binding) = &member.traits.binding else { continue };
        let mut wrong = |message: String, help: &str| {
            errors.push(Problem::new(id.member(&member.name), message).help(help));
        };
        if let Some(what) = misnamed(binding) {
            wrong(format!("the trait {} has {what}", binding.trait_id()), "correct the trait");
        }
        if *binding == HttpBinding::Label && !member.traits.required {
            wrong(
                "is a label of a URI, but isn't required".to_owned(),
                "add the trait smithy.api#required",
            );
        }
        let other = part(binding).and_then(|part| parts.insert(part, &member.name));
        if let Some(other) = other {
            wrong(
                format!("has the trait {}, like the member `{other}`", described(binding)),
                "remove the trait from one of the two, or change the name in it",
            );
        }
    }
}

/// What is wrong with the name in a binding.
fn misnamed(binding: &HttpBinding) -> Option<String> {
    match binding {
        HttpBinding::Query(name) if name.is_empty() => Some("an empty name".to_owned()),
        HttpBinding::Header(name) if !is_token(name) => {
            Some(format!("`{}`, which isn't the name of a header", name.escape_debug()))
        }
        HttpBinding::PrefixHeaders(prefix) if !prefix.is_empty() && !is_token(prefix) => {
            Some(format!("`{}`, which no name of a header starts with", prefix.escape_debug()))
        }
        _ => None,
    }
}

/// Whether a text can be a method or the name of a header, see
/// <https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2>.
fn is_token(text: &str) -> bool {
    let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_inner)
}

/// The part of a message that only one member can be: the trait, and the name in it.
fn part(binding: &HttpBinding) -> Option<(&'static str, String)> {
    let name = match binding {
        // Members have different names, and so have labels.
        HttpBinding::Label => return None,
        HttpBinding::Query(name) => name.clone(),
        HttpBinding::Header(name) => name.to_ascii_lowercase(),
        _ => String::new(),
    };
    Some((binding.trait_id(), name))
}

fn described(binding: &HttpBinding) -> String {
    match binding {
        HttpBinding::Query(name) | HttpBinding::Header(name) => {
            format!("{} with the name `{name}`", binding.trait_id())
        }
        _ => binding.trait_id().to_owned(),
    }
}

/// A header of its own can't be one of the headers with a prefix. All headers have the empty prefix:
/// then those of their own are left out.
fn check_prefix(id: &ShapeId, members: &[Member], errors: &mut Errors) {
    let prefix = members.iter().find_map(|member| match &member.traits.binding {
        Some(HttpBinding::PrefixHeaders(prefix)) if !prefix.is_empty() => {
            Some((member.name.as_str(), prefix.to_ascii_lowercase()))
        }
        _ => None,
    });
    let Some((other, prefix)) = prefix else { return };
    for member in members {
        if let Some(HttpBinding::Header(name)) = &member.traits.binding
            && name.to_ascii_lowercase().starts_with(&prefix)
        {
            let message = format!("is the header `{name}`, which is also one of `{other}`");
            let help = "choose another name, or another prefix";
            errors.push(Problem::new(id.member(&member.name), message).help(help));
        }
    }
}
