//! The endpoint that the rules of a service find.

use std::fmt;

use super::address::{Address, InvalidEndpoint, is_host_part};
use super::display::OneLine;

/// Where to send requests: what the rules of a service say for the `EndpointParams` of its crate.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Endpoint {
    url: String,
    headers: Vec<(String, String)>,
    signing: Option<SigningScope>,
}

/// What the rules of a service say about signatures for an endpoint.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct SigningScope {
    /// The region to sign for, if it isn't that of the client.
    pub region: Option<String>,
    /// The name of the service to sign for, if it isn't that of the operation.
    pub name: Option<String>,
}

/// What the address of a service depends on: `EndpointParams` in each crate. For code that works with
/// any service.
pub trait AnyEndpointParams: Clone + fmt::Debug + Default + Send + Sync + 'static {
    /// Finds the endpoint, as [`Endpoint::resolve`] does.
    ///
    /// # Errors
    /// If the rules refuse the parameters, or the address can't be used.
    fn resolve(params: &Self) -> Result<Endpoint, EndpointError>;

    /// The region.
    fn region(&self) -> Option<&str>;

    /// Sets a parameter that all services have.
    #[doc(hidden)]
    fn set(&mut self, param: &CommonParam);
}

/// A parameter that the rules of all services have.
#[derive(Clone, Debug)]
#[allow(dead_code, reason = "only clients make them")]
pub enum CommonParam {
    /// An address in place of the one that the rules find.
    Endpoint(String),
    /// The region.
    Region(String),
    /// Whether to use an endpoint that has IPv6 as well as IPv4.
    UseDualStack(bool),
    /// Whether to use an endpoint that fulfills FIPS 140.
    UseFips(bool),
}

impl Endpoint {
    /// Finds the endpoint for the parameters of a service, by the rules in its model. `EndpointParams`
    /// has an example.
    ///
    /// # Errors
    /// If the rules refuse the parameters, or the address can't be used.
    pub fn resolve(params: &impl AnyEndpointParams) -> Result<Self, EndpointError> {
        AnyEndpointParams::resolve(params)
    }

    /// An endpoint with this address; the rules can refuse it.
    #[doc(hidden)]
    pub fn new(url: impl Into<String>) -> Result<Self, EndpointError> {
        let url = url.into();
        Address::parse(&url)?;
        Ok(Self { url, headers: Vec::new(), signing: None })
    }

    /// An endpoint whose address has these values, with their names, in its host: none of them can
    /// change where the host ends.
    #[allow(dead_code, reason = "few rules have only addresses without values")]
    #[doc(hidden)]
    pub fn with_host(url: &str, values: &[(&'static str, &str)]) -> Result<Self, EndpointError> {
        match values.iter().find(|(_, value)| !is_host_part(value)) {
            Some((name, _)) => Err(EndpointError::Parameter(name)),
            None => Self::new(url),
        }
    }

    /// The rules refuse the parameters.
    #[allow(dead_code, reason = "few rules refuse nothing")]
    #[doc(hidden)]
    pub fn refused(text: impl Into<String>) -> Result<Self, EndpointError> {
        Err(EndpointError::Refused(text.into()))
    }

    /// The same with a header that each request to it must have.
    #[allow(dead_code, reason = "few rules add headers")]
    #[doc(hidden)]
    #[must_use]
    pub fn with_header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// The same with what to sign for.
    #[allow(dead_code, reason = "few rules name a region or service to sign for")]
    #[doc(hidden)]
    #[must_use]
    pub fn with_signing(mut self, region: Option<String>, name: Option<String>) -> Self {
        self.signing = Some(SigningScope { region, name });
        self
    }

    /// The address, such as `https://cognito-idp.us-east-1.amazonaws.com`. It can have a port and a
    /// path.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Headers that each request to it must have.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What to sign for, if the rules say so.
    #[must_use]
    pub fn signing(&self) -> Option<&SigningScope> {
        self.signing.as_ref()
    }

    /// Sets the address of a message, as [`set_endpoint`](crate::set_endpoint()) does, and adds the
    /// headers.
    ///
    /// # Errors
    /// If the address and the operation's prefix for it don't fit together, or a header can't be
    /// sent.
    #[cfg(feature = "http")]
    pub fn apply<B>(&self, message: &mut http::Request<B>) -> Result<(), EndpointError> {
        super::set_endpoint(message, &self.url)?;
        for (name, value) in self.headers() {
            let header = http::HeaderName::from_bytes(name.as_bytes()).ok();
            let header = header.zip(http::HeaderValue::from_str(value).ok());
            let (name, value) = header.ok_or(EndpointError::Header)?;
            message.headers_mut().insert(name, value);
        }
        Ok(())
    }
}

/// Why there is no endpoint. `Display` prints one line.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum EndpointError {
    /// The rules of the service refuse the parameters. This is their text.
    Refused(String),
    /// No rule fits the parameters.
    NoRule,
    /// The parameter of this name is needed and absent.
    Missing(&'static str),
    /// The value of this name would be a part of the host, and can't be.
    Parameter(&'static str),
    /// The address can't be used.
    Invalid(InvalidEndpoint),
    /// A header of the endpoint can't be sent.
    Header,
    /// The address begins with `http` and isn't on this machine, and the client doesn't allow that.
    PlainHttp,
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(text) => OneLine(text).fmt(f),
            Self::NoRule => f.write_str("no rule of the service finds an endpoint for these parameters"),
            Self::Missing(name) => write!(f, "the endpoint parameter `{name}` is needed"),
            Self::Parameter(name) => {
                write!(f, "`{name}` would be a part of the endpoint's host, and has characters that no host can have")
            }
            Self::Invalid(error) => error.fmt(f),
            Self::Header => f.write_str("a header of the endpoint has characters that no header can have"),
            Self::PlainHttp => f.write_str(
                "the endpoint is neither `https` nor on this machine: requests can contain secrets; \
                 `allow_plain_http` sends them all the same",
            ),
        }
    }
}

impl std::error::Error for EndpointError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Invalid(error) => Some(error),
            _ => None,
        }
    }
}

impl From<InvalidEndpoint> for EndpointError {
    fn from(error: InvalidEndpoint) -> Self {
        Self::Invalid(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_changes_the_host() {
        let endpoint = |region: &str| Endpoint::with_host(&format!("https://a.{region}.example.com"), &[("region", region)]);
        for wrong in [
            "us-east-1/", "a@b", "a:80", "a\r\nb", "a\n", "a.com#", "a.com?", "a\\b", "[::1]", "a b", "a%2f", "é", "\0",
        ] {
            assert_eq!(endpoint(wrong), Err(EndpointError::Parameter("region")), "{wrong}");
        }
        for wrong in ["", ".", "-a", "a..b"] {
            assert_eq!(endpoint(wrong), Err(EndpointError::Invalid(InvalidEndpoint::Host)), "{wrong}");
        }
        for right in ["us-east-1", "a.b"] {
            assert_eq!(endpoint(right).map(|it| it.url), Ok(format!("https://a.{right}.example.com")));
        }
    }
}
