//! Default values of members.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::closure::Closure;
use super::presence::Presence;
use crate::graph;
use crate::model::{Kind, MemberId, ShapeId};

/// The value of a member that is absent.
#[derive(Clone, Copy)]
pub(crate) enum DefaultValue<'a> {
    /// The node of the trait `default`, which parsing checked.
    OfModel(&'a Value),
    /// The structure that reading starts from.
    Initial,
}

/// The values that are written and read for absent members, see
/// <https://smithy.io/2.0/spec/type-refinement-traits.html#default-trait>.
///
/// Members of an operation's input have none, so that a request contains exactly what the client
/// sets, and the service fills in its defaults. Members with `@clientOptional` have none either.
///
/// An absent required structure without a default is read like an empty object, see
/// <https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction>. If one of its members
/// has a default, its value is [`DefaultValue::Initial`].
pub(crate) fn defaults<'a>(
    closure: &Closure<'a>,
    whole: &Closure<'a>,
    presence: &Presence<'a>,
) -> BTreeMap<MemberId<'a>, DefaultValue<'a>> {
    let required = |id: &'a ShapeId| {
        presence.required(closure, id).into_iter().map(|member| ((), &member.target)).collect()
    };
    let mut defaults = BTreeMap::new();
    // Structures with a default value somewhere.
    let mut filled = BTreeSet::new();
    for id in graph::walk(closure.shapes.keys().copied(), required).order {
        let Kind::Structure(members) = &closure.shapes[id].kind else { continue };
        let is_input = !whole.requests(id).is_empty();
        for member in members {
            let is_required = presence.is_required(id, member);
            let is_filled = is_required && filled.contains(&member.target);
            if is_filled {
                filled.insert(id);
            }
            if member.traits.client_optional || (is_input && !is_required) {
                continue;
            }
            let default = match &member.traits.default {
                Some(Value::Null) => continue,
                Some(value) => DefaultValue::OfModel(value),
                None if is_filled => DefaultValue::Initial,
                None => continue,
            };
            defaults.insert(id.member(&member.name), default);
            filled.insert(id);
        }
    }
    defaults
}
