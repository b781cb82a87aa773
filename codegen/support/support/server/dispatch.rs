// #if HttpBindings
//! Generic code for the operation of a request.

// #else
//! Finds the operation of a request.

// #end
// #if HttpBindings
// #else
use http::{Method, Request};

use super::RequestError;
// #end
// #if AwsJson
use super::headers::only;
// #end
use crate::support::Operation;
// #if RpcV2Cbor
use crate::support::rpc_v2;
// #end

/// Generic code that works for every operation, see
/// [`Service::with_operation`](crate::Service::with_operation).
pub trait OperationVisitor {
    /// What the code returns.
    type Output;

    /// Does the work for the operation `O`.
    fn visit<O: Operation>(self) -> Self::Output;
}

/// A visitor that returns the operation's name.
pub(crate) struct Name;

impl OperationVisitor for Name {
    type Output = &'static str;

    fn visit<O: Operation>(self) -> &'static str {
        O::NAME
    }
}

// #if RpcV2Cbor
/// The end of the path of a request that is a POST of the protocol: the names of the service, without
/// its namespace, and of the operation. See
/// <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html#identification-for-claiming>.
pub(crate) fn target<B>(request: &Request<B>) -> Result<&str, RequestError> {
    if request.method() != Method::POST {
        return Err(RequestError::Method);
    }
    if !rpc_v2::has_protocol(request.headers()) {
        return Err(RequestError::Protocol);
    }
    if ["x-amz-target", "x-amzn-target"].iter().any(|name| request.headers().contains_key(*name)) {
        return Err(RequestError::OtherTarget);
    }
    split_path(request.uri().path()).map(|(_, target)| target).ok_or(RequestError::Path)
}

/// The namespace of the service in a path, with its dot, or nothing, and what comes after it.
pub(super) fn split_path(path: &str) -> Option<(&str, &str)> {
    let (before, _) = path.rsplit_once('/')?;
    let (service, _) = before.rsplit_once("/operation").filter(|(_, rest)| rest.is_empty())?;
    let (start, _) = service.rmatch_indices("/service/").next()?;
    let path = &path[start + "/service/".len()..];
    let service = &service[start + "/service/".len()..];
    let namespace = service.rfind('.').map_or(0, |dot| dot + 1);
    if service.contains('/') { None } else { Some(path.split_at(namespace)) }
}
// #else if AwsJson
/// The target of a request that is a POST to the root of a service.
pub(crate) fn target<B>(request: &Request<B>) -> Result<&str, RequestError> {
    if request.method() != Method::POST {
        return Err(RequestError::Method);
    }
    // A service can have an address with a path, to which clients add the slash.
    if !request.uri().path().ends_with('/') {
        return Err(RequestError::Path);
    }
    only(request.headers(), "x-amz-target").ok_or(RequestError::NoTarget)
}
// #end
