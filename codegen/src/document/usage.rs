//! Finds the members that use a shape.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Kind, Member, Shape, ShapeId};

/// For each shape, the members of structures and unions with this shape, also in lists and maps.
#[derive(Default)]
pub(super) struct Usage<'a>(BTreeMap<&'a ShapeId, Vec<(&'a ShapeId, &'a Member)>>);

impl<'a> Usage<'a> {
    /// Collects the members of all shapes in `shapes`.
    pub(super) fn of(shapes: &BTreeMap<&'a ShapeId, &'a Shape>) -> Self {
        let mut usage = Self::default();
        for (&container, shape) in shapes {
            let (Kind::Structure(members) | Kind::Union(members)) = &shape.kind else { continue };
            for member in members {
                for held in held(shapes, &member.target) {
                    usage.0.entry(held).or_default().push((container, member));
                }
            }
        }
        usage
    }

    /// The members with this shape.
    pub(super) fn of_shape(&self, id: &ShapeId) -> &[(&'a ShapeId, &'a Member)] {
        self.0.get(id).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The target of a member, and the shapes inside it if it is a list or map.
fn held<'a>(
    shapes: &BTreeMap<&'a ShapeId, &'a Shape>,
    target: &'a ShapeId,
) -> BTreeSet<&'a ShapeId> {
    let mut open = vec![target];
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        let is_new = found.insert(id);
        match shapes.get(id).map(|shape| &shape.kind) {
            Some(Kind::List(member)) if is_new => open.push(&member.target),
            Some(Kind::Map(key, value)) if is_new => open.extend([&key.target, &value.target]),
            _ => {}
        }
    }
    found
}
