//! Decides which cases are run, and says why the others aren't.

use codegen::ir::{Operation, ServiceError};

use crate::case::{Case, Kind, Side};
use crate::krate::Krate;

/// What the test of a case does.
pub(crate) enum Plan<'a> {
    /// Makes a client's request.
    Request(&'a Operation),
    /// Reads a request, as a server does.
    ReadRequest(&'a Operation),
    /// Reads the request that the client makes, since the case has no body for it.
    ReadOwnRequest(&'a Operation),
    /// Answers a request that a server can't read.
    Refuse(&'a Operation),
    /// Reads a response, as a client does.
    Response(&'a Operation),
    /// Writes a response, as a server does.
    WriteResponse(&'a Operation),
    /// Reads an error, as a client does.
    Error(&'a ServiceError, &'a Operation),
    /// Writes an error, as a server does.
    WriteError,
    /// Nothing: the case is only listed, with this reason.
    Listed(String),
}

/// What the test of a case does with the types of one service.
pub(crate) fn of<'a>(case: &Case, krate: &'a Krate) -> Plan<'a> {
    let protocol = case.text("protocol").unwrap_or_default();
    if protocol != krate.protocol() {
        return Plan::Listed(format!("the types speak {}, not {protocol}", krate.protocol()));
    }
    if let Some((_, reason)) = NOT_FOR_SERVERS.iter().find(|(id, _)| *id == case.id())
        && case.side == Side::Server
    {
        return Plan::Listed((*reason).to_owned());
    }
    if let Some(key) = unknown_key(case) {
        return Plan::Listed(format!("these tests don't know `{key}`"));
    }
    let (operation, error) = (krate.operation(case.name()), krate.error(case.name()));
    match (case.kind, case.side, operation, error) {
        (Kind::Request, Side::Client, Some(operation), _) => Plan::Request(operation),
        (Kind::Request, Side::Server, Some(operation), _) => {
            let has_body = case.text("body").is_some() || operation.input.is_none();
            if has_body { Plan::ReadRequest(operation) } else { Plan::ReadOwnRequest(operation) }
        }
        (Kind::MalformedRequest, _, Some(operation), _) => Plan::Refuse(operation),
        (Kind::Response, Side::Client, Some(operation), _) => Plan::Response(operation),
        (Kind::Response, Side::Server, Some(operation), _) => Plan::WriteResponse(operation),
        (Kind::Response, Side::Client, None, Some((error, operation))) => {
            Plan::Error(error, operation)
        }
        (Kind::Response, Side::Server, None, Some(_)) => Plan::WriteError,
        _ => Plan::Listed("no operation of the service uses the shape".to_owned()),
    }
}

/// Cases that don't say that they are only for clients, with the reason why a server can't do the same.
const NOT_FOR_SERVERS: [(&str, &str); 1] = [(
    "RestJsonOmitsEmptyListQueryValues",
    "an empty list isn't in the query, so a server can't tell it from one that isn't set",
)];

/// The keys of cases for requests and for responses.
const KEYS: [&str; 13] = [
    "appliesTo",
    "authScheme",
    "body",
    "bodyMediaType",
    "documentation",
    "forbidHeaders",
    "headers",
    "id",
    "params",
    "protocol",
    "requireHeaders",
    "tags",
    "vendorParamsShape",
];

/// The keys of cases for requests only. `vendorParams` isn't among them: it would configure a
/// client, which isn't generated.
const REQUEST_KEYS: [&str; 7] = [
    "forbidQueryParams",
    "host",
    "method",
    "queryParams",
    "requireQueryParams",
    "resolvedHost",
    "uri",
];

/// The keys of cases for responses only.
const RESPONSE_KEYS: [&str; 2] = ["code", "vendorParams"];

/// A key of a case that the tests don't check.
fn unknown_key(case: &Case) -> Option<&str> {
    let own: &[&str] = match case.kind {
        Kind::Request => &REQUEST_KEYS,
        Kind::Response => &RESPONSE_KEYS,
        Kind::MalformedRequest => &["request", "response"],
    };
    let is_known = |key: &&String| KEYS.contains(&key.as_str()) || own.contains(&key.as_str());
    case.node.keys().find(|key| !is_known(key)).map(String::as_str)
}
