//! Checks where each trait is applied, and that no two traits exclude each other. Smithy's prelude
//! defines both with the trait itself.

use crate::error::{Errors, Problem};
use crate::model::{Kind, Member, Model, Shape, ShapeId, Simple, Traits};

/// Checks the traits of every shape and member.
///
/// Members can have `@sensitive`: Smithy 1.0 allows it, Smithy 2.0 doesn't.
pub(super) fn check(model: &Model, errors: &mut Errors) {
    for (id, shape) in model.shapes() {
        check_traits(&shape.traits, &Place::Shape(shape), errors, || id.to_string());
        for member in shape.members() {
            let place = Place::Member { container: shape, target: model.get(&member.target) };
            check_traits(&member.traits, &place, errors, || id.member(&member.name).to_string());
        }
        match &shape.kind {
            Kind::Enum(values) => values.iter().for_each(|value| {
                check_traits(&value.traits, &Place::Value, errors, || {
                    id.member(&value.name).to_string()
                });
            }),
            Kind::IntEnum(values) => values.iter().for_each(|value| {
                check_traits(&value.traits, &Place::Value, errors, || {
                    id.member(&value.name).to_string()
                });
            }),
            Kind::Structure(members) => check_tokens(id, members, errors),
            _ => {}
        }
    }
}

/// What a trait is applied to.
enum Place<'a> {
    Shape(&'a Shape),
    /// A member. Its target may not exist; another rule reports that.
    Member {
        container: &'a Shape,
        target: Option<&'a Shape>,
    },
    /// A value of an enum.
    Value,
}

impl Place<'_> {
    /// Whether it is a shape of this kind.
    fn is(&self, fits: fn(&Kind) -> bool) -> bool {
        matches!(self, Self::Shape(shape) if fits(&shape.kind))
    }

    /// Whether it is a shape of this kind, or a member that targets one.
    fn holds(&self, fits: fn(&Kind) -> bool) -> bool {
        self.is(fits)
            || matches!(self, Self::Member { target, .. } if target.is_none_or(|it| fits(&it.kind)))
    }

    /// Whether it is a member of a structure that targets this kind.
    fn is_field(&self, fits: fn(&Kind) -> bool) -> bool {
        let is_field =
            |container: &Shape| matches!(container.kind, Kind::Structure(_)) && self.holds(fits);
        matches!(self, Self::Member { container, .. } if is_field(container))
    }
}

/// A trait and the places where it can be applied.
struct TraitRule {
    id: &'static str,
    is_applied: fn(&Traits) -> bool,
    can_be_at: fn(&Place<'_>) -> bool,
    /// The places, in words.
    places: &'static str,
}

const RULES: &[TraitRule] = &[
    TraitRule {
        id: "smithy.api#title",
        is_applied: |traits| traits.title.is_some(),
        can_be_at: |place| place.is(|kind| matches!(kind, Kind::Service(_) | Kind::Resource(_))),
        places: "services and resources",
    },
    TraitRule {
        id: "smithy.api#sensitive",
        is_applied: |traits| traits.sensitive,
        can_be_at: |place| !place.is(is_service_type),
        places: "data shapes",
    },
    TraitRule {
        id: "smithy.api#required",
        is_applied: |traits| traits.required,
        can_be_at: |place| place.is_field(|_| true),
        places: "members of structures",
    },
    TraitRule {
        id: "smithy.api#clientOptional",
        is_applied: |traits| traits.client_optional,
        can_be_at: |place| place.is_field(|_| true),
        places: "members of structures",
    },
    TraitRule {
        id: "smithy.api#default",
        is_applied: |traits| traits.default.is_some(),
        can_be_at: |place| place.is(can_have_default) || place.is_field(can_have_default),
        places: "simple shapes, lists, maps, and members of structures that target one of these",
    },
    TraitRule {
        id: "smithy.api#length",
        is_applied: |traits| traits.length.is_some(),
        can_be_at: |place| place.holds(has_length),
        places: "strings, blobs, lists and maps",
    },
    TraitRule {
        id: "smithy.api#range",
        is_applied: |traits| traits.range.is_some(),
        can_be_at: |place| place.holds(is_number),
        places: "numbers",
    },
    TraitRule {
        id: "smithy.api#pattern",
        is_applied: |traits| traits.pattern.is_some(),
        can_be_at: |place| place.holds(is_text),
        places: "strings",
    },
    TraitRule {
        id: "smithy.api#uniqueItems",
        is_applied: |traits| traits.unique_items,
        can_be_at: |place| place.is(|kind| matches!(kind, Kind::List(_))),
        places: "lists",
    },
    TraitRule {
        id: "smithy.api#sparse",
        is_applied: |traits| traits.sparse,
        can_be_at: |place| place.is(|kind| matches!(kind, Kind::List(_) | Kind::Map(..))),
        places: "lists and maps",
    },
    TraitRule {
        id: "smithy.api#streaming",
        is_applied: |traits| traits.streaming,
        can_be_at: |place| {
            place.is(|kind| matches!(kind, Kind::Simple(Simple::Blob) | Kind::Union(_)))
        },
        places: "blobs and unions",
    },
    TraitRule {
        id: "smithy.api#timestampFormat",
        is_applied: |traits| traits.timestamp_format.is_some(),
        can_be_at: |place| place.holds(|kind| matches!(kind, Kind::Simple(Simple::Timestamp))),
        places: "timestamps",
    },
    TraitRule {
        id: "smithy.api#input",
        is_applied: |traits| traits.input,
        can_be_at: |place| place.is(is_structure),
        places: "structures",
    },
    TraitRule {
        id: "smithy.api#output",
        is_applied: |traits| traits.output,
        can_be_at: |place| place.is(is_structure),
        places: "structures",
    },
    TraitRule {
        id: "smithy.api#error",
        is_applied: |traits| traits.error.is_some(),
        can_be_at: |place| place.is(is_structure),
        places: "structures",
    },
    TraitRule {
        id: "smithy.api#httpError",
        is_applied: |traits| traits.http_error.is_some(),
        can_be_at: is_error,
        places: "structures with the trait smithy.api#error",
    },
    TraitRule {
        id: "smithy.api#retryable",
        is_applied: |traits| traits.retryable,
        can_be_at: is_error,
        places: "structures with the trait smithy.api#error",
    },
    TraitRule {
        id: "smithy.api#idempotencyToken",
        is_applied: |traits| traits.idempotency_token,
        can_be_at: |place| place.is_field(is_text),
        places: "members of structures that target strings",
    },
    TraitRule {
        id: "smithy.api#hostLabel",
        is_applied: |traits| traits.host_label,
        can_be_at: |place| place.is_field(is_text),
        places: "members of structures that target strings",
    },
    TraitRule {
        id: "smithy.api#http",
        is_applied: |traits| traits.http.is_some(),
        can_be_at: |place| place.is(is_operation),
        places: "operations",
    },
    TraitRule {
        id: "smithy.api#httpChecksumRequired",
        is_applied: |traits| traits.checksum_required,
        can_be_at: |place| place.is(is_operation),
        places: "operations",
    },
    TraitRule {
        id: "smithy.api#mediaType",
        is_applied: |traits| traits.media_type.is_some(),
        can_be_at: |place| {
            place.is(|kind| is_text(kind) || matches!(kind, Kind::Simple(Simple::Blob)))
        },
        places: "strings and blobs",
    },
    TraitRule {
        id: "smithy.api#jsonName",
        is_applied: |traits| traits.json_name.is_some(),
        can_be_at: |place| {
            let is_named = |kind: &Kind| matches!(kind, Kind::Structure(_) | Kind::Union(_));
            matches!(place, Place::Member { container, .. } if is_named(&container.kind))
        },
        places: "members of structures and unions",
    },
    TraitRule {
        id: "smithy.api#readonly",
        is_applied: |traits| traits.readonly,
        can_be_at: |place| place.is(is_operation),
        places: "operations",
    },
    TraitRule {
        id: "smithy.api#idempotent",
        is_applied: |traits| traits.idempotent,
        can_be_at: |place| place.is(is_operation),
        places: "operations",
    },
    TraitRule {
        id: "smithy.api#examples",
        is_applied: |traits| !traits.examples.is_empty(),
        can_be_at: |place| place.is(is_operation),
        places: "operations",
    },
    TraitRule {
        id: "smithy.api#endpoint",
        is_applied: |traits| traits.host_prefix.is_some(),
        can_be_at: |place| place.is(is_operation),
        places: "operations",
    },
    TraitRule {
        id: "smithy.api#requestCompression",
        is_applied: |traits| !traits.compression.is_empty(),
        can_be_at: |place| place.is(is_operation),
        places: "operations",
    },
    TraitRule {
        id: "smithy.api#optionalAuth",
        is_applied: |traits| traits.optional_auth,
        can_be_at: |place| place.is(is_operation),
        places: "operations",
    },
    TraitRule {
        id: "smithy.api#auth",
        is_applied: |traits| traits.auth.is_some(),
        can_be_at: |place| place.is(|kind| matches!(kind, Kind::Service(_) | Kind::Operation(_))),
        places: "services and operations",
    },
    TraitRule {
        id: "smithy.api#paginated",
        is_applied: |traits| traits.paginated.is_some(),
        can_be_at: |place| place.is(|kind| matches!(kind, Kind::Service(_) | Kind::Operation(_))),
        places: "services and operations",
    },
];

/// Two traits that exclude each other.
struct Conflict {
    ids: [&'static str; 2],
    has_both: fn(&Traits) -> bool,
}

const CONFLICTS: &[Conflict] = &[
    Conflict {
        ids: ["smithy.api#input", "smithy.api#output"],
        has_both: |traits| traits.input && traits.output,
    },
    Conflict {
        ids: ["smithy.api#input", "smithy.api#error"],
        has_both: |traits| traits.input && traits.error.is_some(),
    },
    Conflict {
        ids: ["smithy.api#output", "smithy.api#error"],
        has_both: |traits| traits.output && traits.error.is_some(),
    },
    Conflict {
        ids: ["smithy.api#readonly", "smithy.api#idempotent"],
        has_both: |traits| traits.readonly && traits.idempotent,
    },
    Conflict {
        ids: ["smithy.api#sparse", "smithy.api#uniqueItems"],
        has_both: |traits| traits.sparse && traits.unique_items,
    },
];

fn check_traits(traits: &Traits, place: &Place<'_>, errors: &mut Errors, at: impl Fn() -> String) {
    for rule in RULES.iter().filter(|rule| (rule.is_applied)(traits) && !(rule.can_be_at)(place)) {
        let message = format!("can't have the trait {}, which is for {}", rule.id, rule.places);
        errors.push(Problem::new(at(), message).help("remove the trait"));
    }
    for conflict in CONFLICTS.iter().filter(|conflict| (conflict.has_both)(traits)) {
        let [one, other] = conflict.ids;
        let message = format!("has the traits {one} and {other}, which exclude each other");
        errors.push(Problem::new(at(), message).help("remove one of the two"));
    }
}

/// A structure has at most one token, see
/// <https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait>.
fn check_tokens(id: &ShapeId, members: &[Member], errors: &mut Errors) {
    let mut tokens = members.iter().filter(|member| member.traits.idempotency_token);
    if let (Some(one), Some(other)) = (tokens.next(), tokens.next()) {
        let message = format!(
            "the members `{}` and `{}` have the trait smithy.api#idempotencyToken",
            one.name, other.name
        );
        errors.push(Problem::new(id, message).help("remove one of the two traits"));
    }
}

fn is_error(place: &Place<'_>) -> bool {
    place.is(is_structure) && matches!(place, Place::Shape(shape) if shape.traits.error.is_some())
}

fn is_structure(kind: &Kind) -> bool {
    matches!(kind, Kind::Structure(_))
}

fn is_operation(kind: &Kind) -> bool {
    matches!(kind, Kind::Operation(_))
}

fn is_service_type(kind: &Kind) -> bool {
    matches!(kind, Kind::Service(_) | Kind::Operation(_) | Kind::Resource(_))
}

fn is_text(kind: &Kind) -> bool {
    matches!(kind, Kind::Simple(Simple::String) | Kind::Enum(_))
}

fn has_length(kind: &Kind) -> bool {
    is_text(kind) || matches!(kind, Kind::Simple(Simple::Blob) | Kind::List(_) | Kind::Map(..))
}

fn can_have_default(kind: &Kind) -> bool {
    !is_service_type(kind) && !matches!(kind, Kind::Structure(_) | Kind::Union(_))
}

fn is_number(kind: &Kind) -> bool {
    match kind {
        Kind::IntEnum(_) => true,
        Kind::Simple(simple) => !matches!(
            simple,
            Simple::Blob | Simple::Boolean | Simple::String | Simple::Timestamp | Simple::Document
        ),
        _ => false,
    }
}
