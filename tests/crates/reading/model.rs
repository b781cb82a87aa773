//! Reads the JSON AST of a model, and the configuration next to it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};
use toml::de::{DeTable, DeValue};

pub(crate) type Traits = Map<String, Value>;

/// The shape that stands for no value, or for an empty structure.
pub(crate) const UNIT: &str = "smithy.api#Unit";

/// A model, and what its configuration changes.
pub(crate) struct Model {
    shapes: Map<String, Value>,
    /// What each shape has and inherits, by id: some tests ask for it many thousand times.
    complete: BTreeMap<String, Complete>,
    /// Traits that `apply` statements add, by id of a shape or member.
    applied: BTreeMap<String, Traits>,
    redact: BTreeSet<String>,
    required: BTreeMap<String, bool>,
    /// The id of the service.
    pub(crate) service: String,
}

/// A shape with everything that it inherits.
struct Complete {
    traits: Traits,
    members: Vec<Member>,
}

/// A member with everything that it inherits.
#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) target: String,
    pub(crate) traits: Traits,
}

impl Member {
    /// The default of the model; a `null` there means that there is none.
    pub(crate) fn default(&self) -> Option<&Value> {
        self.traits.get("smithy.api#default").filter(|default| !default.is_null())
    }

    /// Whether a trait demands the member; the configuration can decide otherwise.
    pub(crate) fn is_required(&self) -> bool {
        self.traits.contains_key("smithy.api#required") && !self.is_client_optional()
    }

    /// Whether clients must not rely on the member.
    pub(crate) fn is_client_optional(&self) -> bool {
        self.traits.contains_key("smithy.api#clientOptional")
    }
}

impl Model {
    /// Reads a model, and the configuration next to it.
    pub(crate) fn read(path: &Path) -> Self {
        let json: Value = serde_json::from_str(&super::text(path)).expect("the model is JSON");
        let Value::Object(shapes) = json["shapes"].clone() else { panic!("a model has shapes") };
        let is_service = |(_, shape): &(&String, &Value)| shape["type"] == "service";
        let service = shapes.iter().find(is_service).expect("a model has a service").0.clone();
        let applied = shapes.iter().filter(|(_, shape)| shape["type"] == "apply");
        let applied =
            applied.map(|(id, shape)| (id.clone(), object(&shape["traits"]).clone())).collect();
        let mut model = Self {
            shapes,
            complete: BTreeMap::new(),
            applied,
            redact: BTreeSet::new(),
            required: BTreeMap::new(),
            service,
        };
        let complete = model.shapes.keys().map(|id| (id.clone(), model.complete(id))).collect();
        model.complete = complete;
        let config = path.with_extension("toml");
        if config.exists() {
            model.configure(&super::text(&config));
        }
        model
    }

    /// Whether each message is one JSON object, so that any text of a shape can be sent.
    pub(crate) fn speaks_aws_json(&self) -> bool {
        let protocols = ["aws.protocols#awsJson1_0", "aws.protocols#awsJson1_1"];
        protocols.iter().any(|protocol| self.traits(&self.service).contains_key(*protocol))
    }

    fn configure(&mut self, toml: &str) {
        let document = DeTable::parse(toml).expect("the configuration is TOML");
        let namespace = self.service.split('#').next().unwrap_or_default().to_owned();
        let absolute = |key: &str| {
            if key.contains('#') { key.to_owned() } else { format!("{namespace}#{key}") }
        };
        for (table, values) in document.get_ref() {
            let Some(values) = values.get_ref().as_table() else { continue };
            for (key, value) in values {
                match (table.get_ref().as_ref(), value.get_ref()) {
                    ("redact", _) => {
                        self.redact.insert(absolute(key.get_ref()));
                    }
                    ("required", DeValue::Boolean(required)) => {
                        self.required.insert(absolute(key.get_ref()), *required);
                    }
                    _ => {}
                }
            }
        }
    }

    /// The ids of everything in the model, of `apply` statements too.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.shapes.keys().map(String::as_str)
    }

    /// The JSON of a shape; null for a shape of the prelude.
    pub(crate) fn shape(&self, id: &str) -> &Value {
        self.shapes.get(id).unwrap_or(&Value::Null)
    }

    /// The type of a shape, such as `structure`. For a shape of the prelude, its name is the type.
    pub(crate) fn kind(&self, id: &str) -> String {
        if let Some(prelude) = id.strip_prefix("smithy.api#") {
            let name = prelude.trim_start_matches("Primitive");
            return name[..1].to_lowercase() + &name[1..];
        }
        match self.shape(id)["type"].as_str() {
            Some("set") => "list".to_owned(),
            Some("string") if self.traits(id).contains_key("smithy.api#enum") => "enum".to_owned(),
            Some(kind) => kind.to_owned(),
            None => panic!("the model has no {id}"),
        }
    }

    /// The traits of a shape, with those of its mixins.
    pub(crate) fn traits(&self, id: &str) -> &Traits {
        self.complete.get(id).map_or(empty(), |shape| &shape.traits)
    }

    /// The members of a shape, with those of its mixins.
    ///
    /// A list has `member`, a map `key` and `value`, in this order.
    pub(crate) fn members(&self, id: &str) -> &[Member] {
        self.complete.get(id).map_or(&[], |shape| &shape.members)
    }

    fn complete(&self, id: &str) -> Complete {
        Complete { traits: self.all_traits(id), members: self.all_members(id) }
    }

    fn all_traits(&self, id: &str) -> Traits {
        let mut traits = Traits::new();
        for mixin in targets(&self.shape(id)["mixins"]) {
            let inherited = self.all_traits(&mixin);
            let local = &inherited["smithy.api#mixin"]["localTraits"];
            let local: Vec<_> = local.as_array().into_iter().flatten().cloned().collect();
            let is_local = |name: &str| name == "smithy.api#mixin" || local.contains(&json!(name));
            traits.extend(inherited.clone().into_iter().filter(|(name, _)| !is_local(name)));
        }
        traits.extend(object(&self.shape(id)["traits"]).clone());
        traits.extend(self.applied.get(id).cloned().unwrap_or_default());
        traits
    }

    fn all_members(&self, id: &str) -> Vec<Member> {
        let shape = self.shape(id);
        let own: Vec<(&str, &Value)> = match shape["type"].as_str() {
            Some("list" | "set") => vec![("member", &shape["member"])],
            Some("map") => vec![("key", &shape["key"]), ("value", &shape["value"])],
            _ => object(&shape["members"]).iter().map(|(name, it)| (name.as_str(), it)).collect(),
        };
        let mut members: BTreeMap<String, Member> = targets(&shape["mixins"])
            .iter()
            .flat_map(|mixin| self.all_members(mixin))
            .map(|member| (member.name.clone(), member))
            .collect();
        for (name, member) in own {
            let target = string(&member["target"]);
            let inherited = members.remove(name).map(|member| member.traits);
            let mut traits = inherited.unwrap_or_default();
            traits.extend(object(&member["traits"]).clone());
            members.insert(name.to_owned(), Member { name: name.to_owned(), target, traits });
        }
        for member in members.values_mut() {
            let applied = self.applied.get(&format!("{id}${}", member.name));
            member.traits.extend(applied.cloned().unwrap_or_default());
        }
        members.into_values().collect()
    }

    /// The values of an enum, each once.
    pub(crate) fn values(&self, id: &str) -> Vec<Value> {
        let mut values: Vec<Value> = match self.traits(id).get("smithy.api#enum") {
            Some(definitions) => {
                definitions.as_array().into_iter().flatten().map(|it| it["value"].clone()).collect()
            }
            None => self.members(id).iter().map(value).collect(),
        };
        values.sort_by_key(ToString::to_string);
        values.dedup();
        values
    }

    /// Every operation of the service and of its resources.
    pub(crate) fn operations(&self) -> BTreeSet<String> {
        let mut operations = BTreeSet::new();
        let mut containers = vec![self.service.clone()];
        while let Some(id) = containers.pop() {
            let container = self.shape(&id);
            containers.extend(targets(&container["resources"]));
            for list in ["operations", "collectionOperations"] {
                operations.extend(targets(&container[list]));
            }
            for lifecycle in ["create", "put", "read", "update", "delete", "list"] {
                operations.extend(container[lifecycle]["target"].as_str().map(str::to_owned));
            }
        }
        operations
    }

    /// The structure of an operation's `input` or `output`, which `end` names.
    pub(crate) fn end(&self, operation: &str, end: &str) -> Option<String> {
        let target = self.shape(operation)[end]["target"].as_str();
        target.filter(|target| *target != UNIT).map(str::to_owned)
    }

    /// Every error that an operation can return.
    pub(crate) fn errors(&self, operation: &str) -> BTreeSet<String> {
        let all = [&self.service, operation].map(|id| targets(&self.shape(id)["errors"]));
        all.into_iter().flatten().collect()
    }

    /// Every shape that becomes a Rust item.
    pub(crate) fn items(&self) -> BTreeSet<String> {
        let mut open: Vec<String> = Vec::new();
        for operation in &self.operations() {
            open.extend(["input", "output"].iter().filter_map(|end| self.end(operation, end)));
            open.extend(self.errors(operation));
        }
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            if id != UNIT && seen.insert(id.clone()) {
                open.extend(self.members(&id).iter().map(|member| member.target.clone()));
            }
        }
        seen.retain(|id| ["structure", "union", "enum", "intEnum"].contains(&&*self.kind(id)));
        seen
    }

    /// Whether the builder must require a member.
    pub(crate) fn is_required(&self, container: &str, member: &Member) -> bool {
        let configured = self.required.get(&format!("{container}${}", member.name));
        configured.copied().unwrap_or_else(|| member.is_required())
    }

    /// Whether all values of a shape are secret.
    pub(crate) fn is_secret(&self, id: &str) -> bool {
        self.traits(id).contains_key("smithy.api#sensitive") || self.redact.contains(id)
    }

    /// Whether the whole value of a member is secret.
    pub(crate) fn is_secret_member(&self, container: &str, member: &Member) -> bool {
        self.is_secret(&member.target)
            || member.traits.contains_key("smithy.api#sensitive")
            || self.redact.contains(&format!("{container}${}", member.name))
    }

    /// Whether the value of a member is secret, or an element of its lists and maps. Doesn't look
    /// into structures and unions.
    pub(crate) fn holds_secret(&self, container: &str, member: &Member) -> bool {
        let is_aggregate = ["list", "map"].contains(&&*self.kind(&member.target));
        let elements = if is_aggregate { self.members(&member.target) } else { &[] };
        self.is_secret_member(container, member)
            || elements.iter().any(|element| self.holds_secret(&member.target, element))
    }
}

/// The name of a shape, without its namespace.
pub(crate) fn name(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

fn value(member: &Member) -> Value {
    let value = member.traits.get("smithy.api#enumValue").cloned();
    value.unwrap_or_else(|| Value::from(member.name.as_str()))
}

fn targets(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|reference| string(&reference["target"])).collect()
}

fn string(value: &Value) -> String {
    value.as_str().expect("targets are strings").to_owned()
}

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().unwrap_or(empty())
}

fn empty() -> &'static Traits {
    static EMPTY: LazyLock<Traits> = LazyLock::new(Traits::new);
    &EMPTY
}
