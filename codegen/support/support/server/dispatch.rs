//! Finds the operation of a request.

use http::{HeaderMap, Method, Request};

use super::RequestError;
use crate::support::Operation;

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

/// The value of a header that must be there once, as a text.
pub(super) fn only<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let mut values = headers.get_all(name).into_iter();
    let value = values.next()?;
    if values.next().is_some() { None } else { value.to_str().ok() }
}
