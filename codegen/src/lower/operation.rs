//! Lowers operations, with their inputs and outputs.

use proc_macro2::Ident;

use super::Lowering;
use crate::document;
use crate::express;
use crate::ir::{InputDefault, Item, Operation, OperationModule, ProtocolKind, Structure};
use crate::model::{Kind, Member, ShapeId};
use crate::plan::{OperationPlan, protocol};

impl<'a> Lowering<'_, 'a> {
    pub(super) fn operation_modules(&self) -> Vec<OperationModule> {
        let mut modules: Vec<_> = self
            .plan
            .names
            .operations
            .keys()
            .map(|id| OperationModule {
                module: self.plan.names.modules[id].clone(),
                operation: self.operation(id),
                structures: self.plan.closure.owned[id]
                    .iter()
                    .filter_map(|end| self.owned_structure(end))
                    .collect(),
            })
            .collect();
        modules.sort_by_key(|module| module.module.to_string());
        modules
    }

    pub(super) fn owned_structure(&self, id: &'a ShapeId) -> Option<Structure> {
        match self.item(id)? {
            Item::Structure(structure) => Some(structure),
            _ => None,
        }
    }

    fn operation(&self, id: &'a ShapeId) -> Operation {
        let traits = &self.plan.shape(id).traits;
        let operation = self.plan.operation_of(id);
        let plan = &self.plan.operations[id];
        Operation {
            ident: self.plan.names.operations[id].clone(),
            name: id.name().to_owned(),
            target: self.target(id, plan),
            http: self.plan.http.calls.get(id).cloned(),
            aliases: document::aliases_of_operation(self.plan, id),
            docs: document::operation(&self.doc, id),
            deprecated: document::deprecated(traits),
            input: self.plan.names.types.get(&operation.input).cloned(),
            output: self.plan.names.types.get(&operation.output).cloned(),
            auth: plan.auth.clone(),
            pagination: plan.pagination.clone(),
            errors: self.plan.closure.errors[id]
                .iter()
                .map(|error| error.name().to_owned())
                .collect(),
            idempotent: traits.idempotent,
            readonly: traits.readonly,
            gzip: traits.compression.iter().any(|encoding| encoding == "gzip"),
            token: plan.token.map(str::to_owned),
            host_prefix: plan.host_prefix.clone(),
            endpoint_context: plan.endpoint_context.clone(),
            input_defaults: self.input_defaults(&operation.input),
        }
    }

    /// By what a service finds the operation of a request.
    fn target(&self, id: &ShapeId, plan: &OperationPlan<'_>) -> Option<String> {
        match self.plan.protocol.as_ref()?.kind {
            ProtocolKind::AwsJson => Some(plan.target.clone()),
            ProtocolKind::RpcV2Cbor => Some(protocol::target(self.plan.service.id, id)),
            ProtocolKind::RestJson1 => None,
        }
    }

    /// The defaults that reading doesn't fill in: those of the input's optional members.
    fn input_defaults(&self, input: &'a ShapeId) -> Vec<InputDefault> {
        let shape = self.plan.closure.shapes.get(input);
        let (Some(Kind::Structure(members)), Some(_)) =
            (shape.map(|it| &it.kind), &self.plan.protocol)
        else {
            return Vec::new();
        };
        let default = |(member, ident): (&Member, &Ident)| {
            let node = member.traits.default.as_ref().filter(|node| !node.is_null())?;
            (!self.plan.is_required(input, member)).then(|| InputDefault {
                ident: ident.clone(),
                deprecated: member.traits.deprecated.is_some(),
                value: express::default_expression(self.plan, input, member, node),
            })
        };
        self.plan.named_fields(input, members).into_iter().filter_map(default).collect()
    }
}
