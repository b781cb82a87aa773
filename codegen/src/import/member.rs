//! Converts members of structures and unions.

use super::Context;
use super::api::{Kind, Member};
use super::json::{Json, Object};
use super::traits::{Traits, common, timestamp_format};

/// The member with its traits.
pub(super) fn member(cx: &Context<'_>, member: &Member<'_>, traits: Traits) -> Object {
    let target = if cx.survey.has_json_copy(member) {
        cx.names.json_copy(member.target)
    } else {
        cx.names.target(member.target)
    };
    traits.add_to(target)
}

/// The traits that members of structures and of unions share.
pub(super) fn traits(member: &Member<'_>) -> Traits {
    let node = &member.node;
    let mut traits = common(node);
    traits.mark("smithy.api#idempotencyToken", node.flag("idempotencyToken"));
    traits.mark("smithy.api#hostLabel", node.flag("hostLabel"));
    traits.mark("aws.api#clientEndpointDiscoveryId", node.flag("endpointdiscoveryid"));
    traits.set_some("smithy.api#timestampFormat", timestamp_format(node));
    let parameter = node.node("contextParam").and_then(|parameter| parameter.needed("name"));
    let parameter = parameter.map(|name| Object::default().with("name", name));
    traits.set_some("smithy.rules#contextParam", parameter);
    traits
}

/// The name of a member in the body.
///
/// botocore doesn't say to which protocol the name belongs. With awsQuery, it is the name in XML.
pub(super) fn json_name(cx: &Context<'_>, member: &Member<'_>, traits: &mut Traits) {
    let name = member.node.filled("locationName").filter(|name| *name != member.name);
    traits.set_some("smithy.api#jsonName", name.filter(|_| !cx.protocols.has_query()));
}

/// The default of a structure's member: none, the default of its target, or `null` to cancel that.
/// A stream that isn't required has an empty one, see
/// <https://smithy.io/2.0/spec/streaming.html#smithy-api-streaming-trait>.
pub(super) fn default(cx: &Context<'_>, member: &Member<'_>, is_required: bool) -> Option<Json> {
    if cx.survey.is_stream(member.target) {
        return (!is_required).then(|| "".into());
    }
    let default = default_of(cx, member.target)?;
    Some(if member.node.flag("box") { Json::Null } else { default })
}

/// The default of a shape: zero, or none.
pub(super) fn default_of(cx: &Context<'_>, name: &str) -> Option<Json> {
    let kind = &cx.api.get(name).filter(|_| cx.survey.is_zeroed(name))?.kind;
    match kind {
        Kind::Simple("boolean") => Some(false.into()),
        Kind::Simple("byte" | "short" | "integer" | "long" | "float" | "double") => {
            Some(0_u64.into())
        }
        _ => None,
    }
}
