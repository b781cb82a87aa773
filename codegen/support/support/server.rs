//! The server's side of an operation, for mocks, emulators and proxies: reads requests, and writes
//! responses.
//!
//! [`Handlers`] answers requests with functions, one for each operation:
//!
//! ```ignore
//! let service = Handlers::new().on::<GetThing>(|input| match input.name.as_str() {
//!     "pen" => Ok(GetThingOutput::builder().color("blue").build()),
//!     _ => Err(NotFound::builder().message("no such thing").build())?,
//! });
//! let response = service.answer(&request);
//! ```
//!
//! It opens no connection: any HTTP server can pass it requests, and so can the function that a
//! client sends with.
//!
//! [`Operation::read_request`](crate::Operation::read_request) and
//! [`Operation::write_response`](crate::Operation::write_response) do the same for one operation.
//! [`Service::with_operation`](crate::Service::with_operation) calls generic code with the operation
//! of a request. For recordings, [`json::to_string_masked`](crate::json::to_string_masked) writes
//! inputs and outputs without their secrets, and `ServiceError::to_string_masked` errors.

mod dispatch;
mod error;
mod error_body;
mod handlers;
mod headers;
// #if HttpBindings
mod accept;
mod rest_request;
mod rest_response;
mod route;
// #else
mod message;
// #end
mod served;

pub use self::dispatch::OperationVisitor;
// #if HttpBindings
pub(crate) use self::dispatch::Name;
// #else
pub(crate) use self::dispatch::{Name, target};
// #end
pub use self::error::RequestError;
pub(crate) use self::error_body::{ErrorResponse, Message, write_error_masked};
pub use self::handlers::Handlers;
// #if HttpBindings
pub(crate) use self::rest_request::read_request;
pub(crate) use self::rest_response::{write_error, write_response};
#[doc(hidden)]
pub use self::route::Route;
pub(crate) use self::route::target;
// #else
pub(crate) use self::message::{read_request, write_error, write_response};
// #end

/// A response, for macros: crates that share support code don't depend on the crate `http` themselves.
pub(crate) type HttpResponse = http::Response<Vec<u8>>;

// #if OwnSupport
/// Calls `visitor` with the operation of a request to the service of this crate, see
/// [`Service::with_operation`](crate::Service::with_operation).
///
/// # Errors
/// Those of [`Service::with_operation`](crate::Service::with_operation).
pub fn with_operation<B, V: OperationVisitor>(
    request: &http::Request<B>,
    visitor: V,
) -> Result<V::Output, RequestError> {
    <crate::service::ThisService as super::Service>::with_operation(request, visitor)
}

/// The name in the model of a request's operation.
///
/// # Errors
/// Those of [`with_operation`].
pub fn operation_name<B>(request: &http::Request<B>) -> Result<&'static str, RequestError> {
    <crate::service::ThisService as super::Service>::operation_name(request)
}
// #end
