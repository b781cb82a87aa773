//! Sets the address of requests.

use std::fmt;

use http::header::{HOST, HeaderValue};
use http::{Request, Uri};

/// A prefix for the host. The request of an operation carries it until the endpoint is known.
///
/// [`set_endpoint`] applies it; it is stored in the request's extensions.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct HostPrefix(pub String);

/// The error for an endpoint that can't be used.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum InvalidEndpoint {
    /// It isn't an absolute URL.
    NotAbsolute,
    /// It contains a user or password, a query, or a fragment.
    NotPlain,
    /// Its host is neither a valid name nor an IP address.
    Host,
    /// Its port isn't a number from 0 to 65535.
    Port,
    /// The operation's [`HostPrefix`] can't be part of a host, or can't be put in front of this
    /// one.
    Prefix,
}

impl fmt::Display for InvalidEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAbsolute => "the endpoint isn't an absolute URL such as `https://example.com`",
            Self::NotPlain => "the endpoint has more than scheme, host, port and path: leave out users, queries and fragments",
            Self::Host => "the endpoint's host is neither a name nor an IP address",
            Self::Port => "the endpoint's port isn't a number up to 65535",
            Self::Prefix => {
                "the operation's host prefix can't be put in front of the endpoint's host: each label needs 1 to 63 \
                 letters, digits and hyphens, with a hyphen neither first nor last, and an IP address takes no prefix"
            }
        })
    }
}

impl std::error::Error for InvalidEndpoint {}

/// Sets the address to send a request to, such as `https://cognito-idp.us-east-1.amazonaws.com`; it
/// can include a port and a path.
///
/// Also sets the header `Host`, and applies the [`HostPrefix`] of operations that have one. A
/// prefix can't be put in front of an IP address; for a test double at an IP address, remove the
/// prefix from the request's extensions first.
///
/// # Errors
/// If the endpoint isn't an absolute URL that consists of scheme, host, port and path, or if the
/// prefix and the host don't form a valid host name (labels of 1 to 63 letters, digits and hyphens,
/// no hyphen first or last; RFC 1123). The request stays unchanged then.
pub fn set_endpoint<B>(request: &mut Request<B>, endpoint: &str) -> Result<(), InvalidEndpoint> {
    let prefix = request.extensions().get::<HostPrefix>().map_or("", |prefix| prefix.0.as_str());
    let uri = address(endpoint, prefix)?;
    let authority = uri.authority().ok_or(InvalidEndpoint::NotAbsolute)?;
    let host = HeaderValue::from_str(authority.as_str()).map_err(|_| InvalidEndpoint::Host)?;
    *request.uri_mut() = uri;
    request.headers_mut().insert(HOST, host);
    Ok(())
}

fn address(endpoint: &str, prefix: &str) -> Result<Uri, InvalidEndpoint> {
    let (scheme, rest) = endpoint.split_once("://").ok_or(InvalidEndpoint::NotAbsolute)?;
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    // The parser of the crate `http` accepts an empty scheme.
    if scheme.is_empty() {
        return Err(InvalidEndpoint::NotAbsolute);
    }
    if authority.contains('@') || rest.contains(['?', '#']) {
        return Err(InvalidEndpoint::NotPlain);
    }
    let (host, port) = split_port(authority)?;
    check_host(prefix, host)?;
    let path = path.trim_matches('/');
    let slash = if path.is_empty() { "" } else { "/" };
    // Clients treat backslashes and non-ASCII characters differently.
    if path.bytes().any(|byte| !byte.is_ascii_graphic() || byte == b'\\') {
        return Err(InvalidEndpoint::NotAbsolute);
    }
    let url = format!("{scheme}://{prefix}{host}{port}/{path}{slash}");
    url.parse().map_err(|_| InvalidEndpoint::NotAbsolute)
}

fn check_host(prefix: &str, host: &str) -> Result<(), InvalidEndpoint> {
    let takes_prefix = || is_prefix(prefix) && is_host(&format!("{prefix}{host}"));
    if is_ip_address(host) {
        return if prefix.is_empty() { Ok(()) } else { Err(InvalidEndpoint::Prefix) };
    }
    match (is_host(host), prefix) {
        (false, _) => Err(InvalidEndpoint::Host),
        (true, "") => Ok(()),
        (true, _) => takes_prefix().then_some(()).ok_or(InvalidEndpoint::Prefix),
    }
}

/// The host, and the port with its colon, if there is one.
fn split_port(authority: &str) -> Result<(&str, &str), InvalidEndpoint> {
    let host_end = authority.rfind(']').map_or(0, |end| end + 1);
    let colon = authority[host_end..].find(':').map_or(authority.len(), |at| host_end + at);
    let (host, port) = authority.split_at(colon);
    let is_port = |port: &str| port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok();
    match port.strip_prefix(':') {
        Some(digits) if !is_port(digits) => Err(InvalidEndpoint::Port),
        _ => Ok((host, port)),
    }
}

/// Whether a host is an IPv4 address, or an IPv6 address in brackets.
fn is_ip_address(host: &str) -> bool {
    let in_brackets = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    match in_brackets {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => host.parse::<std::net::Ipv4Addr>().is_ok(),
    }
}

/// Whether a host is a valid name. RFC 1123 doesn't allow underscores, but names of containers have
/// them.
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let has_hyphen_at_end = label.starts_with('-') || label.ends_with('-');
        (1..64).contains(&label.len()) && label.bytes().all(is_inner) && !has_hyphen_at_end
    };
    let labels = host.strip_suffix('.').unwrap_or(host);
    labels.len() < 254 && labels.split('.').all(is_label)
}

/// Whether a prefix has only letters, digits, hyphens and dots.
fn is_prefix(prefix: &str) -> bool {
    prefix.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
}
