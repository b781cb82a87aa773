//! An example call for each request: compiled and run as a doctest of the generated crate.

mod documented;
mod ecma;
mod filling;
mod layout;
mod matching;
mod number;
mod patterns;
mod steps;
mod text;

use std::collections::BTreeSet;

use super::{Context, MAP};
use crate::ir::Type;
use crate::model::{Kind, Member, Shape, ShapeId, Simple, Traits};
use crate::name;
pub(super) use documented::documented;
pub(super) use patterns::Patterns;

/// Structures and unions in an example; with more, nobody would read it.
const MAX_SHAPES: usize = 32;

/// Bytes of an example's values.
const MAX_LENGTH: usize = 4_000;

/// Items of a list; one that must have more has too few.
const MAX_ITEMS: u64 = 16;

/// Lines of a doctest that builds the request `id` and shows that secrets stay hidden;
/// none if it would be too long, or would have to make a value of a type of the user's.
pub(super) fn request(ctx: &Context<'_>, id: &ShapeId) -> Vec<String> {
    let mut example = Example { ctx, imports: BTreeSet::new(), left: MAX_SHAPES, nth: 0 };
    let setters = example.required_setters(id);
    let length: usize = setters.iter().map(|(_, value)| value.len()).sum();
    if example.left == 0 || length > MAX_LENGTH {
        return Vec::new();
    }
    let ident = example.import_type(id);
    let mut lines = vec![ctx.fence()];
    lines.extend(layout::imports(&ctx.library_path(), &example.imports));
    lines.push(String::new());
    if setters.is_empty() {
        lines.push(format!("let request = {ident}::builder().build();"));
    } else {
        lines.push(format!("let request = {ident}::builder()"));
        lines.extend(setters.iter().flat_map(|(name, value)| layout::setter(name, value)));
        lines.push("    .build();".to_owned());
    }
    lines.push("println!(\"{request:?}\");".to_owned());
    lines.push("```".to_owned());
    lines
}

/// Lines of a doctest that sends the request `input` of the operation `id`, with the feature
/// `http`, and looks at the answer; how the request is built isn't shown again.
pub(super) fn exchange(ctx: &Context<'_>, id: &ShapeId, input: &ShapeId) -> Vec<String> {
    let (library, operation) = (ctx.library_path(), &ctx.names.operations[id]);
    let shown = [
        format!("use {library}::Operation;"),
        format!("use {library}::operations::{operation};"),
        String::new(),
        format!("let message = {operation}::request(&request);"),
        format!("assert_eq!(message.headers()[\"x-amz-target\"], {operation}::TARGET);"),
        String::new(),
        "let answer = http::Response::new(\"{}\"); // what the client received".to_owned(),
        format!("match {operation}::response(&answer) {{"),
        "    Ok(output) => println!(\"{output:?}\"),".to_owned(),
        "    Err(error) => println!(\"{error}\"),".to_owned(),
        "}".to_owned(),
    ];
    continued(ctx, input, "http", shown)
}

/// Lines of a doctest that prints the request `input` without its secrets; how the request is built
/// isn't shown again.
pub(super) fn log(ctx: &Context<'_>, input: &ShapeId) -> Vec<String> {
    let shown = [
        format!("use {}::Redacted;", ctx.library_path()),
        String::new(),
        "println!(\"{}\", Redacted(&request));".to_owned(),
    ];
    continued(ctx, input, "json", shown)
}

/// Lines of a doctest that needs a feature, after hidden ones that build the request `input`.
fn continued<const N: usize>(
    ctx: &Context<'_>,
    input: &ShapeId,
    feature: &str,
    shown: [String; N],
) -> Vec<String> {
    let request = request(ctx, input);
    let is_kept = |line: &&String| !line.starts_with("```") && !line.starts_with("println!");
    let hidden = request.iter().filter(is_kept).map(|line| format!("# {line}"));
    let before = ["```".to_owned(), format!("# #[cfg(feature = \"{feature}\")]"), "# {".to_owned()];
    let after = ["# }".to_owned(), "```".to_owned()];
    before.into_iter().chain(hidden).chain(shown).chain(after).collect()
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
    /// How many more structures and unions it may have; none left means that there is no example,
    /// since it would be too long, or has a value of a type of the user's.
    left: usize,
    /// Which item of a list or map the values are for: different ones have different values.
    nth: usize,
}

impl Example<'_, '_> {
    /// The name and the value for each required field, in the order of the fields.
    fn required_setters(&mut self, id: &ShapeId) -> Vec<(String, String)> {
        let ctx = self.ctx;
        let Kind::Structure(members) = &ctx.shape(id).kind else { return Vec::new() };
        let setter = |(member, field): (&Member, String)| {
            let value = self.value(&member.target, &member.traits, Place::Setter, &member.name);
            (name::ident(&field).to_string(), value)
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
        if ctx.replacement(target).is_some() {
            self.left = 0;
        }
        if self.left == 0 {
            return String::new();
        }
        match &shape.kind {
            Kind::Simple(simple) => self.simple(*simple, shape, own, place, called),
            Kind::Enum(_) | Kind::IntEnum(_) => self.variant(target),
            Kind::Structure(_) => {
                let ident = self.import_type(target);
                let setters = self.required_setters(target);
                let mut setters: Vec<String> =
                    setters.iter().map(|(name, value)| format!("{name}({value})")).collect();
                setters.insert(0, format!("{ident}::builder()"));
                setters.push("build()".to_owned());
                setters.join(".")
            }
            Kind::Union(members) => self.union(target, members),
            Kind::List(member) => {
                let called = singular(called);
                let items = self.items(shape, own, |example| {
                    example.element(target, member, shape, place, &called)
                });
                if place == Place::Setter { format!("[{items}]") } else { format!("vec![{items}]") }
            }
            Kind::Map(key, value) => {
                let entries = self.items(shape, own, |example| {
                    let key = example.element(target, key, shape, place, "key");
                    format!("({key}, {})", example.element(target, value, shape, place, "value"))
                });
                if place == Place::Setter {
                    return format!("[{entries}]");
                }
                let map = self.import(MAP);
                format!("{map}::from([{entries}])")
            }
            _ => String::new(),
        }
    }

    /// As many items as a list or map must have, or one, each different from the others.
    fn items(
        &mut self,
        shape: &Shape,
        own: &Traits,
        mut item: impl FnMut(&mut Self) -> String,
    ) -> String {
        let bounds = own.length.or(shape.traits.length);
        let count = bounds.and_then(|bounds| bounds.min).unwrap_or(1).clamp(1, MAX_ITEMS);
        let around = self.nth;
        let mut items: Vec<String> = Vec::new();
        for index in 0..usize::try_from(count).unwrap_or(1) {
            self.nth = around + index;
            let item = item(self);
            if !shape.traits.unique_items || !items.contains(&item) {
                items.push(item);
            }
        }
        self.nth = around;
        items.join(", ")
    }

    fn element(
        &mut self,
        list: &ShapeId,
        member: &Member,
        shape: &Shape,
        place: Place,
        called: &str,
    ) -> String {
        let nested = matches!(self.ctx.shape(&member.target).kind, Kind::List(_) | Kind::Map(..));
        let nullable = shape.traits.sparse && member.name != "key";
        let place = if nested || nullable { Place::Exact } else { place };
        let ty = self.ctx.member_type(list, member);
        let value = self.value(&member.target, &member.traits, place, called);
        let value = exact(value, &ty, place);
        if nullable { format!("Some({value})") } else { value }
    }

    fn variant(&mut self, target: &ShapeId) -> String {
        let ident = self.import_type(target);
        let Some(variant) = self.ctx.names.nth_variant(target, self.nth) else {
            self.left = 0;
            return String::new();
        };
        format!("{ident}::{}", name::ident(variant))
    }

    fn union(&mut self, target: &ShapeId, members: &[Member]) -> String {
        let ident = self.import_type(target);
        let Some(member) = members.first() else {
            return format!(
                "{ident}::Unrecognized {{ tag: String::new(), value: Default::default() }}"
            );
        };
        let variant = &self.ctx.names.members[target][member.name.as_str()];
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
        let length = own.length.or(shape.traits.length);
        let range = own.range.as_ref().or(shape.traits.range.as_ref());
        match simple {
            Simple::String => {
                let pattern = own.pattern.as_ref().or(shape.traits.pattern.as_ref());
                let text = match pattern {
                    Some(pattern) => self.ctx.patterns.text(length, pattern, called, self.nth),
                    None => text::plain(length, called, self.nth),
                };
                let suffix = if place == Place::Setter { "" } else { ".to_owned()" };
                format!("{text:?}{suffix}")
            }
            Simple::Boolean => self.nth.is_multiple_of(2).to_string(),
            Simple::Byte | Simple::Short | Simple::Integer | Simple::Long => {
                number::integer(range, self.nth).to_string()
            }
            Simple::Float | Simple::Double => number::float(range, self.nth),
            Simple::Blob => {
                let text = text::bytes(length, self.nth);
                self.support("Blob", &format!("from(b{text:?})"))
            }
            Simple::Timestamp => {
                let moment = format!("from_secs(1_700_000_{:03})", self.nth);
                self.support("Timestamp", &moment)
            }
            Simple::Document => {
                let text = text::bytes(None, self.nth);
                self.support("Document", &format!("from({text:?})"))
            }
            Simple::BigInteger => self.big("BigInteger", shape, own),
            Simple::BigDecimal => self.big("BigDecimal", shape, own),
        }
    }

    fn big(&mut self, ty: &str, shape: &Shape, own: &Traits) -> String {
        let range = own.range.as_ref().or(shape.traits.range.as_ref());
        let value = number::integer(range, self.nth);
        let suffix = if i32::try_from(value).is_ok() { "" } else { "_i64" };
        self.support(ty, &format!("from({value}{suffix})"))
    }

    fn support(&mut self, ty: &str, call: &str) -> String {
        format!("{}::{call}", self.import(ty))
    }

    /// Imports an item that isn't one of the service, and gives what it is called then.
    fn import(&mut self, path: &str) -> String {
        let (name, import) = self.ctx.example_name(path);
        self.imports.extend(import);
        name
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

/// What an item of a list is called.
fn singular(called: &str) -> String {
    let stem = |suffix| called.strip_suffix(suffix);
    match (stem("ies"), stem("sses"), stem("s")) {
        (Some(stem), _, _) => format!("{stem}y"),
        (_, Some(stem), _) => format!("{stem}ss"),
        (_, _, Some(stem)) if !stem.ends_with(['s', 'u']) => stem.to_owned(),
        _ => called.to_owned(),
    }
}
