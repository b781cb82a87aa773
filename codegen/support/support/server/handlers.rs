//! Answers requests with functions.

use std::collections::BTreeMap;
use std::fmt;

use http::{Request, Response};

use super::dispatch::target;
use super::{RequestError, operation_name};
use crate::ServiceError;
use crate::support::Operation;

/// Answers requests with functions, one for each operation.
///
/// ```ignore
/// let service = Handlers::new()
///     .on::<GetThing>(|input| Ok(GetThingOutput::builder().name(input.name).build()))
///     .on::<PutThing>(|_| Err(NotFound::builder().message("no such thing").build())?);
/// ```
///
/// With the feature `client`, a test needs no socket:
///
/// ```ignore
/// let output = client.call::<GetThing>(&input, |message| Ok(service.answer(&message)))?;
/// ```
///
/// `Debug` shows the names of the operations.
#[derive(Default)]
pub struct Handlers {
    /// By target.
    handlers: BTreeMap<&'static str, Box<Answer>>,
}

/// Answers a request whose target is known.
type Answer = dyn Fn(&Request<&[u8]>) -> Result<Response<Vec<u8>>, RequestError> + Send + Sync;

impl Handlers {
    /// Without any function: all requests are errors.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers the operation `O` with a function. If there is one already, this replaces it.
    ///
    /// In a function that returns `Err`, `?` turns the structure of an error into a
    /// [`ServiceError`]. State that changes belongs into a `Mutex`, since requests can come from
    /// several threads.
    #[must_use]
    pub fn on<O: Operation>(
        mut self,
        handler: impl Fn(O::Input) -> Result<O::Output, ServiceError> + Send + Sync + 'static,
    ) -> Self {
        let answer = move |request: &Request<&[u8]>| {
            Ok(match handler(O::read_request(request)?) {
                Ok(output) => O::write_response(&output),
                Err(error) => error.to_response(),
            })
        };
        self.handlers.insert(O::TARGET, Box::new(answer));
        self
    }

    /// Answers a request. Errors are answers, too: those that a function returns, requests that
    /// can't be read, and operations without a function. [`try_answer`](Self::try_answer) tells
    /// them apart.
    #[must_use]
    pub fn answer(&self, request: &Request<impl AsRef<[u8]>>) -> Response<Vec<u8>> {
        self.try_answer(request).unwrap_or_else(|error| error.to_response())
    }

    /// Answers a request that a function can take.
    ///
    /// # Errors
    /// If the request can't be read, or its operation has no function.
    pub fn try_answer(&self, request: &Request<impl AsRef<[u8]>>) -> Result<Response<Vec<u8>>, RequestError> {
        let Some(answer) = self.handlers.get(target(request)?) else {
            return Err(RequestError::NoHandler { operation: operation_name(request)? });
        };
        let mut message = Request::new(request.body().as_ref());
        *message.method_mut() = request.method().clone();
        *message.uri_mut() = request.uri().clone();
        *message.headers_mut() = request.headers().clone();
        answer(&message)
    }
}

impl fmt::Debug for Handlers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.handlers.keys()).finish()
    }
}
