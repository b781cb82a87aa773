//! Reads values of traits: a method for each type of value.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{Bounds, Deprecated, Example, Fault, Http, Paginated, Range, TimestampFormat};
use crate::error::{Errors, Problem};

/// Reads values of traits, and reports those that have a wrong type.
pub(super) struct TraitReader<'a> {
    pub(super) at: &'a str,
    pub(super) errors: &'a mut Errors,
}

impl TraitReader<'_> {
    pub(super) fn wrong<T>(&mut self, id: &str, expected: &str, value: &Value) -> Option<T> {
        let message = format!("the value of the trait {id} is {}, not {expected}", describe(value));
        self.errors.push(Problem::new(self.at, message).help("correct the trait"));
        None
    }

    pub(super) fn string(&mut self, id: &str, value: &Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text.clone()),
            _ => self.wrong(id, "a string", value),
        }
    }

    pub(super) fn annotation(&mut self, id: &str, value: &Value) -> bool {
        self.object(id, value).is_some()
    }

    /// A field with `true` or `false`; `false` if it isn't there.
    pub(super) fn flag(&mut self, id: &str, object: &Map<String, Value>, key: &str) -> bool {
        match object.get(key) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(other) => {
                self.wrong(&format!("{id} ({key})"), "true or false", other).unwrap_or_default()
            }
        }
    }

    pub(super) fn object<'v>(
        &mut self,
        id: &str,
        value: &'v Value,
    ) -> Option<&'v Map<String, Value>> {
        match value {
            Value::Object(object) => Some(object),
            _ => self.wrong(id, "an object", value),
        }
    }

    pub(super) fn strings(&mut self, id: &str, value: &Value) -> Option<Vec<String>> {
        match value {
            Value::Array(items) => items.iter().map(|item| self.string(id, item)).collect(),
            _ => self.wrong(id, "a list of strings", value),
        }
    }

    pub(super) fn field(
        &mut self,
        id: &str,
        object: &Map<String, Value>,
        key: &str,
    ) -> Option<String> {
        object.get(key).and_then(|value| self.string(&format!("{id} ({key})"), value))
    }

    /// The name of a service in signatures, which goes into headers and documentation.
    pub(super) fn signing_name(&mut self, id: &str, name: String) -> Option<String> {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        if name.chars().all(is_plain) {
            Some(name)
        } else {
            let expected = "a text of letters, digits, `-`, `.` and `_`";
            self.wrong(&format!("{id} (name)"), expected, &Value::String(name))
        }
    }

    /// What `read` finds in each entry of an object; `expected` says what an entry should be.
    pub(super) fn entries<T>(
        &mut self,
        id: &str,
        value: &Value,
        expected: &str,
        read: impl Fn(&Value) -> Option<T>,
    ) -> BTreeMap<String, T> {
        let mut entries = BTreeMap::new();
        for (key, value) in self.object(id, value).into_iter().flatten() {
            let found =
                read(value).or_else(|| self.wrong(&format!("{id} ({key})"), expected, value));
            entries.extend(found.map(|found| (key.clone(), found)));
        }
        entries
    }

    pub(super) fn deprecated(&mut self, id: &str, value: &Value) -> Option<Deprecated> {
        let object = self.object(id, value)?;
        let message = self.field(id, object, "message");
        Some(Deprecated { message, since: self.field(id, object, "since") })
    }

    pub(super) fn length(&mut self, id: &str, value: &Value) -> Option<Bounds> {
        let object = self.object(id, value)?;
        let mut bound = |key| match object.get(key) {
            None => Some(None),
            Some(value) => match value.as_u64() {
                Some(number) => Some(Some(number)),
                None => self.wrong(&format!("{id} ({key})"), "a whole number", value),
            },
        };
        Some(Bounds { min: bound("min")?, max: bound("max")? })
    }

    pub(super) fn range(&mut self, id: &str, value: &Value) -> Option<Range> {
        let object = self.object(id, value)?;
        let mut bound = |key| match object.get(key) {
            None => Some(None),
            Some(Value::Number(number)) => Some(Some(number.to_string())),
            Some(value) => self.wrong(&format!("{id} ({key})"), "a number", value),
        };
        Some(Range { min: bound("min")?, max: bound("max")? })
    }

    pub(super) fn timestamp_format(&mut self, id: &str, value: &Value) -> Option<TimestampFormat> {
        match value.as_str() {
            Some("epoch-seconds") => Some(TimestampFormat::EpochSeconds),
            Some("date-time") => Some(TimestampFormat::DateTime),
            Some("http-date") => Some(TimestampFormat::HttpDate),
            _ => self.wrong(id, "`epoch-seconds`, `date-time` or `http-date`", value),
        }
    }

    pub(super) fn http(&mut self, id: &str, value: &Value) -> Option<Http> {
        let object = self.object(id, value)?;
        let fields = (self.field(id, object, "method"), self.field(id, object, "uri"));
        let (Some(method), Some(uri)) = fields else {
            return self.wrong(id, "an object with the texts `method` and `uri`", value);
        };
        let code = match object.get("code") {
            None => 200,
            Some(code) => match code.as_u64().and_then(|code| u16::try_from(code).ok()) {
                Some(code @ 100..=999) => code,
                _ => self.wrong(&format!("{id} (code)"), "an HTTP status", code)?,
            },
        };
        Some(Http { method, uri, code })
    }

    pub(super) fn fault(&mut self, id: &str, value: &Value) -> Option<Fault> {
        match value.as_str() {
            Some("client") => Some(Fault::Client),
            Some("server") => Some(Fault::Server),
            _ => self.wrong(id, "`client` or `server`", value),
        }
    }

    pub(super) fn status(&mut self, id: &str, value: &Value) -> Option<u16> {
        match value.as_u64().and_then(|status| u16::try_from(status).ok()) {
            Some(status @ 400..=599) => Some(status),
            _ => self.wrong(id, "an HTTP status of an error, 400 to 599", value),
        }
    }

    /// The object in the field `key` of `object`.
    pub(super) fn members(
        &mut self,
        id: &str,
        object: &Map<String, Value>,
        key: &str,
    ) -> Option<Map<String, Value>> {
        let value = object.get(key)?;
        self.object(&format!("{id} ({key})"), value).cloned()
    }

    pub(super) fn examples(&mut self, id: &str, value: &Value) -> Option<Vec<Example>> {
        match value {
            Value::Array(examples) => {
                examples.iter().map(|example| self.example(id, example)).collect()
            }
            _ => self.wrong(id, "a list of objects", value),
        }
    }

    pub(super) fn example(&mut self, id: &str, value: &Value) -> Option<Example> {
        let object = self.object(id, value)?;
        let error = self.members(id, object, "error").and_then(|error| {
            let shape = self.field(&format!("{id} (error)"), &error, "shapeId")?;
            let content = self.members(&format!("{id} (error)"), &error, "content");
            Some((shape, content.unwrap_or_default()))
        });
        Some(Example {
            title: self.field(id, object, "title").unwrap_or_default(),
            documentation: self.field(id, object, "documentation"),
            input: self.members(id, object, "input").unwrap_or_default(),
            output: self.members(id, object, "output"),
            error,
            allow_constraint_errors: self.flag(id, object, "allowConstraintErrors"),
        })
    }

    pub(super) fn paginated(&mut self, id: &str, value: &Value) -> Option<Paginated> {
        let object = self.object(id, value)?;
        Some(Paginated {
            input_token: self.field(id, object, "inputToken"),
            output_token: self.field(id, object, "outputToken"),
            items: self.field(id, object, "items"),
            page_size: self.field(id, object, "pageSize"),
        })
    }
}

/// A value, shortened for a message.
pub(in crate::model) fn describe(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(40) {
        None => format!("`{text}`"),
        Some((end, _)) => format!("`{}...`", &text[..end]),
    }
}
