//! Documentation of items: the model's prose, then facts in a fixed order.

mod builders_page;
mod crate_page;
mod documenter;
mod example;
mod facts;
mod links;
mod operation_facts;
mod pages;
mod readme;
mod regenerating;
mod resolve;
mod sdk_page;
mod simplest;
mod terms;
mod text;
mod usage;

use proc_macro2::Ident;

use crate::ir::{Docs, Field, Presence, Type, Value};
use crate::model::{Kind, Member, Shape, ShapeId, Traits};
use crate::prose::{self, Prose};
use links::{field_link, operation_link};
use resolve::Resolver;

pub(crate) use documenter::Documenter;

pub(crate) use builders_page::builders_page;
pub(crate) use crate_page::crate_page;
pub(crate) use operation_facts::of_constants;
pub(crate) use pages::{operation, service_error};
pub(crate) use readme::readme;
pub(crate) use sdk_page::sdk_page;

/// Columns for the documentation of an item: 100 less `/// `.
const ITEM: usize = 96;
/// Columns for the documentation of a field or variant, which is indented.
const FIELD: usize = 92;
/// Columns for the documentation of a setter, which is in a section of a table.
const SETTER: usize = 88;

/// A structure; requests, responses and errors say what they belong to.
pub(crate) fn structure(
    doc: &Documenter<'_, '_>,
    id: &ShapeId,
    shape: &Shape,
    fields: &[(&Member, Field)],
) -> Docs {
    match doc.plan.closure.requests(id) {
        [operation] => pages::request(doc, id, operation, fields),
        _ => self::shape(doc, id, shape),
    }
}

/// A shape that is no request.
pub(crate) fn shape(doc: &Documenter<'_, '_>, id: &ShapeId, shape: &Shape) -> Docs {
    let mut resolver = Resolver::shape(doc, id);
    let mut docs = prose_of(shape.traits.documentation.as_ref(), ITEM, &mut resolver);
    if docs.is_empty() {
        docs = Docs::line(synthesized(doc, id, shape));
    }
    docs.paragraph(facts::of_shape(doc, id, shape));
    docs.paragraph(pages::reference(doc, id));
    docs
}

/// A sentence for a shape without prose.
fn synthesized(doc: &Documenter<'_, '_>, id: &ShapeId, shape: &Shape) -> String {
    let name = prose::code_span(id.name());
    let operations = |users: &[&ShapeId]| {
        let links: Vec<_> =
            users.iter().map(|operation| operation_link(doc.plan, operation)).collect();
        links.join(", ")
    };
    let outputs = doc.plan.closure.responses(id);
    let inputs = doc.plan.closure.requests(id);
    match &shape.kind {
        _ if !inputs.is_empty() => format!("The input of {}.", operations(inputs)),
        _ if !outputs.is_empty() => format!("The output of {}.", operations(outputs)),
        Kind::Enum(_) | Kind::IntEnum(_) => format!("The values of {name}."),
        Kind::Union(_) => format!("One of the members of {name}."),
        _ if shape.traits.error.is_some() => format!("The error {name}."),
        _ => format!("The structure {name}."),
    }
}

/// The documentation of a field of a structure.
pub(crate) struct FieldDocs {
    pub(crate) field: Docs,
    pub(crate) setter: Docs,
    /// The first sentence of what the model says of the member or of its target.
    pub(crate) sentence: String,
}

/// A field of a structure, and its setter.
pub(crate) fn field(
    doc: &Documenter<'_, '_>,
    container: &ShapeId,
    member: &Member,
    ident: &Ident,
    presence: &Presence,
    ty: &Type,
) -> FieldDocs {
    let MemberProse { docs: mut field, own, sentence } = member_prose(doc, container, member);
    field.paragraph(facts::of_member(doc, container, member, Some(presence), Some(ty)));
    let setter = setter(&doc.plan.names.types[container], ident, &own, presence, ty);
    FieldDocs { field, setter, sentence }
}

/// A variant of a union, and the first sentence of what the model says of it.
pub(crate) fn union_variant(
    doc: &Documenter<'_, '_>,
    container: &ShapeId,
    member: &Member,
    ty: Option<&Type>,
) -> (Docs, String) {
    let MemberProse { mut docs, sentence, .. } = member_prose(doc, container, member);
    docs.paragraph(facts::of_member(doc, container, member, None, ty));
    (docs, sentence)
}

/// What the model says of a member.
struct MemberProse {
    /// The member's own text, or else its target's.
    docs: Docs,
    /// The first sentence of its own text.
    own: String,
    /// The first sentence of its own text, or else of its target's.
    sentence: String,
}

fn member_prose(doc: &Documenter<'_, '_>, container: &ShapeId, member: &Member) -> MemberProse {
    let mut resolver = Resolver::member(doc, container, member);
    let mut read = |html: &String| Prose::read(html, &mut resolver);
    let own_prose = member.traits.documentation.as_ref().map(&mut read);
    let own = own_prose.as_ref().map(Prose::first_sentence).unwrap_or_default();
    let target = || doc.plan.shape(&member.target).traits.documentation.as_ref().map(read);
    let prose = own_prose.or_else(target);
    let sentence = prose.as_ref().map(Prose::first_sentence).unwrap_or_default();
    let lines = prose.map(|prose| prose.lines(FIELD)).unwrap_or_default();
    let docs = if lines.is_empty() {
        let (member, container) = (&member.name, container.name());
        let names = (prose::code_span(member), prose::code_span(container));
        Docs::line(format!("The member {} of {}.", names.0, names.1))
    } else {
        Docs::prose(lines)
    };
    MemberProse { docs, own, sentence }
}

/// Prose of the model as documentation.
fn prose_of(html: Option<&String>, width: usize, resolve: &mut dyn prose::Resolve) -> Docs {
    Docs::prose(html.map(|html| prose::markdown(html, width, resolve)).unwrap_or_default())
}

/// The variant `ident` of the enum `id`, for a known value.
pub(crate) fn enum_variant(
    doc: &Documenter<'_, '_>,
    id: &ShapeId,
    traits: &Traits,
    value: &Value,
    ident: &str,
) -> Docs {
    let wire = match value {
        Value::String(text) => prose::code_span(text),
        Value::I32(number) => format!("`{number}`"),
    };
    let mut resolver = Resolver::variant(doc, id, ident);
    let mut docs = prose_of(traits.documentation.as_ref(), FIELD, &mut resolver);
    if docs.is_empty() {
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
    let verb = match ty.bare() {
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
    let mut docs = Docs::default();
    docs.paragraph(text::wrap(&format!("{link}: {sentence}"), SETTER));
    docs
}

/// What the name of a member in the model is.
fn name_label(doc: &Documenter<'_, '_>) -> &'static str {
    match doc.plan.protocol {
        Some(_) => "Wire name",
        None => "Model name",
    }
}
