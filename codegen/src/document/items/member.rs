//! The documentation of a member: its field and setter, or its variant of a union.

use crate::document::links::field_link;
use crate::document::paragraphs::{MEMBER, Paragraphs};
use crate::document::resolve::Resolver;
use crate::document::{Documenter, facts};
use crate::ir::{Docs, Type};
use crate::model::{Member, ShapeId};
use crate::plan::Plan;
use crate::prose::{Prose, code_span};

/// The documentation of a field of a structure.
pub(crate) struct FieldDocs {
    pub(crate) field: Docs,
    pub(crate) setter: Docs,
    /// The first sentence of the model's text for the member or its target.
    pub(crate) sentence: String,
}

/// A field of the structure `container`, and its setter.
pub(crate) fn field(doc: &Documenter<'_, '_>, container: &ShapeId, member: &Member) -> FieldDocs {
    let ty = doc.plan.types.of_member(container, member);
    let mut text = Text::of(doc, container, member);
    text.docs.list(facts::of_field(doc, container, member, ty));
    let own_sentence = if text.has_own { &text.sentence } else { "" };
    let setter = setter(doc.plan, container, member, ty, own_sentence);
    FieldDocs { field: text.docs.finish(), setter, sentence: text.sentence }
}

/// A variant of the union `container`, and the first sentence of the model's text for it.
pub(crate) fn union_variant(
    doc: &Documenter<'_, '_>,
    container: &ShapeId,
    member: &Member,
) -> (Docs, String) {
    let ty = (!member.target.is_unit()).then(|| doc.plan.types.of_member(container, member));
    let mut text = Text::of(doc, container, member);
    text.docs.list(facts::of_variant(doc, container, member, ty));
    (text.docs.finish(), text.sentence)
}

/// The model's text for a member.
struct Text {
    /// The text of the member, or if it has none, of its target, else a sentence with its name.
    docs: Paragraphs,
    /// Whether the member has a text.
    has_own: bool,
    /// The first sentence of the member's text, or if it has none, of its target's.
    sentence: String,
}

impl Text {
    fn of(doc: &Documenter<'_, '_>, container: &ShapeId, member: &Member) -> Self {
        let mut resolver = Resolver::member(doc, container, member);
        let target = &doc.plan.shape(&member.target).traits;
        let own = resolver.read(member.traits.documentation.as_deref());
        let has_own = own.is_some();
        let prose = own.or_else(|| resolver.read(target.documentation.as_deref()));
        let sentence = prose.as_ref().map(Prose::first_sentence).unwrap_or_default();
        let mut docs = Paragraphs::new(MEMBER);
        docs.prose(prose.map(|prose| prose.lines(MEMBER)).unwrap_or_default());
        if docs.is_empty() {
            let (member, container) = (code_span(&member.name), code_span(container.name()));
            docs.text(&format!("The member {member} of {container}."));
        }
        Self { docs, has_own, sentence }
    }
}

/// A setter: one sentence, and a link to the field.
fn setter(
    plan: &Plan<'_>,
    container: &ShapeId,
    member: &Member,
    ty: &Type,
    sentence: &str,
) -> Docs {
    let verb = match ty.bare() {
        Type::List(_) | Type::Map(..) => "Adds to",
        _ => "Sets",
    };
    let required = if plan.is_required(container, member) { " (**required**)" } else { "" };
    let structure = plan.names.types[container].to_string();
    let link = field_link(&structure, plan.names.of_member(container, member));
    let end = if sentence.is_empty() { "." } else { ": " };
    let mut docs = Paragraphs::new(MEMBER);
    docs.text(&format!("{verb} {link}{required}{end}{sentence}"));
    docs.finish()
}
