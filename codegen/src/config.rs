//! What a model can't say: the configuration beside it, `models/<name>.toml`.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::{Errors, Problem};
use crate::form::Form;

/// Choices for one model. A bare model works with the default.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The name of the crate, `generated` if not given.
    pub crate_name: Option<String>,
    /// How headers name the model, usually its path below the project's folder.
    pub model_name: String,
    /// The call that generates the crate again, for its `README.md`; made from the other choices if
    /// not given.
    pub command: Option<String>,
    /// A sentence on where the model was taken from.
    pub source: Option<String>,
    /// The hash that the model's text must have.
    pub sha256: Option<String>,
    /// The page that documents a name, with `{name}` in its place.
    pub api_reference: Option<String>,
    /// The service to generate, where the model has several.
    pub service: Option<String>,
    /// The operations to generate, by name or id, with all that they reach; every one if `None`.
    pub operations: Option<Vec<String>>,
    /// Whether to generate types alone, without a wire form: so a service can speak any protocol.
    pub types_only: bool,
    /// Members and shapes to redact although the model doesn't mark them, each with the reason.
    pub redact: BTreeMap<String, String>,
    /// Members whose presence differs from the model's: required if true.
    pub required: BTreeMap<String, bool>,
    /// Rust names for shapes.
    pub rename: BTreeMap<String, String>,
    /// HTTP statuses of errors, where the model doesn't have them.
    pub status: BTreeMap<String, u16>,
    /// Paths of derives, by what gets them: `*`, a kind of shapes such as `structure`, or a shape.
    pub derive: BTreeMap<String, Vec<String>>,
    /// Attributes, by what gets them: as above, or a member.
    pub attribute: BTreeMap<String, Vec<String>>,
    /// Paths of types that stand for a shape, or for all shapes of a kind by the id of the prelude.
    pub replace: BTreeMap<String, String>,
    /// Further dependencies of a crate that stands alone: values of TOML, by name.
    pub dependencies: BTreeMap<String, String>,
    /// Whether to generate a crate or a module.
    pub form: Form,
}

impl Config {
    /// Parses the text of a configuration.
    ///
    /// # Errors
    /// Where the text isn't TOML, or has keys that mean nothing or values of a wrong type.
    pub fn parse(text: &str) -> Result<Self, Errors> {
        let table = DeTable::parse(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(text, span.start));
            Problem::new(format!("line {line}"), format!("not TOML: {}", error.message()))
        })?;
        let mut config = Self::default();
        let mut reader = Reader { text, errors: Errors::default() };
        for (key, value) in table.get_ref() {
            let table = reader.table(key.get_ref(), value);
            for (name, value) in table {
                config.set(&mut reader, key.get_ref(), name, value);
            }
        }
        reader.errors.propagate()?;
        Ok(config)
    }

    fn set(&mut self, r: &mut Reader<'_>, table: &str, name: &str, value: &Spanned<DeValue<'_>>) {
        let key = name.to_owned();
        match (table, name) {
            ("crate", "name") => self.crate_name = r.string(name, value),
            ("crate", "api-reference") => self.api_reference = r.string(name, value),
            ("crate", "types-only") => {
                self.types_only = r.boolean(name, value).unwrap_or_default();
            }
            ("model", "operations") => {
                self.operations = Some(r.strings(name, value)).filter(|names| !names.is_empty());
            }
            ("model", "source") => self.source = r.string(name, value),
            ("model", "sha256") => self.sha256 = r.string(name, value),
            ("model", "service") => self.service = r.string(name, value),
            ("redact", _) => self.redact.extend(r.string(name, value).map(|reason| (key, reason))),
            ("derive", _) => _ = self.derive.insert(key, r.one_or_more(name, value)),
            ("attribute", _) => _ = self.attribute.insert(key, r.one_or_more(name, value)),
            ("replace", _) => self.replace.extend(r.string(name, value).map(|path| (key, path))),
            ("dependencies", _) => _ = self.dependencies.insert(key, r.source(value)),
            ("rename", _) => self.rename.extend(r.string(name, value).map(|new| (key, new))),
            ("required", _) => {
                self.required.extend(r.boolean(name, value).map(|required| (key, required)));
            }
            ("status", status) => match status.parse() {
                Ok(status @ 100..=599) => {
                    self.status
                        .extend(r.strings(name, value).into_iter().map(|error| (error, status)));
                }
                _ => r.wrong(name, "isn't an HTTP status", value),
            },
            _ => r.wrong(name, &format!("isn't a key of `[{table}]`"), value),
        }
    }
}

/// The tables of a configuration.
const TABLES: [&str; 10] = [
    "attribute",
    "crate",
    "dependencies",
    "derive",
    "model",
    "redact",
    "rename",
    "replace",
    "required",
    "status",
];

struct Reader<'a> {
    text: &'a str,
    errors: Errors,
}

impl Reader<'_> {
    fn wrong(&mut self, key: &str, message: &str, value: &Spanned<DeValue<'_>>) {
        let line = line_of(self.text, value.span().start);
        self.errors.push(Problem::new(format!("line {line}"), format!("`{key}` {message}")));
    }

    fn table<'v>(
        &mut self,
        key: &str,
        value: &'v Spanned<DeValue<'_>>,
    ) -> Vec<(&'v str, &'v Spanned<DeValue<'v>>)> {
        match value.get_ref() {
            DeValue::Table(table) if TABLES.contains(&key) => {
                table.iter().map(|(name, value)| (name.get_ref().as_ref(), value)).collect()
            }
            _ => {
                self.wrong(key, &format!("isn't one of the tables {}", TABLES.join(", ")), value);
                Vec::new()
            }
        }
    }

    fn string(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong(key, "must be a string", value);
        }
        text
    }

    fn boolean(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<bool> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong(key, "must be true or false", value);
        }
        flag
    }

    /// The value as it is written.
    fn source(&self, value: &Spanned<DeValue<'_>>) -> String {
        self.text.get(value.span()).unwrap_or_default().to_owned()
    }

    fn one_or_more(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        match value.get_ref() {
            DeValue::Array(_) => self.strings(key, value),
            _ => self.string(key, value).into_iter().collect(),
        }
    }

    fn strings(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        if let DeValue::Array(items) = value.get_ref() {
            items.iter().filter_map(|item| self.string(key, item)).collect()
        } else {
            self.wrong(key, "must be a list of names", value);
            Vec::new()
        }
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}
