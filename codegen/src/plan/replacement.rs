//! Types of the user's in place of the model's, which the configuration names.

use std::collections::BTreeMap;

use super::Plan;
use super::overrides::absolute;
use super::user_code::{Parsed, user_code};
use crate::config::Config;
use crate::form::Form;
use crate::ir::{Replacement, Support, Type, UserCode};
use crate::model::{Kind, Model, Shape, ShapeId, Simple};

/// The types that replace others.
#[derive(Default)]
pub(crate) struct Replacements {
    /// By the id of the shape.
    of_shapes: BTreeMap<ShapeId, UserCode>,
    /// By the kind of simple shapes, where a shape of the prelude stands for all of them.
    of_kinds: Vec<(Simple, ShapeId, UserCode)>,
}

impl Replacements {
    /// Reads the configuration, whose entries are checked elsewhere.
    pub(crate) fn of(model: &Model, config: &Config, service: &ShapeId) -> Self {
        let mut replacements = Self::default();
        for (key, path) in &config.replace {
            let Some(id) = ShapeId::parse(&absolute(service, key)) else { continue };
            let Some(shape) = model.get(&id) else { continue };
            let Ok(path) = path_of(key, path, &config.form) else { continue };
            match &shape.kind {
                kind if standard(kind).is_none() => {}
                Kind::Simple(simple) if id.is_of_prelude() => {
                    replacements.of_kinds.push((*simple, id, path));
                }
                _ => _ = replacements.of_shapes.insert(id, path),
            }
        }
        replacements
    }

    /// The type that stands for values of a shape.
    pub(crate) fn of_shape(&self, id: &ShapeId, shape: &Shape) -> Option<&UserCode> {
        let of_kind = || self.of_kind(shape).map(|(_, path)| path);
        self.of_shapes.get(id).or_else(of_kind)
    }

    /// The shape by which the configuration replaces a shape: itself, or one of the prelude.
    pub(crate) fn source(&self, id: &ShapeId, shape: &Shape) -> Option<&ShapeId> {
        let own = self.of_shapes.get_key_value(id).map(|(id, _)| id);
        own.or_else(|| self.of_kind(shape).map(|(id, _)| id))
    }

    fn of_kind(&self, shape: &Shape) -> Option<(&ShapeId, &UserCode)> {
        let Kind::Simple(simple) = &shape.kind else { return None };
        let mut of_kinds = self.of_kinds.iter();
        of_kinds.find(|(kind, ..)| kind == simple).map(|(_, id, path)| (id, path))
    }
}

/// Why a shape can't be replaced.
pub(crate) fn cannot(key: &str) -> (String, String) {
    let help = "name a string, enum, boolean, number, blob or timestamp; big numbers, documents, \
                lists, maps, structures and unions stay as they are";
    (format!("`{key}` can't be replaced"), help.into())
}

/// The path of a type, as the configuration has it.
pub(crate) fn path_of(key: &str, text: &str, form: &Form) -> Parsed {
    let Ok(path) = syn::parse_str::<syn::TypePath>(text) else {
        let message = format!("`{key}`: `{text}` isn't the path of a type");
        return Err((message, "name it as in `my_crate::MyType`".into()));
    };
    user_code(&path, form)
}

/// The type that values of a shape have where nothing replaces it, if anything can.
pub(crate) fn standard(kind: &Kind) -> Option<Type> {
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

impl Plan<'_> {
    /// The type of the user's that stands for values of a shape.
    pub(crate) fn replacement(&self, id: &ShapeId) -> Option<&UserCode> {
        self.replacements.of_shape(id, self.shape(id))
    }

    /// Every type of the user's in the closure, with what it stands for.
    pub(crate) fn replacements(&self) -> Vec<Replacement> {
        let mut found: BTreeMap<&UserCode, Type> = BTreeMap::new();
        for (&id, shape) in &self.closure.shapes {
            let path = self.replacements.of_shape(id, shape);
            found.extend(path.zip(standard(&shape.kind)));
        }
        let replacement =
            |(path, standard): (&UserCode, _)| Replacement { path: path.clone(), standard };
        found.into_iter().map(replacement).collect()
    }
}
