//! The places of HTTP bindings, and of the names and types that members have in messages, see
//! <https://smithy.io/2.0/spec/http-bindings.html>.

use super::place::{Place, TraitRule, is_number, is_operation, is_text};
use crate::model::{Kind, Simple, Traits};

pub(super) const RULES: &[TraitRule] = &[
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
        id: "smithy.api#httpLabel",
        is_applied: |traits| is_bound(traits, "smithy.api#httpLabel"),
        can_be_at: |place| place.is_field(is_value),
        places: "members of structures that target strings, numbers, booleans or timestamps",
    },
    TraitRule {
        id: "smithy.api#httpQuery",
        is_applied: |traits| is_bound(traits, "smithy.api#httpQuery"),
        can_be_at: is_value_or_list,
        places: VALUES_OR_LISTS,
    },
    TraitRule {
        id: "smithy.api#httpQueryParams",
        is_applied: |traits| is_bound(traits, "smithy.api#httpQueryParams"),
        can_be_at: |place| is_map_of_texts(place) || is_map_of_lists(place),
        places: "members of structures that target maps of strings, or maps of lists of strings",
    },
    TraitRule {
        id: "smithy.api#httpHeader",
        is_applied: |traits| is_bound(traits, "smithy.api#httpHeader"),
        can_be_at: is_value_or_list,
        places: VALUES_OR_LISTS,
    },
    TraitRule {
        id: "smithy.api#httpPrefixHeaders",
        is_applied: |traits| is_bound(traits, "smithy.api#httpPrefixHeaders"),
        can_be_at: is_map_of_texts,
        places: "members of structures that target maps of strings",
    },
    TraitRule {
        id: "smithy.api#httpPayload",
        is_applied: |traits| is_bound(traits, "smithy.api#httpPayload"),
        can_be_at: |place| place.is_field(is_payload),
        places: "members of structures that target strings, blobs, structures, unions, documents, \
                 lists or maps",
    },
    TraitRule {
        id: "smithy.api#httpResponseCode",
        is_applied: |traits| is_bound(traits, "smithy.api#httpResponseCode"),
        can_be_at: |place| place.is_field(|it| matches!(it, Kind::Simple(Simple::Integer))),
        places: "members of structures that target integers",
    },
    TraitRule {
        id: "smithy.api#jsonName",
        is_applied: |traits| traits.json_name.is_some(),
        can_be_at: |place| place.is_field(|_| true) || place.is_variant(),
        places: "members of structures and unions",
    },
    TraitRule {
        id: "smithy.api#mediaType",
        is_applied: |traits| traits.media_type.is_some(),
        can_be_at: |place| {
            place.is(|kind| is_text(kind) || matches!(kind, Kind::Simple(Simple::Blob)))
        },
        places: "strings and blobs",
    },
];

const VALUES_OR_LISTS: &str =
    "members of structures that target strings, numbers, booleans, timestamps, or lists of these";

fn is_bound(traits: &Traits, id: &str) -> bool {
    traits.binding.as_ref().is_some_and(|binding| binding.trait_id() == id)
}

fn is_value(kind: &Kind) -> bool {
    is_text(kind)
        || is_number(kind)
        || matches!(kind, Kind::Simple(Simple::Boolean | Simple::Timestamp))
}

fn is_payload(kind: &Kind) -> bool {
    let is_simple = matches!(kind, Kind::Simple(Simple::Blob | Simple::Document));
    let is_aggregate =
        matches!(kind, Kind::Structure(_) | Kind::Union(_) | Kind::List(_) | Kind::Map(..));
    is_text(kind) || is_simple || is_aggregate
}

fn is_value_or_list(place: &Place<'_>) -> bool {
    place.is_field(is_value)
        || place.is_field(|kind| matches!(kind, Kind::List(_))) && place.items(is_value)
}

fn is_map_of_texts(place: &Place<'_>) -> bool {
    place.is_field(|kind| matches!(kind, Kind::Map(..))) && place.items(is_text)
}

fn is_map_of_lists(place: &Place<'_>) -> bool {
    place.is_field(|kind| matches!(kind, Kind::Map(..))) && place.lists_in_items(is_text)
}
