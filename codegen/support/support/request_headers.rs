//! Headers that the configuration of the generator adds to each request of the service.

use http::{HeaderMap, HeaderName, HeaderValue};

use super::Service;

/// Adds the headers of a service to those of a request. The value of a member wins.
pub(crate) fn add<S: Service>(headers: &mut HeaderMap) {
    // The generator has checked names and values.
    for (name, value) in S::HEADERS {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
}
