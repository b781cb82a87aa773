//! Finds the operation of a request.

use http::{HeaderMap, Method, Request};

use super::RequestError;
use crate::support::Operation;

/// Generic code that works for every operation, see [`with_operation`].
pub trait OperationVisitor {
    /// What the code returns.
    type Output;

    /// Does the work for the operation `O`.
    fn visit<O: Operation>(self) -> Self::Output;
}

/// Calls `visitor` with the operation of a request: that of the header `X-Amz-Target`.
///
/// The body isn't read. A proxy, a log or a recorder can do with it what it needs, for every
/// operation of the service:
///
/// ```ignore
/// struct Log<'a>(&'a http::Request<Vec<u8>>);
///
/// impl OperationVisitor for Log<'_> {
///     type Output = Result<(), RequestError>;
///
///     fn visit<O: Operation>(self) -> Self::Output {
///         let input = O::read_request(self.0)?;
///         println!("{}: {}", O::NAME, json::to_string_redacted(&input));
///         Ok(())
///     }
/// }
/// ```
///
/// # Errors
/// If the method isn't POST, the path doesn't end with `/`, or the header names no operation of
/// this crate.
pub fn with_operation<B, V: OperationVisitor>(
    request: &Request<B>,
    visitor: V,
) -> Result<V::Output, RequestError> {
    crate::service::dispatch(target(request)?, visitor).ok_or(RequestError::UnknownOperation)
}

/// The name of a request's operation in the model.
///
/// # Errors
/// Those of [`with_operation`].
pub fn operation_name<B>(request: &Request<B>) -> Result<&'static str, RequestError> {
    with_operation(request, Name)
}

struct Name;

impl OperationVisitor for Name {
    type Output = &'static str;

    fn visit<O: Operation>(self) -> &'static str {
        O::NAME
    }
}

/// The target of a request that is a POST to the root of a service.
pub(super) fn target<B>(request: &Request<B>) -> Result<&str, RequestError> {
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
