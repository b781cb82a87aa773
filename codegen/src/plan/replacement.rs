//! Types of the user that replace the types of shapes, by the table `[replace]`.

use std::collections::BTreeMap;

use super::closure::Closure;
use super::table::{Entry, Mistake, Refusal, Table};
use super::user_code::user_code;
use crate::form::Form;
use crate::ir::{Replacement, Support, Type, UserCode};
use crate::map::{map_of, set_of};
use crate::model::{Kind, Model, Shape, ShapeId, Simple};

/// The types that replace others.
pub(crate) struct Replacements<'a> {
    of_shapes: Table<'a, &'a ShapeId, UserCode>,
    /// For all simple shapes of a kind, with the prelude shape that means them.
    of_kinds: Vec<(Simple, &'a ShapeId, Entry<'a, UserCode>)>,
}

impl<'a> Replacements<'a> {
    /// Takes the table `[replace]`.
    pub(crate) fn of(model: &Model, table: Table<'a, &'a ShapeId, UserCode>) -> Self {
        let mut of_shapes = Table::new();
        let mut of_kinds = Vec::new();
        for (id, entry) in table {
            match model.get(id).map(|shape| &shape.kind) {
                Some(Kind::Simple(simple)) if id.is_of_prelude() => {
                    of_kinds.push((*simple, id, entry));
                }
                _ => _ = of_shapes.insert(id, entry),
            }
        }
        Self { of_shapes, of_kinds }
    }

    /// The type that replaces the type of a shape.
    pub(crate) fn of_shape(&self, id: &ShapeId, shape: &Shape) -> Option<&UserCode> {
        self.source(id, shape).map(|(_, entry)| &entry.value)
    }

    /// The shape that the entry for a shape names: the shape itself, or one of the prelude.
    fn source(&self, id: &ShapeId, shape: &Shape) -> Option<(&'a ShapeId, &Entry<'a, UserCode>)> {
        if let Some((id, entry)) = self.of_shapes.get_key_value(id) {
            return Some((id, entry));
        }
        let Kind::Simple(simple) = &shape.kind else { return None };
        let mut of_kinds = self.of_kinds.iter();
        of_kinds.find(|(kind, ..)| kind == simple).map(|(_, id, entry)| (*id, entry))
    }

    /// Every replacement in a closure.
    pub(crate) fn used(&self, closure: &Closure<'_>) -> Vec<Replacement> {
        let mut found: BTreeMap<&UserCode, Type> = BTreeMap::new();
        for (id, shape) in &closure.shapes {
            found.extend(self.of_shape(id, shape).zip(standard(&shape.kind)));
        }
        let replacement =
            |(path, standard): (&UserCode, _)| Replacement { path: path.clone(), standard };
        found.into_iter().map(replacement).collect()
    }

    /// Refuses entries that no member of the service uses, and types that replace shapes of
    /// different types.
    pub(crate) fn refusals(&self, model: &Model, whole: &Closure<'_>) -> Vec<Refusal> {
        let mut wrong: BTreeMap<&str, Mistake> = self.without_effect(model, whole);
        let mut found: BTreeMap<&UserCode, (Type, &ShapeId)> = BTreeMap::new();
        for (&id, shape) in &whole.shapes {
            let Some((_, Entry { key, value: path })) = self.source(id, shape) else { continue };
            let Some(standard) = standard(&shape.kind) else { continue };
            let (other, first) = found.entry(path).or_insert_with(|| (standard.clone(), id));
            if *other != standard {
                let message = format!(
                    "`{}` can't replace both {first} and {id}, which have different types",
                    path.path()
                );
                let mistake = || (message, "use a separate type for each".to_owned());
                wrong.entry(key).or_insert_with(mistake);
            }
        }
        wrong.into_iter().map(|(key, mistake)| Refusal::new("replace", key, mistake)).collect()
    }

    /// The keys of entries that no member uses. Keys of maps stay strings.
    fn without_effect(&self, model: &Model, whole: &Closure<'_>) -> BTreeMap<&'a str, Mistake> {
        let members = whole.shapes.values().flat_map(|shape| match &shape.kind {
            Kind::Map(_, value) => vec![value.as_ref()],
            _ => shape.members(),
        });
        let source = |target| self.source(target, model.get(target)?).map(|(id, _)| id);
        let used = set_of(members.filter_map(|member| source(&member.target)));
        let of_kinds = self.of_kinds.iter().map(|(_, id, entry)| (id, entry));
        let unused = self.of_shapes.iter().chain(of_kinds).filter(|(id, _)| !used.contains(**id));
        let mistake = |(_, entry): (_, &Entry<'a, UserCode>)| {
            let message = format!("`{}` replaces nothing", entry.key);
            let help = "remove the line; no value of the service has this type";
            (entry.key, (message, help.to_owned()))
        };
        map_of(unused.map(mistake))
    }
}

/// Parses the path of a type.
pub(crate) fn path_of(key: &str, text: &str, form: &Form) -> Result<UserCode, Mistake> {
    let Ok(path) = syn::parse_str::<syn::TypePath>(text) else {
        let message = format!("`{key}`: `{text}` isn't the path of a type");
        return Err((message, "name it as in `my_crate::MyType`".into()));
    };
    user_code(&path, form)
}

/// The type that a replacement replaces; `None` if the kind can't be replaced.
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
