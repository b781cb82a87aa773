//! The configuration of one model, from the TOML file next to it.

mod entries;
mod package;
mod shared_support;
#[cfg(feature = "cli")]
mod version_entry;

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::call::Call;
use crate::error::{Errors, Problem};
use crate::form::Form;
use crate::helpers::Helpers;
use crate::leave_out::LeaveOut;
use entries::{EntryReader, ReadFile, line_of, suggestion};
pub use package::{LicenseFile, Package, Publish};
pub use shared_support::SharedSupport;

/// The configuration of one model. The default works for most models.
///
/// Several sources can configure one model: a file, the command line, a build script.
/// [`merge`](Self::merge) combines them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The name of the crate; that of the service if not given, as in `cognito-identity-provider`.
    pub crate_name: Option<String>,
    /// What the manifest of a crate says about its package.
    pub package: Package,
    /// The path of the model in headers of files, usually relative to the project's folder.
    pub model_name: String,
    /// The call that generates the crate; its files name it.
    pub call: Call,
    /// A sentence about the origin of the model.
    pub source: Option<String>,
    /// The SHA-256 that the model's text must have.
    pub sha256: Option<String>,
    /// The address of the page that documents a shape or operation, with `{name}` in place of its
    /// name.
    pub api_reference: Option<String>,
    /// The service to generate, if the model has several.
    pub service: Option<String>,
    /// The operations to generate, by name or id, with everything that they need; `None` for all.
    pub operations: Option<Vec<String>>,
    /// Whether to generate only the types, without code that sends or reads them; works for
    /// services of any protocol.
    pub types_only: bool,
    /// The name of the protocol to speak, if the service speaks several: `awsJson1_1`, `awsJson1_0`,
    /// `restJson1` or `rpcv2Cbor`. `None` for the first of these that it speaks.
    pub protocol: Option<String>,
    /// Helpers to generate for the users of a service.
    pub helpers: BTreeSet<Helpers>,
    /// Parts of the crate to leave out, so that it compiles faster.
    pub leave_out: BTreeSet<LeaveOut>,
    /// Members and shapes to redact although the model doesn't mark them as `@sensitive`, each with
    /// the reason.
    pub redact: BTreeMap<String, String>,
    /// Members to make required (`true`) or optional (`false`), against the trait `@required`.
    pub required: BTreeMap<String, bool>,
    /// Rust names of structures, unions, enums and operations, and of their members.
    pub rename: BTreeMap<String, String>,
    /// HTTP statuses of errors, in place of the trait `@httpError`.
    pub status: BTreeMap<String, u16>,
    /// Headers of each request, by name, besides those of the protocol and of members.
    pub headers: BTreeMap<String, String>,
    /// Paths of additional derive macros, by the types that get them: `*`, a kind of shape such as
    /// `structure`, or a shape.
    pub derive: BTreeMap<String, Vec<String>>,
    /// Additional attributes, by the types that get them, as in `derive`; also by member.
    pub attribute: BTreeMap<String, Vec<String>>,
    /// Paths of types that replace the type of a shape. The entry of a prelude shape is for all
    /// shapes of its kind.
    pub replace: BTreeMap<String, String>,
    /// Additional dependencies of a generated crate: TOML values by name.
    pub dependencies: BTreeMap<String, String>,
    /// Dependencies of the tests, examples and benchmarks that the owner of a generated crate adds:
    /// TOML values by name.
    pub dev_dependencies: BTreeMap<String, String>,
    /// Whether to generate a crate or a module.
    pub form: Form,
    /// The support code that the crate or module shares with others;
    /// [`generate_sharing`](crate::generate_sharing) sets it.
    pub shared: Option<SharedSupport>,
}

impl Config {
    /// The names of all models of a call: those of the crates that share support, or the only one.
    pub(crate) fn models(&self) -> impl Iterator<Item = &str> {
        let shared = self.shared.iter().flat_map(|shared| &shared.models).map(String::as_str);
        let own = self.shared.is_none().then_some(self.model_name.as_str());
        shared.chain(own)
    }

    /// Parses the text of a configuration.
    ///
    /// # Errors
    /// If the text isn't TOML, a key is unknown, or a value has a wrong type.
    pub fn parse(text: &str) -> Result<Self, Errors> {
        let (config, mut errors) = Self::read(text)?;
        errors.propagate()?;
        Ok(config)
    }

    /// Like [`parse`](Self::parse), but returns the valid entries together with the problems of the
    /// others. So a caller can report these problems together with those of the model.
    ///
    /// # Errors
    /// If the text isn't TOML.
    pub fn read(text: &str) -> Result<(Self, Errors), Errors> {
        Self::read_with(text, &|_| {
            let problem = Problem::new("", "the text of a configuration has no folder");
            Err(problem.help("pass the configuration as a file").into())
        })
    }

    /// Like [`read`](Self::read); `files` reads the files that the configuration names, such as
    /// licences, by their paths from its folder.
    pub(crate) fn read_with(text: &str, files: &ReadFile<'_>) -> Result<(Self, Errors), Errors> {
        let table = DeTable::parse(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(text, span.start));
            let message = format!("not TOML: {}", error.message());
            Problem::new(format!("line {line}"), message).help("see https://toml.io for the syntax")
        })?;
        let mut config = Self::default();
        let mut reader = EntryReader { text, files, errors: Errors::default() };
        for (key, value) in table.get_ref() {
            for (name, value) in reader.table(&TABLES, key.get_ref(), value) {
                config.set(&mut reader, key.get_ref(), name, value);
            }
        }
        Ok((config, reader.errors))
    }

    /// Adds the settings of a later source, such as the command line after a file.
    ///
    /// If both set something, the later one wins: a list as a whole, a table key by key.
    pub fn merge(&mut self, later: Self) {
        fn replace<T>(setting: &mut Option<T>, later: Option<T>) {
            *setting = later.or(setting.take());
        }
        let Self {
            crate_name,
            package,
            model_name,
            call,
            source,
            sha256,
            api_reference,
            service,
            operations,
            types_only,
            protocol,
            helpers,
            leave_out,
            redact,
            required,
            rename,
            status,
            headers,
            derive,
            attribute,
            replace: replaced,
            dependencies,
            dev_dependencies,
            form,
            shared,
        } = later;
        replace(&mut self.shared, shared);
        replace(&mut self.crate_name, crate_name);
        self.package.merge(package);
        replace(&mut self.source, source);
        replace(&mut self.sha256, sha256);
        replace(&mut self.api_reference, api_reference);
        replace(&mut self.service, service);
        replace(&mut self.protocol, protocol);
        replace(&mut self.operations, operations);
        if !model_name.is_empty() {
            self.model_name = model_name;
        }
        if form != Form::Crate {
            self.form = form;
        }
        if call != Call::default() {
            self.call = call;
        }
        self.types_only |= types_only;
        self.helpers.extend(helpers);
        if !leave_out.is_empty() {
            self.leave_out = leave_out;
        }
        self.redact.extend(redact);
        self.required.extend(required);
        self.rename.extend(rename);
        self.status.extend(status);
        self.headers.extend(headers);
        self.derive.extend(derive);
        self.attribute.extend(attribute);
        self.replace.extend(replaced);
        self.dependencies.extend(dependencies);
        self.dev_dependencies.extend(dev_dependencies);
    }

    /// Removes the entry `key` of a table that has entries for shapes, if it exists.
    pub(crate) fn remove(&mut self, table: &str, key: &str) {
        match table {
            "attribute" => _ = self.attribute.remove(key),
            "derive" => _ = self.derive.remove(key),
            "redact" => _ = self.redact.remove(key),
            "rename" => _ = self.rename.remove(key),
            "replace" => _ = self.replace.remove(key),
            "required" => _ = self.required.remove(key),
            "status" => _ = self.status.remove(key),
            _ => {}
        }
    }

    fn set(
        &mut self,
        r: &mut EntryReader<'_>,
        table: &str,
        name: &str,
        value: &Spanned<DeValue<'_>>,
    ) {
        let key = name.to_owned();
        match (table, name) {
            ("crate", "name") => self.crate_name = r.string(name, value),
            ("crate", "api-reference") => self.api_reference = r.string(name, value),
            ("crate", "types-only") => {
                self.types_only = r.boolean(name, value).unwrap_or_default();
            }
            ("crate", "protocol") => self.protocol = r.string(name, value),
            ("crate", "helpers") => self.set_helpers(r, name, value),
            ("crate", "leave-out") => self.set_leave_out(r, name, value),
            ("crate", _) if self.package.set(r, name, value) => {}
            ("model", "operations") => {
                self.operations = Some(r.strings(name, value)).filter(|names| !names.is_empty());
            }
            ("model", "source") => self.source = r.string(name, value),
            ("model", "sha256") => self.sha256 = r.string(name, value),
            ("model", "service") => self.service = r.string(name, value),
            ("headers", _) => self.headers.extend(r.string(name, value).map(|text| (key, text))),
            ("redact", _) => self.redact.extend(r.string(name, value).map(|reason| (key, reason))),
            ("derive", _) => _ = self.derive.insert(key, r.one_or_more(name, value)),
            ("attribute", _) => _ = self.attribute.insert(key, r.one_or_more(name, value)),
            ("replace", _) => self.replace.extend(r.string(name, value).map(|path| (key, path))),
            ("dependencies", _) => _ = self.dependencies.insert(key, r.source(value)),
            ("dev-dependencies", _) => _ = self.dev_dependencies.insert(key, r.source(value)),
            ("rename", _) => self.rename.extend(r.string(name, value).map(|new| (key, new))),
            ("required", _) => {
                self.required.extend(r.boolean(name, value).map(|required| (key, required)));
            }
            ("status", status) => match status.parse() {
                Ok(status @ 100..=599) => {
                    for error in r.strings(name, value) {
                        if let Some(other) = self.status.insert(error.clone(), status) {
                            let message = format!("already has the status {other}");
                            r.wrong(&error, &message, "remove it from one of the two lists", value);
                        }
                    }
                }
                _ => r.wrong(name, "isn't an HTTP status", "statuses are from 100 to 599", value),
            },
            _ => {
                let mut keys = match table {
                    "crate" => [&CRATE_KEYS[..], &Package::KEYS].concat(),
                    _ => MODEL_KEYS.to_vec(),
                };
                keys.sort_unstable();
                let help = suggestion(name, &keys, "the keys are");
                r.wrong(name, &format!("isn't a key of `[{table}]`"), &help, value);
            }
        }
    }
}

impl Config {
    fn set_helpers(&mut self, r: &mut EntryReader<'_>, key: &str, value: &Spanned<DeValue<'_>>) {
        for name in r.strings(key, value) {
            if let Some(helpers) = Helpers::of_name(&name) {
                self.helpers.insert(helpers);
            } else {
                let help = suggestion(&name, &Helpers::NAMES, "helpers are there for");
                r.wrong(&name, "isn't a service with helpers", &help, value);
            }
        }
    }

    fn set_leave_out(&mut self, r: &mut EntryReader<'_>, key: &str, value: &Spanned<DeValue<'_>>) {
        for name in r.strings(key, value) {
            if let Some(part) = LeaveOut::of_name(&name) {
                self.leave_out.insert(part);
            } else {
                let help = suggestion(&name, &LeaveOut::ALL.map(LeaveOut::name), "the parts are");
                r.wrong(&name, "isn't a part that a crate can leave out", &help, value);
            }
        }
    }
}

/// The tables of a configuration.
const TABLES: [&str; 12] = [
    "attribute",
    "crate",
    "dependencies",
    "derive",
    "dev-dependencies",
    "headers",
    "model",
    "redact",
    "rename",
    "replace",
    "required",
    "status",
];

const CRATE_KEYS: [&str; 6] =
    ["api-reference", "helpers", "leave-out", "name", "protocol", "types-only"];
const MODEL_KEYS: [&str; 4] = ["operations", "service", "sha256", "source"];
