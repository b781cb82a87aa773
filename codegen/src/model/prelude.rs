//! The shapes of the prelude, which every model has:
//! <https://smithy.io/2.0/spec/model.html#prelude>.

use super::{Kind, Shape, ShapeId, Simple, Traits};

const SIMPLE: [(&str, Simple); 13] = [
    ("BigDecimal", Simple::BigDecimal),
    ("BigInteger", Simple::BigInteger),
    ("Blob", Simple::Blob),
    ("Boolean", Simple::Boolean),
    ("Byte", Simple::Byte),
    ("Document", Simple::Document),
    ("Double", Simple::Double),
    ("Float", Simple::Float),
    ("Integer", Simple::Integer),
    ("Long", Simple::Long),
    ("Short", Simple::Short),
    ("String", Simple::String),
    ("Timestamp", Simple::Timestamp),
];

const PRIMITIVE: [(&str, Simple); 7] = [
    ("PrimitiveBoolean", Simple::Boolean),
    ("PrimitiveByte", Simple::Byte),
    ("PrimitiveDouble", Simple::Double),
    ("PrimitiveFloat", Simple::Float),
    ("PrimitiveInteger", Simple::Integer),
    ("PrimitiveLong", Simple::Long),
    ("PrimitiveShort", Simple::Short),
];

/// The shapes of the prelude that a member can target.
pub(super) fn shapes() -> impl Iterator<Item = (ShapeId, Shape)> {
    kinds().map(|(name, kind)| {
        let shape = Shape { kind, traits: Traits::default() };
        (ShapeId::prelude(name), shape)
    })
}

fn kinds() -> impl Iterator<Item = (&'static str, Kind)> {
    let simple =
        SIMPLE.into_iter().chain(PRIMITIVE).map(|(name, simple)| (name, Kind::Simple(simple)));
    simple.chain([("Unit", Kind::Structure(Vec::new()))])
}

/// Whether the prelude's shape `id` has this kind; `None` if the prelude has no shape `id`.
pub(super) fn has(id: &ShapeId, kind: &Kind) -> Option<bool> {
    if !id.is_of_prelude() {
        return None;
    }
    let (_, own) = kinds().find(|(name, _)| id.name() == *name)?;
    Some(match (own, kind) {
        (Kind::Simple(own), Kind::Simple(other)) => own == *other,
        (Kind::Structure(_), Kind::Structure(members)) => members.is_empty(),
        _ => false,
    })
}
