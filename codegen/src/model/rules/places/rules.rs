//! The places of each trait, except those of HTTP bindings.

use super::place::{
    TraitRule, can_have_default, has_length, is_error, is_number, is_operation, is_service_type,
    is_structure, is_text,
};
use crate::model::{Kind, Simple};

pub(super) const RULES: &[TraitRule] = &[
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
