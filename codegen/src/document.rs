//! Writes the documentation: the text of the model as Markdown, then facts in a fixed order.
//!
//! `items` has a file for each kind of item, `pages` one for each page about the whole crate.
//! `facts` writes lines about traits and configuration. `resolve` turns names in the model's text
//! into links. All of them get a [`Documenter`] and ids.

mod aliases;
mod deprecation;
mod documenter;
mod example;
mod facts;
mod items;
mod links;
mod pages;
mod paragraphs;
mod reference;
mod resolve;
mod simplest;
mod terms;
mod text;
mod usage;

pub(crate) use aliases::{aliases_of_field, aliases_of_operation, aliases_of_type};
pub(crate) use deprecation::deprecated;
pub(crate) use documenter::Documenter;
pub(crate) use facts::node_text;
pub(crate) use items::{
    FieldDocs, endpoint_parameter, endpoint_params, enum_variant, field, operation, service_error,
    shape, union_variant,
};
pub(crate) use pages::{builders, coming_from_the_sdk, crate_root, legal_files, readme};
