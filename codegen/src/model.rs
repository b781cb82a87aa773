//! The model in Smithy's own terms: shapes, members, targets, traits.
//!
//! The types here hold what the generator needs of a JSON AST, with mixins flattened and `apply`
//! statements applied. Nothing here knows Rust. See <https://smithy.io/2.0/spec/json-ast.html>.

mod flatten;
mod id;
mod json;
mod parse;
mod prelude;
mod rules;
pub(crate) mod scalar;
mod traits;

use std::collections::BTreeMap;

use crate::map::map_of;

pub(crate) use id::is_identifier;
pub use id::{Id, MemberId, ShapeId};
pub use traits::{
    Bounds, Deprecated, Example, Fault, Http, HttpBinding, Paginated, Range, TimestampFormat,
    TraitValues, Traits,
};

/// A Smithy 2.0 model: all its shapes, and those of the prelude.
#[derive(Clone, Debug)]
pub struct Model {
    shapes: BTreeMap<ShapeId, Shape>,
}

/// A shape: its kind and its traits.
#[derive(Clone, Debug)]
pub struct Shape {
    /// The kind of shape, with the data that only this kind has.
    pub kind: Kind,
    /// The traits applied to the shape itself.
    pub traits: Traits,
}

/// The kinds of shapes. A set is read as a list, a string with the 1.0 trait `@enum` as an enum.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A shape without members, such as a number or a document.
    Simple(Simple),
    /// A string with known values.
    Enum(Vec<EnumValue<String>>),
    /// An integer with known values.
    IntEnum(Vec<EnumValue<i32>>),
    /// A list, with its member.
    List(Box<Member>),
    /// A map, with its key and its value.
    Map(Box<Member>, Box<Member>),
    /// Named members, each present or not.
    Structure(Vec<Member>),
    /// Named members, exactly one of which is present.
    Union(Vec<Member>),
    /// A service.
    Service(Service),
    /// An operation.
    Operation(Operation),
    /// A resource, which groups operations.
    Resource(Resource),
}

/// The kinds of shapes without members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is explained by its name")]
pub enum Simple {
    Blob,
    Boolean,
    String,
    Byte,
    Short,
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    Timestamp,
    Document,
}

/// A member of a structure, union, list or map.
#[derive(Clone, Debug)]
pub struct Member {
    /// The name on the wire; `member`, `key` or `value` in lists and maps.
    pub name: String,
    /// The shape that the member targets.
    pub target: ShapeId,
    /// The traits applied to the member.
    pub traits: Traits,
}

/// A known value of an enum.
#[derive(Clone, Debug)]
pub struct EnumValue<T> {
    /// The member's name.
    pub name: String,
    /// The value on the wire.
    pub value: T,
    /// The traits applied to the member.
    pub traits: Traits,
}

/// A service. Its closure starts from its operations, resources and errors.
#[derive(Clone, Debug, Default)]
pub struct Service {
    /// The version, e.g. `2016-04-18`.
    pub version: String,
    /// Operations of the service itself, without those of its resources.
    pub operations: Vec<ShapeId>,
    /// Resources; their operations also belong to the service.
    pub resources: Vec<ShapeId>,
    /// Errors that each operation can return.
    pub errors: Vec<ShapeId>,
    /// New names for shapes of the closure, by shape id.
    pub rename: BTreeMap<ShapeId, String>,
}

/// An operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The input structure, or `smithy.api#Unit`.
    pub input: ShapeId,
    /// The output structure, or `smithy.api#Unit`.
    pub output: ShapeId,
    /// The errors of this operation, without those of the service.
    pub errors: Vec<ShapeId>,
}

/// A resource: operations of its own and resources below it.
#[derive(Clone, Debug, Default)]
pub struct Resource {
    /// The operations of its lifecycle and all others.
    pub operations: Vec<ShapeId>,
    /// The resources below it.
    pub resources: Vec<ShapeId>,
}

impl Model {
    /// The shape `id`. Every target in the model has one: parsing checks that.
    #[must_use]
    pub fn get(&self, id: &ShapeId) -> Option<&Shape> {
        self.shapes.get(id)
    }

    /// The shape `id`, which a member or an operation of this model targets.
    pub(crate) fn target(&self, id: &ShapeId) -> &Shape {
        self.get(id).expect("parsing checks that every target exists")
    }

    /// The shape `id`, with the id that the model owns.
    pub(crate) fn get_with_id(&self, id: &ShapeId) -> Option<(&ShapeId, &Shape)> {
        self.shapes.get_key_value(id)
    }

    /// All shapes, by id.
    pub fn shapes(&self) -> impl Iterator<Item = (&ShapeId, &Shape)> {
        self.shapes.iter()
    }

    /// The services of the model, by id.
    pub fn services(&self) -> impl Iterator<Item = (&ShapeId, &Service)> {
        self.shapes.iter().filter_map(|(id, shape)| match &shape.kind {
            Kind::Service(service) => Some((id, service)),
            _ => None,
        })
    }

    /// The operations of `service`, with those of its resources, by id.
    #[must_use]
    pub fn operations<'a>(&'a self, service: &'a Service) -> BTreeMap<&'a ShapeId, &'a Operation> {
        let mut found: Vec<&ShapeId> = service.operations.iter().collect();
        let mut resources: Vec<&ShapeId> = service.resources.iter().collect();
        let mut seen = std::collections::BTreeSet::new();
        while let Some(id) = resources.pop() {
            if let Some(Kind::Resource(resource)) = self.get(id).map(|shape| &shape.kind)
                && seen.insert(id)
            {
                found.extend(&resource.operations);
                resources.extend(&resource.resources);
            }
        }
        map_of(found.into_iter().filter_map(|id| match &self.get(id)?.kind {
            Kind::Operation(operation) => Some((id, operation)),
            _ => None,
        }))
    }
}

impl Shape {
    /// The members of a structure, union, list or map.
    #[must_use]
    pub fn members(&self) -> Vec<&Member> {
        match &self.kind {
            Kind::List(member) => vec![member.as_ref()],
            Kind::Map(key, value) => vec![key.as_ref(), value.as_ref()],
            Kind::Structure(members) | Kind::Union(members) => members.iter().collect(),
            _ => Vec::new(),
        }
    }
}
