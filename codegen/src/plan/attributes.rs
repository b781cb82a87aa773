//! Derives and attributes that the configuration adds to types, fields and variants.
//!
//! What they are added to is said by a part of Smithy's
//! [selectors](https://smithy.io/2.0/spec/selectors.html): `*`, the name of a kind of shapes, or
//! the id of a shape or member.

use std::collections::{BTreeMap, BTreeSet};

use quote::quote;

use super::Plan;
use super::overrides::absolute;
use super::standard_traits::standard_trait;
use super::user_code::{Parsed, user_code};
use crate::config::Config;
use crate::form::Form;
use crate::ir::{Attributes, UserCode};
use crate::model::{Kind, Shape, ShapeId};

/// Reads what is added from its text.
type Parse = fn(&str, &Form) -> Parsed;

/// Traits that types have wherever they can.
const DERIVED: [&str; 6] = ["Clone", "Debug", "Default", "Eq", "Hash", "PartialEq"];

/// Traits that enums have as well.
const OF_ENUMS: [&str; 2] = ["Ord", "PartialOrd"];

/// What the configuration adds.
#[derive(Default)]
pub(crate) struct Additions {
    pub(crate) derives: Vec<Addition>,
    pub(crate) attributes: Vec<Addition>,
}

/// An entry of the configuration.
pub(crate) struct Addition {
    /// The selector as the user wrote it.
    pub(crate) key: String,
    pub(crate) selector: Selector,
    pub(crate) codes: Vec<UserCode>,
}

/// What something is added to.
#[derive(PartialEq, Eq)]
pub(crate) enum Selector {
    /// Every type.
    All,
    /// Every type of a kind.
    Kind(&'static str),
    /// A shape or member, by its absolute id.
    Id(String),
}

/// The kinds of shapes that become types.
const KINDS: [&str; 4] = ["enum", "intEnum", "structure", "union"];

/// The kind of a shape that becomes a type.
pub(crate) fn kind(shape: &Shape) -> Option<&'static str> {
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
    pub(crate) fn parse(service: &ShapeId, text: &str) -> Self {
        if text == "*" {
            return Self::All;
        }
        match KINDS.into_iter().find(|kind| *kind == text) {
            Some(kind) => Self::Kind(kind),
            None => Self::Id(absolute(service, text)),
        }
    }

    /// Whether it selects the shape `id` of a kind.
    pub(crate) fn is_for(&self, id: &str, kind: &str) -> bool {
        match self {
            Self::All => true,
            Self::Kind(wanted) => *wanted == kind,
            Self::Id(wanted) => wanted == id,
        }
    }
}

impl Additions {
    /// Reads the configuration, whose entries are checked elsewhere.
    pub(crate) fn of(config: &Config, service: &ShapeId) -> Self {
        let read = |added: &BTreeMap<String, Vec<String>>, parse: Parse| {
            let addition = |(key, texts): (&String, &Vec<String>)| Addition {
                key: key.clone(),
                selector: Selector::parse(service, key),
                codes: texts.iter().filter_map(|text| parse(text, &config.form).ok()).collect(),
            };
            added.iter().map(addition).collect()
        };
        Self {
            derives: read(&config.derive, derive),
            attributes: read(&config.attribute, attribute),
        }
    }

    fn of_type(&self, id: &str, kind: &str) -> Attributes {
        let selected = |added: &[Addition]| -> Vec<UserCode> {
            let matching = added.iter().filter(|addition| addition.selector.is_for(id, kind));
            matching.flat_map(|addition| addition.codes.iter().cloned()).collect()
        };
        let mut derives = selected(&self.derives);
        // A trait of the standard library has several paths.
        let mut seen = BTreeSet::new();
        derives.retain(|derive| {
            let path = derive.path();
            seen.insert(standard_trait(&path).map_or(path, str::to_owned))
        });
        derives.sort();
        if kind == "enum" || kind == "intEnum" {
            derives.retain(|derive| !is_of_enums(&derive.path()));
        }
        let derive =
            (!derives.is_empty()).then(|| UserCode::new(&quote!(#[derive(#(#derives),*)])));
        Attributes(derive.into_iter().chain(selected(&self.attributes)).collect())
    }
}

/// The path of a derive that types don't have anyway.
pub(crate) fn derive(text: &str, form: &Form) -> Parsed {
    let Ok(path) = syn::parse_str::<syn::Path>(text) else {
        let message = format!("`{text}` isn't the path of a derive");
        return Err((message, "name it as in `my_crate::MyDerive`".into()));
    };
    let own = quote!(#path).to_string();
    if standard_trait(&own).is_some_and(|name| DERIVED.contains(&name)) {
        let message = format!("types derive `{text}` already, wherever they can");
        return Err((message, "remove it".into()));
    }
    user_code(&path, form)
}

/// Attributes as in front of an item.
pub(crate) fn attribute(text: &str, form: &Form) -> Parsed {
    let parser = syn::Attribute::parse_outer;
    match syn::parse::Parser::parse_str(parser, text) {
        Ok(attributes) if !attributes.is_empty() => user_code(&quote!(#(#attributes)*), form),
        _ => {
            let message = format!("`{text}` isn't an attribute");
            Err((message, "write it as in `#[my_attribute]`".into()))
        }
    }
}

/// Whether every enum has a derive anyway.
pub(crate) fn is_of_enums(path: &str) -> bool {
    standard_trait(path).is_some_and(|name| OF_ENUMS.contains(&name))
}

impl Plan<'_> {
    /// The attributes of the type of a shape.
    pub(crate) fn attributes(&self, id: &ShapeId, shape: &Shape) -> Attributes {
        kind(shape).map(|kind| self.additions.of_type(id.as_str(), kind)).unwrap_or_default()
    }

    /// The attributes of a field or variant.
    pub(crate) fn member_attributes(&self, container: &ShapeId, member: &str) -> Attributes {
        let id = container.member(member);
        let is_its = |addition: &&Addition| addition.selector == Selector::Id(id.clone());
        let added = self.additions.attributes.iter().filter(is_its);
        Attributes(added.flat_map(|addition| addition.codes.iter().cloned()).collect())
    }
}
