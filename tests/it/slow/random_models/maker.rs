//! Makes random valid models, with all features of Smithy.

use serde_json::{Map, Value, json};

use crate::slow::random_models::dice::Dice;
use crate::slow::random_models::names::{self, Names};

/// Traits, or any other object of the AST.
pub(crate) type Object = Map<String, Value>;

/// The namespaces of shapes; the service is in the first.
pub(crate) const NAMESPACES: [&str; 2] = ["example.first", "example.second_one"];

/// An unfinished model.
pub(crate) struct Maker {
    pub(crate) dice: Dice,
    /// Everything so far, by id.
    pub(crate) shapes: Object,
    /// The names of shapes in the service's closure.
    pub(crate) names: Names,
    /// The names that the service gives to shapes whose names clash.
    pub(crate) rename: Object,
    /// Shapes that members can target: scalars, enums, lists and maps.
    pub(crate) targets: Vec<String>,
    /// Structures and unions, some of which don't have their members yet. A structure can require
    /// only those before it.
    pub(crate) items: Vec<String>,
    /// Structures to mix in.
    pub(crate) mixins: Vec<String>,
    pub(crate) errors: Vec<String>,
    /// How many members have the trait `jsonName`.
    pub(crate) json_names: usize,
}

impl Maker {
    fn new(seed: u64) -> Self {
        Self {
            dice: Dice::new(seed),
            shapes: Object::new(),
            names: Names::default(),
            rename: Object::new(),
            targets: Vec::new(),
            items: Vec::new(),
            mixins: Vec::new(),
            errors: Vec::new(),
            json_names: 0,
        }
    }

    /// The model of a seed.
    pub(crate) fn model(seed: u64) -> Value {
        let mut maker = Self::new(seed);
        maker.scalars();
        maker.items();
        maker.service();
        maker.apply();
        let extra = maker.dice.html();
        json!({"smithy": "2.0", "metadata": {"suppressions": [extra]}, "shapes": maker.shapes})
    }

    /// An id that no shape has. In another namespace, it can have the name of an existing shape.
    /// Then the service renames it.
    pub(crate) fn id(&mut self) -> String {
        let namespace = NAMESPACES[usize::from(self.dice.chance(20))];
        let clash =
            !self.dice.pick(&["", "", "", "clash"]).is_empty() && namespace == NAMESPACES[1];
        if clash && let Some(name) = self.name_to_clash_with() {
            let id = format!("{namespace}#{name}");
            if !self.shapes.contains_key(&id) {
                let new = self.names.fresh(&mut self.dice, names::SHAPES);
                self.rename.insert(id.clone(), new.into());
                self.shapes.insert(id.clone(), Value::Null);
                return id;
            }
        }
        let name = self.names.fresh(&mut self.dice, names::SHAPES);
        let id = format!("{namespace}#{name}");
        self.shapes.insert(id.clone(), Value::Null);
        id
    }

    fn name_to_clash_with(&mut self) -> Option<String> {
        let first: Vec<&String> =
            self.shapes.keys().filter(|id| id.starts_with(NAMESPACES[0])).collect();
        let id = (!first.is_empty()).then(|| (*self.dice.pick(&first)).clone())?;
        id.split_once('#').map(|(_, name)| name.to_owned())
    }

    pub(crate) fn add(&mut self, id: &str, shape: Value) {
        self.shapes.insert(id.to_owned(), shape);
    }

    /// The type of a shape; those of the prelude have it as their name.
    pub(crate) fn kind(&self, id: &str) -> String {
        match id.strip_prefix("smithy.api#") {
            Some(name) => {
                let name = name.trim_start_matches("Primitive");
                name[..1].to_lowercase() + &name[1..]
            }
            None => self.shapes[id]["type"].as_str().unwrap_or("structure").to_owned(),
        }
    }

    /// Moves traits of members into statements of their own.
    fn apply(&mut self) {
        let mut applied = Object::new();
        for (id, shape) in &mut self.shapes {
            let Some(members) = shape.get_mut("members").and_then(Value::as_object_mut) else {
                continue;
            };
            for (name, member) in members {
                let Some(traits) = member.get_mut("traits").and_then(Value::as_object_mut) else {
                    continue;
                };
                // The values of enums belong to their members.
                let chosen = traits.keys().find(|id| *id != "smithy.api#enumValue").cloned();
                if let Some(chosen) = chosen.filter(|_| self.dice.chance(15)) {
                    let value = traits.remove(&chosen);
                    let statement = json!({"type": "apply", "traits": {chosen: value}});
                    applied.insert(format!("{id}${name}"), statement);
                }
            }
        }
        self.shapes.extend(applied);
    }
}
