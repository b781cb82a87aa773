//! Finds the values of an input that a path leads to.

use super::jmes_path::Step;
use crate::endpoint_rules as rules;
use crate::ir::{FieldPath, InputPath, Type};
use crate::model::{Kind, ShapeId, Simple};
use crate::plan::paths::Paths;

/// What a step can start from.
#[derive(Clone)]
struct Place<'a> {
    shape: &'a ShapeId,
    ty: Type,
}

/// Resolves paths from the input of an operation.
pub(super) struct Resolver<'p, 'c, 'a> {
    pub(super) paths: &'p Paths<'c, 'a>,
    /// The type that the values must have.
    pub(super) wanted: rules::Type,
}

/// A path in Rust, and how many lists within each other its values are in.
type Found = (InputPath, usize);

impl<'a> Resolver<'_, '_, 'a> {
    /// The values at `steps` from the structure `input`.
    ///
    /// # Errors
    /// Says what is wrong with the path.
    pub(super) fn resolve(
        &self,
        input: &'a ShapeId,
        steps: &[Step<'_>],
    ) -> Result<InputPath, String> {
        let wanted = usize::from(self.wanted == rules::Type::List);
        match self.structure(input, steps, 0)? {
            (path, lists) if lists == wanted => Ok(path),
            (_, 0) => Err("leads to a single value, and the parameter is a list".to_owned()),
            _ => Err("leads to lists that the parameter can't have".to_owned()),
        }
    }

    /// Goes on from a structure; the steps before were through so many lists.
    fn structure(
        &self,
        structure: &'a ShapeId,
        steps: &[Step<'_>],
        lists: usize,
    ) -> Result<Found, String> {
        if let [Step::Each(all), rest @ ..] = steps {
            return Self::each(all, rest, lists, |steps| self.structure(structure, steps, 0));
        }
        let count = steps.iter().take_while(|step| matches!(step, Step::Member(_))).count();
        let (members, rest) = steps.split_at(count);
        let mut container = structure;
        let mut path = Vec::new();
        for member in members {
            let Step::Member(name) = member else { continue };
            let found = self.paths.member(container, name).zip(self.paths.find(container, name));
            let Some((member, field)) = found else {
                return Err(format!("has `{name}`, which is no member of a structure {container}"));
            };
            path.extend(field.0);
            container = &member.target;
        }
        let Some(last) = path.last() else {
            return Err(format!("has a step for lists or maps at the structure {structure}"));
        };
        let place = Place { shape: container, ty: last.ty.clone() };
        let (rest, lists) = self.next(&place, rest, lists)?;
        Ok((InputPath::Fields(FieldPath(path), Box::new(rest)), lists))
    }

    fn next(&self, place: &Place<'a>, steps: &[Step<'_>], lists: usize) -> Result<Found, String> {
        let Place { shape: id, ty } = place;
        let Some(shape) = self.paths.shape(id) else { return Err(format!("leads to {id}")) };
        match (steps, &shape.kind, ty.bare()) {
            ([], ..) => self.end(place, lists),
            (
                [step @ (Step::Items | Step::Flatten), rest @ ..],
                Kind::List(member),
                Type::List(item),
            ) => {
                let lists = if *step == Step::Items { lists + 1 } else { lists.max(1) };
                let inner = Place { shape: &member.target, ty: without_null(item) };
                let (path, lists) = self.next(&inner, rest, lists)?;
                Ok((InputPath::Items((**item).clone(), Box::new(path)), lists))
            }
            // What isn't a list is as it is after `[]`.
            ([Step::Flatten, rest @ ..], ..) if lists > 0 => {
                self.next(place, rest, flattened(lists))
            }
            ([Step::Values, rest @ ..], Kind::Map(_, member), Type::Map(_, value)) => {
                let inner = Place { shape: &member.target, ty: without_null(value) };
                let (path, lists) = self.next(&inner, rest, lists + 1)?;
                Ok((InputPath::Values((**value).clone(), Box::new(path)), lists))
            }
            ([Step::Keys, rest @ ..], Kind::Map(..), Type::Map(key, _)) => {
                Ok((InputPath::Keys((**key).clone()), end_of_list(rest, lists + 1)?))
            }
            ([Step::Each(all), rest @ ..], ..) => {
                Self::each(all, rest, lists, |steps| self.next(place, steps, 0))
            }
            ([Step::Member(_), ..], Kind::Structure(_), _) => self.structure(id, steps, lists),
            _ => Err(format!("has a step that {id} doesn't have")),
        }
    }

    /// Several paths from one place.
    fn each(
        all: &[Vec<Step<'_>>],
        rest: &[Step<'_>],
        lists: usize,
        from: impl Fn(&[Step<'_>]) -> Result<Found, String>,
    ) -> Result<Found, String> {
        let found = all.iter().map(|steps| from(steps)).collect::<Result<Vec<_>, _>>()?;
        let (paths, inner): (Vec<_>, Vec<_>) = found.into_iter().unzip();
        if inner.iter().any(|other| *other != inner[0]) {
            return Err("has both lists and other values in `[.., ..]`".to_owned());
        }
        Ok((InputPath::Each(paths), end_of_list(rest, lists + 1 + inner[0])?))
    }

    /// The value at the end of a path.
    fn end(&self, place: &Place<'a>, lists: usize) -> Result<Found, String> {
        let item = if self.wanted == rules::Type::List { rules::Type::Text } else { self.wanted };
        let ty = place.ty.clone();
        if self.is_of(place.shape, item) {
            return Ok((InputPath::Value(ty), lists));
        }
        match self.paths.shape(place.shape).map(|shape| &shape.kind) {
            Some(Kind::List(member)) if self.is_of(&member.target, item) => {
                Ok((InputPath::List(ty), lists + 1))
            }
            _ => Err(format!("leads to {}, whose type isn't that of the parameter", place.shape)),
        }
    }

    fn is_of(&self, id: &ShapeId, ty: rules::Type) -> bool {
        match self.paths.shape(id).map(|shape| &shape.kind) {
            Some(Kind::Simple(Simple::String) | Kind::Enum(_)) => ty == rules::Type::Text,
            Some(Kind::Simple(Simple::Boolean)) => ty == rules::Type::Bool,
            _ => false,
        }
    }
}

/// How many lists are left after `[]`.
fn flattened(lists: usize) -> usize {
    lists.saturating_sub(1).max(1)
}

/// How many lists values are in after the last steps of a path, which find no further values.
fn end_of_list(rest: &[Step<'_>], lists: usize) -> Result<usize, String> {
    match rest {
        [] | [Step::Items] => Ok(lists),
        [Step::Flatten] => Ok(flattened(lists)),
        _ => Err("goes on after `keys(..)` or `[.., ..]`".to_owned()),
    }
}

/// The type of an element that isn't null.
fn without_null(ty: &Type) -> Type {
    match ty {
        Type::Nullable(inner) => (**inner).clone(),
        other => other.clone(),
    }
}
