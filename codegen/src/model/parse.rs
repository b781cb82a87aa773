//! From the text of a JSON AST to a [`Model`].

use serde_json::{Map, Value};

use super::flatten::{RawShapes, flatten};
use super::traits::describe;
use super::{
    EnumValue, Kind, Member, Model, Operation, Resource, Service, Shape, ShapeId, Simple, Traits,
    id, json, prelude,
};
use crate::error::{Errors, Problem};

type Object = Map<String, Value>;

const OPERATIONS_OF_A_RESOURCE: [&str; 6] = ["create", "put", "read", "update", "delete", "list"];

impl Model {
    /// Parses a Smithy 2.0 JSON AST.
    ///
    /// # Errors
    /// Everything that is wrong with the text: that it isn't JSON or has a key twice (with line and
    /// column), isn't Smithy 2.0, or has shapes of unknown types, targets that don't exist, traits with values of
    /// a wrong type, cyclic mixins.
    pub fn parse(text: &str) -> Result<Self, Errors> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let shapes = flatten(raw_shapes(json::parse(text)?)?)?;
        let mut parser = Parser { errors: Errors::default() };
        let mut model = Self { shapes: prelude::shapes().collect() };
        for (id, raw) in &shapes {
            let Some(shape_id) = ShapeId::parse(id) else {
                let problem = Problem::new(id, "isn't a valid shape id");
                parser.errors.push(
                    problem.help("a shape id reads `name.space#Name`, of letters, digits and `_`"),
                );
                continue;
            };
            if let Some(shape) = parser.shape(&shape_id, raw) {
                model.shapes.insert(shape_id, shape);
            }
        }
        parser.errors.propagate()?;
        check_targets(&model)?;
        Ok(model)
    }
}

fn raw_shapes(json: Value) -> Result<RawShapes, Errors> {
    let help = "pass a Smithy 2.0 JSON AST: an object with `smithy` and `shapes`, as `smithy ast` prints it";
    let Value::Object(mut ast) = json else {
        return Err(Problem::new("", "not a Smithy model: not an object").help(help).into());
    };
    match ast.get("smithy") {
        Some(Value::String(version)) if version == "2.0" || version == "2" => {}
        Some(version) => {
            let message = format!("the Smithy version is {}, not \"2.0\"", describe(version));
            let help = "convert the model: `smithy ast` of the Smithy CLI prints any model as 2.0";
            return Err(Problem::new("", message).help(help).into());
        }
        None => {
            return Err(Problem::new("", "not a Smithy model: no key `smithy`").help(help).into());
        }
    }
    let Some(Value::Object(shapes)) = ast.remove("shapes") else {
        return Err(Problem::new("", "not a Smithy model: no object `shapes`").help(help).into());
    };
    let mut errors = Errors::default();
    let mut raw = RawShapes::new();
    for (id, shape) in shapes {
        match shape {
            Value::Object(shape) => _ = raw.insert(id, shape),
            other => errors.push(Problem::new(
                id,
                format!("a shape must be an object, not {}", describe(&other)),
            )),
        }
    }
    errors.propagate()?;
    Ok(raw)
}

/// Every target must exist, be of a kind that fits, and not be a trait definition's leftover.
fn check_targets(model: &Model) -> Result<(), Errors> {
    let mut errors = Errors::default();
    let mut check =
        |at: String, target: &ShapeId, fits: fn(&Kind) -> bool, expected: &str| match model
            .get(target)
        {
            Some(shape) if fits(&shape.kind) => {}
            Some(_) => {
                errors.push(Problem::new(at, format!("targets {target}, which isn't {expected}")));
            }
            None => {
                let problem = Problem::new(at, format!("targets {target}, which doesn't exist"));
                errors.push(problem.help("add the shape to the model, or mend the target"));
            }
        };
    let is_value =
        |kind: &Kind| !matches!(kind, Kind::Service(_) | Kind::Operation(_) | Kind::Resource(_));
    let is_structure = |kind: &Kind| matches!(kind, Kind::Structure(_));
    let is_operation = |kind: &Kind| matches!(kind, Kind::Operation(_));
    let is_resource = |kind: &Kind| matches!(kind, Kind::Resource(_));
    for (id, shape) in model.shapes() {
        for member in shape.members() {
            check(id.member(&member.name), &member.target, is_value, "a shape of values");
        }
        let mut all = |ids: &[ShapeId], fits: fn(&Kind) -> bool, expected: &str| {
            for target in ids {
                check(id.to_string(), target, fits, expected);
            }
        };
        match &shape.kind {
            Kind::Service(service) => {
                all(&service.operations, is_operation, "an operation");
                all(&service.resources, is_resource, "a resource");
                all(&service.errors, is_structure, "a structure");
            }
            Kind::Resource(resource) => {
                all(&resource.operations, is_operation, "an operation");
                all(&resource.resources, is_resource, "a resource");
            }
            Kind::Operation(operation) => {
                all(
                    &[operation.input.clone(), operation.output.clone()],
                    is_structure,
                    "a structure",
                );
                all(&operation.errors, is_structure, "a structure");
            }
            _ => {}
        }
    }
    errors.propagate()
}

struct Parser {
    errors: Errors,
}

impl Parser {
    fn shape(&mut self, id: &ShapeId, raw: &Object) -> Option<Shape> {
        let at = id.as_str();
        let traits = self.traits(at, raw);
        let Some(Value::String(kind)) = raw.get("type") else {
            self.errors.push(Problem::new(at, "has no `type`"));
            return None;
        };
        let kind = match kind.as_str() {
            "string" => match raw.get("traits").and_then(|traits| traits.get("smithy.api#enum")) {
                Some(definitions) => Kind::Enum(self.enum_trait(at, definitions)),
                None => Kind::Simple(Simple::String),
            },
            "enum" => Kind::Enum(self.enum_values(id, raw, |name, value| match value {
                None => Some(name.to_owned()),
                Some(value) => value.as_str().map(str::to_owned),
            })),
            "intEnum" => Kind::IntEnum(
                self.enum_values(id, raw, |_, value| value?.as_i64()?.try_into().ok()),
            ),
            "list" | "set" => Kind::List(Box::new(self.element(id, raw, "member")?)),
            "map" => {
                let key = self.element(id, raw, "key");
                Kind::Map(Box::new(key?), Box::new(self.element(id, raw, "value")?))
            }
            "structure" => Kind::Structure(self.members(id, raw)),
            "union" => Kind::Union(self.members(id, raw)),
            "service" => Kind::Service(self.service(at, raw)),
            "operation" => Kind::Operation(self.operation(at, raw)?),
            "resource" => Kind::Resource(self.resource(at, raw)),
            other => {
                let Some(simple) = simple(other) else {
                    let problem = Problem::new(at, format!("the shape type `{other}` is unknown"));
                    self.errors
                        .push(problem.help("the types are those of Smithy 2.0, e.g. `structure`"));
                    return None;
                };
                Kind::Simple(simple)
            }
        };
        Some(Shape { kind, traits })
    }

    fn traits(&mut self, at: &str, raw: &Object) -> Traits {
        match raw.get("traits") {
            None => Traits::default(),
            Some(Value::Object(traits)) => Traits::parse(at, traits, &mut self.errors),
            Some(other) => {
                self.errors.push(Problem::new(
                    at,
                    format!("`traits` is {}, not an object", describe(other)),
                ));
                Traits::default()
            }
        }
    }

    fn raw_members<'a>(&mut self, id: &ShapeId, raw: &'a Object) -> Vec<(&'a String, &'a Object)> {
        let members = match raw.get("members") {
            None => return Vec::new(),
            Some(Value::Object(members)) => members,
            Some(other) => {
                let message = format!("`members` is {}, not an object", describe(other));
                self.errors.push(Problem::new(id, message));
                return Vec::new();
            }
        };
        let mut found = Vec::new();
        for (name, member) in members {
            match member {
                _ if !id::is_identifier(name) => {
                    let message = format!("the member name `{name}` isn't an identifier");
                    self.errors.push(
                        Problem::new(id, message).help("names are made of letters, digits and `_`"),
                    );
                }
                Value::Object(member) => found.push((name, member)),
                other => {
                    let message = format!("a member must be an object, not {}", describe(other));
                    self.errors.push(Problem::new(id.member(name), message));
                }
            }
        }
        found
    }

    fn members(&mut self, id: &ShapeId, raw: &Object) -> Vec<Member> {
        let members = self.raw_members(id, raw);
        members
            .into_iter()
            .filter_map(|(name, raw)| self.member(&id.member(name), name, raw))
            .collect()
    }

    fn member(&mut self, at: &str, name: &str, raw: &Object) -> Option<Member> {
        let traits = self.traits(at, raw);
        let target = self.target(at, raw.get("target"))?;
        Some(Member { name: name.to_owned(), target, traits })
    }

    fn element(&mut self, id: &ShapeId, raw: &Object, name: &str) -> Option<Member> {
        if let Some(Value::Object(member)) = raw.get(name) {
            self.member(&id.member(name), name, member)
        } else {
            self.errors.push(Problem::new(id, format!("has no object `{name}`")));
            None
        }
    }

    fn target(&mut self, at: &str, target: Option<&Value>) -> Option<ShapeId> {
        let text = target.and_then(Value::as_str);
        let id = text.and_then(ShapeId::parse);
        if id.is_none() {
            let message = match text {
                Some(text) => {
                    format!("the target `{text}` isn't a valid shape id")
                }
                None => "has no `target`".to_owned(),
            };
            self.errors.push(Problem::new(at, message));
        }
        id
    }

    fn enum_values<T>(
        &mut self,
        id: &ShapeId,
        raw: &Object,
        read: impl Fn(&str, Option<&Value>) -> Option<T>,
    ) -> Vec<EnumValue<T>> {
        let mut values = Vec::new();
        let members = self.raw_members(id, raw);
        let is_empty = members.is_empty();
        for (name, raw) in members {
            let at = id.member(name);
            let traits = self.traits(&at, raw);
            let value = raw.get("traits").and_then(|traits| traits.get("smithy.api#enumValue"));
            match read(name, value) {
                Some(value) => values.push(EnumValue { name: name.clone(), value, traits }),
                None => self.errors.push(Problem::new(
                    at,
                    "the trait smithy.api#enumValue is missing or of a wrong type",
                )),
            }
        }
        if is_empty {
            self.errors.push(Problem::new(id, "an enum needs at least one member"));
        }
        values
    }

    /// The 1.0 trait `@enum`: definitions with a value, and perhaps a name.
    fn enum_trait(&mut self, at: &str, definitions: &Value) -> Vec<EnumValue<String>> {
        let mut values = Vec::new();
        for definition in definitions.as_array().into_iter().flatten() {
            let text = |key| definition.get(key).and_then(Value::as_str).map(str::to_owned);
            let Some(value) = text("value") else {
                self.errors.push(Problem::new(
                    at,
                    "a definition in the trait smithy.api#enum has no `value`",
                ));
                continue;
            };
            let mut traits = Traits { documentation: text("documentation"), ..Traits::default() };
            if definition.get("deprecated").and_then(Value::as_bool) == Some(true) {
                traits.deprecated = Some(super::Deprecated::default());
            }
            let name = text("name").unwrap_or_else(|| value.clone());
            values.push(EnumValue { name, value, traits });
        }
        if values.is_empty() {
            self.errors
                .push(Problem::new(at, "the trait smithy.api#enum must be a list of definitions"));
        }
        values.sort_by(|a, b| a.name.cmp(&b.name));
        values
    }

    /// The targets in the array `raw[key]`.
    fn targets(&mut self, at: &str, raw: &Object, key: &str) -> Vec<ShapeId> {
        let items = match raw.get(key) {
            None => return Vec::new(),
            Some(Value::Array(items)) => items,
            Some(other) => {
                self.errors
                    .push(Problem::new(at, format!("`{key}` is {}, not a list", describe(other))));
                return Vec::new();
            }
        };
        let mut ids: Vec<_> =
            items.iter().filter_map(|item| self.target(at, item.get("target"))).collect();
        ids.sort();
        ids.dedup();
        ids
    }

    fn service(&mut self, at: &str, raw: &Object) -> Service {
        let mut service = Service {
            version: raw.get("version").and_then(Value::as_str).unwrap_or_default().to_owned(),
            operations: self.targets(at, raw, "operations"),
            resources: self.targets(at, raw, "resources"),
            errors: self.targets(at, raw, "errors"),
            ..Service::default()
        };
        for (id, name) in raw.get("rename").and_then(Value::as_object).into_iter().flatten() {
            match (ShapeId::parse(id), name.as_str()) {
                (Some(id), Some(name)) if id::is_identifier(name) => {
                    _ = service.rename.insert(id, name.to_owned());
                }
                _ => self
                    .errors
                    .push(Problem::new(at, format!("`rename` has a wrong entry, `{id}`: {name}"))),
            }
        }
        service
    }

    fn operation(&mut self, at: &str, raw: &Object) -> Option<Operation> {
        let mut end = |key: &str| match raw.get(key) {
            None => Some(ShapeId::prelude("Unit")),
            Some(reference) => self.target(at, reference.get("target")),
        };
        let (input, output) = (end("input"), end("output"));
        Some(Operation { errors: self.targets(at, raw, "errors"), input: input?, output: output? })
    }

    fn resource(&mut self, at: &str, raw: &Object) -> Resource {
        let mut operations = self.targets(at, raw, "operations");
        operations.extend(self.targets(at, raw, "collectionOperations"));
        for key in OPERATIONS_OF_A_RESOURCE {
            if let Some(reference) = raw.get(key) {
                operations.extend(self.target(at, reference.get("target")));
            }
        }
        Resource { operations, resources: self.targets(at, raw, "resources") }
    }
}

fn simple(kind: &str) -> Option<Simple> {
    Some(match kind {
        "blob" => Simple::Blob,
        "boolean" => Simple::Boolean,
        "byte" => Simple::Byte,
        "short" => Simple::Short,
        "integer" => Simple::Integer,
        "long" => Simple::Long,
        "float" => Simple::Float,
        "double" => Simple::Double,
        "bigInteger" => Simple::BigInteger,
        "bigDecimal" => Simple::BigDecimal,
        "timestamp" => Simple::Timestamp,
        "document" => Simple::Document,
        _ => return None,
    })
}
