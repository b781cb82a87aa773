//! The API of a service as botocore describes it: operations and shapes, each target checked.

use std::collections::BTreeMap;

use super::node::{Node, Report};
use crate::error::Errors;
use crate::map::map_of;
use crate::model::is_identifier;

/// The types of botocore without members, and their names in Smithy.
const SIMPLE: [(&str, &str); 15] = [
    ("bigDecimal", "bigDecimal"),
    ("bigInteger", "bigInteger"),
    ("bigdecimal", "bigDecimal"),
    ("biginteger", "bigInteger"),
    ("blob", "blob"),
    ("boolean", "boolean"),
    ("byte", "byte"),
    ("character", "string"),
    ("double", "double"),
    ("float", "float"),
    ("integer", "integer"),
    ("long", "long"),
    ("short", "short"),
    ("string", "string"),
    ("timestamp", "timestamp"),
];

/// The description of a service.
pub(super) struct Api<'a> {
    pub(super) root: Node<'a>,
    pub(super) metadata: Node<'a>,
    /// The operations, in the description's order.
    pub(super) operations: Vec<Operation<'a>>,
    /// The shapes, in the description's order.
    pub(super) shapes: Vec<Shape<'a>>,
    by_name: BTreeMap<&'a str, usize>,
}

/// An operation, with the names of the shapes that it uses.
pub(super) struct Operation<'a> {
    pub(super) name: &'a str,
    pub(super) node: Node<'a>,
    pub(super) input: Option<&'a str>,
    pub(super) output: Option<&'a str>,
    pub(super) errors: Vec<&'a str>,
}

/// A shape.
pub(super) struct Shape<'a> {
    pub(super) name: &'a str,
    pub(super) node: Node<'a>,
    pub(super) kind: Kind<'a>,
}

/// The kind of a shape.
pub(super) enum Kind<'a> {
    /// A structure, or what botocore describes as one: a union, an event stream, a document.
    Structure(Vec<Member<'a>>),
    List(Member<'a>),
    Map(Member<'a>, Member<'a>),
    /// A shape without members, of this type of Smithy.
    Simple(&'static str),
}

/// A member, with the name of the shape that it targets.
pub(super) struct Member<'a> {
    pub(super) name: &'a str,
    pub(super) target: &'a str,
    pub(super) node: Node<'a>,
}

impl<'a> Api<'a> {
    /// Reads the description, and checks that names are identifiers and targets exist.
    pub(super) fn parse(root: Node<'a>, report: &Report) -> Result<Self, Errors> {
        let metadata = root.needed_node("metadata");
        let (operations, shapes) = (root.needed_node("operations"), root.needed_node("shapes"));
        let (Some(metadata), Some(_), Some(_)) = (metadata, operations, shapes) else {
            return Err(report.take());
        };
        let operations = named(&root, "operations").into_iter();
        let operations = operations.map(|(name, node)| operation(name, node)).collect();
        let shapes = named(&root, "shapes").into_iter();
        let shapes: Vec<_> = shapes.filter_map(|(name, node)| shape(name, node)).collect();
        report.propagate()?;
        let by_name = map_of(shapes.iter().enumerate().map(|(index, shape)| (shape.name, index)));
        let api = Self { root, metadata, operations, shapes, by_name };
        api.check_targets();
        report.propagate()?;
        Ok(api)
    }

    /// The shape with this name. Every target has one.
    pub(super) fn get(&self, name: &str) -> Option<&Shape<'a>> {
        self.by_name.get(name).map(|index| &self.shapes[*index])
    }

    /// The target of a member; `path` has names joined by dots, and starts from a structure.
    pub(super) fn follow(&self, shape: &str, path: &str) -> Option<&Shape<'a>> {
        path.split('.').try_fold(self.get(shape)?, |shape, step| {
            let member = shape.members().into_iter().find(|member| member.name == step)?;
            self.get(member.target).filter(|_| matches!(shape.kind, Kind::Structure(_)))
        })
    }

    fn check_targets(&self) {
        for operation in &self.operations {
            let ends = operation.input.iter().chain(&operation.output);
            for target in ends.chain(&operation.errors) {
                self.check_structure(&operation.node, target);
            }
        }
        for member in self.shapes.iter().flat_map(Shape::members) {
            self.check_target(&member.node, member.target);
        }
    }

    fn check_structure(&self, node: &Node<'_>, target: &str) {
        if self
            .check_target(node, target)
            .is_some_and(|shape| !matches!(shape.kind, Kind::Structure(_)))
        {
            let message = format!("uses `{target}`, which isn't a structure");
            node.problem(
                message,
                "input, output and errors are structures: correct the description",
            );
        }
    }

    fn check_target(&self, node: &Node<'_>, target: &str) -> Option<&Shape<'a>> {
        let found = self.get(target);
        if found.is_none() {
            let help = "add the shape to `shapes`, or correct the name";
            node.problem(format!("targets `{target}`, which doesn't exist"), help);
        }
        found
    }
}

impl<'a> Shape<'a> {
    /// The members of a structure, list or map.
    pub(super) fn members(&self) -> Vec<&Member<'a>> {
        match &self.kind {
            Kind::Structure(members) => members.iter().collect(),
            Kind::List(member) => vec![member],
            Kind::Map(key, value) => vec![key, value],
            Kind::Simple(_) => Vec::new(),
        }
    }
}

/// The objects in an object, by name.
fn named<'a>(root: &Node<'a>, key: &str) -> Vec<(&'a str, Node<'a>)> {
    let nodes = root.nodes(key).into_iter().map(|(name, node)| (name, node.at(name)));
    nodes.filter(|(name, node)| is_named(name, node)).collect()
}

/// Whether a name can be that of a shape or member.
fn is_named(name: &str, node: &Node<'_>) -> bool {
    let is_identifier = is_identifier(name);
    if !is_identifier {
        node.problem("the name isn't an identifier", "use letters, digits and `_`");
    }
    is_identifier
}

fn operation<'a>(name: &'a str, node: Node<'a>) -> Operation<'a> {
    let end = |key| node.node(key).and_then(|end| end.needed("shape"));
    let (input, output) = (end("input"), end("output"));
    let errors = node.listed("errors");
    let errors = errors.iter().filter_map(|error| error.needed("shape")).collect();
    Operation { name, node, input, output, errors }
}

fn shape<'a>(name: &'a str, node: Node<'a>) -> Option<Shape<'a>> {
    let kind = match node.needed("type")? {
        "structure" => {
            let members = node.nodes("members").into_iter();
            let members = members.map(|(key, member)| (key, member.at(format!("{name}${key}"))));
            Kind::Structure(members.filter_map(|(key, node)| member(key, node)).collect())
        }
        "list" => Kind::List(element(name, &node, "member")?),
        "map" => {
            let key = element(name, &node, "key");
            Kind::Map(key?, element(name, &node, "value")?)
        }
        other => {
            let Some((_, smithy)) = SIMPLE.iter().find(|(known, _)| *known == other) else {
                let help = "the types are `structure`, `list`, `map`, `string` and so on";
                node.problem(format!("the type `{other}` is unknown"), help);
                return None;
            };
            Kind::Simple(smithy)
        }
    };
    Some(Shape { name, node, kind })
}

/// The member of a list, the key or the value of a map.
fn element<'a>(shape: &str, node: &Node<'a>, key: &'static str) -> Option<Member<'a>> {
    member(key, node.needed_node(key)?.at(format!("{shape}${key}")))
}

fn member<'a>(name: &'a str, node: Node<'a>) -> Option<Member<'a>> {
    let target = node.needed("shape").filter(|_| is_named(name, &node))?;
    Some(Member { name, target, node })
}
