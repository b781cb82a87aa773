//! An example call for each request: compiled and run as a doctest of the generated crate.

use std::collections::BTreeSet;

use super::Context;
use crate::ir::Type;
use crate::model::{Bounds, Kind, Member, Shape, ShapeId, Simple, Traits};
use crate::name;

/// Structures and unions in an example; with more, nobody would read it.
const MAX_SHAPES: usize = 32;

/// Bytes of an example's values.
const MAX_LENGTH: usize = 4_000;

/// Lines of a doctest that builds the request `id` and shows that secrets stay hidden;
/// none if it would be too long.
pub(super) fn request(ctx: &Context<'_>, id: &ShapeId) -> Vec<String> {
    let mut example = Example { ctx, imports: BTreeSet::new(), left: MAX_SHAPES };
    let setters = example.required_setters(id);
    if example.left == 0 || setters.iter().map(String::len).sum::<usize>() > MAX_LENGTH {
        return Vec::new();
    }
    let ident = &ctx.names.types[id];
    example.imports.insert(format!("types::{ident}"));
    let library = ctx.library_name();
    let mut lines = vec!["```".to_owned()];
    lines.extend(example.imports.iter().map(|path| match path.strip_prefix("std::") {
        Some(_) => format!("use {path};"),
        None => format!("use {library}::{path};"),
    }));
    lines.push(String::new());
    if setters.is_empty() {
        lines.push(format!("let request = {ident}::builder().build();"));
    } else {
        lines.push(format!("let request = {ident}::builder()"));
        lines.extend(setters.iter().map(|setter| format!("    {setter} // required")));
        lines.push("    .build();".to_owned());
    }
    lines.push("println!(\"{request:?}\");".to_owned());
    lines.push("```".to_owned());
    lines
}

/// Where an expression stands: setters convert their argument, other places don't.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Setter,
    Exact,
}

struct Example<'a, 'c> {
    ctx: &'c Context<'a>,
    imports: BTreeSet<String>,
    /// How many more structures and unions it may have; none left means that it is too long.
    left: usize,
}

impl Example<'_, '_> {
    /// `.name(value)` for each required field, in the order of the fields.
    fn required_setters(&mut self, id: &ShapeId) -> Vec<String> {
        let ctx = self.ctx;
        let Kind::Structure(members) = &ctx.shape(id).kind else { return Vec::new() };
        let setter = |(member, name): (&Member, String)| {
            let value = self.value(&member.target, &member.traits, Place::Setter, &member.name);
            format!(".{}({value})", name::ident(&name))
        };
        ctx.required_fields(id, members).into_iter().map(setter).collect()
    }

    /// An expression for a value of the shape `target`.
    fn value(&mut self, target: &ShapeId, own: &Traits, place: Place, called: &str) -> String {
        let ctx = self.ctx;
        let shape = ctx.shape(target);
        if matches!(shape.kind, Kind::Structure(_) | Kind::Union(_)) {
            self.left = self.left.saturating_sub(1);
        }
        if self.left == 0 {
            return String::new();
        }
        match &shape.kind {
            Kind::Simple(simple) => self.simple(*simple, shape, own, place, called),
            Kind::Enum(_) | Kind::IntEnum(_) => {
                let ident = self.import_type(target);
                format!("{ident}::{}", ctx.first_variant(target))
            }
            Kind::Structure(_) => {
                let ident = self.import_type(target);
                format!("{ident}::builder(){}.build()", self.required_setters(target).concat())
            }
            Kind::Union(members) => self.union(target, members),
            Kind::List(member) => {
                let item = self.element(target, member, shape, place);
                let count = own
                    .length
                    .or(shape.traits.length)
                    .and_then(|bounds| bounds.min)
                    .unwrap_or(1)
                    .clamp(1, 8);
                let items = vec![item; usize::try_from(count).unwrap_or(1)].join(", ");
                if place == Place::Setter { format!("[{items}]") } else { format!("vec![{items}]") }
            }
            Kind::Map(key, value) => {
                let key = self.element(target, key, shape, place);
                let value = self.element(target, value, shape, place);
                if place == Place::Setter {
                    return format!("[({key}, {value})]");
                }
                self.imports.insert("std::collections::BTreeMap".to_owned());
                format!("BTreeMap::from([({key}, {value})])")
            }
            _ => String::new(),
        }
    }

    fn element(&mut self, list: &ShapeId, member: &Member, shape: &Shape, place: Place) -> String {
        let nested = matches!(self.ctx.shape(&member.target).kind, Kind::List(_) | Kind::Map(..));
        let nullable = shape.traits.sparse && member.name != "key";
        let place = if nested || nullable { Place::Exact } else { place };
        let ty = self.ctx.member_type(list, member);
        let value = self.value(&member.target, &member.traits, place, &member.name);
        let value = exact(value, &ty, place);
        if nullable { format!("Some({value})") } else { value }
    }

    fn union(&mut self, target: &ShapeId, members: &[Member]) -> String {
        let ident = self.import_type(target);
        let Some(member) = members.first() else {
            return format!("{ident}::Unrecognized {{ tag: String::new() }}");
        };
        let variant = self.ctx.first_variant(target);
        if member.target.is_unit() {
            return format!("{ident}::{variant}");
        }
        let value = self.value(&member.target, &member.traits, Place::Exact, &member.name);
        let value = exact(value, &self.ctx.member_type(target, member), Place::Exact);
        format!("{ident}::{variant}({value})")
    }

    fn simple(
        &mut self,
        simple: Simple,
        shape: &Shape,
        own: &Traits,
        place: Place,
        called: &str,
    ) -> String {
        match simple {
            Simple::String => {
                let text = text(own.length.or(shape.traits.length), called);
                if place == Place::Setter {
                    format!("{text:?}")
                } else {
                    format!("{text:?}.to_owned()")
                }
            }
            Simple::Boolean => "true".to_owned(),
            Simple::Byte | Simple::Short | Simple::Integer | Simple::Long => integer(shape, own),
            Simple::Float | Simple::Double => match integer(shape, own) {
                whole if whole.contains('.') => whole,
                whole => format!("{whole}.0"),
            },
            Simple::Blob => self.support("Blob", "Blob::from(b\"example\")"),
            Simple::Timestamp => self.support("Timestamp", "Timestamp::from_secs(1_700_000_000)"),
            Simple::Document => self.support("Document", "Document::from(\"example\")"),
            Simple::BigInteger => self.support("BigInteger", "BigInteger::from(1)"),
            Simple::BigDecimal => self.support("BigDecimal", "BigDecimal::from(1)"),
        }
    }

    fn support(&mut self, ty: &str, expression: &str) -> String {
        self.imports.insert(ty.to_owned());
        expression.to_owned()
    }

    fn import_type(&mut self, id: &ShapeId) -> String {
        let ident = &self.ctx.names.types[id];
        self.imports.insert(format!("types::{ident}"));
        ident.to_string()
    }
}

/// Wraps a value in what its type adds, where no setter does.
fn exact(value: String, ty: &Type, place: Place) -> String {
    match ty {
        _ if place == Place::Setter => value,
        Type::Sensitive(inner) => format!("{}.into()", exact(value, inner, place)),
        Type::Boxed(inner) => format!("Box::new({})", exact(value, inner, place)),
        _ => value,
    }
}

/// A text that says what it stands for, of a permitted length.
fn text(bounds: Option<Bounds>, called: &str) -> String {
    let mut text = format!("example-{}", name::snake(called).replace('_', "-"));
    let min = bounds
        .and_then(|bounds| bounds.min)
        .map_or(0, |min| usize::try_from(min).unwrap_or(0).min(200));
    while text.len() < min {
        text.push('x');
    }
    let max = bounds.and_then(|bounds| bounds.max).and_then(|max| usize::try_from(max).ok());
    text.truncate(max.unwrap_or(text.len()));
    text
}

/// The least permitted value from 1 on.
fn integer(shape: &Shape, own: &Traits) -> String {
    let range = own.range.as_ref().or(shape.traits.range.as_ref());
    let bound = |bound: Option<&String>| bound.and_then(|bound| bound.parse::<f64>().ok());
    let min = bound(range.and_then(|range| range.min.as_ref()));
    let max = bound(range.and_then(|range| range.max.as_ref()));
    match (min, max) {
        (Some(min), _) if min > 1.0 => format!("{min}"),
        (_, Some(max)) if max < 1.0 => format!("{max}"),
        _ => "1".to_owned(),
    }
}
