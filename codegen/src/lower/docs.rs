//! Documentation of items: the model's prose, then facts in a fixed order.

mod crate_page;
mod facts;
mod links;
mod pages;
mod readme;
mod resolve;
mod text;
mod usage;

use proc_macro2::Ident;

use super::Context;
use crate::characters;
use crate::ir::{Docs, Field, Presence, Type, Value};
use crate::model::{Kind, Member, Shape, ShapeId, Traits};
use crate::prose::{self, Prose};
use links::field_link;
use resolve::Resolver;
pub(super) use resolve::Terms;
pub(super) use usage::Usage;

pub(super) use crate_page::crate_page;
pub(super) use pages::{operation, service_error};
pub(super) use readme::readme;

/// Columns for the documentation of an item: 100 less `/// `.
const ITEM: usize = 96;
/// Columns for the documentation of a field or variant, which is indented.
const FIELD: usize = 92;
/// Columns for the documentation of a setter, which is in a section of a table.
const SETTER: usize = 88;

/// A structure; requests, responses and errors say what they belong to.
pub(super) fn structure(
    ctx: &Context<'_>,
    id: &ShapeId,
    shape: &Shape,
    fields: &[(&Member, Field)],
) -> Docs {
    match ctx.closure.requests(id) {
        [operation] => pages::request(ctx, id, operation, fields),
        _ => self::shape(ctx, id, shape),
    }
}

/// A shape that is no request.
pub(super) fn shape(ctx: &Context<'_>, id: &ShapeId, shape: &Shape) -> Docs {
    let mut resolver = Resolver::shape(ctx, id);
    let mut docs = prose_of(shape.traits.documentation.as_ref(), ITEM, &mut resolver);
    if docs.0.is_empty() {
        docs = Docs::line(synthesized(ctx, id, shape));
    }
    docs.paragraph(facts::of_shape(ctx, id, shape));
    docs.paragraph(pages::reference(ctx, id));
    docs
}

/// A sentence for a shape without prose.
fn synthesized(ctx: &Context<'_>, id: &ShapeId, shape: &Shape) -> String {
    let name = prose::code_span(id.name());
    let operations = |users: &[&ShapeId]| {
        let links: Vec<_> =
            users.iter().map(|operation| ctx.operation_link(id, operation)).collect();
        links.join(", ")
    };
    let outputs = ctx.closure.responses(id);
    let inputs = ctx.closure.requests(id);
    match &shape.kind {
        _ if !inputs.is_empty() => format!("The input of {}.", operations(inputs)),
        _ if !outputs.is_empty() => format!("The output of {}.", operations(outputs)),
        Kind::Enum(_) | Kind::IntEnum(_) => format!("The values of {name}."),
        Kind::Union(_) => format!("One of the members of {name}."),
        _ if shape.traits.error.is_some() => format!("The error {name}."),
        _ => format!("The structure {name}."),
    }
}

/// A field of a structure, and its setter.
pub(super) fn field(
    ctx: &Context<'_>,
    container: &ShapeId,
    member: &Member,
    ident: &Ident,
    presence: &Presence,
    ty: &Type,
) -> (Docs, Docs) {
    let (mut docs, sentence) = member_prose(ctx, container, member);
    docs.paragraph(facts::of_member(ctx, container, member, Some(presence), Some(ty)));
    (docs, setter(&ctx.names.types[container], ident, &sentence, presence, ty))
}

/// A variant of a union.
pub(super) fn union_variant(
    ctx: &Context<'_>,
    container: &ShapeId,
    member: &Member,
    ty: Option<&Type>,
) -> Docs {
    let (mut docs, _) = member_prose(ctx, container, member);
    docs.paragraph(facts::of_member(ctx, container, member, None, ty));
    docs
}

/// The member's own prose, or else its target's; and the first sentence of its own.
fn member_prose(ctx: &Context<'_>, container: &ShapeId, member: &Member) -> (Docs, String) {
    let mut resolver = Resolver::member(ctx, container, member);
    let mut read = |html: &String| Prose::read(html, &mut resolver);
    let own = member.traits.documentation.as_ref().map(&mut read);
    let sentence = own.as_ref().map(Prose::first_sentence).unwrap_or_default();
    let target = || ctx.shape(&member.target).traits.documentation.as_ref().map(read);
    let lines = own.or_else(target).map(|prose| prose.lines(FIELD)).unwrap_or_default();
    if !lines.is_empty() {
        return (Docs(lines), sentence);
    }
    let docs = Docs::line(format!(
        "The member {} of {}.",
        prose::code_span(&member.name),
        prose::code_span(container.name())
    ));
    (docs, sentence)
}

/// Prose of the model as documentation.
fn prose_of(html: Option<&String>, width: usize, resolve: &mut dyn prose::Resolve) -> Docs {
    Docs(html.map(|html| prose::markdown(html, width, resolve)).unwrap_or_default())
}

/// The variant `ident` of the enum `id`, for a known value.
pub(super) fn enum_variant(
    ctx: &Context<'_>,
    id: &ShapeId,
    traits: &Traits,
    value: &Value,
    ident: &str,
) -> Docs {
    let wire = match value {
        Value::String(text) => prose::code_span(text),
        Value::I32(number) => format!("`{number}`"),
    };
    let mut resolver = Resolver::variant(ctx, id, ident);
    let mut docs = prose_of(traits.documentation.as_ref(), FIELD, &mut resolver);
    if docs.0.is_empty() {
        Docs::line(format!("The value {wire}."))
    } else {
        docs.paragraph([format!("- Value: {wire}")]);
        docs
    }
}

/// A setter: one sentence, and a link to the field that says the rest.
fn setter(
    structure: &Ident,
    field: &Ident,
    sentence: &str,
    presence: &Presence,
    ty: &Type,
) -> Docs {
    let verb = match unwrapped(ty) {
        Type::List(_) | Type::Map(..) => "Adds to",
        _ => "Sets",
    };
    let required = match presence {
        Presence::Required(_) => " (**required**)",
        Presence::Optional => "",
    };
    let link = format!("{verb} {}{required}", field_link(&structure.to_string(), field));
    if sentence.is_empty() {
        return Docs::line(format!("{link}."));
    }
    Docs(text::wrap(&format!("{link}: {sentence}"), SETTER))
}

/// The type within redaction and boxes.
fn unwrapped(ty: &Type) -> &Type {
    match ty {
        Type::Sensitive(inner) | Type::Boxed(inner) => unwrapped(inner),
        other => other,
    }
}

/// What the name of a member in the model is.
fn name_label(ctx: &Context<'_>) -> &'static str {
    match ctx.protocol {
        Some(_) => "Wire name",
        None => "Model name",
    }
}

/// A text without markup, on one line.
pub(super) fn plain(text: &str) -> String {
    characters::clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
