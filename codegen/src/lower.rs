//! From the model to the intermediate representation: every decision is made here.
//!
//! All that can be wrong with a well-formed model (a cycle that no type can have, a name in the
//! configuration that means nothing) is found here as well, so that emission can't fail.

mod attributes;
mod closure;
mod constraints;
mod docs;
mod enumeration;
mod example;
mod fitting;
mod host_prefix;
mod node;
mod operation;
mod redaction;
mod replacement;
mod selection;
mod structure;
mod types;
mod user;
mod wire;

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Ident;

use crate::config::Config;
use crate::crate_name;
use crate::error::{Errors, Problem, Warning, nearest};
use crate::form::Form;
use crate::ir::{Crate, Item, Origin, Protocol, TypeModule};
use crate::model::{Kind, Model, Operation, Service, Shape, ShapeId};
use crate::name::{self, Scope};
use attributes::Additions;
use closure::Closure;
pub(crate) use fitting::fitting;
pub use node::{Expression, Expressions};
use redaction::Redactions;
use replacement::Replacements;
use selection::{LeftOut, Selection};

/// Lowers the operations of `model` that `config` chooses; the warnings name what the model has and
/// the crate can't have.
///
/// # Errors
/// Every problem of the model and of the configuration, each with its shape id.
pub fn lower(
    model: &Model,
    config: &Config,
    sha256: &str,
) -> Result<(Crate, Vec<Warning>), Errors> {
    let context = Context::of(model, config)?;
    context.check()?;
    let origin = context.origin(sha256);
    let krate = Crate {
        name: context.crate_name(),
        dependencies: context.dependencies()?,
        replacements: context.replacements()?,
        docs: docs::crate_page(&context, &origin),
        readme: docs::readme(&context, &origin),
        origin,
        protocol: context.protocol.clone(),
        errors: context.service_errors(),
        operations: context.operation_modules(),
        types: context.type_modules(),
    };
    let left_out = context.left_out.iter().map(LeftOut::warning);
    let warnings = left_out.chain(context.unused_additions()).chain(context.unused_replacements());
    Ok((krate, warnings.collect()))
}

fn choose_service<'a>(
    model: &'a Model,
    config: &Config,
) -> Result<(&'a ShapeId, &'a Service), Errors> {
    let services: Vec<_> = model.services().collect();
    let list = || services.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(", ");
    let named = |wanted: &str| {
        services.iter().copied().find(|(id, _)| id.as_str() == wanted || id.name() == wanted)
    };
    match (&config.service, services.as_slice()) {
        (_, []) => Err(Problem::new("", "the model has no service")
            .help("pass a model with a shape of type `service`")
            .into()),
        (Some(wanted), _) => named(wanted).ok_or_else(|| {
            let message = format!("the model has no service `{wanted}`");
            Problem::new("", message).help(format!("it has {}", list())).into()
        }),
        (None, [service]) => Ok(*service),
        (None, _) => {
            let message = format!("the model has {} services", services.len());
            Err(Problem::new("", message)
                .help(format!("choose one with `--service`: {}", list()))
                .into())
        }
    }
}

/// The type that maps become.
const MAP: &str = "std::collections::BTreeMap";

/// All that lowering one shape needs to know of the others.
struct Context<'a> {
    model: &'a Model,
    config: &'a Config,
    service_id: &'a ShapeId,
    service: &'a Service,
    /// How the crate speaks with the service; `None` for types alone.
    protocol: Option<Protocol>,
    /// What the crate is made of.
    closure: Closure<'a>,
    /// What all of the service would be made of, where the crate is a part of it.
    whole: Option<Closure<'a>>,
    left_out: Vec<LeftOut<'a>>,
    redactions: Redactions,
    replacements: Replacements,
    additions: Additions,
    names: Names<'a>,
    terms: docs::Terms<'a>,
    usage: docs::Usage<'a>,
    patterns: example::Patterns<'a>,
    /// Structures that aren't empty when reading starts.
    filled: BTreeSet<&'a ShapeId>,
}

/// The Rust names of a crate, by shape id.
#[derive(Default)]
struct Names<'a> {
    /// The names of all of the service's items, even of those that the crate doesn't have.
    taken: BTreeSet<String>,
    types: BTreeMap<&'a ShapeId, Ident>,
    operations: BTreeMap<&'a ShapeId, Ident>,
    builders: BTreeMap<&'a ShapeId, Ident>,
    /// For each required member, the marker trait of its builder.
    markers: BTreeMap<(&'a ShapeId, &'a str), Ident>,
    /// The fields of structures and the variants of unions, by container and wire name.
    members: BTreeMap<&'a ShapeId, BTreeMap<&'a str, String>>,
}

impl<'a> Context<'a> {
    fn of(model: &'a Model, config: &'a Config) -> Result<Self, Errors> {
        let (service_id, service) = choose_service(model, config)?;
        let whole = Closure::of(model, service, model.operations(service));
        let mut errors = Errors::default();
        let traits = model.get(service_id).map(|shape| &shape.traits);
        let protocol = traits.map(|traits| wire::protocol(config, service_id, traits));
        let protocol = protocol.and_then(|protocol| errors.collect(protocol)).flatten();
        let selection =
            errors.collect(Selection::of(&whole, config, service_id, protocol.as_ref()));
        let redactions = errors.collect(Redactions::new(model, config, service_id));
        let replacements = errors.collect(Replacements::new(model, config, service_id));
        let additions = errors.collect(Additions::new(model, config, service_id));
        check_config(model, config, service_id, &mut errors);
        errors.propagate()?;
        let Selection { operations, left_out } = selection.unwrap_or_default();
        let terms = docs::Terms::of(&whole.shapes, whole.operations.keys().copied());
        let (closure, whole) = if operations.len() == whole.operations.len() {
            (whole, None)
        } else {
            (Closure::of(model, service, operations), Some(whole))
        };
        let usage = docs::Usage::of(&closure.shapes);
        let patterns = example::Patterns::of(&closure.shapes);
        closure.check_aggregates()?;
        let mut context = Self {
            terms,
            usage,
            patterns,
            model,
            config,
            service_id,
            service,
            protocol,
            closure,
            whole,
            left_out,
            redactions: redactions.unwrap_or_default(),
            replacements: replacements.unwrap_or_default(),
            additions: additions.unwrap_or_default(),
            names: Names::default(),
            filled: BTreeSet::new(),
        };
        context.names = context.name_everything();
        context.filled = context.filled();
        context.closure.check_required_cycles(|id, member| context.is_required(id, member))?;
        Ok(context)
    }

    /// What can be wrong with a crate that has a type for every value.
    fn check(&self) -> Result<(), Errors> {
        let mut errors = Errors::default();
        errors.collect(self.check_crate_name());
        errors.collect(self.check_defaults());
        errors.collect(self.check_host_prefixes());
        errors.propagate()
    }

    /// The closure of the whole service.
    ///
    /// It decides what depends on other shapes (names that would clash, where cycles are cut, what
    /// a word of the prose means), so that a crate of some operations grows into one of more
    /// without any change to what it has.
    fn whole(&self) -> &Closure<'a> {
        self.whole.as_ref().unwrap_or(&self.closure)
    }

    /// Whether the crate has a shape or an operation.
    fn has(&self, id: &ShapeId) -> bool {
        self.closure.shapes.contains_key(id) || self.closure.operations.contains_key(id)
    }

    /// Whether a structure is the input of an operation, even of one that the crate doesn't have.
    fn is_input(&self, id: &ShapeId) -> bool {
        !self.whole().requests(id).is_empty()
    }

    /// Names all of the service, and keeps the names of what the crate has.
    fn name_everything(&self) -> Names<'a> {
        let shapes: Vec<&ShapeId> = self.whole().named().collect();
        let operations: Vec<&ShapeId> = self.whole().operations.keys().copied().collect();
        let wanted: Vec<&str> =
            shapes.iter().chain(&operations).map(|id| self.wanted_name(id)).collect();
        let mut scope = Scope::types();
        let mut claimed =
            scope.claim_all(&wanted, name::camel).into_iter().map(|name| name::ident(&name));
        let types: BTreeMap<_, _> = shapes.iter().copied().zip(claimed.by_ref()).collect();
        let operations = operations.into_iter().zip(claimed).collect();
        let mut builders = BTreeMap::new();
        let mut markers = BTreeMap::new();
        for (&id, ident) in &types {
            let Kind::Structure(members) = &self.shape(id).kind else { continue };
            builders.insert(id, name::ident(&scope.claim(&format!("{ident}Builder"))));
            for member in members.iter().filter(|member| self.is_required(id, member)) {
                let member_name = name::camel(&member.name);
                let marker = format!("{ident}Has{}", member_name.trim_start_matches('_'));
                markers.insert((id, member.name.as_str()), name::ident(&scope.claim(&marker)));
            }
        }
        let members = types.keys().map(|id| (*id, self.name_members(id))).collect();
        let items = [&types, &operations, &builders].into_iter().flat_map(BTreeMap::values);
        let taken = items.chain(markers.values()).map(ToString::to_string).collect();
        let mut names = Names { taken, types, operations, builders, markers, members };
        names.types.retain(|id, _| self.has(id));
        names.operations.retain(|id, _| self.has(id));
        names
    }

    /// The name that the configuration, the service or the shape itself asks for.
    fn wanted_name(&self, id: &'a ShapeId) -> &'a str {
        let relative = self
            .config
            .rename
            .get(id.name())
            .filter(|_| id.namespace() == self.service_id.namespace());
        let configured = self.config.rename.get(id.as_str()).or(relative);
        configured.or_else(|| self.service.rename.get(id)).map_or(id.name(), String::as_str)
    }

    /// How examples call an item of the standard library or of the support code, by its path below
    /// the root of the crate: by its name, which is then to be imported, unless an item of the
    /// service has that.
    fn example_name(&self, path: &str) -> (String, Option<String>) {
        let name = path.rsplit("::").next().unwrap_or(path);
        if !self.names.taken.contains(name) {
            return (name.to_owned(), Some(path.to_owned()));
        }
        let is_of_std = path.starts_with("std::");
        let path =
            if is_of_std { path.to_owned() } else { format!("{}::{path}", self.library_path()) };
        (path, None)
    }

    /// A shape of the closure.
    fn shape(&self, id: &ShapeId) -> &'a Shape {
        self.model.get(id).expect("parsing checks that every target exists")
    }

    fn crate_name(&self) -> String {
        self.config.crate_name.clone().unwrap_or_else(|| "generated".to_owned())
    }

    /// The name must suit cargo, and Rust's lints on the names of crates. That of the user's crate,
    /// which gets a module, does already.
    fn check_crate_name(&self) -> Result<(), Errors> {
        let name = self.crate_name();
        if self.config.form != Form::Crate || crate_name::is_valid(&name) {
            return Ok(());
        }
        let message = format!("`{name}` can't be the name of a crate");
        let help = "begin with a lower-case letter, use such letters, digits, `-` and `_`, and no \
                    word of Rust";
        Err(Problem::new("", message).help(help).into())
    }

    /// The path of the generated code as the code of its users says it.
    fn library_path(&self) -> String {
        match (&self.config.form, &self.config.crate_name) {
            (Form::Crate, _) => self.crate_name().replace('-', "_"),
            (Form::Module(module), Some(name)) => {
                format!("{}::{}", name.replace('-', "_"), module.path())
            }
            (Form::Module(module), None) => format!("crate::{}", module.path()),
        }
    }

    /// The line that begins an example, which is a test in a crate that stands alone. In a module it
    /// isn't: whether it would find its types depends on the user's crate, whose tests are others.
    fn fence(&self) -> String {
        let language = if self.config.form == Form::Crate { "" } else { "text" };
        format!("```{language}")
    }

    fn title(&self) -> String {
        let traits = &self.shape(self.service_id).traits;
        let titles = [&traits.title, &traits.sdk_id].into_iter().flatten();
        let title = titles.map(|title| docs::plain(title)).find(|title| !title.is_empty());
        title.unwrap_or_else(|| self.service_id.name().to_owned())
    }

    fn origin(&self, sha256: &str) -> Origin {
        Origin {
            file: docs::plain(&self.config.model_name),
            sha256: sha256.to_owned(),
            version: docs::plain(&self.service.version),
            title: self.title(),
            source: self.config.source.clone(),
        }
    }

    /// Every shape that isn't an operation's own input or output, in a module of its own.
    fn type_modules(&self) -> Vec<TypeModule> {
        let own: BTreeSet<&ShapeId> = self.closure.owned.values().flatten().copied().collect();
        let shapes = self.names.types.iter().filter(|(id, _)| !own.contains(*id));
        let modules = self.name_modules(shapes);
        let module = |(id, module)| Some(TypeModule { module, item: self.item(id)? });
        let mut modules: Vec<_> = modules.into_iter().filter_map(module).collect();
        modules.sort_by_key(|module| module.module.to_string());
        modules
    }

    /// A module, which is a file as well, for each item.
    fn name_modules<'i>(
        &self,
        items: impl Iterator<Item = (&'i &'a ShapeId, &'i Ident)>,
    ) -> Vec<(&'a ShapeId, Ident)>
    where
        'a: 'i,
    {
        let items: Vec<_> = items.map(|(id, ident)| (*id, ident.to_string())).collect();
        let modules: Vec<String> =
            items.iter().map(|(id, ident)| name::module(self.wanted_name(id), ident)).collect();
        let modules: Vec<&str> = modules.iter().map(String::as_str).collect();
        let mut scope = Scope::modules(items.iter().map(|(_, ident)| ident.as_str()));
        let claimed = scope.claim_all(&modules, str::to_owned);
        items.iter().map(|(id, _)| *id).zip(claimed.iter().map(|name| name::ident(name))).collect()
    }

    fn item(&self, id: &'a ShapeId) -> Option<Item> {
        let shape = self.shape(id);
        Some(match &shape.kind {
            Kind::Structure(members) => Item::Structure(self.structure(id, shape, members)),
            Kind::Union(members) => Item::Union(self.union(id, shape, members)),
            Kind::Enum(values) => Item::Enum(self.string_enum(id, shape, values)),
            Kind::IntEnum(values) => Item::Enum(self.int_enum(id, shape, values)),
            _ => return None,
        })
    }

    fn operation_of(&self, id: &ShapeId) -> &'a Operation {
        self.closure.operations[id]
    }
}

/// Every name in the configuration must mean something.
fn check_config(model: &Model, config: &Config, service: &ShapeId, errors: &mut Errors) {
    let mut check = |table: &str, key: &str| {
        let id = absolute(service, key);
        let (shape, member) =
            id.split_once('$').map_or((id.as_str(), None), |(shape, member)| (shape, Some(member)));
        let found = ShapeId::parse(shape).and_then(|id| model.get(&id));
        let has_member =
            |name: &str| found.is_some_and(|shape| shape.members().iter().any(|m| m.name == name));
        if found.is_some() && member.is_none_or(has_member) {
            return;
        }
        let name = shape.split_once('#').map_or(shape, |(_, name)| name);
        let near: Vec<String> = match (found, member) {
            (Some(shape), Some(member)) => {
                let members = shape.members();
                let near = nearest(member, members.iter().map(|member| member.name.as_str()));
                near.into_iter().map(|member| format!("{name}${member}")).collect()
            }
            _ => nearest(name, model.shapes().map(|(id, _)| id.name()))
                .into_iter()
                .map(str::to_owned)
                .collect(),
        };
        let problem = Problem::new(
            format!("configuration, [{table}]"),
            format!("`{key}` isn't in the model"),
        );
        errors.push(if near.is_empty() {
            problem
        } else {
            problem.help(format!("did you mean {}?", near.join(", ")))
        });
    };
    config.redact.keys().for_each(|key| check("redact", key));
    config.required.keys().for_each(|key| check("required", key));
    config.rename.keys().for_each(|key| check("rename", key));
    config.status.keys().for_each(|key| check("status", key));
    config.replace.keys().for_each(|key| check("replace", key));
    for (key, status) in config.status.iter().filter(|(_, status)| !(100..=599).contains(*status)) {
        let message = format!("`{key}`: {status} isn't an HTTP status");
        errors.push(Problem::new("configuration, [status]", message));
    }
}

/// An id of the configuration, which may leave out the namespace of the service.
fn absolute(service: &ShapeId, key: &str) -> String {
    if key.contains('#') { key.to_owned() } else { format!("{}#{key}", service.namespace()) }
}
