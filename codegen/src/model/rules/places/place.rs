//! The places where traits can be applied, and the kinds of shapes that rules name.

use crate::model::{Kind, Model, Shape, Simple, Traits};

/// What a trait is applied to.
pub(super) enum Place<'a> {
    Shape(&'a Shape),
    /// A member. Its target may not exist; another rule reports that.
    Member {
        model: &'a Model,
        container: &'a Shape,
        target: Option<&'a Shape>,
    },
    /// A value of an enum.
    Value,
}

impl Place<'_> {
    /// Whether it is a shape of this kind.
    pub(super) fn is(&self, fits: fn(&Kind) -> bool) -> bool {
        matches!(self, Self::Shape(shape) if fits(&shape.kind))
    }

    /// Whether it is a shape of this kind, or a member that targets one.
    pub(super) fn holds(&self, fits: fn(&Kind) -> bool) -> bool {
        self.is(fits)
            || matches!(self, Self::Member { target, .. } if target.is_none_or(|it| fits(&it.kind)))
    }

    /// Whether it is a member of a structure that targets this kind.
    pub(super) fn is_field(&self, fits: fn(&Kind) -> bool) -> bool {
        let is_field =
            |container: &Shape| matches!(container.kind, Kind::Structure(_)) && self.holds(fits);
        matches!(self, Self::Member { container, .. } if is_field(container))
    }

    /// Whether it is a member of a union.
    pub(super) fn is_variant(&self) -> bool {
        matches!(self, Self::Member { container, .. } if matches!(container.kind, Kind::Union(_)))
    }

    /// Whether the items of the list, or the values of the map, that it targets are of this kind.
    pub(super) fn items(&self, fits: fn(&Kind) -> bool) -> bool {
        self.targets_items_that(|_, item| fits(&item.kind))
    }

    /// Whether these items or values are lists of items of this kind.
    pub(super) fn lists_in_items(&self, fits: fn(&Kind) -> bool) -> bool {
        self.targets_items_that(|model, list| {
            matches!(list.kind, Kind::List(_))
                && item(model, list).is_none_or(|item| fits(&item.kind))
        })
    }

    fn targets_items_that(&self, fits: impl Fn(&Model, &Shape) -> bool) -> bool {
        let Self::Member { model, target: Some(target), .. } = self else { return true };
        item(model, target).is_none_or(|item| fits(model, item))
    }
}

/// The shape of the items of a list, or of the values of a map.
fn item<'a>(model: &'a Model, shape: &Shape) -> Option<&'a Shape> {
    match &shape.kind {
        Kind::List(member) | Kind::Map(_, member) => model.get(&member.target),
        _ => None,
    }
}

/// A trait and the places where it can be applied.
pub(super) struct TraitRule {
    pub(super) id: &'static str,
    pub(super) is_applied: fn(&Traits) -> bool,
    pub(super) can_be_at: fn(&Place<'_>) -> bool,
    /// The places, in words.
    pub(super) places: &'static str,
}

pub(super) fn is_error(place: &Place<'_>) -> bool {
    place.is(is_structure) && matches!(place, Place::Shape(shape) if shape.traits.error.is_some())
}

pub(super) fn is_structure(kind: &Kind) -> bool {
    matches!(kind, Kind::Structure(_))
}

pub(super) fn is_operation(kind: &Kind) -> bool {
    matches!(kind, Kind::Operation(_))
}

pub(super) fn is_service_type(kind: &Kind) -> bool {
    matches!(kind, Kind::Service(_) | Kind::Operation(_) | Kind::Resource(_))
}

pub(super) fn is_text(kind: &Kind) -> bool {
    matches!(kind, Kind::Simple(Simple::String) | Kind::Enum(_))
}

pub(super) fn has_length(kind: &Kind) -> bool {
    is_text(kind) || matches!(kind, Kind::Simple(Simple::Blob) | Kind::List(_) | Kind::Map(..))
}

pub(super) fn can_have_default(kind: &Kind) -> bool {
    !is_service_type(kind) && !matches!(kind, Kind::Structure(_) | Kind::Union(_))
}

pub(super) fn is_number(kind: &Kind) -> bool {
    match kind {
        Kind::IntEnum(_) => true,
        Kind::Simple(simple) => !matches!(
            simple,
            Simple::Blob | Simple::Boolean | Simple::String | Simple::Timestamp | Simple::Document
        ),
        _ => false,
    }
}
