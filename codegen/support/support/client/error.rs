//! Why a call failed.

use std::error::Error;
use std::fmt;

use super::transport::TransportError;
use crate::support::credentials::CredentialsError;
use crate::support::endpoint::EndpointError;
use crate::support::sigv4::SigningError;
// #if HttpBindings
use crate::support::InputError;
// #end
use crate::support::{OperationError, Service};

/// Why a call of an operation of the service `S` failed. `Display` prints one line, without secrets.
#[derive(Debug)]
#[non_exhaustive]
pub enum CallError<S: Service = crate::service::ThisService> {
    // #if HttpBindings
    /// The input can't be a request. Nothing was sent.
    Input(InputError),
    // #end
    /// The address of the service isn't known, or can't be used. Nothing was sent.
    Endpoint(EndpointError),
    /// There are no credentials to sign with. Nothing was sent.
    Credentials(CredentialsError),
    /// The message can't be signed. Nothing was sent.
    Signing(SigningError),
    /// The operation is authorized in a way that the client doesn't know. This is the id of the
    /// trait that defines the way, such as `smithy.api#httpBearerAuth`. Nothing was sent.
    Scheme(&'static str),
    /// There was no answer: the error of the function that sends.
    Transport(TransportError),
    /// The service returned an error, or an answer that can't be read.
    Service(OperationError<S>),
}

impl<S: Service> CallError<S> {
    /// The service's error, if this is one.
    #[must_use]
    pub fn as_service_error(&self) -> Option<&S::Error> {
        match self {
            Self::Service(error) => error.as_service_error(),
            _ => None,
        }
    }

    /// The code of the service's error, e.g. `UserNotFoundException`.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Service(error) => error.code(),
            _ => None,
        }
    }
}

impl<S: Service> fmt::Display for CallError<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // #if HttpBindings
            Self::Input(error) => error.fmt(f),
            // #end
            Self::Endpoint(error) => error.fmt(f),
            Self::Credentials(error) => error.fmt(f),
            Self::Signing(error) => error.fmt(f),
            Self::Scheme(scheme) => write!(
                f,
                "the operation is authorized by `{scheme}`, which the client doesn't know: make the message \
                 with `Operation::request`, and authorize and send it yourself"
            ),
            Self::Transport(error) => write!(f, "no answer: {error}"),
            Self::Service(error) => error.fmt(f),
        }
    }
}

impl<S: Service> Error for CallError<S> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            // #if HttpBindings
            Self::Input(error) => Some(error),
            // #end
            Self::Endpoint(error) => Some(error),
            Self::Credentials(error) => Some(error),
            Self::Signing(error) => Some(error),
            Self::Scheme(_) => None,
            Self::Transport(error) => Some(error.get_ref()),
            Self::Service(error) => Some(error),
        }
    }
}

// #if HttpBindings
impl<S: Service> From<InputError> for CallError<S> {
    fn from(error: InputError) -> Self {
        Self::Input(error)
    }
}

// #end
impl<S: Service> From<EndpointError> for CallError<S> {
    fn from(error: EndpointError) -> Self {
        Self::Endpoint(error)
    }
}

impl<S: Service> From<CredentialsError> for CallError<S> {
    fn from(error: CredentialsError) -> Self {
        Self::Credentials(error)
    }
}

impl<S: Service> From<SigningError> for CallError<S> {
    fn from(error: SigningError) -> Self {
        Self::Signing(error)
    }
}

impl<S: Service> From<OperationError<S>> for CallError<S> {
    fn from(error: OperationError<S>) -> Self {
        Self::Service(error)
    }
}
