//! What handlers know of a service.

use std::any::TypeId;

use http::{Request, Response};

use super::RequestError;
use super::dispatch::Name;
use super::headers::has_content_type;
// #if HttpBindings
use super::route::{Route, target};
// #end
use crate::support::Service;

/// A service, as [`Handlers`](super::Handlers) need it: they can have functions for operations of
/// several.
#[derive(Clone, Copy)]
pub(super) struct Served {
    id: TypeId,
    content_type: &'static str,
    // #if HttpBindings
    /// The methods and patterns of its operations.
    pub(super) routes: &'static [Route],
    // #end
    /// The name of the operation that has this target.
    pub(super) operation: fn(&str) -> Option<&'static str>,
    /// The response to a request that has no answer.
    pub(super) refuse: fn(&RequestError) -> Response<Vec<u8>>,
}

impl Served {
    pub(super) fn of<S: Service>() -> Self {
        Self {
            id: TypeId::of::<S>(),
            content_type: S::CONTENT_TYPE,
            // #if HttpBindings
            routes: S::ROUTES,
            // #end
            operation: |target| S::dispatch(target, Name),
            refuse: RequestError::to_response_of::<S>,
        }
    }

    /// Whether this is the same service.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.id == other.id
    }

    // #if HttpBindings
    /// The target of a request to the service.
    pub(super) fn target<B>(&self, request: &Request<B>) -> Result<&'static str, RequestError> {
        target(self.routes, request)
    }

    // #end
    /// Whether the body of a request has the media type of the service.
    pub(super) fn has_media_type<B>(&self, request: &Request<B>) -> bool {
        has_content_type(request.headers(), self.content_type)
    }
}
