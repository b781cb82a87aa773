//! Nodes that stand for values of a shape: defaults, and the members of examples.

use serde_json::{Number, Value, json};

use crate::slow::random_models::dice::Dice;
use crate::slow::random_models::maker::{Maker, Object};

impl Maker {
    /// A default for a member of this target, if it can have one.
    pub(crate) fn default(&mut self, target: &str) -> Option<Value> {
        match self.kind(target).as_str() {
            "structure" | "union" => None,
            "list" | "set" => Some(json!([])),
            "map" => Some(json!({})),
            "document" => {
                let text = self.dice.text();
                let values =
                    [json!(true), json!([]), json!({}), json!(text), json!(-7), json!(0.5)];
                Some(self.dice.pick(&values).clone())
            }
            // In base64, unlike in examples.
            "blob" => Some((*self.dice.pick(&["", "AA==", "Zm9vYmFy"])).into()),
            "timestamp" => Some(match self.dice.below(3) {
                0 => json!(1_700_000_000),
                1 => json!(-0.25),
                _ => "1985-04-12T23:20:50.52Z".into(),
            }),
            _ => Some(self.value(target, 0)),
        }
    }

    /// A value of the shape.
    pub(crate) fn value(&mut self, target: &str, depth: usize) -> Value {
        let kind = self.kind(target);
        let shape = self.shapes.get(target).cloned().unwrap_or_default();
        match kind.as_str() {
            "boolean" => self.dice.chance(50).into(),
            "byte" => number(&mut self.dice, i64::from(i8::MIN), i64::from(i8::MAX)),
            "short" => number(&mut self.dice, i64::from(i16::MIN), i64::from(i16::MAX)),
            "integer" => number(&mut self.dice, i64::from(i32::MIN), i64::from(i32::MAX)),
            "long" | "bigInteger" => number(&mut self.dice, i64::MIN, i64::MAX),
            "float" | "double" | "bigDecimal" => {
                let numbers = [0.0, -1.5, 0.1, 1e-7, 3e20, 16_777_217.0];
                Value::from(Number::from_f64(*self.dice.pick(&numbers)))
            }
            "timestamp" => json!(self.dice.pick(&[0_i64, -1, 1_700_000_000])),
            "document" => json!({"a": [null, 1, "b"]}),
            "string" if shape["traits"]["smithy.api#enum"].is_array() => {
                let definitions = shape["traits"]["smithy.api#enum"].as_array();
                let definitions = definitions.cloned().unwrap_or_default();
                self.dice.pick(&definitions)["value"].clone()
            }
            "blob" | "string" => self.dice.text().into(),
            "enum" | "intEnum" => {
                let members: Vec<_> = shape["members"].as_object().into_iter().flatten().collect();
                let (name, member) = *self.dice.pick(&members);
                let value = &member["traits"]["smithy.api#enumValue"];
                if value.is_null() { name.as_str().into() } else { value.clone() }
            }
            "list" | "set" => {
                let element = shape["member"]["target"].as_str().unwrap_or_default();
                let count = if depth < 3 { self.dice.below(3) } else { 0 };
                (0..count).map(|_| self.value(element, depth + 1)).collect()
            }
            "map" => {
                let element = shape["value"]["target"].as_str().unwrap_or_default();
                let count = if depth < 3 { self.dice.below(3) } else { 0 };
                let entry = |index: usize| (format!("key{index}"), self.value(element, depth + 1));
                (0..count).map(entry).collect::<Object>().into()
            }
            "union" => self.union_value(&shape, depth),
            _ => self.structure_value(&shape, depth),
        }
    }

    fn structure_value(&mut self, shape: &Value, depth: usize) -> Value {
        let mut value = Object::new();
        for (name, member) in self.all_members(shape) {
            let is_required = member["traits"].get("smithy.api#required").is_some();
            if is_required || (depth < 3 && self.dice.chance(50)) {
                let target = member["target"].as_str().unwrap_or_default();
                value.insert(name, self.value(target, depth + 1));
            }
        }
        value.into()
    }

    fn union_value(&mut self, shape: &Value, depth: usize) -> Value {
        let mut members: Vec<_> = self.all_members(shape).into_iter().collect();
        if depth >= 3 {
            // Each union has a member that ends recursion.
            members.retain(|(_, member)| !self.items.iter().any(|id| member["target"] == **id));
        }
        let (name, member) = self.dice.pick(&members).clone();
        let target = member["target"].as_str().unwrap_or_default();
        let value =
            if target == "smithy.api#Unit" { json!({}) } else { self.value(target, depth + 1) };
        json!({name: value})
    }

    /// The members of a structure or union, with those of its mixins.
    pub(crate) fn all_members(&self, shape: &Value) -> Object {
        let mut members = Object::new();
        for mixin in shape["mixins"].as_array().into_iter().flatten() {
            let id = mixin["target"].as_str().unwrap_or_default();
            members.extend(self.all_members(&self.shapes[id]));
        }
        members.extend(shape["members"].as_object().cloned().unwrap_or_default());
        members
    }
}

fn number(dice: &mut Dice, min: i64, max: i64) -> Value {
    (*dice.pick(&[0, 1, -1, 7, min, max])).into()
}
