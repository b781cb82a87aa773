//! Parses the text of a JSON AST into a [`Model`].

mod enumeration;
mod service;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::flatten::{RawShapes, flatten};
use super::traits::describe;
use super::{Kind, Member, Model, Shape, ShapeId, Simple, Traits, id, json, prelude, rules};
use crate::error::{Errors, Problem};
use crate::map::map_of;

type Object = Map<String, Value>;

impl Model {
    /// Parses a Smithy 2.0 JSON AST.
    ///
    /// # Errors
    /// Every problem of the text: it isn't JSON or has a key twice (with line and column), it isn't
    /// Smithy 2.0, a shape has an unknown type, the value of a trait has a wrong type, or it breaks
    /// a rule of Smithy: for example, a target doesn't exist, or mixins form a cycle.
    pub fn parse(text: &str) -> Result<Self, Errors> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let shapes = flatten(raw_shapes(json::parse(text)?)?)?;
        let mut parser = Parser { errors: Errors::default() };
        let mut model = Self { shapes: map_of(prelude::shapes()) };
        // The loop drops each shape's JSON after parsing, so memory never holds the model twice.
        for (id, raw) in shapes {
            let Some(shape_id) = ShapeId::parse(&id) else {
                let problem = Problem::new(id, "isn't a valid shape id");
                parser.errors.push(problem.help(ID_HELP));
                continue;
            };
            let Some(shape) = parser.shape(&shape_id, &raw) else { continue };
            // `smithy ast` can print a model together with the prelude.
            match prelude::has(&shape_id, &shape.kind) {
                None => _ = model.shapes.insert(shape_id, shape),
                Some(true) => {}
                Some(false) => parser.errors.push(
                    Problem::new(id, "isn't the shape that Smithy's prelude has with this id")
                        .help("remove the shape, or move it to another namespace"),
                ),
            }
        }
        parser.errors.propagate()?;
        rules::check(&model)?;
        Ok(model)
    }
}

/// How to write a shape id.
const ID_HELP: &str = "a shape id looks like `name.space#Name`, with letters, digits and `_`";

/// How to write a member, or another reference to a shape.
const MEMBER_HELP: &str = "name a shape, as in `{\"target\": \"smithy.api#String\"}`";

/// What to do with botocore's description of a service.
const BOTOCORE_HELP: &str = "this looks like botocore's description of a service; make a model from \
    its folder with the command `import`";

fn raw_shapes(json: Value) -> Result<RawShapes, Errors> {
    let help = "pass a Smithy 2.0 JSON AST: an object with `smithy` and `shapes`, as AWS publishes it \
        for its services, or `smithy ast` prints it";
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
            let is_of_botocore =
                ["metadata", "operations"].iter().all(|key| ast.contains_key(*key));
            let help = if is_of_botocore { BOTOCORE_HELP } else { help };
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
            other => {
                let message = format!("a shape must be an object, not {}", describe(&other));
                errors.push(
                    Problem::new(id, message).help("write it as in `{\"type\": \"string\"}`"),
                );
            }
        }
    }
    errors.propagate()?;
    Ok(raw)
}

struct Parser {
    errors: Errors,
}

impl Parser {
    fn shape(&mut self, id: &ShapeId, raw: &Object) -> Option<Shape> {
        let at = id.as_str();
        let traits = self.traits(at, raw);
        let Some(Value::String(kind)) = raw.get("type") else {
            let problem = Problem::new(at, "has no `type`");
            self.errors.push(problem.help("add it, as in `\"type\": \"structure\"`"));
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
                    self.errors.push(problem.help("use a type of Smithy 2.0, such as `structure`"));
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
                let message = format!("`traits` is {}, not an object", describe(other));
                let help = "write `traits` as in `{\"smithy.api#required\": {}}`";
                self.errors.push(Problem::new(at, message).help(help));
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
                let help =
                    "write `members` as in `{\"Name\": {\"target\": \"smithy.api#String\"}}`";
                self.errors.push(Problem::new(id, message).help(help));
                return Vec::new();
            }
        };
        let mut found = Vec::new();
        let mut names = BTreeMap::new();
        for (name, member) in members {
            if let Some(other) = names.insert(name.to_ascii_lowercase(), name) {
                let message =
                    format!("the member names `{other}` and `{name}` differ only by case");
                self.errors.push(Problem::new(id, message).help("rename one of the two"));
            }
            match member {
                _ if !id::is_identifier(name) => {
                    let message = format!("the member name `{name}` isn't an identifier");
                    self.errors.push(Problem::new(id, message).help("use letters, digits and `_`"));
                }
                Value::Object(member) => found.push((name, member)),
                other => {
                    let message = format!("a member must be an object, not {}", describe(other));
                    self.errors.push(Problem::new(id.member(name), message).help(MEMBER_HELP));
                }
            }
        }
        found
    }

    fn members(&mut self, id: &ShapeId, raw: &Object) -> Vec<Member> {
        let members = self.raw_members(id, raw);
        members
            .into_iter()
            .filter_map(|(name, raw)| self.member(&id.member(name).to_string(), name, raw))
            .collect()
    }

    fn member(&mut self, at: &str, name: &str, raw: &Object) -> Option<Member> {
        let traits = self.traits(at, raw);
        let target = self.target(at, raw.get("target"))?;
        Some(Member { name: name.to_owned(), target, traits })
    }

    fn element(&mut self, id: &ShapeId, raw: &Object, name: &str) -> Option<Member> {
        if let Some(Value::Object(member)) = raw.get(name) {
            self.member(&id.member(name).to_string(), name, member)
        } else {
            let problem = Problem::new(id, format!("has no object `{name}`"));
            let help = format!("add it, as in `\"{name}\": {{\"target\": \"smithy.api#String\"}}`");
            self.errors.push(problem.help(help));
            None
        }
    }

    fn target(&mut self, at: &str, target: Option<&Value>) -> Option<ShapeId> {
        let text = target.and_then(Value::as_str);
        let id = text.and_then(ShapeId::parse);
        if id.is_none() {
            let problem = match text {
                Some(text) => {
                    let message = format!("the target `{text}` isn't a valid shape id");
                    Problem::new(at, message).help(ID_HELP)
                }
                None => Problem::new(at, "has no `target`").help(MEMBER_HELP),
            };
            self.errors.push(problem);
        }
        id
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
