//! Random texts for shapes of a model.

use std::collections::BTreeSet;
use std::fmt::Write;

use support::Random;

use crate::reading;
use crate::reading::model::{Member, Model, UNIT};
use crate::reading::shapes::{Kind, Shapes};
use crate::round_trip::places::Place;
use crate::round_trip::scalars;

/// From this depth on, texts have no more structures, lists and maps than they must have.
const DEEP: usize = 7;

/// The model and the configuration that texts are made from.
pub(crate) struct Schema {
    pub(crate) model: Model,
    shapes: Shapes,
    /// The inputs of operations.
    inputs: BTreeSet<String>,
}

impl Schema {
    /// Reads a model, by its path below the root of the workspace, and its configuration.
    pub(crate) fn read(path: &str) -> Self {
        let model = Model::read(&reading::root().join(path));
        let operations = model.operations();
        let inputs = operations.iter().filter_map(|operation| model.end(operation, "input"));
        Self { inputs: inputs.collect(), shapes: Shapes::of(&model), model }
    }

    /// Visits each place in a text for the shape: the whole text, and the places in its lists, maps
    /// and members, but not inside of other structures and unions.
    pub(crate) fn places(&self, id: &str, visit: &mut impl FnMut(&Kind, &Place)) {
        let kind = self.kind(id);
        let whole = Place::default();
        visit(kind, &whole);
        if let Kind::Structure(members) | Kind::Union(members) = kind {
            for member in members.iter().filter(|member| member.target != UNIT) {
                self.places_at(&member.target, &whole.member(&member.name), visit);
            }
        }
    }

    fn places_at(&self, id: &str, place: &Place, visit: &mut impl FnMut(&Kind, &Place)) {
        let kind = self.kind(id);
        visit(kind, place);
        match kind {
            Kind::List(element) => self.places_at(&element.target, &place.element(), visit),
            Kind::Map(_, value) => self.places_at(&value.target, &place.entry(), visit),
            _ => {}
        }
    }

    fn kind(&self, id: &str) -> &Kind {
        &self.shapes.get(id).kind
    }

    /// The format of a timestamp: the one of the member, or else of its target.
    fn format<'a>(&'a self, id: &str, member: Option<&'a Member>) -> Option<&'a str> {
        let of_member = member.map(|member| &member.traits);
        let mut all = of_member.into_iter().chain([&self.shapes.get(id).traits]);
        all.find_map(|traits| traits.get("smithy.api#timestampFormat")?.as_str())
    }

    /// Whether a value has the member even if its text doesn't. Requests don't: the service fills
    /// in their defaults.
    fn is_filled(&self, container: &str, member: &Member) -> bool {
        let has_default = member.default().is_some() && !member.is_client_optional();
        let is_default = has_default && !self.inputs.contains(container);
        self.model.is_required(container, member) || is_default
    }

    /// Whether a value of the shape is written with members that aren't set: if a member has a
    /// default, or is required and is such a structure itself.
    pub(crate) fn has_defaults(&self, id: &str) -> bool {
        let Kind::Structure(members) = self.kind(id) else { return false };
        members.iter().any(|member| {
            if self.model.is_required(id, member) {
                self.has_defaults(&member.target)
            } else {
                self.is_filled(id, member)
            }
        })
    }

    /// Whether the shape requires a document that has a default. A null document isn't written, so
    /// it is read as its default.
    pub(crate) fn has_required_document_with_default(&self, id: &str) -> bool {
        let Kind::Structure(members) = self.kind(id) else { return false };
        members.iter().filter(|member| self.model.is_required(id, member)).any(|member| {
            let is_document =
                matches!(self.kind(&member.target), Kind::Simple(name) if name == "document");
            is_document && member.default().is_some()
                || self.has_required_document_with_default(&member.target)
        })
    }
}

/// Which texts to make.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Style {
    /// Texts that the codecs write again unchanged: complete ones, in the form of the codecs.
    Plain,
    /// Any texts: missing members, nulls, repeated and unknown members, any notation, wrong types.
    Wild,
}

/// A source of texts.
pub(crate) struct Texts<'a> {
    schema: &'a Schema,
    style: Style,
    random: Random,
    out: String,
}

impl<'a> Texts<'a> {
    pub(crate) fn new(schema: &'a Schema, style: Style, seed: u64) -> Self {
        Self { schema, style, random: Random::new(seed), out: String::new() }
    }

    /// A text for the shape of this id.
    pub(crate) fn next(&mut self, id: &str) -> String {
        self.value(id, None, 0);
        std::mem::take(&mut self.out)
    }

    /// True once in `of` times, and only for wild texts.
    fn strays(&mut self, of: u32) -> bool {
        self.random.below(of) == 0 && self.style == Style::Wild
    }

    fn below(&mut self, limit: usize) -> usize {
        let limit = u32::try_from(limit).expect("texts have few choices");
        self.random.below(limit) as usize
    }

    fn value(&mut self, id: &str, member: Option<&Member>, depth: usize) {
        if depth > 0 && self.strays(200) {
            return self.scalar(&["5", "true", "\"text\"", "[]", "{}", "1.5", "null"]);
        }
        let schema = self.schema;
        match schema.kind(id) {
            Kind::Structure(members) => self.structure(id, members, depth),
            Kind::Union(members) => self.union(members, depth),
            Kind::List(element) => self.list(id, element, depth),
            Kind::Map(key, value) => self.map(id, key, value, depth),
            Kind::Enum(values) => {
                let text = values.get(self.below(values.len() + 1));
                self.string(text.map_or("XUnknown", String::as_str));
            }
            Kind::IntEnum(values) => {
                let number = values.get(self.below(values.len() + 1));
                self.out += &number.unwrap_or(&77).to_string();
            }
            Kind::Simple(simple) => {
                let texts = scalars::texts(simple, schema.format(id, member), self.style);
                self.scalar(texts);
            }
        }
    }

    /// One of the texts. Strings get escapes at random.
    fn scalar(&mut self, texts: &[&str]) {
        let text = texts[self.below(texts.len())];
        match serde_json::from_str::<String>(text) {
            Ok(string) => self.string(&string),
            Err(_) => self.out += text,
        }
    }

    fn structure(&mut self, id: &str, members: &[Member], depth: usize) {
        self.out.push('{');
        let mut is_first = true;
        for member in members {
            let is_wanted = match self.style {
                Style::Plain if self.schema.is_filled(id, member) => true,
                _ => depth < DEEP && self.random.below(3) > 0,
            };
            if is_wanted {
                self.separate(&mut is_first);
                self.member(member, depth);
            }
            while self.strays(12) {
                self.separate(&mut is_first);
                self.stray(member, depth);
            }
        }
        self.out.push('}');
    }

    fn member(&mut self, member: &Member, depth: usize) {
        self.name(&member.name);
        self.value(&member.target, Some(member), depth + 1);
    }

    /// A member that the model doesn't have, that is null, or that is there already.
    fn stray(&mut self, member: &Member, depth: usize) {
        match self.below(4) {
            0 => {
                self.name("XUnknown");
                self.scalar(scalars::ANY);
            }
            1 => {
                self.name("__type");
                self.string(&member.name);
            }
            2 => {
                self.name(&member.name);
                self.out += "null";
            }
            _ => self.member(member, depth),
        }
    }

    fn union(&mut self, members: &[Member], depth: usize) {
        self.out.push('{');
        let mut is_first = true;
        let ends: Vec<&Member> =
            members.iter().filter(|member| depth < DEEP || self.is_end(&member.target)).collect();
        if let Some(member) = ends.get(self.below(ends.len() + 1)) {
            self.separate(&mut is_first);
            self.member(member, depth);
        } else {
            self.separate(&mut is_first);
            // A member that only newer models have; it is always kept.
            self.name("XTag");
            self.scalar(scalars::texts("document", None, Style::Plain));
        }
        while self.strays(6) {
            self.separate(&mut is_first);
            self.stray(&members[0], depth);
        }
        self.out.push('}');
    }

    fn is_end(&self, id: &str) -> bool {
        id == UNIT || matches!(self.schema.kind(id), Kind::Simple(_) | Kind::Enum(_))
    }

    fn list(&mut self, id: &str, element: &Member, depth: usize) {
        self.out.push('[');
        let mut is_first = true;
        for _ in 0..self.length(depth) {
            self.separate(&mut is_first);
            self.element(id, element, depth);
        }
        self.out.push(']');
    }

    fn map(&mut self, id: &str, key: &Member, value: &Member, depth: usize) {
        self.out.push('{');
        let mut is_first = true;
        for index in 0..self.length(depth) {
            self.separate(&mut is_first);
            let known = match self.schema.kind(&key.target) {
                Kind::Enum(values) => values.get(index).cloned(),
                _ => None,
            };
            let name = known.unwrap_or_else(|| format!("é \"{index}\""));
            let name = if self.strays(6) { "again".to_owned() } else { name };
            self.name(&name);
            self.element(id, value, depth);
        }
        self.out.push('}');
    }

    fn length(&mut self, depth: usize) -> usize {
        if depth < DEEP { self.below(4) } else { 0 }
    }

    fn element(&mut self, container: &str, element: &Member, depth: usize) {
        let traits = &self.schema.shapes.get(container).traits;
        let is_sparse = traits.contains_key("smithy.api#sparse");
        if (is_sparse && self.random.below(3) == 0) || self.strays(10) {
            self.out += "null";
        } else {
            self.value(&element.target, Some(element), depth + 1);
        }
    }

    fn separate(&mut self, is_first: &mut bool) {
        if !std::mem::take(is_first) {
            self.out.push(',');
        }
        if self.strays(9) {
            self.out += " \r\n\t";
        }
    }

    fn name(&mut self, name: &str) {
        self.string(name);
        let colon = if self.strays(9) { " : " } else { ":" };
        self.out += colon;
    }

    /// A string. In wild texts, some characters have an escape that they don't need.
    fn string(&mut self, text: &str) {
        let quoted = serde_json::to_string(text).expect("a text can be quoted");
        if !self.strays(6) {
            self.out += &quoted;
            return;
        }
        self.out.push('"');
        for unit in text.encode_utf16() {
            write!(self.out, "\\u{unit:04X}").expect("a text can grow");
        }
        self.out.push('"');
    }
}
