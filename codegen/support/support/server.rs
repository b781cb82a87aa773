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
//! [`with_operation`] calls generic code with the operation of a request. For recordings,
//! [`json::to_string_masked`](crate::json::to_string_masked) writes inputs and outputs without their
//! secrets, and `ServiceError::to_string_masked` errors.

mod dispatch;
mod error;
mod handlers;
mod message;

pub use self::dispatch::{OperationVisitor, operation_name, with_operation};
pub use self::error::RequestError;
pub use self::handlers::Handlers;
pub(crate) use self::message::{ErrorResponse, Message, read_request, write_response};
