//! The protocol of a crate.

use super::selection::TYPES_ONLY;
use crate::config::Config;
use crate::error::{Errors, Problem, or};
use crate::ir::{Protocol, ProtocolKind};
use crate::model::{Model, Shape, ShapeId};

/// A protocol that crates can speak.
struct Supported {
    /// The id of its trait.
    id: &'static str,
    kind: ProtocolKind,
    /// The media type of bodies.
    content_type: &'static str,
    /// Whether responses have the whole ids of errors, with their namespaces.
    has_error_ids: bool,
}

impl Supported {
    /// Its name in the configuration, such as `awsJson1_1`.
    fn name(&self) -> &'static str {
        self.id.rsplit_once('#').map_or(self.id, |(_, name)| name)
    }
}

/// The supported protocols. If a service speaks several, its crate has the first of them.
///
/// awsJson 1.1 has only the names of errors, see
/// <https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#operation-error-serialization>.
const PROTOCOLS: &[Supported] = &[
    Supported {
        id: "aws.protocols#awsJson1_1",
        kind: ProtocolKind::AwsJson,
        content_type: "application/x-amz-json-1.1",
        has_error_ids: false,
    },
    Supported {
        id: "aws.protocols#awsJson1_0",
        kind: ProtocolKind::AwsJson,
        content_type: "application/x-amz-json-1.0",
        has_error_ids: true,
    },
    Supported {
        id: "aws.protocols#restJson1",
        kind: ProtocolKind::RestJson1,
        content_type: "application/json",
        has_error_ids: false,
    },
    Supported {
        id: "smithy.protocols#rpcv2Cbor",
        kind: ProtocolKind::RpcV2Cbor,
        content_type: "application/cbor",
        has_error_ids: true,
    },
];

/// The protocol that the crate uses for a service; `None` for a crate with types only.
///
/// # Errors
/// If the service speaks no supported protocol, or not the one that the configuration chooses.
pub(crate) fn protocol(
    model: &Model,
    config: &Config,
    service: &ShapeId,
) -> Result<Option<Protocol>, Errors> {
    let Some(Shape { traits, .. }) = model.get(service).filter(|_| !config.types_only) else {
        return Ok(None);
    };
    let is_spoken = |it: &&Supported| traits.protocols.iter().any(|id| id == it.id);
    let is_wanted =
        |it: &&Supported| config.protocol.as_ref().is_none_or(|wanted| wanted == it.name());
    let chosen = PROTOCOLS.iter().filter(is_spoken).find(is_wanted);
    let Some(&Supported { kind, content_type, has_error_ids, .. }) = chosen else {
        return Err(unsupported(config, service, &traits.protocols).into());
    };
    Ok(Some(Protocol {
        kind,
        content_type,
        query_compatible: traits.query_compatible,
        has_error_ids,
        namespace: service.namespace().to_owned(),
        headers: headers(config),
    }))
}

/// The headers of the configuration.
fn headers(config: &Config) -> Vec<(String, String)> {
    let headers = config.headers.iter();
    headers.map(|(name, value)| (name.to_ascii_lowercase(), value.clone())).collect()
}

/// The end of the path of an operation's requests in rpcv2Cbor, after `/service/`, see
/// <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html#requests>.
pub(crate) fn target(service: &ShapeId, operation: &ShapeId) -> String {
    format!("{}/operation/{}", service.name(), operation.name())
}

/// Why none of the protocols that a service speaks can be used.
fn unsupported(config: &Config, service: &ShapeId, spoken: &[String]) -> Problem {
    let names: Vec<&str> = PROTOCOLS.iter().map(Supported::name).collect();
    let usable: Vec<&str> = PROTOCOLS
        .iter()
        .filter(|it| spoken.iter().any(|id| id == it.id))
        .map(Supported::name)
        .collect();
    let wanted = match &config.protocol {
        Some(wanted) if names.contains(&wanted.as_str()) => or(&[wanted]),
        Some(wanted) => {
            let message = format!("`protocol` is `{wanted}`, which isn't supported");
            return Problem::new(service, message).help(format!("use {}", or(&names)));
        }
        None => or(&names),
    };
    let message = if spoken.is_empty() {
        format!("the service has no protocol, so it doesn't speak {wanted}")
    } else {
        format!("the service doesn't speak {wanted}, but {}", spoken.join(", "))
    };
    match usable.as_slice() {
        [] => Problem::new(service, message).help(TYPES_ONLY),
        usable => {
            let help = format!("set `protocol` to {}, or remove it", or(usable));
            Problem::new(service, message).help(help)
        }
    }
}
