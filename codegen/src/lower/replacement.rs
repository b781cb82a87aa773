//! Types of the user's in place of the model's, which the configuration names.

use std::collections::BTreeMap;

use super::user::{unused, user_code};
use super::{Context, absolute};
use crate::config::Config;
use crate::error::{Errors, Problem, Warning};
use crate::form::Form;
use crate::ir::{Replacement, Support, Type, UserCode};
use crate::model::{Kind, Model, Shape, ShapeId, Simple};

/// The types that replace others.
#[derive(Default)]
pub(super) struct Replacements {
    /// By the id of the shape.
    of_shapes: BTreeMap<ShapeId, UserCode>,
    /// By the kind of simple shapes, where a shape of the prelude stands for all of them.
    of_kinds: Vec<(Simple, UserCode)>,
}

impl Replacements {
    /// Reads the configuration, whose shapes are checked elsewhere.
    pub(super) fn new(model: &Model, config: &Config, service: &ShapeId) -> Result<Self, Errors> {
        let mut errors = Errors::default();
        let mut replacements = Self::default();
        for (key, path) in &config.replace {
            let Some(id) = ShapeId::parse(&absolute(service, key)) else { continue };
            let Some(shape) = model.get(&id) else { continue };
            let Some(path) = errors.collect(path_of(key, path, &config.form)) else { continue };
            match &shape.kind {
                kind if standard(kind).is_none() => errors.push(cannot(key)),
                Kind::Simple(simple) if id.is_of_prelude() => {
                    replacements.of_kinds.push((*simple, path));
                }
                _ => _ = replacements.of_shapes.insert(id, path),
            }
        }
        errors.propagate()?;
        Ok(replacements)
    }

    /// The type that stands for values of a shape.
    pub(super) fn of(&self, id: &ShapeId, shape: &Shape) -> Option<&UserCode> {
        let of_kind = || {
            let Kind::Simple(simple) = &shape.kind else { return None };
            self.of_kinds.iter().find(|(kind, _)| kind == simple).map(|(_, path)| path)
        };
        self.of_shapes.get(id).or_else(of_kind)
    }
}

fn cannot(key: &str) -> Problem {
    let problem = Problem::new(PLACE, format!("`{key}` can't be replaced"));
    problem.help(
        "name a string, enum, boolean, number, blob or timestamp; big numbers, documents, lists, \
         maps, structures and unions stay as they are",
    )
}

const PLACE: &str = "configuration, [replace]";

/// The path of a type, as the configuration has it.
fn path_of(key: &str, text: &str, form: &Form) -> Result<UserCode, Errors> {
    let Ok(path) = syn::parse_str::<syn::TypePath>(text) else {
        let message = format!("`{key}`: `{text}` isn't the path of a type");
        return Err(Problem::new(PLACE, message).help("name it as in `my_crate::MyType`").into());
    };
    user_code(PLACE, &path, form)
}

/// The type that values of a shape have where nothing replaces it, if anything can.
pub(super) fn standard(kind: &Kind) -> Option<Type> {
    Some(match kind {
        Kind::Enum(_) => Type::String,
        Kind::IntEnum(_) => Type::I32,
        Kind::Simple(simple) => match simple {
            Simple::Boolean => Type::Bool,
            Simple::String => Type::String,
            Simple::Byte => Type::I8,
            Simple::Short => Type::I16,
            Simple::Integer => Type::I32,
            Simple::Long => Type::I64,
            Simple::Float => Type::F32,
            Simple::Double => Type::F64,
            Simple::Blob => Type::Support(Support::Blob),
            Simple::Timestamp => Type::Support(Support::Timestamp),
            Simple::BigInteger | Simple::BigDecimal | Simple::Document => return None,
        },
        _ => return None,
    })
}

impl Context<'_> {
    /// The type of the user's that stands for values of a shape.
    pub(super) fn replacement(&self, id: &ShapeId) -> Option<&UserCode> {
        self.replacements.of(id, self.shape(id))
    }

    /// Warnings of types that replace nothing in the closure.
    pub(super) fn unused_replacements(&self) -> impl Iterator<Item = Warning> {
        let is_used = |key: &str| {
            let id = ShapeId::parse(&absolute(self.service_id, key));
            let named = id.as_ref().and_then(|id| self.model.get(id));
            match (&id, named.map(|shape| &shape.kind)) {
                (Some(id), Some(Kind::Simple(wanted))) if id.is_of_prelude() => {
                    let mut shapes = self.closure.shapes.values();
                    shapes.any(|shape| matches!(&shape.kind, Kind::Simple(kind) if kind == wanted))
                }
                (Some(id), _) => self.closure.shapes.contains_key(id),
                _ => false,
            }
        };
        let keys = self.config.replace.keys().filter(move |key| !is_used(key));
        keys.map(|key| unused("replace", key))
    }

    /// Every type of the user's in the closure, with what it stands for.
    pub(super) fn replacements(&self) -> Result<Vec<Replacement>, Errors> {
        let mut errors = Errors::default();
        let mut found: BTreeMap<&UserCode, (Type, &ShapeId)> = BTreeMap::new();
        for (&id, shape) in &self.closure.shapes {
            let Some(path) = self.replacement(id) else { continue };
            let Some(standard) = standard(&shape.kind) else { continue };
            match found.get(path) {
                Some((other, first)) if *other != standard => {
                    let path = path.path();
                    let message = format!("`{path}` replaces {first} and {id}, of another type");
                    errors.push(Problem::new(PLACE, message).help("use a type for each"));
                }
                Some(_) => {}
                None => _ = found.insert(path, (standard, id)),
            }
        }
        errors.propagate()?;
        let replacement =
            |(path, (standard, _)): (&UserCode, _)| Replacement { path: path.clone(), standard };
        Ok(found.into_iter().map(replacement).collect())
    }
}
