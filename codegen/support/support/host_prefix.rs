//! Where to send requests, if operations have prefixes for the host
//! ([`@endpoint`](https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait)).

use http::Request;

use super::Operation;
use super::address::{Address, InvalidEndpoint, is_host, is_ip_address};

/// A prefix for the host. The request of an operation carries it until the endpoint is known.
///
/// [`set_endpoint`] applies it; it is stored in the request's extensions.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct HostPrefix(pub String);

/// Adds the prefix that an operation has for `input` to its request.
pub(crate) fn add<O: Operation>(input: &O::Input, request: &mut Request<Vec<u8>>) {
    if let Some(prefix) = O::host_prefix(input) {
        request.extensions_mut().insert(HostPrefix(prefix));
    }
}

/// Sets the address to send a request to, such as `https://cognito-idp.us-east-1.amazonaws.com`; it
/// can include a port and a path.
///
/// Also sets the header `Host`, and applies the [`HostPrefix`] of operations that have one. A
/// prefix can't be put in front of an IP address; for a test double at an IP address, remove the
/// prefix from the request's extensions first.
///
/// With the feature `endpoint`, `Endpoint::resolve` finds the address of the service by its rules.
///
/// # Errors
/// If the endpoint isn't an absolute URL that consists of scheme, host, port and path, or if the
/// prefix and the host don't form a valid host name (labels of 1 to 63 letters, digits and hyphens,
/// no hyphen first or last; RFC 1123). The request stays unchanged then.
pub fn set_endpoint<B>(request: &mut Request<B>, endpoint: &str) -> Result<(), InvalidEndpoint> {
    let mut endpoint = Address::parse(endpoint)?;
    let prefix = request.extensions().get::<HostPrefix>().filter(|prefix| !prefix.0.is_empty());
    if let Some(HostPrefix(prefix)) = prefix {
        let host = format!("{prefix}{}", endpoint.host);
        if !is_prefix(prefix) || is_ip_address(&endpoint.host) || !is_host(&host) {
            return Err(InvalidEndpoint::Prefix);
        }
        endpoint.host = host.into();
    }
    endpoint.apply(request)
}

/// Whether a prefix has only letters, digits, hyphens and dots.
fn is_prefix(prefix: &str) -> bool {
    prefix.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
}
