//! Operations: authorization, pagination, and the modules that hold them.

use super::structure::deprecated;
use super::{Context, docs};
use crate::ir::{Auth, Item, Operation, OperationModule, Pagination, Structure};
use crate::model::{Paginated, ShapeId};
use crate::name::{self, Scope};

impl<'a> Context<'a> {
    pub(super) fn operation_modules(&self) -> Vec<OperationModule> {
        let wanted: Vec<String> = self.names.operations.values().map(ToString::to_string).collect();
        let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
        let modules = Scope::modules(&wanted).claim_all(&wanted, name::snake);
        let mut modules: Vec<_> = self
            .names
            .operations
            .keys()
            .zip(modules)
            .map(|(id, module)| OperationModule {
                module: name::ident(&module),
                operation: self.operation(id),
                structures: self.closure.owned[id].iter().filter_map(|end| self.owned_structure(end)).collect(),
            })
            .collect();
        modules.sort_by_key(|module| module.module.to_string());
        modules
    }

    fn owned_structure(&self, id: &'a ShapeId) -> Option<Structure> {
        match self.item(id)? {
            Item::Structure(structure) => Some(structure),
            _ => None,
        }
    }

    fn operation(&self, id: &'a ShapeId) -> Operation {
        let traits = &self.shape(id).traits;
        let operation = self.operation_of(id);
        Operation {
            ident: self.names.operations[id].clone(),
            name: id.name().to_owned(),
            target: self.target(id),
            docs: docs::operation(self, id),
            deprecated: deprecated(traits),
            input: self.names.types.get(&operation.input).cloned(),
            output: self.names.types.get(&operation.output).cloned(),
            auth: self.auth(id),
            pagination: self.pagination(id),
            errors: self.closure.errors[id].iter().map(|error| error.name().to_owned()).collect(),
            idempotent: traits.idempotent,
            readonly: traits.readonly,
        }
    }

    /// The value of `X-Amz-Target`, see
    /// <https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#protocol-behaviors>.
    pub(super) fn target(&self, id: &ShapeId) -> String {
        format!("{}.{}", self.service_id.name(), id.name())
    }

    /// The scheme of an operation, see
    /// <https://smithy.io/2.0/spec/authentication-traits.html#auth-trait>.
    pub(super) fn auth(&self, id: &ShapeId) -> Auth {
        let service = &self.shape(self.service_id).traits;
        let operation = &self.shape(id).traits;
        let schemes = operation.auth.as_ref().or(service.auth.as_ref());
        let may_sign = schemes.is_none_or(|schemes| schemes.iter().any(|scheme| scheme == "aws.auth#sigv4"));
        match &service.sigv4 {
            Some(name) if may_sign && !operation.optional_auth => Auth::SigV4(name.clone()),
            _ => Auth::None,
        }
    }

    /// The operation's pagination, completed by the service's, see
    /// <https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>.
    pub(super) fn pagination(&self, id: &ShapeId) -> Option<Pagination> {
        let own = self.shape(id).traits.paginated.as_ref()?;
        let service = self.shape(self.service_id).traits.paginated.as_ref();
        let find = |part: fn(&Paginated) -> &Option<String>| {
            part(own).clone().or_else(|| service.and_then(|service| part(service).clone()))
        };
        Some(Pagination {
            input_token: find(|p| &p.input_token)?,
            output_token: find(|p| &p.output_token)?,
            items: find(|p| &p.items),
            page_size: find(|p| &p.page_size),
        })
    }
}
