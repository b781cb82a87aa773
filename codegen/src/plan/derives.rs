//! Checks derives of traits of the standard library: every value inside must have the trait.
//!
//! The generator can't know what other derive macros need.

use std::collections::{BTreeMap, BTreeSet};

use super::attributes::{self, Additions, Selector};
use super::closure::Closure;
use super::replacement::Replacements;
use super::standard_traits::standard_trait;
use super::table::{Entry, Mistake, Refusal};
use crate::ir::UserCode;
use crate::map::set_of;
use crate::model::{Kind, Member, Shape, ShapeId, Simple};

/// Checks that all values inside a type have the traits that the configuration derives for it.
///
/// Lists and maps must not contain themselves.
pub(crate) fn check<'a>(
    service_id: &'a ShapeId,
    closure: &Closure<'a>,
    replacements: &Replacements<'a>,
    additions: &Additions<'a>,
) -> Vec<Refusal> {
    let derives = Derives { service_id, closure, replacements, additions };
    let mut refusals = Vec::new();
    for (&selector, Entry { key, value: codes }) in &additions.derives {
        let traits = codes.iter().filter_map(|code| standard_trait(&code.path()));
        for name in traits.filter(|name| ["Copy", "Hash", "Ord", "PartialOrd"].contains(name)) {
            let mut check = Check::new(&derives, name);
            check.run(selector);
            if let Some(mistake) = check.verdict(key, selector) {
                refusals.push(Refusal::new("derive", key, mistake));
            }
        }
    }
    refusals
}

/// The derives of a configuration, and the shapes whose types get them.
struct Derives<'c, 'a> {
    service_id: &'a ShapeId,
    closure: &'c Closure<'a>,
    replacements: &'c Replacements<'a>,
    additions: &'c Additions<'a>,
}

impl<'a> Derives<'_, 'a> {
    /// Whether a type gets a trait from the configuration, by a derive or an attribute.
    fn is_given(&self, id: &ShapeId, kind: &'static str, name: &str) -> bool {
        let mut derives = self.additions.derives_of(id, kind).into_iter();
        let mut attributes = self.additions.attributes_of(id, kind).into_iter();
        derives.any(|code| standard_trait(&code.path()) == Some(name))
            || attributes.any(|code| mentions(code, name))
    }

    fn shape(&self, id: &ShapeId) -> &'a Shape {
        self.closure.shapes[id]
    }

    fn is_replaced(&self, id: &ShapeId) -> bool {
        self.replacements.of_shape(id, self.shape(id)).is_some()
    }
}

/// Whether an attribute contains a word, as `#[cfg_attr(.., derive(Ord))]` contains `Ord`.
fn mentions(attribute: &UserCode, word: &str) -> bool {
    attribute.path().split(|c: char| !c.is_alphanumeric() && c != '_').any(|it| it == word)
}

/// Looks for values that lack a trait, inside the types that derive it.
struct Check<'c, 'a> {
    derives: &'c Derives<'c, 'a>,
    name: &'static str,
    /// Types that could have the trait but don't, each with a member that targets it.
    lacking: BTreeMap<&'a ShapeId, String>,
    /// A member that can't have the trait, and a description of it.
    impossible: Option<(String, &'static str)>,
    /// Types whose members have been or will be checked.
    seen: BTreeSet<&'a ShapeId>,
    pending: Vec<&'a ShapeId>,
}

impl<'c, 'a> Check<'c, 'a> {
    fn new(derives: &'c Derives<'c, 'a>, name: &'static str) -> Self {
        Self {
            derives,
            name,
            lacking: BTreeMap::new(),
            impossible: None,
            seen: BTreeSet::new(),
            pending: Vec::new(),
        }
    }

    /// Checks all types of a selector, and the types inside them that lack the trait.
    fn run(&mut self, selector: Selector<'_>) {
        for (&id, shape) in &self.derives.closure.shapes {
            let Some(kind) = attributes::kind(shape) else { continue };
            if selector.is_for(id, kind) && !self.derives.is_replaced(id) {
                self.add(id);
            }
        }
        while let Some(id) = self.pending.pop() {
            self.check_members(id);
        }
    }

    fn add(&mut self, id: &'a ShapeId) {
        if self.seen.insert(id) {
            self.pending.push(id);
        }
    }

    fn check_members(&mut self, id: &'a ShapeId) {
        let shape = self.derives.shape(id);
        match &shape.kind {
            Kind::Union(_) if self.name == "Copy" => {
                self.give_up(id.to_string(), "a union, which keeps unknown members as they are");
            }
            Kind::Enum(_) if self.name == "Copy" => {
                self.give_up(id.to_string(), "an enum, which keeps unknown values as strings");
            }
            Kind::Structure(members) | Kind::Union(members) => {
                for member in members {
                    let at = id.member(&member.name).to_string();
                    if self.name == "Copy" && self.derives.closure.is_boxed(id, &member.name) {
                        self.give_up(at, "in a box");
                    } else {
                        self.value(&at, member);
                    }
                }
            }
            _ => {}
        }
    }

    /// Checks the value of the member `at`, or a value in its list or map.
    fn value(&mut self, at: &str, member: &'a Member) {
        let target = &member.target;
        if target.is_unit() || self.derives.is_replaced(target) {
            return;
        }
        let shape = self.derives.shape(target);
        match &shape.kind {
            Kind::Simple(simple) => {
                if let Some(what) = lacks(*simple, self.name) {
                    self.give_up(at.to_owned(), what);
                }
            }
            Kind::List(_) if self.name == "Copy" => self.give_up(at.to_owned(), "a list"),
            Kind::Map(..) if self.name == "Copy" => self.give_up(at.to_owned(), "a map"),
            Kind::List(item) => self.value(at, item),
            // Keys are strings or enums, which implement `Hash` and `Ord`.
            Kind::Map(_, value) => self.value(at, value),
            _ => self.item(at, target, shape),
        }
    }

    /// Checks a type that the member `at` targets.
    fn item(&mut self, at: &str, id: &'a ShapeId, shape: &Shape) {
        let Some(kind) = attributes::kind(shape) else { return };
        let is_built_in = kind.ends_with("num") && attributes::is_of_enums(self.name);
        if !is_built_in && !self.derives.is_given(id, kind, self.name) {
            self.lacking.entry(id).or_insert_with(|| at.to_owned());
            self.add(id);
        }
    }

    fn give_up(&mut self, at: String, what: &'static str) {
        self.impossible.get_or_insert((at, what));
    }

    /// The message and the help, if an entry can't be derived.
    fn verdict(&self, key: &str, selector: Selector<'_>) -> Option<Mistake> {
        let name = self.name;
        if let Some((at, what)) = &self.impossible {
            let message = format!("`{key}`: `{name}` can't be derived, since {at} is {what}");
            return Some((message, "remove it, or select types without such a value".into()));
        }
        if let Some((id, at)) = self.lacking.first_key_value() {
            let more = match self.lacking.len() - 1 {
                0 => String::new(),
                more => format!(", and {more} more"),
            };
            let message = format!("`{key}`: `{name}` needs `{name}` of {id} (in {at}){more}");
            return Some((message, self.lines(selector)));
        }
        let is_missing = |(&id, shape): (&&'a ShapeId, &&Shape)| {
            let kind = attributes::kind(shape)?;
            let is_selected = selector.is_for(id, kind) && !kind.ends_with("num");
            (is_selected && !self.derives.is_given(id, kind, "PartialOrd")).then_some(id)
        };
        let id =
            self.derives.closure.shapes.iter().find_map(is_missing).filter(|_| name == "Ord")?;
        let message = format!("`{key}`: `Ord` needs `PartialOrd` of {id}");
        Some((message, lines_for(&[key], "PartialOrd")))
    }

    /// The lines of a configuration that derive the trait for all types that lack it; for whole
    /// kinds if the entry selects a kind.
    fn lines(&self, selector: Selector<'_>) -> String {
        let kinds = self.lacking.keys().filter_map(|id| attributes::kind(self.derives.shape(id)));
        let kinds = set_of(kinds);
        if !matches!(selector, Selector::Id(_)) {
            return lines_for(&kinds.into_iter().collect::<Vec<_>>(), self.name);
        }
        let is_own = |id: &ShapeId| id.namespace() == self.derives.service_id.namespace();
        let key = |id: &&'a ShapeId| if is_own(id) { id.name() } else { id.as_str() };
        lines_for(&self.lacking.keys().map(key).collect::<Vec<_>>(), self.name)
    }
}

/// The lines of a build script and of a configuration that derive a trait for these keys.
fn lines_for(keys: &[&str], name: &str) -> String {
    let calls: Vec<_> = keys.iter().map(|key| format!(".derive(\"{key}\", \"{name}\")")).collect();
    let is_bare = |key: &str| key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let entry = |key: &&str| {
        let quote = if is_bare(key) { "" } else { "\"" };
        format!("`{quote}{key}{quote} = \"{name}\"`")
    };
    let entries: Vec<_> = keys.iter().map(entry).collect();
    let (calls, entries) = (calls.concat(), entries.join(" and "));
    format!("add `{calls}` to the build script, or {entries} under [derive]")
}

/// The description of a simple shape, if its type lacks the trait.
fn lacks(simple: Simple, name: &str) -> Option<&'static str> {
    let is_copy = name == "Copy";
    match simple {
        Simple::BigInteger | Simple::BigDecimal if name != "Hash" => Some("a number of any size"),
        Simple::String if is_copy => Some("a string"),
        Simple::Blob if is_copy => Some("a blob"),
        Simple::Document if is_copy => Some("a document"),
        Simple::Float | Simple::Double if name == "Ord" => {
            Some("a float, which has no total order")
        }
        Simple::Float | Simple::Double if name == "Hash" => Some("a float, which has no hash"),
        _ => None,
    }
}
