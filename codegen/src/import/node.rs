//! Reads the objects of a description, and reports values of a wrong type.

use std::cell::RefCell;

use serde_json::Number;

use super::json::{Json, Object};
use crate::error::{Errors, Problem};

const HELP: &str = "pass the file as botocore publishes it";

/// Collects the problems of a description.
#[derive(Default)]
pub(super) struct Report(RefCell<Errors>);

impl Report {
    /// Adds a problem, unless it was already added: some places are read several times.
    fn push(&self, problem: Problem) {
        let mut errors = self.0.borrow_mut();
        if !errors.problems().contains(&problem) {
            errors.push(problem);
        }
    }

    /// Takes the problems so far, if the import can't continue after one of them.
    pub(super) fn take(&self) -> Errors {
        self.0.take()
    }

    /// Ends a phase: returns an error if there is any problem.
    pub(super) fn propagate(&self) -> Result<(), Errors> {
        self.0.borrow_mut().propagate()
    }
}

/// An object of a description, with its place.
///
/// Each method returns `None` for a missing value or `null`, and reports a value of a wrong type.
#[derive(Clone)]
pub(super) struct Node<'a> {
    object: &'a Object,
    file: &'a str,
    place: String,
    report: &'a Report,
}

impl<'a> Node<'a> {
    /// The object in a file.
    pub(super) fn root(file: &'a str, json: &'a Json, report: &'a Report) -> Option<Self> {
        if let Json::Object(object) = json {
            return Some(Self { object, file, place: String::new(), report });
        }
        let message = format!("contains {}, not an object", shown(json));
        report.push(Problem::new(file, message).help(HELP));
        None
    }

    /// The object with another name of its place, which users know better.
    #[must_use]
    pub(super) fn at(self, place: impl Into<String>) -> Self {
        Self { place: place.into(), ..self }
    }

    /// Reports a problem of the object, and what to do.
    pub(super) fn problem(&self, message: impl Into<String>, help: impl Into<String>) {
        let at = match self.place.as_str() {
            "" => self.file.to_owned(),
            place => format!("{}: {place}", self.file),
        };
        self.report.push(Problem::new(at, message).help(help));
    }

    fn wrong<T>(&self, key: &str, expected: &str, json: &Json) -> Option<T> {
        self.problem(format!("`{key}` is {}, not {expected}", shown(json)), HELP);
        None
    }

    /// The members of the object.
    pub(super) fn members(&self) -> &'a Object {
        self.object
    }

    /// Any value.
    pub(super) fn json(&self, key: &str) -> Option<&'a Json> {
        self.object.get(key).filter(|json| **json != Json::Null)
    }

    /// A string.
    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        match self.json(key)? {
            Json::String(text) => Some(text),
            other => self.wrong(key, "a string", other),
        }
    }

    /// A string that isn't empty.
    pub(super) fn filled(&self, key: &str) -> Option<&'a str> {
        self.text(key).filter(|text| !text.is_empty())
    }

    /// A string; reports an error if it is missing.
    pub(super) fn needed(&self, key: &str) -> Option<&'a str> {
        if self.json(key).is_none() {
            self.problem(format!("has no `{key}`"), HELP);
        }
        self.text(key)
    }

    /// A boolean; `false` if it is missing.
    pub(super) fn flag(&self, key: &str) -> bool {
        match self.json(key) {
            None => false,
            Some(Json::Bool(flag)) => *flag,
            Some(other) => self.wrong(key, "true or false", other).unwrap_or_default(),
        }
    }

    /// A number.
    pub(super) fn number(&self, key: &str) -> Option<&'a Number> {
        match self.json(key)? {
            Json::Number(number) => Some(number),
            other => self.wrong(key, "a number", other),
        }
    }

    /// A whole number.
    pub(super) fn count(&self, key: &str) -> Option<u64> {
        match self.json(key)? {
            Json::Number(number) if number.is_u64() => number.as_u64(),
            other => self.wrong(key, "a whole number", other),
        }
    }

    /// An object as JSON.
    pub(super) fn object(&self, key: &str) -> Option<&'a Object> {
        match self.json(key)? {
            Json::Object(object) => Some(object),
            other => self.wrong(key, "an object", other),
        }
    }

    /// An object as a node.
    pub(super) fn node(&self, key: &str) -> Option<Self> {
        Some(self.below(key, self.object(key)?))
    }

    /// An object as a node; reports an error if it is missing.
    pub(super) fn needed_node(&self, key: &str) -> Option<Self> {
        if self.json(key).is_none() {
            self.problem(format!("has no object `{key}`"), HELP);
        }
        self.node(key)
    }

    /// The objects in an object, by name.
    pub(super) fn nodes(&self, key: &str) -> Vec<(&'a str, Self)> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let read = |(name, json): (&'a str, &'a Json)| match json {
            Json::Object(object) => Some((name, node.below(name, object))),
            other => node.wrong(name, "an object", other),
        };
        node.object.iter().filter_map(read).collect()
    }

    /// A list of values.
    pub(super) fn list(&self, key: &str) -> &'a [Json] {
        match self.json(key) {
            None => &[],
            Some(Json::Array(items)) => items,
            Some(other) => self.wrong(key, "a list", other).unwrap_or_default(),
        }
    }

    /// The objects in a list.
    pub(super) fn listed(&self, key: &str) -> Vec<Self> {
        let object = |json: &'a Json| match json {
            Json::Object(object) => Some(self.below(key, object)),
            other => self.wrong(key, "a list of objects", other),
        };
        self.list(key).iter().filter_map(object).collect()
    }

    /// The strings in a list.
    pub(super) fn texts(&self, key: &str) -> Vec<&'a str> {
        let text = |json: &'a Json| match json {
            Json::String(text) => Some(text.as_str()),
            other => self.wrong(key, "a list of strings", other),
        };
        self.list(key).iter().filter_map(text).collect()
    }

    /// A string, or the strings in a list.
    pub(super) fn text_or_texts(&self, key: &str) -> Vec<&'a str> {
        match self.json(key) {
            Some(Json::String(text)) => vec![text],
            _ => self.texts(key),
        }
    }

    fn below(&self, key: &str, object: &'a Object) -> Self {
        let place = match self.place.as_str() {
            "" => key.to_owned(),
            place => format!("{place}.{key}"),
        };
        Self { object, file: self.file, place, report: self.report }
    }
}

/// A value, shortened for a message.
fn shown(json: &Json) -> String {
    let text = serde_json::to_string(json).unwrap_or_default();
    match text.char_indices().nth(40) {
        None => format!("`{text}`"),
        Some((end, _)) => format!("`{}...`", &text[..end]),
    }
}
