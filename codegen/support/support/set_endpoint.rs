//! Where to send requests, if no operation has a prefix for the host.

use http::Request;

use super::address::{Address, InvalidEndpoint};

/// Sets the address to send a request to, such as `https://cognito-idp.us-east-1.amazonaws.com`; it
/// can include a port and a path. Also sets the header `Host`.
///
/// With the feature `endpoint`, `Endpoint::resolve` finds the address of the service by its rules.
///
/// # Errors
/// If the endpoint isn't an absolute URL that consists of scheme, host, port and path, or if its host
/// isn't valid (labels of 1 to 63 letters, digits and hyphens, no hyphen first or last; RFC 1123).
/// The request stays unchanged then.
pub fn set_endpoint<B>(request: &mut Request<B>, endpoint: &str) -> Result<(), InvalidEndpoint> {
    Address::parse(endpoint)?.apply(request)
}
