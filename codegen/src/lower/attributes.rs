//! Derives and attributes that the configuration adds to types, fields and variants.
//!
//! What they are added to is said by a part of Smithy's
//! [selectors](https://smithy.io/2.0/spec/selectors.html): `*`, the name of a kind of shapes, or
//! the id of a shape or member.

use std::collections::BTreeMap;

use quote::quote;

use super::user::{unused, user_code};
use super::{Context, absolute};
use crate::config::Config;
use crate::error::{Errors, Problem, Warning};
use crate::form::Form;
use crate::ir::{Attributes, UserCode};
use crate::model::{Kind, Model, Shape, ShapeId};

/// Traits that types have wherever they can.
const DERIVED: [&str; 6] = ["Clone", "Debug", "Default", "Eq", "Hash", "PartialEq"];

/// Traits that enums have as well.
const OF_ENUMS: [&str; 2] = ["Ord", "PartialOrd"];

/// Reads what is added from its text, for messages about a place.
type Parse = fn(&str, &str, &Form) -> Result<UserCode, Errors>;

/// What the configuration adds, by selector.
#[derive(Default)]
pub(super) struct Additions {
    derives: Vec<(Selector, Vec<UserCode>)>,
    attributes: Vec<(Selector, Vec<UserCode>)>,
}

/// What something is added to.
#[derive(PartialEq, Eq)]
enum Selector {
    /// Every type.
    All,
    /// Every type of a kind.
    Kind(&'static str),
    /// A shape or member, by its absolute id.
    Id(String),
}

/// The kinds of shapes that become types.
const KINDS: [&str; 4] = ["enum", "intEnum", "structure", "union"];

fn kind(shape: &Shape) -> Option<&'static str> {
    Some(match &shape.kind {
        Kind::Enum(_) => "enum",
        Kind::IntEnum(_) => "intEnum",
        Kind::Structure(_) => "structure",
        Kind::Union(_) => "union",
        _ => return None,
    })
}

impl Selector {
    /// Reads a selector.
    fn parse(model: &Model, service: &ShapeId, place: &str, text: &str) -> Result<Self, Problem> {
        if text == "*" {
            return Ok(Self::All);
        }
        if let Some(kind) = KINDS.into_iter().find(|kind| *kind == text) {
            return Ok(Self::Kind(kind));
        }
        let id = absolute(service, text);
        let (shape, member) =
            id.split_once('$').map_or((id.as_str(), None), |(shape, member)| (shape, Some(member)));
        let shape = ShapeId::parse(shape).and_then(|id| model.get(&id));
        match (shape, member) {
            (Some(shape), None) if kind(shape).is_some() => Ok(Self::Id(id)),
            (Some(shape), Some(member)) if kind(shape).is_some() && has(shape, member) => {
                Ok(Self::Id(id))
            }
            (Some(_), None) => {
                let message = format!("`{text}` has no Rust type of its own");
                Err(Problem::new(place, message).help("name a structure, union or enum"))
            }
            _ => Err(Problem::new(place, format!("`{text}` isn't in the model")).help(
                "name a shape, a member as `Shape$member`, a kind of shapes (`structure`, \
                 `union`, `enum`, `intEnum`), or `*`",
            )),
        }
    }

    fn text(&self) -> &str {
        match self {
            Self::All => "*",
            Self::Kind(kind) => kind,
            Self::Id(id) => id,
        }
    }

    fn is_for(&self, id: &str, kind: &str) -> bool {
        match self {
            Self::All => true,
            Self::Kind(wanted) => *wanted == kind,
            Self::Id(wanted) => wanted == id,
        }
    }
}

/// Whether a shape has a member, or an enum a value of that name.
fn has(shape: &Shape, member: &str) -> bool {
    match &shape.kind {
        Kind::Enum(values) => values.iter().any(|value| value.name == member),
        Kind::IntEnum(values) => values.iter().any(|value| value.name == member),
        _ => shape.members().iter().any(|candidate| candidate.name == member),
    }
}

impl Additions {
    /// Reads the configuration.
    pub(super) fn new(model: &Model, config: &Config, service: &ShapeId) -> Result<Self, Errors> {
        let mut errors = Errors::default();
        let mut read = |table: &str, added: &BTreeMap<String, Vec<String>>, parse: Parse| {
            let place = format!("configuration, [{table}]");
            let mut selected = Vec::new();
            for (selector, texts) in added {
                if table == "derive" && selector.contains('$') {
                    let problem = Problem::new(&place, format!("`{selector}` is a member"));
                    errors.push(problem.help("name its shape, or use `attribute`"));
                    continue;
                }
                let selector =
                    Selector::parse(model, service, &place, selector).map_err(Errors::from);
                let codes = texts.iter().map(|text| parse(&place, text, &config.form));
                let codes = codes.filter_map(|code| errors.collect(code)).collect();
                selected.extend(errors.collect(selector).map(|selector| (selector, codes)));
            }
            selected
        };
        let additions = Self {
            derives: read("derive", &config.derive, derive),
            attributes: read("attribute", &config.attribute, attribute),
        };
        errors.propagate()?;
        Ok(additions)
    }

    fn of(&self, id: &str, kind: &str) -> Attributes {
        let selected = |added: &[(Selector, Vec<UserCode>)]| -> Vec<UserCode> {
            let matching = added.iter().filter(|(selector, _)| selector.is_for(id, kind));
            matching.flat_map(|(_, codes)| codes.iter().cloned()).collect()
        };
        let mut derives = selected(&self.derives);
        derives.sort();
        derives.dedup();
        if kind == "enum" || kind == "intEnum" {
            derives.retain(|derive| !OF_ENUMS.contains(&derive.path().as_str()));
        }
        let derive =
            (!derives.is_empty()).then(|| UserCode::new(&quote!(#[derive(#(#derives),*)])));
        Attributes(derive.into_iter().chain(selected(&self.attributes)).collect())
    }
}

fn derive(place: &str, text: &str, form: &Form) -> Result<UserCode, Errors> {
    let Ok(path) = syn::parse_str::<syn::Path>(text) else {
        let problem = Problem::new(place, format!("`{text}` isn't the path of a derive"));
        return Err(problem.help("name it as in `my_crate::MyDerive`").into());
    };
    if path.get_ident().is_some_and(|name| DERIVED.contains(&name.to_string().as_str())) {
        let problem = Problem::new(place, format!("`{text}` is derived wherever it can be"));
        return Err(problem.help("leave it out").into());
    }
    user_code(place, &path, form)
}

fn attribute(place: &str, text: &str, form: &Form) -> Result<UserCode, Errors> {
    let parser = syn::Attribute::parse_outer;
    match syn::parse::Parser::parse_str(parser, text) {
        Ok(attributes) if !attributes.is_empty() => {
            user_code(place, &quote!(#(#attributes)*), form)
        }
        _ => {
            let problem = Problem::new(place, format!("`{text}` isn't an attribute"));
            Err(problem.help("write it as in `#[my_attribute]`").into())
        }
    }
}

impl Context<'_> {
    /// The attributes of the type of a shape.
    pub(super) fn attributes(&self, id: &ShapeId, shape: &Shape) -> Attributes {
        kind(shape).map(|kind| self.additions.of(id.as_str(), kind)).unwrap_or_default()
    }

    /// Warnings of selectors that select nothing of the closure.
    pub(super) fn unused_additions(&self) -> impl Iterator<Item = Warning> {
        let is_used = |selector: &Selector| {
            let mut shapes = self.closure.shapes.iter();
            match selector {
                Selector::Id(id) => {
                    let shape = id.split_once('$').map_or(id.as_str(), |(shape, _)| shape);
                    shapes.any(|(id, _)| id.as_str() == shape)
                }
                Selector::Kind(wanted) => shapes.any(|(_, shape)| kind(shape) == Some(*wanted)),
                Selector::All => true,
            }
        };
        let Additions { derives, attributes } = &self.additions;
        let derives = derives.iter().map(|(selector, _)| ("derive", selector));
        let all = derives.chain(attributes.iter().map(|(selector, _)| ("attribute", selector)));
        all.filter(move |(_, selector)| !is_used(selector))
            .map(|(table, selector)| unused(table, selector.text()))
    }

    /// The attributes of a field or variant.
    pub(super) fn member_attributes(&self, container: &ShapeId, member: &str) -> Attributes {
        let id = container.member(member);
        let is_its = |(selector, _): &&(Selector, _)| *selector == Selector::Id(id.clone());
        let added = self.additions.attributes.iter().filter(is_its);
        Attributes(added.flat_map(|(_, codes)| codes.iter().cloned()).collect())
    }
}
