//! Answers requests with functions.

use std::collections::BTreeMap;
use std::fmt;

use http::{Request, Response};

use super::RequestError;
// #if HttpBindings
// #else
use super::dispatch::target;
// #end
use super::served::Served;
use crate::support::{AnyServiceError, Operation, Service};

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
/// Operations of several services can have functions in the same `Handlers` if the crates of these
/// services share their support code.
///
/// `Debug` shows the names of the operations.
pub struct Handlers {
    // #if HttpBindings
    /// By method and pattern.
    // #else
    /// By target.
    // #end
    handlers: BTreeMap<&'static str, Box<Answer>>,
    /// The services that requests can be for.
    services: Vec<Served>,
}

/// Answers a request whose target is known.
type Answer = dyn Fn(&Request<&[u8]>) -> Result<Response<Vec<u8>>, RequestError> + Send + Sync;

impl Handlers {
    /// Without any function: all requests are errors.
    #[must_use]
    pub fn new() -> Self {
        // #if OwnSupport
        let services = Vec::from([Served::of::<crate::service::ThisService>()]);
        // #else
        // Functions say which services there are.
        let services = Vec::new();
        // #end
        Self { handlers: BTreeMap::new(), services }
    }

    /// Answers the operation `O` with a function. If there is one already, this replaces it.
    // #if HttpBindings
    /// If operations of two services have the same method and pattern, only the last one is answered.
    // #end
    ///
    /// In a function that returns `Err`, `?` turns the structure of an error into a
    /// `ServiceError`. State that changes belongs into a `Mutex`, since requests can come from
    /// several threads.
    #[must_use]
    pub fn on<O: Operation>(
        mut self,
        handler: impl Fn(O::Input) -> Result<O::Output, <O::Service as Service>::Error> + Send + Sync + 'static,
    ) -> Self {
        let answer = move |request: &Request<&[u8]>| {
            Ok(match handler(O::read_request(request)?) {
                Ok(output) => O::write_response(&output),
                Err(error) => AnyServiceError::to_response(&error),
            })
        };
        self.handlers.insert(O::TARGET, Box::new(answer));
        let service = Served::of::<O::Service>();
        if !self.services.iter().any(|known| known.is(&service)) {
            self.services.push(service);
        }
        self
    }

    /// Answers a request. Errors are answers, too: those that a function returns, requests that
    /// can't be read, and operations without a function. [`try_answer`](Self::try_answer) tells
    /// them apart.
    #[must_use]
    pub fn answer(&self, request: &Request<impl AsRef<[u8]>>) -> Response<Vec<u8>> {
        self.try_answer(request).unwrap_or_else(|error| self.refuse(request, &error))
    }

    /// Answers a request that a function can take.
    ///
    /// # Errors
    /// If the request can't be read, or its operation has no function.
    pub fn try_answer(&self, request: &Request<impl AsRef<[u8]>>) -> Result<Response<Vec<u8>>, RequestError> {
        // #if HttpBindings
        let target = self.target(request)?;
        // #else
        let target = target(request)?;
        // #end
        let Some(answer) = self.handlers.get(target) else {
            let operation = self.services.iter().find_map(|service| (service.operation)(target));
            return Err(match operation {
                Some(operation) => RequestError::NoHandler { operation },
                None => RequestError::UnknownOperation,
            });
        };
        let mut message = Request::new(request.body().as_ref());
        *message.method_mut() = request.method().clone();
        *message.uri_mut() = request.uri().clone();
        *message.headers_mut() = request.headers().clone();
        answer(&message)
    }

    // #if HttpBindings
    /// The target of a request: an operation with a function comes before one without, which comes before
    /// an error.
    fn target<B>(&self, request: &Request<B>) -> Result<&'static str, RequestError> {
        let mut found = Err(RequestError::UnknownOperation);
        for service in &self.services {
            match service.target(request) {
                Ok(target) if self.handlers.contains_key(target) => return Ok(target),
                Err(RequestError::UnknownOperation) => {}
                Err(RequestError::Method { allowed }) => allow(&mut found, &allowed),
                other => found = found.or(other),
            }
        }
        found
    }

    // #end
    /// The response to a request without an answer, in the protocol of the service that the request
    /// is for: the one that has the operation, or else the media type.
    fn refuse<B>(&self, request: &Request<B>, error: &RequestError) -> Response<Vec<u8>> {
        // #if HttpBindings
        let has_operation = |service: &&Served| service.target(request).is_ok();
        // #else
        let has_operation =
            |service: &&Served| target(request).is_ok_and(|target| (service.operation)(target).is_some());
        // #end
        let of_operation = self.services.iter().find(has_operation);
        let of_media_type = || self.services.iter().find(|service| service.has_media_type(request));
        match of_operation.or_else(of_media_type).or(self.services.first()) {
            Some(service) => (service.refuse)(error),
            // Without any service, there is no protocol.
            None => error.plain_response(),
        }
    }
}

// #if HttpBindings
/// Notes the methods that a service allows for a path, after those of the services before it.
fn allow(found: &mut Result<&'static str, RequestError>, methods: &str) {
    match found {
        Ok(_) => {}
        Err(RequestError::Method { allowed }) => {
            for method in methods.split(", ") {
                if !allowed.split(", ").any(|it| it == method) {
                    *allowed = [allowed, ", ", method].concat();
                }
            }
        }
        Err(_) => *found = Err(RequestError::Method { allowed: methods.to_owned() }),
    }
}

// #end
impl Default for Handlers {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Handlers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.handlers.keys()).finish()
    }
}
