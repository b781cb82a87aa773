//! The plan of a crate: every decision about it, by shape id, before anything is written.
//!
//! The plan says which shapes and operations the crate has, what they are called, which members are
//! required, redacted or replaced, and which values they have by default. All problems of a
//! well-formed model and of its configuration are found here, so that what follows can't fail.

pub(crate) mod attributes;
pub(crate) mod closure;
mod constraints;
mod defaults;
mod derives;
mod entries;
mod fitting;
mod host_prefix;
pub(crate) mod names;
mod operations;
pub(crate) mod overrides;
mod presence;
mod protocol;
pub(crate) mod redaction;
pub(crate) mod replacement;
pub(crate) mod selection;
mod service;
mod standard_traits;
mod types;
mod user_code;

use std::collections::BTreeSet;

use crate::characters;
use crate::config::Config;
use crate::error::Errors;
use crate::form::Form;
use crate::ir::Protocol;
use crate::model::{Member, Model, Operation, Service, Shape, ShapeId};
use attributes::Additions;
use closure::Closure;
pub(crate) use defaults::DefaultValue;
use derives::Derives;
use entries::Entries;
pub(crate) use fitting::fitting;
use names::{Names, Naming};
use overrides::Overrides;
use redaction::Redactions;
use replacement::Replacements;
use selection::{LeftOut, Selection};
use service::choose_service;

/// Checks that each shape of a crate can have a type, with the traits that it derives.
fn check_types(derives: &Derives<'_, '_>, overrides: &Overrides, errors: &mut Errors) {
    let closure = derives.closure;
    if errors.collect(closure.check_aggregates()).is_some() {
        errors.collect(derives.check());
    }
    let is_required = |id: &ShapeId, member: &Member| overrides.is_required(id, member);
    errors.collect(closure.check_required_cycles(is_required));
}

/// Every decision about one crate.
pub(crate) struct Plan<'a> {
    pub(crate) model: &'a Model,
    pub(crate) config: &'a Config,
    pub(crate) service_id: &'a ShapeId,
    pub(crate) service: &'a Service,
    /// The protocol that the crate speaks; `None` for types only.
    pub(crate) protocol: Option<Protocol>,
    /// The shapes and operations of the crate.
    pub(crate) closure: Closure<'a>,
    /// Those of the whole service, if the crate has only a part of them.
    whole: Option<Closure<'a>>,
    /// Operations that the protocol can't carry.
    pub(crate) left_out: Vec<LeftOut<'a>>,
    pub(crate) redactions: Redactions,
    pub(crate) replacements: Replacements,
    pub(crate) additions: Additions,
    pub(crate) overrides: Overrides,
    pub(crate) names: Names<'a>,
    /// Structures with a default value somewhere: reading starts from `initial()` and not from
    /// `empty()`.
    pub(crate) filled: BTreeSet<&'a ShapeId>,
}

impl<'a> Plan<'a> {
    /// Decides everything about the crate of a model.
    ///
    /// # Errors
    /// Every problem of the model and of the configuration, each with its shape id.
    pub(crate) fn of(model: &'a Model, config: &'a Config) -> Result<Self, Errors> {
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
        let protocol = traits.map(|traits| protocol::protocol(config, service_id, traits));
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
        let mut plan = Self {
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
        plan.filled = plan.filled();
        plan.check()?;
        Ok(plan)
    }

    /// What can be wrong with a crate that has a type for every value.
    fn check(&self) -> Result<(), Errors> {
        let mut errors = Errors::default();
        errors.collect(self.check_required_members());
        errors.collect(self.check_host_prefixes());
        errors.propagate()
    }

    /// The closure of the whole service.
    ///
    /// It decides what depends on other shapes (names that would clash, where cycles are cut, what
    /// a word of the prose means), so that a crate of some operations grows into one of more
    /// without any change to what it has.
    pub(crate) fn whole(&self) -> &Closure<'a> {
        self.whole.as_ref().unwrap_or(&self.closure)
    }

    /// Whether the crate has a shape or an operation.
    pub(crate) fn has(&self, id: &ShapeId) -> bool {
        self.closure.shapes.contains_key(id) || self.closure.operations.contains_key(id)
    }

    /// Whether a structure is the input of an operation, even of one that the crate doesn't have.
    pub(crate) fn is_input(&self, id: &ShapeId) -> bool {
        !self.whole().requests(id).is_empty()
    }

    /// A shape of the closure.
    pub(crate) fn shape(&self, id: &ShapeId) -> &'a Shape {
        self.model.get(id).expect("parsing checks that every target exists")
    }

    pub(crate) fn crate_name(&self) -> String {
        self.config.crate_name.clone().unwrap_or_else(|| "generated".to_owned())
    }

    /// The path of the generated code as the code of its users says it.
    pub(crate) fn library_path(&self) -> String {
        match (&self.config.form, &self.config.crate_name) {
            (Form::Crate, _) => self.crate_name().replace('-', "_"),
            (Form::Module(module), Some(name)) => {
                format!("{}::{}", name.replace('-', "_"), module.path())
            }
            (Form::Module(module), None) => format!("crate::{}", module.path()),
        }
    }

    pub(crate) fn title(&self) -> String {
        let traits = &self.shape(self.service_id).traits;
        let titles = [&traits.title, &traits.sdk_id].into_iter().flatten();
        let title = titles.map(|title| characters::one_line(title)).find(|title| !title.is_empty());
        title.unwrap_or_else(|| self.service_id.name().to_owned())
    }

    pub(crate) fn operation_of(&self, id: &ShapeId) -> &'a Operation {
        self.closure.operations[id]
    }
}
