//! Lowers `ServiceError`, with a variant for each error of the operations.

use proc_macro2::Ident;

use super::Lowering;
use crate::document;
use crate::ir::{Fault, ServiceError};
use crate::model::{self, ShapeId};

impl<'a> Lowering<'_, 'a> {
    /// The variants of `ServiceError`, by name.
    pub(super) fn service_errors(&self) -> Vec<ServiceError> {
        let error = |(&id, variant): (&&'a ShapeId, &Ident)| {
            let structure = self.owned_structure(id)?;
            let shape = self.plan.shape(id);
            let code = id.name();
            let protocol = self.plan.protocol.as_ref();
            let has_id =
                protocol.is_some_and(|it| it.has_error_ids && it.namespace != id.namespace());
            let query_code = shape.traits.query_code.as_ref().filter(|own| *own != code);
            Some(ServiceError {
                variant: variant.clone(),
                code: code.to_owned(),
                id: has_id.then(|| id.to_string()),
                query_code: query_code
                    .filter(|_| protocol.is_some_and(|it| it.query_compatible))
                    .cloned(),
                docs: document::service_error(&self.doc, id),
                fault: match shape.traits.error {
                    Some(model::Fault::Server) => Fault::Server,
                    _ => Fault::Client,
                },
                status: self.plan.statuses[id],
                retryable: shape.traits.retryable,
                throttling: shape.traits.throttling,
                message: structure.error?,
                ident: structure.ident,
            })
        };
        self.plan.names.errors.iter().filter_map(error).collect()
    }
}
