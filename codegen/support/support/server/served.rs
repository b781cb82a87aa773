//! What handlers know of a service.

use std::any::TypeId;

use http::{Request, Response};

use super::RequestError;
use super::dispatch::Name;
use super::message::has_content_type;
use crate::support::Service;

/// A service, as [`Handlers`](super::Handlers) need it: they can have functions for operations of
/// several.
#[derive(Clone, Copy)]
pub(super) struct Served {
    id: TypeId,
    content_type: &'static str,
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
            operation: |target| S::dispatch(target, Name),
            refuse: RequestError::to_response_of::<S>,
        }
    }

    /// Whether this is the same service.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.id == other.id
    }

    /// Whether the body of a request has the media type of the service.
    pub(super) fn has_media_type<B>(&self, request: &Request<B>) -> bool {
        has_content_type(request.headers(), self.content_type)
    }
}
