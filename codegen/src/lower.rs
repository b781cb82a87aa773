//! From the model to the intermediate representation: every decision is made here.
//!
//! All that can be wrong with a well-formed model (a cycle that no type can have, a name in the
//! configuration that means nothing) is found here as well, so that emission can't fail.

mod aliases;
mod attributes;
mod closure;
mod constraints;
mod derives;
mod docs;
mod entries;
mod enumeration;
mod example;
mod fitting;
mod host_prefix;
mod names;
mod node;
mod operation;
mod overrides;
mod redaction;
mod replacement;
mod selection;
mod standard_traits;
mod structure;
mod types;
mod user;
mod wire;

use std::collections::BTreeSet;

use proc_macro2::Ident;

use crate::config::Config;
use crate::error::{Errors, Problem, Warning};
use crate::form::Form;
use crate::ir::{Crate, Item, Origin, Protocol, TypeModule};
use crate::model::{Kind, Member, Model, Operation, Service, Shape, ShapeId};
use crate::name::{self, Scope};
use attributes::Additions;
use closure::Closure;
use derives::Derives;
use entries::Entries;
pub(crate) use fitting::fitting;
use names::{Names, Naming};
pub use node::{Expression, Expressions};
use overrides::Overrides;
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
        dependencies: config.dependencies.clone().into_iter().collect(),
        replacements: context.replacements(),
        docs: docs::crate_page(&context, &origin),
        builders: docs::builders_page(&context),
        coming_from_the_sdk: docs::sdk_page(&context),
        readme: docs::readme(&context, &origin),
        origin,
        protocol: context.protocol.clone(),
        errors: context.service_errors(),
        operations: context.operation_modules(),
        types: context.type_modules(),
    };
    let left_out = context.left_out.iter().map(LeftOut::warning);
    let warnings = left_out.chain(context.patterns.warning(context.service_id));
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
            .help("pass a model that has a shape of type `service`")
            .into()),
        (Some(wanted), _) => named(wanted).ok_or_else(|| {
            let message = format!("the model has no service `{wanted}`");
            Problem::new("", message).help(format!("its services: {}", list())).into()
        }),
        (None, [service]) => Ok(*service),
        (None, _) => {
            let message = format!("the model has {} services", services.len());
            Err(Problem::new("", message)
                .help(format!(
                    "choose one with `--service`, in a build script with `.service(..)`: {}",
                    list()
                ))
                .into())
        }
    }
}

/// Checks that each shape of a crate can have a type, with the traits that it derives.
fn check_types(derives: &Derives<'_, '_>, overrides: &Overrides, errors: &mut Errors) {
    let closure = derives.closure;
    if errors.collect(closure.check_aggregates()).is_some() {
        errors.collect(derives.check());
    }
    let is_required = |id: &ShapeId, member: &Member| overrides.is_required(id, member);
    errors.collect(closure.check_required_cycles(is_required));
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
    overrides: Overrides,
    names: Names<'a>,
    terms: docs::Terms<'a>,
    usage: docs::Usage<'a>,
    patterns: example::Patterns,
    /// Structures with a default somewhere inside, for which reading starts from `initial()` and
    /// not from `empty()`.
    filled: BTreeSet<&'a ShapeId>,
}

impl<'a> Context<'a> {
    fn of(model: &'a Model, config: &'a Config) -> Result<Self, Errors> {
        let mut errors = Errors::default();
        entries::check_settings(config, &mut errors);
        let Some((service_id, service)) = errors.collect(choose_service(model, config)) else {
            return Err(errors);
        };
        let whole = Closure::of(model, service, model.operations(service));
        let overrides = Overrides::of(config, service_id);
        let entries =
            Entries { model, config, service_id, service, whole: &whole, overrides: &overrides };
        entries.refusals().into_iter().for_each(|refusal| errors.push(refusal.problem));
        let traits = model.get(service_id).map(|shape| &shape.traits);
        let protocol = traits.map(|traits| wire::protocol(config, service_id, traits));
        let protocol = protocol.and_then(|protocol| errors.collect(protocol)).flatten();
        let selection =
            errors.collect(Selection::of(&whole, config, service_id, protocol.as_ref()));
        let Some(Selection { operations, left_out }) = selection else { return Err(errors) };
        let (closure, whole) = if operations.len() == whole.operations.len() {
            (whole, None)
        } else {
            (Closure::of(model, service, operations), Some(whole))
        };
        let replacements = Replacements::of(model, config, service_id);
        let additions = Additions::of(config, service_id);
        let derives = Derives {
            model,
            service_id,
            closure: &closure,
            whole: whole.as_ref().unwrap_or(&closure),
            replacements: &replacements,
            additions: &additions,
        };
        check_types(&derives, &overrides, &mut errors);
        errors.propagate()?;
        let all = whole.as_ref().unwrap_or(&closure);
        let mut names = Names::of(Naming { model, service, whole: all, overrides: &overrides });
        names.keep(&closure);
        let mut context = Self {
            terms: docs::Terms::of(&all.shapes, all.operations.keys().copied()),
            usage: docs::Usage::of(&closure.shapes),
            patterns: example::Patterns::new(),
            model,
            config,
            service_id,
            service,
            protocol,
            closure,
            whole,
            left_out,
            redactions: Redactions::of(config, service_id),
            replacements,
            additions,
            overrides,
            names,
            filled: BTreeSet::new(),
        };
        context.filled = context.filled();
        Ok(context)
    }

    /// What can be wrong with a crate that has a type for every value.
    fn check(&self) -> Result<(), Errors> {
        let mut errors = Errors::default();
        errors.collect(self.check_defaults());
        errors.collect(self.check_required_members());
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
            call: self.config.call.clone(),
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
        let modules: Vec<String> = items
            .iter()
            .map(|(id, ident)| name::module(names::wanted(self.service, id), ident))
            .collect();
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
