//! Lists, maps, structures, unions, errors and mixins, which can contain each other.

use serde_json::{Value, json};

use crate::slow::random_models::maker::{Maker, Object};
use crate::slow::random_models::names::{self, Names};
use crate::slow::random_models::scalars::{member, object};

const REQUIRED: &str = "smithy.api#required";
const DEFAULT: &str = "smithy.api#default";

impl Maker {
    /// Everything with members, except inputs and outputs.
    pub(crate) fn items(&mut self) {
        // Their ids exist before their members, so that lists and unions can refer back to them.
        for _ in 0..self.dice.within(1..6) {
            let id = self.id();
            let kind = if self.dice.chance(25) { "union" } else { "structure" };
            self.add(&id, json!({"type": kind}));
            self.items.push(id);
        }
        for _ in 0..self.dice.within(1..5) {
            if self.dice.chance(60) { self.list() } else { self.map() }
        }
        for _ in 0..self.dice.below(3) {
            self.mixin();
        }
        for index in 0..self.items.len() {
            let id = self.items[index].clone();
            let mut shape = match self.kind(&id).as_str() {
                "union" => self.union(),
                _ => self.structure(index),
            };
            if self.dice.chance(12) {
                shape["traits"]["smithy.api#sensitive"] = json!({});
            }
            self.add(&id, shape);
        }
        for _ in 0..self.dice.below(4) {
            self.error();
        }
    }

    fn list(&mut self) {
        let target = self.any_target();
        let mut traits = self.traits();
        traits.extend(self.constraints("list"));
        let is_simple = ["string", "integer", "boolean"].contains(&&*self.kind(&target));
        let kind = if is_simple && self.dice.chance(30) {
            traits.insert("smithy.api#uniqueItems".to_owned(), json!({}));
            *self.dice.pick(&["list", "list", "set"])
        } else {
            self.sparse(&mut traits);
            "list"
        };
        let element = self.element(&target);
        self.target(kind, object("member", element), traits);
    }

    fn map(&mut self) {
        let keys: Vec<String> = self.targets.clone();
        let keys = keys.into_iter().filter(|id| ["string", "enum"].contains(&&*self.kind(id)));
        let keys: Vec<String> = keys.chain(["smithy.api#String".to_owned()]).collect();
        let key = self.dice.pick(&keys).clone();
        let value = self.any_target();
        let mut traits = self.traits();
        traits.extend(self.constraints("map"));
        self.sparse(&mut traits);
        let mut map = object("key", self.element(&key));
        map.insert("value".to_owned(), self.element(&value));
        self.target("map", map, traits);
    }

    fn sparse(&mut self, traits: &mut Object) {
        if self.dice.chance(25) {
            traits.insert("smithy.api#sparse".to_owned(), json!({}));
        }
    }

    /// The member of a list or map.
    fn element(&mut self, target: &str) -> Value {
        let mut traits = self.traits();
        if self.dice.chance(30) {
            traits.extend(self.constraints(&self.kind(target)));
        }
        member(target, traits)
    }

    /// Any shape, also one that doesn't have its members yet.
    fn any_target(&mut self) -> String {
        if !self.items.is_empty() && self.dice.chance(45) {
            return self.dice.pick(&self.items).clone();
        }
        self.any_simple()
    }

    fn mixin(&mut self) {
        let id = self.id();
        let mut shape = json!({"type": "structure"});
        let mut names = Names::default();
        self.mix_in(&mut shape, &mut names);
        let mut members = Object::new();
        for _ in 0..self.dice.within(1..4) {
            let name = names.fresh(&mut self.dice, names::MEMBERS);
            let target = self.any_simple();
            members.insert(name, self.member(&target, true));
        }
        shape["members"] = members.into();
        let mut traits = self.traits();
        let local: Vec<&String> = traits.keys().collect();
        let local = if self.dice.chance(50) { json!(local) } else { json!([]) };
        traits.insert("smithy.api#mixin".to_owned(), json!({"localTraits": local}));
        shape["traits"] = traits.into();
        self.add(&id, shape);
        self.mixins.push(id);
    }

    /// Adds a mixin with some probability. The names of its members are then taken.
    fn mix_in(&mut self, shape: &mut Value, names: &mut Names) {
        if self.mixins.is_empty() || !self.dice.chance(25) {
            return;
        }
        let mixin = self.dice.pick(&self.mixins).clone();
        for name in self.all_members(&self.shapes[&mixin]).keys() {
            names.take(name);
        }
        shape["mixins"] = json!([{"target": mixin}]);
    }

    /// A structure that requires no structure from `rank` on.
    pub(crate) fn structure(&mut self, rank: usize) -> Value {
        let mut shape = json!({"type": "structure", "traits": self.traits()});
        let mut names = Names::default();
        self.mix_in(&mut shape, &mut names);
        let mut members = Object::new();
        for _ in 0..self.dice.below(6) {
            let name = names.fresh(&mut self.dice, names::MEMBERS);
            let target = self.any_target();
            let place = self.items.iter().position(|id| *id == target);
            let can_require = place.is_none_or(|place| place < rank);
            members.insert(name, self.member(&target, can_require));
        }
        shape["members"] = members.into();
        shape
    }

    /// A member of a structure.
    pub(crate) fn member(&mut self, target: &str, can_require: bool) -> Value {
        let mut traits = self.traits();
        if self.dice.chance(30) {
            traits.extend(self.constraints(&self.kind(target)));
        }
        let is_required = can_require && self.dice.chance(35);
        if is_required {
            traits.insert(REQUIRED.to_owned(), json!({}));
        }
        if self.dice.chance(10) {
            traits.insert("smithy.api#clientOptional".to_owned(), json!({}));
        }
        let inherited = self.shapes.get(target).map(|shape| &shape["traits"][DEFAULT]);
        match inherited.filter(|default| !default.is_null()).cloned() {
            // A member must say whether it keeps the default of its target.
            Some(default) => {
                let default = if self.dice.chance(70) { default } else { Value::Null };
                traits.insert(DEFAULT.to_owned(), default);
            }
            None if self.dice.chance(20) => {
                traits.extend(self.default(target).map(|value| (DEFAULT.to_owned(), value)));
            }
            None => {}
        }
        if self.dice.chance(5) {
            // Two members of a structure can't have the same name in JSON.
            self.json_names += 1;
            let name = format!("otherName{}", self.json_names);
            traits.insert("smithy.api#jsonName".to_owned(), name.into());
        }
        if self.dice.chance(5) {
            traits.insert("smithy.api#xmlName".to_owned(), "x:y".into());
        }
        member(target, traits)
    }

    fn union(&mut self) -> Value {
        let mut shape = json!({"type": "union", "traits": self.traits()});
        let (mut members, mut names) = (Object::new(), Names::default());
        let first = self.any_simple();
        let mut targets = vec![first];
        for _ in 0..self.dice.below(5) {
            let unit = self.dice.chance(15);
            targets.push(if unit { "smithy.api#Unit".to_owned() } else { self.any_target() });
        }
        for target in targets {
            let name = names.fresh(&mut self.dice, names::MEMBERS);
            members.insert(name, self.element(&target));
        }
        shape["members"] = members.into();
        shape
    }

    fn error(&mut self) {
        let id = self.id();
        let mut shape = self.structure(self.items.len());
        let fault = *self.dice.pick(&["client", "server"]);
        shape["traits"]["smithy.api#error"] = fault.into();
        if self.dice.chance(30) {
            let status = if fault == "client" { 418 } else { 503 };
            shape["traits"]["smithy.api#httpError"] = status.into();
        }
        if self.dice.chance(30) {
            shape["traits"]["smithy.api#retryable"] = json!({"throttling": true});
        }
        let has_message =
            self.all_members(&shape).keys().any(|name| name.eq_ignore_ascii_case("message"));
        if !has_message && self.dice.chance(60) {
            let name = *self.dice.pick(&["message", "Message"]);
            shape["members"][name] = self.member("smithy.api#String", true);
        }
        self.add(&id, shape);
        self.errors.push(id);
    }
}
