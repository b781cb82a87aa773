//! Converts data shapes.

use super::Context;
use super::api::{Kind, Member, Shape};
use super::json::{Json, Object};
use super::member::default_of;
use super::traits::{Traits, common, length, pattern, range, timestamp_format};
use super::{enumeration, structure};

const JSON: &str = "application/json";

/// A data shape.
pub(super) fn shape(cx: &Context<'_>, shape: &Shape<'_>) -> Json {
    let mut traits = common(&shape.node);
    traits.mark("smithy.api#sensitive", shape.node.flag("sensitive"));
    let shape = match &shape.kind {
        Kind::Structure(members) => structure::structure(cx, shape, members, traits),
        Kind::List(member) => collection(cx, shape, &[member], traits),
        Kind::Map(key, value) => collection(cx, shape, &[key, value], traits),
        Kind::Simple("string")
            if shape.node.list("enum").iter().any(|it| *it != Json::from("")) =>
        {
            enumeration::enumeration(&shape.node, traits)
        }
        Kind::Simple(kind) => simple(cx, shape, kind, traits),
    };
    shape.into()
}

fn simple(cx: &Context<'_>, shape: &Shape<'_>, kind: &str, mut traits: Traits) -> Object {
    let node = &shape.node;
    match kind {
        "string" => {
            traits.set_some("smithy.api#length", length(node));
            traits.set_some("smithy.api#pattern", pattern(node));
            let media_type = cx.survey.is_json(shape.name).then_some(JSON);
            traits.set_some("smithy.api#mediaType", media_type);
        }
        "blob" => {
            traits.set_some("smithy.api#length", length(node));
            traits.mark("smithy.api#streaming", cx.survey.is_stream(shape.name));
        }
        "timestamp" => {
            traits.set_some("smithy.api#timestampFormat", timestamp_format(node));
        }
        "boolean" => {}
        _ => traits.set_some("smithy.api#range", range(node)),
    }
    traits.set_some("smithy.api#default", default_of(cx, shape.name));
    traits.add_to(Object::default().with("type", kind))
}

/// A string for headers that have JSON, next to the one for text.
pub(super) fn json_copy() -> Json {
    let mut traits = Traits::default();
    traits.set("smithy.api#mediaType", JSON);
    traits.add_to(Object::default().with("type", "string")).into()
}

/// A list or a map.
fn collection(
    cx: &Context<'_>,
    shape: &Shape<'_>,
    members: &[&Member<'_>],
    mut traits: Traits,
) -> Object {
    let node = &shape.node;
    traits.set_some("smithy.api#length", length(node));
    traits.mark("smithy.api#sparse", node.flag("sparse"));
    let kind = if members.len() == 1 { "list" } else { "map" };
    traits.mark("smithy.api#uniqueItems", node.flag("uniqueItems"));
    let object = members.iter().fold(Object::default().with("type", kind), |object, member| {
        let target = cx.names.target(member.target);
        object.with(member.name, common(&member.node).add_to(target))
    });
    traits.add_to(object)
}
