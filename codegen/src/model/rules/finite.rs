//! Checks that unions and resources don't need themselves, see
//! <https://smithy.io/2.0/spec/aggregate-types.html#recursive-shape-definitions>.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Errors, Problem};
use crate::graph;
use crate::model::{Kind, Member, Model, Shape, ShapeId};

/// Reports unions that can't have a value, since each member needs another value of the union, and
/// resources that contain themselves.
///
/// `lower` reports structures that require each other and lists of themselves, but only in the
/// closure of the service: there the configuration can make a member optional.
pub(super) fn check(model: &Model, errors: &mut Errors) {
    let finite = finite(model);
    for (id, shape) in model.shapes() {
        if matches!(&shape.kind, Kind::Union(members) if !members.is_empty())
            && !finite.contains(id)
        {
            let message = "can't have a value: each member needs another value of this union";
            errors
                .push(Problem::new(id, message).help("add a member that doesn't lead back to it"));
        }
    }
    let resources = model.shapes().filter(|(_, shape)| matches!(shape.kind, Kind::Resource(_)));
    let below = |id| match model.get(id).map(|shape: &Shape| &shape.kind) {
        Some(Kind::Resource(resource)) => resource.resources.iter().map(|id| ((), id)).collect(),
        _ => Vec::new(),
    };
    for (id, (), target) in graph::walk(resources.map(|(id, _)| id), below).back {
        let message = format!("targets {target}, which makes a resource contain itself");
        errors.push(Problem::new(id, message).help("remove one of the resources of this cycle"));
    }
}

/// The shapes that can have a value of finite size. A target that doesn't exist counts as one of
/// them: another rule reports it.
fn finite(model: &Model) -> BTreeSet<&ShapeId> {
    let mut waiting: BTreeMap<&ShapeId, usize> = BTreeMap::new();
    let mut users: BTreeMap<&ShapeId, Vec<&ShapeId>> = BTreeMap::new();
    let mut open = Vec::new();
    for (id, shape) in model.shapes() {
        let needed: Vec<&Member> = match &shape.kind {
            Kind::Structure(members) => members.iter().filter(|it| it.traits.required).collect(),
            Kind::Union(members) => members.iter().collect(),
            _ => Vec::new(),
        };
        let needed = needed.into_iter().filter(|member| model.get(&member.target).is_some());
        let needed: Vec<&ShapeId> = needed.map(|member| &member.target).collect();
        let is_union = matches!(shape.kind, Kind::Union(_));
        for target in &needed {
            users.entry(target).or_default().push(id);
        }
        match needed.len() {
            0 => open.push(id),
            count => _ = waiting.insert(id, if is_union { 1 } else { count }),
        }
    }
    let mut finite = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !finite.insert(id) {
            continue;
        }
        for user in users.get(id).into_iter().flatten() {
            if let Some(count) = waiting.get_mut(user) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    open.push(user);
                }
            }
        }
    }
    finite
}
