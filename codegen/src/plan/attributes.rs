//! Derives and attributes that the configuration adds to types, fields and variants.
//!
//! A selector says where to add them. It is one of Smithy's
//! [selectors](https://smithy.io/2.0/spec/selectors.html): `*`, the name of a kind of shape, or the
//! id of a shape or member.

use std::collections::BTreeSet;

use quote::quote;

use super::standard_traits::standard_trait;
use super::table::{Mistake, Table};
use super::user_code::user_code;
use crate::config::Config;
use crate::form::Form;
use crate::ir::{Attributes, UserCode};
use crate::leave_out::LeaveOut;
use crate::model::{Id, Kind, MemberId, Shape, ShapeId};

/// Traits that all types derive if they can.
const DERIVED: [&str; 6] = ["Clone", "Debug", "Default", "Eq", "Hash", "PartialEq"];

/// Traits that enums derive, also where other types don't.
const OF_ENUMS: [&str; 3] = ["Hash", "Ord", "PartialOrd"];

/// The derives and attributes that the configuration adds.
pub(crate) struct Additions<'a> {
    pub(crate) derives: Table<'a, Selector<'a>, Vec<UserCode>>,
    pub(crate) attributes: Table<'a, Selector<'a>, Vec<UserCode>>,
}

/// The types or the member that an entry selects. The general ones come first, so that derives for
/// many types come before attributes for one type, which can belong to a derive macro.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Selector<'a> {
    /// Every type.
    All,
    /// Every type of a kind.
    Kind(&'static str),
    /// A shape or member.
    Id(Id<'a>),
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

impl<'a> Selector<'a> {
    /// Reads a selector that can select several types.
    pub(crate) fn of_many(text: &str) -> Option<Self> {
        let kind = || KINDS.into_iter().find(|kind| *kind == text);
        if text == "*" { Some(Self::All) } else { kind().map(Self::Kind) }
    }

    /// The selectors that select the type of the shape `id`, which has this kind.
    fn of_type(id: &'a ShapeId, kind: &'static str) -> [Self; 3] {
        [Self::All, Self::Kind(kind), Self::Id(Id::Shape(id))]
    }

    /// Whether it selects the shape `id`, which has this kind.
    pub(crate) fn is_for(self, id: &ShapeId, kind: &'static str) -> bool {
        Selector::of_type(id, kind).contains(&self)
    }
}

/// The code in a table for some selectors.
fn selected<'t>(
    table: &'t Table<'_, Selector<'_>, Vec<UserCode>>,
    selectors: &[Selector<'t>],
) -> Vec<&'t UserCode> {
    let entries = selectors.iter().filter_map(|selector| table.get(selector));
    entries.flat_map(|entry| &entry.value).collect()
}

impl Additions<'_> {
    /// The derives of the type of a shape.
    pub(crate) fn derives_of<'s>(
        &'s self,
        id: &'s ShapeId,
        kind: &'static str,
    ) -> Vec<&'s UserCode> {
        selected(&self.derives, &Selector::of_type(id, kind))
    }

    /// The attributes of the type of a shape, without its derives.
    pub(crate) fn attributes_of<'s>(
        &'s self,
        id: &'s ShapeId,
        kind: &'static str,
    ) -> Vec<&'s UserCode> {
        selected(&self.attributes, &Selector::of_type(id, kind))
    }

    /// Whether the type of a shape gets `Hash` by a derive.
    pub(crate) fn derives_hash(&self, id: &ShapeId, shape: &Shape) -> bool {
        kind(shape).is_some_and(|kind| {
            self.derives_of(id, kind).into_iter().any(|code| is_hash(&code.path()))
        })
    }

    /// The attributes of the type of a shape, without `Hash`: the type derives it next to `Clone`, see
    /// [`derives_hash`](Self::derives_hash).
    pub(crate) fn of_type(&self, id: &ShapeId, shape: &Shape) -> Attributes {
        let Some(kind) = kind(shape) else { return Attributes::default() };
        let mut derives = self.derives_of(id, kind);
        // The paths of a trait of the standard library can differ.
        let mut seen = BTreeSet::new();
        derives.retain(|derive| {
            let path = derive.path();
            seen.insert(standard_trait(&path).map_or(path, str::to_owned))
        });
        derives.retain(|derive| !is_hash(&derive.path()));
        derives.sort();
        if kind == "enum" || kind == "intEnum" {
            derives.retain(|derive| !is_of_enums(&derive.path()));
        }
        let derive =
            (!derives.is_empty()).then(|| UserCode::new(&quote!(#[derive(#(#derives),*)])));
        let attributes = self.attributes_of(id, kind).into_iter().cloned();
        Attributes(derive.into_iter().chain(attributes).collect())
    }

    /// The attributes of a field or variant.
    pub(crate) fn of_member(&self, id: MemberId<'_>) -> Attributes {
        let attributes = selected(&self.attributes, &[Selector::Id(Id::Member(id))]);
        Attributes(attributes.into_iter().cloned().collect())
    }
}

/// Parses the path of a derive macro, and refuses one that all types derive.
pub(crate) fn derive(text: &str, config: &Config) -> Result<UserCode, Mistake> {
    let Ok(path) = syn::parse_str::<syn::Path>(text) else {
        let message = format!("`{text}` isn't the path of a derive");
        return Err((message, "name it as in `my_crate::MyDerive`".into()));
    };
    let own = quote!(#path).to_string();
    let is_left_out = config.leave_out.contains(&LeaveOut::Hash) && is_hash(&own);
    if standard_trait(&own).is_some_and(|name| DERIVED.contains(&name)) && !is_left_out {
        let message = format!("types derive `{text}` already, wherever they can");
        return Err((message, "remove it".into()));
    }
    user_code(&path, &config.form)
}

/// Whether a derive is that of `Hash`.
fn is_hash(path: &str) -> bool {
    standard_trait(path) == Some("Hash")
}

/// Parses attributes, such as `#[a]`.
pub(crate) fn attribute(text: &str, form: &Form) -> Result<UserCode, Mistake> {
    let parser = syn::Attribute::parse_outer;
    match syn::parse::Parser::parse_str(parser, text) {
        Ok(attributes) if !attributes.is_empty() => user_code(&quote!(#(#attributes)*), form),
        _ => {
            let message = format!("`{text}` isn't an attribute");
            Err((message, "write it as in `#[my_attribute]`".into()))
        }
    }
}

/// Whether every enum already has this derive.
pub(crate) fn is_of_enums(path: &str) -> bool {
    standard_trait(path).is_some_and(|name| OF_ENUMS.contains(&name))
}
