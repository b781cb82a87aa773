//! Makes the intermediate representation from the plan and the documentation.

mod cognito;
mod endpoint;
mod enumeration;
mod member_facts;
mod operation;
mod service_error;
mod structure;

use proc_macro2::Ident;

use crate::characters::one_line;
use crate::config::Config;
use crate::document::{self, Documenter};
use crate::error::{Errors, Warning};
use crate::ir::{Crate, Item, Needs, Origin, TypeModule};
use crate::model::{Kind, Model, ShapeId};
use crate::plan::Plan;
use crate::plan::selection::OfStream;

/// Lowers the operations of `model` that `config` chooses. The warnings name parts of the model
/// that the crate doesn't have.
///
/// # Errors
/// Every problem of the model and of the configuration, each with its shape id.
pub fn lower(
    model: &Model,
    config: &Config,
    sha256: &str,
) -> Result<(Crate, Vec<Warning>), Errors> {
    let plan = Plan::of(model, config)?;
    let lowering = Lowering { plan: &plan, doc: Documenter::new(&plan) };
    let doc = &lowering.doc;
    let origin = lowering.origin(sha256);
    let protocol = plan.protocol.clone();
    let (operations, types) = (lowering.operation_modules(), lowering.type_modules());
    let replacements = plan.types.replacements(&plan.closure);
    let endpoint = lowering.endpoint();
    let cognito = lowering.cognito();
    let needs = Needs::of(
        protocol.as_ref(),
        &operations,
        &types,
        &replacements,
        endpoint.as_ref(),
        cognito.as_ref(),
    )
    .without(&config.leave_out);
    let needs = if config.shared.is_none() { needs.with_own_support() } else { needs };
    let krate = Crate {
        name: plan.crate_name(),
        package: plan.package(),
        legal_files: document::legal_files(&plan, &origin),
        dependencies: config.dependencies.clone().into_iter().collect(),
        dev_dependencies: config.dev_dependencies.clone().into_iter().collect(),
        docs: document::crate_root(doc, &origin, &needs),
        builders: document::builders(doc, &needs),
        coming_from_the_sdk: document::coming_from_the_sdk(doc, &needs),
        readme: document::readme(doc, &origin, &needs),
        origin,
        protocol,
        endpoint,
        cognito,
        errors: lowering.service_errors(),
        operations,
        types,
        replacements,
        leave_out: config.leave_out.clone(),
        needs,
        shared: config.shared.clone(),
    };
    let left_out = plan.left_out.iter().map(OfStream::warning);
    let whole_bodies = plan.whole_bodies.iter().map(OfStream::whole_body_warning);
    let warnings = left_out.chain(whole_bodies).chain(doc.patterns.warning(plan.service.id));
    Ok((krate, warnings.collect()))
}

/// Turns the shapes and operations of a plan into items.
struct Lowering<'c, 'a> {
    plan: &'c Plan<'a>,
    doc: Documenter<'c, 'a>,
}

impl<'a> Lowering<'_, 'a> {
    /// A module for each shape that isn't in the module of an operation.
    fn type_modules(&self) -> Vec<TypeModule> {
        let modules = self.plan.names.modules.iter();
        let module = |(&id, module): (&&'a ShapeId, &Ident)| {
            Some(TypeModule { module: module.clone(), item: self.item(id)? })
        };
        let mut modules: Vec<_> = modules.filter_map(module).collect();
        modules.sort_by_key(|module| module.module.to_string());
        modules
    }

    fn item(&self, id: &'a ShapeId) -> Option<Item> {
        let shape = self.plan.shape(id);
        Some(match &shape.kind {
            Kind::Structure(members) => Item::Structure(self.structure(id, shape, members)),
            Kind::Union(members) => Item::Union(self.union(id, shape, members)),
            Kind::Enum(values) => Item::Enum(self.string_enum(id, shape, values)),
            Kind::IntEnum(values) => Item::Enum(self.int_enum(id, shape, values)),
            _ => return None,
        })
    }

    fn origin(&self, sha256: &str) -> Origin {
        Origin {
            file: one_line(&self.plan.config.model_name),
            sha256: sha256.to_owned(),
            version: one_line(&self.plan.service.shape.version),
            title: self.plan.title(),
            source: self.plan.config.source.clone(),
            call: self.plan.config.call.clone(),
        }
    }
}
