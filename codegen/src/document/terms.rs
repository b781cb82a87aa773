//! An index of the names of a service's shapes, members and values, to find words in prose.

use std::collections::BTreeMap;

use crate::map::map_of;
use crate::model::{Kind, Shape, ShapeId};

/// The names in a service. It includes items that the crate doesn't have, so that a word means the
/// same in a crate with only some operations.
#[derive(Default)]
pub(super) struct Terms<'a> {
    pub(super) operations: BTreeMap<&'a str, &'a ShapeId>,
    pub(super) types: BTreeMap<&'a str, &'a ShapeId>,
    /// Structures and unions by the names of their members.
    pub(super) owners: BTreeMap<&'a str, Vec<&'a ShapeId>>,
    /// The members of structures and unions by container and name in lower case.
    members: BTreeMap<(&'a ShapeId, String), Vec<&'a str>>,
    /// Enums by their values.
    pub(super) enums: BTreeMap<&'a str, Vec<&'a ShapeId>>,
}

impl<'a> Terms<'a> {
    /// Collects the names of all shapes in `shapes`, and of `operations`.
    pub(super) fn of(
        shapes: &BTreeMap<&'a ShapeId, &'a Shape>,
        operations: impl Iterator<Item = &'a ShapeId>,
    ) -> Self {
        let mut terms =
            Self { operations: map_of(operations.map(|id| (id.name(), id))), ..Self::default() };
        for (&id, shape) in shapes {
            match &shape.kind {
                Kind::Structure(members) | Kind::Union(members) => {
                    terms.types.insert(id.name(), id);
                    for member in members {
                        terms.owners.entry(&member.name).or_default().push(id);
                        let key = (id, member.name.to_ascii_lowercase());
                        terms.members.entry(key).or_default().push(&member.name);
                    }
                }
                Kind::Enum(values) => {
                    terms.types.insert(id.name(), id);
                    for value in values {
                        terms.enums.entry(&value.value).or_default().push(id);
                    }
                }
                Kind::IntEnum(_) => _ = terms.types.insert(id.name(), id),
                _ => {}
            }
        }
        terms
    }

    /// The member of a structure or union that a word names; the case doesn't matter.
    pub(super) fn member(&self, id: &'a ShapeId, word: &str) -> Option<&'a str> {
        let similar = self.members.get(&(id, word.to_ascii_lowercase()))?;
        let exact = similar.iter().find(|name| **name == word);
        exact.or_else(|| similar.first().filter(|_| is_distinctive(word))).copied()
    }
}

/// Whether a word looks like a name, and not like a word of a sentence or a plain value.
pub(super) fn is_distinctive(word: &str) -> bool {
    word.len() > 4
        && word.chars().skip(1).any(|c| c.is_ascii_uppercase())
        && word.chars().any(|c| c.is_ascii_lowercase())
}
