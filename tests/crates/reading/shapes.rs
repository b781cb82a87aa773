//! The shapes of a model, each read once: random texts visit them many thousand times.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde_json::Value;

use super::model::{Member, Model, Traits};

/// The shapes that values can have, by id.
pub(crate) struct Shapes(BTreeMap<String, Shape>);

/// A shape, with what it inherits.
pub(crate) struct Shape {
    pub(crate) kind: Kind,
    pub(crate) traits: Traits,
}

/// What the values of a shape are made of.
pub(crate) enum Kind {
    Structure(Vec<Member>),
    Union(Vec<Member>),
    /// The elements.
    List(Member),
    /// The keys and the values.
    Map(Member, Member),
    /// The values that the model knows.
    Enum(Vec<String>),
    /// The values that the model knows.
    IntEnum(Vec<i64>),
    /// A simple type by its name, such as `string`.
    Simple(String),
}

impl Shapes {
    /// Reads every shape that has values, and the targets of its members.
    pub(crate) fn of(model: &Model) -> Self {
        let ids = model.ids().filter(|id| has_values(model, id));
        let mut open: Vec<String> = ids.map(str::to_owned).collect();
        let mut shapes = BTreeMap::new();
        while let Some(id) = open.pop() {
            if let Entry::Vacant(entry) = shapes.entry(id) {
                let id = entry.key();
                open.extend(model.members(id).iter().map(|member| member.target.clone()));
                let shape = Shape { kind: Kind::of(model, id), traits: model.traits(id).clone() };
                entry.insert(shape);
            }
        }
        Self(shapes)
    }

    /// A shape that has values.
    pub(crate) fn get(&self, id: &str) -> &Shape {
        self.0.get(id).unwrap_or_else(|| panic!("the model has no values of {id}"))
    }
}

impl Kind {
    fn of(model: &Model, id: &str) -> Self {
        let mut members = model.members(id).to_vec();
        match model.kind(id).as_str() {
            "structure" | "unit" => Self::Structure(members),
            "union" => Self::Union(members),
            "list" => Self::List(members.remove(0)),
            "map" => {
                let key = members.remove(0);
                Self::Map(key, members.remove(0))
            }
            "enum" => {
                let text = |value: Value| value.as_str().map(str::to_owned);
                Self::Enum(model.values(id).into_iter().filter_map(text).collect())
            }
            "intEnum" => Self::IntEnum(model.values(id).iter().filter_map(Value::as_i64).collect()),
            simple => Self::Simple(simple.to_owned()),
        }
    }
}

fn has_values(model: &Model, id: &str) -> bool {
    !["apply", "operation", "resource", "service"].contains(&model.kind(id).as_str())
}
