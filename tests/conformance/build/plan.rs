//! Decides which cases are run, and says why the others aren't.

use codegen::ir::{Operation, ServiceError};
use serde_json::Value;

use crate::case::{Case, Kind};
use crate::krate::Krate;

/// What the test of a case does.
pub(crate) enum Plan<'a> {
    /// Makes a client's request.
    Request(&'a Operation),
    /// Reads a request, as a server does.
    ReadRequest(&'a Operation),
    /// Reads a response, as a client does.
    Response(&'a Operation),
    /// Writes a response, as a server does.
    WriteResponse(&'a Operation),
    /// Reads an error, as a client does.
    Error(&'a ServiceError, &'a Operation),
    /// Nothing: the case is only listed, with this reason.
    Listed(String),
}

/// What the test of a case does with the types of one service.
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
        return Plan::Listed(format!("these tests don't know `{key}`"));
    }
    match (case.kind, krate.operation(case.name()), krate.error(case.name())) {
        (Kind::Request, Some(operation), _) => request(case, operation),
        (Kind::Response, Some(operation), _) => response(case, operation),
        (Kind::Response, None, Some(_)) if case.is_for_servers() => {
            listed("only servers write the type of an error")
        }
        (Kind::Response, None, Some((error, operation))) => Plan::Error(error, operation),
        _ => listed("no operation of the service uses the shape"),
    }
}

fn request<'a>(case: &Case, operation: &'a Operation) -> Plan<'a> {
    let is_empty = case.text("body").is_none_or(str::is_empty);
    match (case.is_for_servers(), &operation.input) {
        (false, _) => Plan::Request(operation),
        (true, None) => Plan::Listed("it is for servers, and has no input to read".to_owned()),
        (true, Some(_)) if is_empty => {
            Plan::Listed("it is for servers, and has no body to read".to_owned())
        }
        (true, Some(_)) if fills_defaults(case) => {
            let reason = "the types keep the request as it was sent: a server adds the defaults";
            Plan::Listed(reason.to_owned())
        }
        (true, Some(_)) => Plan::ReadRequest(operation),
    }
}

/// Whether a server must add members that the body of the request doesn't have.
fn fills_defaults(case: &Case) -> bool {
    let body = case.text("body").and_then(|body| serde_json::from_str::<Value>(body).ok());
    let has = |name: &String| body.as_ref().is_some_and(|body| body.get(name).is_some());
    case.params().as_object().is_some_and(|params| !params.keys().all(has))
}

fn response<'a>(case: &Case, operation: &'a Operation) -> Plan<'a> {
    match (case.is_for_servers(), &operation.output) {
        (false, _) => Plan::Response(operation),
        (true, None) => Plan::Listed("it is for servers, and has no output to write".to_owned()),
        (true, Some(_)) => Plan::WriteResponse(operation),
    }
}

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
        Kind::MalformedRequest => return None,
    };
    let is_known = |key: &&String| KEYS.contains(&key.as_str()) || own.contains(&key.as_str());
    case.node.keys().find(|key| !is_known(key)).map(String::as_str)
}
