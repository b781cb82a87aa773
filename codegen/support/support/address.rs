//! The address of a service.

use std::borrow::Cow;
use std::fmt;

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
    /// The host prefix of the operation can't be part of a host, or can't be put in front of this one.
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

/// The address of a service by its parts.
#[allow(dead_code, reason = "without the feature `http`, an address is only checked")]
pub(super) struct Address<'a> {
    pub(super) scheme: &'a str,
    pub(super) host: Cow<'a, str>,
    /// With its colon, if there is one.
    port: &'a str,
    /// Without slashes around it.
    path: &'a str,
}

impl<'a> Address<'a> {
    pub(super) fn parse(text: &'a str) -> Result<Self, InvalidEndpoint> {
        let (scheme, rest) = text.split_once("://").ok_or(InvalidEndpoint::NotAbsolute)?;
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        // The parser of the crate `http` accepts an empty scheme.
        if scheme.is_empty() {
            return Err(InvalidEndpoint::NotAbsolute);
        }
        if authority.contains('@') || rest.contains(['?', '#']) {
            return Err(InvalidEndpoint::NotPlain);
        }
        let (host, port) = split_port(authority)?;
        if !is_ip_address(host) && !is_host(host) {
            return Err(InvalidEndpoint::Host);
        }
        // Clients treat backslashes and non-ASCII characters differently.
        if path.bytes().any(|byte| !byte.is_ascii_graphic() || byte == b'\\') {
            return Err(InvalidEndpoint::NotAbsolute);
        }
        Ok(Self { scheme, host: host.into(), port, path: path.trim_matches('/') })
    }

    /// Sets the address of a request, and its header `Host`. If it fails, the request stays
    /// unchanged.
    #[cfg(feature = "http")]
    pub(super) fn apply<B>(&self, request: &mut http::Request<B>) -> Result<(), InvalidEndpoint> {
        let Self { scheme, host, port, path } = self;
        let slash = if path.is_empty() { "" } else { "/" };
        // #if RpcV2Cbor
        let operation = operation_path(request.uri().path());
        let url = format!("{scheme}://{host}{port}{slash}{path}{operation}");
        // #else if HttpBindings
        // A message that has an address already keeps the path of its operation here.
        let own = request.uri().path_and_query().cloned().filter(|_| request.uri().authority().is_none());
        let own = own.or_else(|| request.extensions().get().map(|OperationPath(own)| own.clone()));
        let own = own.unwrap_or_else(|| http::uri::PathAndQuery::from_static("/"));
        let url = format!("{scheme}://{host}{port}{slash}{path}{own}");
        // #else
        let url = format!("{scheme}://{host}{port}/{path}{slash}");
        // #end
        let uri: http::Uri = url.parse().map_err(|_| InvalidEndpoint::NotAbsolute)?;
        let authority = uri.authority().ok_or(InvalidEndpoint::NotAbsolute)?;
        let host = http::HeaderValue::from_str(authority.as_str()).map_err(|_| InvalidEndpoint::Host)?;
        // #if HttpBindings
        request.extensions_mut().insert(OperationPath(own));
        // #end
        *request.uri_mut() = uri;
        request.headers_mut().insert(http::header::HOST, host);
        Ok(())
    }
}

// #if RpcV2Cbor
/// The part of a path that names the service and the operation: its last four segments. A path that
/// was set before can begin with that of an endpoint.
#[cfg(feature = "http")]
fn operation_path(path: &str) -> &str {
    path.rmatch_indices('/').nth(3).map_or(path, |(start, _)| &path[start..])
}

// #end
// #if HttpBindings
/// The path and the query of an operation, in the extensions of a message whose address is set.
#[cfg(feature = "http")]
#[derive(Clone)]
struct OperationPath(http::uri::PathAndQuery);

// #end
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
pub(super) fn is_ip_address(host: &str) -> bool {
    let in_brackets = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    match in_brackets {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => host.parse::<std::net::Ipv4Addr>().is_ok(),
    }
}

/// Whether a host is a valid name. RFC 1123 doesn't allow underscores, but names of containers have
/// them.
pub(super) fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let has_hyphen_at_end = label.starts_with('-') || label.ends_with('-');
        (1..64).contains(&label.len()) && label.bytes().all(is_inner) && !has_hyphen_at_end
    };
    let labels = host.strip_suffix('.').unwrap_or(host);
    labels.len() < 254 && labels.split('.').all(is_label)
}

/// Whether a value can be a part of a host: no character in it ends the host or its label's text.
#[cfg(feature = "endpoint")]
pub(super) fn is_host_part(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}
