//! The protocol of a crate.

use super::selection::TYPES_ONLY;
use crate::config::Config;
use crate::error::{Errors, Problem};
use crate::ir::Protocol;
use crate::model::{Model, Shape, ShapeId};

/// The supported protocols, with the media type of their bodies, and whether responses have the
/// whole ids of errors: awsJson 1.1 has only their names, see
/// <https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#operation-error-serialization>.
const PROTOCOLS: [(&str, &str, bool); 2] = [
    ("aws.protocols#awsJson1_1", "application/x-amz-json-1.1", false),
    ("aws.protocols#awsJson1_0", "application/x-amz-json-1.0", true),
];

/// The protocol that the crate uses for a service; `None` for a crate with types only.
pub(crate) fn protocol(
    model: &Model,
    config: &Config,
    service: &ShapeId,
) -> Result<Option<Protocol>, Errors> {
    let Some(Shape { traits, .. }) = model.get(service).filter(|_| !config.types_only) else {
        return Ok(None);
    };
    let protocols = &traits.protocols;
    let spoken = PROTOCOLS.iter().find(|(id, ..)| protocols.iter().any(|protocol| protocol == id));
    let Some(&(_, content_type, has_error_ids)) = spoken else {
        let message = match protocols.as_slice() {
            [] => "the service has no protocol, so it doesn't speak awsJson".to_owned(),
            others => format!("the service doesn't speak awsJson, but {}", others.join(", ")),
        };
        return Err(Problem::new(service, message).help(TYPES_ONLY).into());
    };
    Ok(Some(Protocol {
        content_type,
        query_compatible: traits.query_compatible,
        has_error_ids,
        namespace: service.namespace().to_owned(),
    }))
}
