//! Shapes without a Rust item of their own, and enums.

use serde_json::{Value, json};

use crate::slow::random_models::maker::{Maker, Object};
use crate::slow::random_models::names::{self, Names};

/// The simple shapes that a model can define, with their names in the prelude.
pub(crate) const SIMPLE: [(&str, &str); 13] = [
    ("string", "String"),
    ("blob", "Blob"),
    ("boolean", "Boolean"),
    ("byte", "Byte"),
    ("short", "Short"),
    ("integer", "Integer"),
    ("long", "Long"),
    ("float", "Float"),
    ("double", "Double"),
    ("bigInteger", "BigInteger"),
    ("bigDecimal", "BigDecimal"),
    ("timestamp", "Timestamp"),
    ("document", "Document"),
];

impl Maker {
    /// Scalars and enums.
    pub(crate) fn scalars(&mut self) {
        for _ in 0..self.dice.within(1..5) {
            self.simple();
        }
        for _ in 0..self.dice.below(3) {
            match self.dice.below(3) {
                0 => self.int_enum(),
                1 => self.enum_trait(),
                _ => self.string_enum(),
            }
        }
    }

    /// Adds a shape that members can target.
    pub(crate) fn target(&mut self, kind: &str, more: Object, mut traits: Object) {
        let id = self.id();
        if self.dice.chance(15) {
            traits.insert("smithy.api#sensitive".to_owned(), json!({}));
        }
        let mut shape = more;
        shape.insert("type".to_owned(), kind.into());
        if !traits.is_empty() {
            shape.insert("traits".to_owned(), traits.into());
        }
        self.add(&id, shape.into());
        self.targets.push(id);
    }

    fn simple(&mut self) {
        let (kind, _) = *self.dice.pick(&SIMPLE);
        let mut traits = self.traits();
        traits.extend(self.constraints(kind));
        if kind == "string" && self.dice.chance(10) {
            traits.insert("smithy.api#mediaType".to_owned(), "application/json".into());
        }
        self.target(kind, Object::new(), traits);
        let id = self.targets.last().cloned().unwrap_or_default();
        if let Some(default) = self.default(&id).filter(|_| self.dice.chance(15)) {
            let traits = &mut self.shapes[&id]["traits"];
            if traits.is_null() {
                *traits = json!({});
            }
            traits["smithy.api#default"] = default;
        }
    }

    /// A target without members: of the prelude, or of the model.
    pub(crate) fn any_simple(&mut self) -> String {
        let own: Vec<&String> = self.targets.iter().collect();
        if !own.is_empty() && self.dice.chance(50) {
            return (*self.dice.pick(&own)).clone();
        }
        let (_, name) = *self.dice.pick(&SIMPLE);
        let primitive = ["Boolean", "Byte", "Double", "Float", "Integer", "Long", "Short"];
        let is_primitive = primitive.contains(&name) && self.dice.chance(10);
        format!("smithy.api#{}{name}", if is_primitive { "Primitive" } else { "" })
    }

    fn string_enum(&mut self) {
        let (mut members, mut names, mut values) = (Object::new(), Names::default(), Vec::new());
        for _ in 0..self.dice.within(1..6) {
            let name = names.fresh(&mut self.dice, names::MEMBERS);
            let text = self.dice.text();
            let value = if self.dice.chance(50) { name.clone() } else { text };
            if values.contains(&value) {
                continue;
            }
            let mut traits = self.traits();
            if value != name || self.dice.chance(50) {
                traits.insert("smithy.api#enumValue".to_owned(), value.clone().into());
            }
            values.push(value);
            members.insert(name, member("smithy.api#Unit", traits));
        }
        let traits = self.traits();
        self.target("enum", object("members", members.into()), traits);
    }

    fn int_enum(&mut self) {
        let (mut members, mut names) = (Object::new(), Names::default());
        let first = *self.dice.pick(&[1, -3, i32::MAX - 10, i32::MIN]);
        for index in 0..self.dice.within(1..6) {
            let name = names.fresh(&mut self.dice, names::MEMBERS);
            let mut traits = self.traits();
            let value = i64::from(first) + i64::try_from(index).unwrap_or_default();
            traits.insert("smithy.api#enumValue".to_owned(), value.into());
            members.insert(name, member("smithy.api#Unit", traits));
        }
        let traits = self.traits();
        self.target("intEnum", object("members", members.into()), traits);
    }

    /// The trait of Smithy 1.0, whose values don't need names.
    fn enum_trait(&mut self) {
        let has_names = self.dice.chance(50);
        let (mut definitions, mut names, mut values) =
            (Vec::new(), Names::default(), Vec::<String>::new());
        for _ in 0..self.dice.within(1..6) {
            let name = names.fresh(&mut self.dice, names::MEMBERS);
            let text = self.dice.text();
            let digit = format!("{}{name}", self.dice.below(100));
            let value = self.dice.pick(&[name.clone(), text, digit]).clone();
            if values.contains(&value) {
                continue;
            }
            let mut definition = object("value", value.clone().into());
            values.push(value);
            if has_names {
                definition.insert("name".to_owned(), name.into());
            }
            if self.dice.chance(30) {
                definition.insert("documentation".to_owned(), self.prose().into());
                definition.insert("deprecated".to_owned(), self.dice.chance(50).into());
            }
            definitions.push(Value::from(definition));
        }
        let mut traits = self.traits();
        traits.insert("smithy.api#enum".to_owned(), definitions.into());
        self.target("string", Object::new(), traits);
    }
}

/// A member of a shape.
#[expect(clippy::needless_pass_by_value, reason = "callers are done with them")]
pub(crate) fn member(target: &str, traits: Object) -> Value {
    if traits.is_empty() && target.len().is_multiple_of(2) {
        return json!({"target": target});
    }
    json!({"target": target, "traits": traits})
}

/// An object of one key.
pub(crate) fn object(key: &str, value: Value) -> Object {
    Object::from_iter([(key.to_owned(), value)])
}
