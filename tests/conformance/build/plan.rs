//! Which cases are run, and why others aren't.

use codegen::ir::{Operation, ServiceError};
use serde_json::Value;

use crate::case::{Case, Kind};
use crate::krate::Krate;

/// What a case comes to.
pub(crate) enum Plan<'a> {
    /// A client's request.
    Request(&'a Operation),
    /// A server's reading of a request.
    ReadRequest(&'a Operation),
    /// A client's reading of a response.
    Response(&'a Operation),
    /// A server's response.
    WriteResponse(&'a Operation),
    /// A client's reading of an error.
    Error(&'a ServiceError, &'a Operation),
    /// Nothing, for a reason.
    Listed(String),
}

/// What a case comes to for one of a model's services.
pub(crate) fn of<'a>(case: &Case, krate: &'a Krate) -> Plan<'a> {
    let listed = |reason: &str| Plan::Listed(reason.to_owned());
    if case.kind == Kind::MalformedRequest {
        return listed("a client sends no malformed requests");
    }
    let protocol = case.text("protocol").unwrap_or_default();
    if protocol != krate.protocol() {
        return Plan::Listed(format!("the types speak {}, not {protocol}", krate.protocol()));
    }
    if let Some(key) = unknown_key(case) {
        return Plan::Listed(format!("`{key}` isn't known to these tests"));
    }
    match (case.kind, krate.operation(case.name()), krate.error(case.name())) {
        (Kind::Request, Some(operation), _) => request(case, operation),
        (Kind::Response, Some(operation), _) => response(case, operation),
        (Kind::Response, None, Some(_)) if case.is_for_servers() => {
            listed("only servers write the type of an error")
        }
        (Kind::Response, None, Some((error, operation))) => Plan::Error(error, operation),
        _ => listed("no operation of the service leads to the shape"),
    }
}

fn request<'a>(case: &Case, operation: &'a Operation) -> Plan<'a> {
    let is_empty = case.text("body").is_none_or(str::is_empty);
    match (case.is_for_servers(), &operation.input) {
        (false, _) => Plan::Request(operation),
        (true, None) => Plan::Listed("a server's, without an input to read".to_owned()),
        (true, Some(_)) if is_empty => {
            Plan::Listed("a server's, without a body to read".to_owned())
        }
        (true, Some(_)) if fills_defaults(case) => {
            let reason = "the types keep what the client said: a server adds the defaults";
            Plan::Listed(reason.to_owned())
        }
        (true, Some(_)) => Plan::ReadRequest(operation),
    }
}

/// Whether a server is to find members in a request that its body doesn't have.
fn fills_defaults(case: &Case) -> bool {
    let body = case.text("body").and_then(|body| serde_json::from_str::<Value>(body).ok());
    let has = |name: &String| body.as_ref().is_some_and(|body| body.get(name).is_some());
    case.params().as_object().is_some_and(|params| !params.keys().all(has))
}

fn response<'a>(case: &Case, operation: &'a Operation) -> Plan<'a> {
    match (case.is_for_servers(), &operation.output) {
        (false, _) => Plan::Response(operation),
        (true, None) => Plan::Listed("a server's, without an output to write".to_owned()),
        (true, Some(_)) => Plan::WriteResponse(operation),
    }
}

/// What both kinds of cases can have.
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

/// What only requests can have. `vendorParams` would configure a client, which isn't generated.
const OF_REQUESTS: [&str; 7] = [
    "forbidQueryParams",
    "host",
    "method",
    "queryParams",
    "requireQueryParams",
    "resolvedHost",
    "uri",
];

/// What only responses can have.
const OF_RESPONSES: [&str; 2] = ["code", "vendorParams"];

/// A key of a case that would go unchecked.
fn unknown_key(case: &Case) -> Option<&str> {
    let own: &[&str] = match case.kind {
        Kind::Request => &OF_REQUESTS,
        Kind::Response => &OF_RESPONSES,
        Kind::MalformedRequest => return None,
    };
    let is_known = |key: &&String| KEYS.contains(&key.as_str()) || own.contains(&key.as_str());
    case.node.keys().find(|key| !is_known(key)).map(String::as_str)
}
