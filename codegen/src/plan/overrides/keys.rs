//! Finds the shapes and members that the keys of a configuration name.

use crate::error::{nearest, or};
use crate::model::{Id, Kind, Member, Model, Shape, ShapeId};
use crate::plan::closure::Closure;
use crate::plan::table::Mistake;

/// The shapes and members that keys can name.
pub(super) struct Keys<'c, 'a> {
    pub(super) model: &'a Model,
    /// The service, whose namespace keys can leave out.
    pub(super) service: &'a ShapeId,
    /// The closure of the whole service.
    pub(super) whole: &'c Closure<'a>,
}

/// The shape that a key names, or the shape and the member.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    pub(super) id: &'a ShapeId,
    pub(super) shape: &'a Shape,
    /// The name of the member, or of the value of an enum.
    pub(super) member: Option<&'a str>,
}

impl<'a> Named<'a> {
    pub(super) fn id(self) -> Id<'a> {
        match self.member {
            Some(name) => Id::Member(self.id.member(name)),
            None => Id::Shape(self.id),
        }
    }
}

impl<'a> Keys<'_, 'a> {
    /// Finds the shape or member that a key names, in the closure of the service.
    pub(super) fn find(&self, key: &str) -> Result<Named<'a>, Mistake> {
        let named = self.find_in_model(key)?;
        let Named { id, .. } = named;
        if self.whole.shapes.contains_key(id) || self.whole.operations.contains_key(id) {
            return Ok(named);
        }
        let message = format!("the service doesn't use `{key}`");
        Err((message, "remove the line; no operation of the service needs the shape".into()))
    }

    /// Finds the shape or member that a key names in the model.
    pub(super) fn find_in_model(&self, key: &str) -> Result<Named<'a>, Mistake> {
        let (shape, member) = Id::split(key);
        let (namespace, name) = shape.split_once('#').unwrap_or((self.service.namespace(), shape));
        let id = ShapeId::parse(&format!("{namespace}#{name}"));
        let found = id.and_then(|id| self.model.get_with_id(&id));
        let named = found.and_then(|(id, shape)| match member {
            None => Some(Named { id, shape, member: None }),
            Some(wanted) => {
                let member = names_of_members(shape).into_iter().find(|name| *name == wanted)?;
                Some(Named { id, shape, member: Some(member) })
            }
        });
        named.ok_or_else(|| {
            let near: Vec<String> = match (found, member) {
                (Some((_, shape)), Some(member)) => {
                    let near = nearest(member, names_of_members(shape).into_iter());
                    near.into_iter().map(|member| format!("{name}${member}")).collect()
                }
                _ => nearest(name, self.model.shapes().map(|(id, _)| id.name()))
                    .into_iter()
                    .map(str::to_owned)
                    .collect(),
            };
            let help = if near.is_empty() {
                "name a shape as the model does, or a member as `Shape$member`".to_owned()
            } else {
                format!("did you mean {}?", or(&near))
            };
            (format!("`{key}` isn't in the model"), help)
        })
    }
}

/// The names of a shape's members, or of an enum's values.
fn names_of_members(shape: &Shape) -> Vec<&str> {
    match &shape.kind {
        Kind::Enum(values) => values.iter().map(|value| value.name.as_str()).collect(),
        Kind::IntEnum(values) => values.iter().map(|value| value.name.as_str()).collect(),
        _ => shape.members().into_iter().map(|member| member.name.as_str()).collect(),
    }
}

/// The member `name` of a shape that isn't an enum.
pub(super) fn member_of<'s>(shape: &'s Shape, name: &str) -> Option<&'s Member> {
    shape.members().into_iter().find(|member| member.name == name)
}

/// The kind of a shape, with an article.
pub(super) fn described(shape: &Shape) -> &'static str {
    match &shape.kind {
        Kind::Simple(_) => "a simple shape",
        Kind::List(_) => "a list",
        Kind::Map(..) => "a map",
        Kind::Structure(_) => "a structure",
        Kind::Union(_) => "a union",
        Kind::Enum(_) | Kind::IntEnum(_) => "an enum",
        Kind::Service(_) => "a service",
        Kind::Operation(_) => "an operation",
        Kind::Resource(_) => "a resource",
    }
}
