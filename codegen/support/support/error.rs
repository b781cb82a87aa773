//! Errors of calls.

use std::fmt;

use super::display::OneLine;
use super::{AnyServiceError, Fault, Service, json};

/// The error of a failed call of an operation of the service `S`: the service's error, or a response
/// that can't be read.
///
/// Neither stores the body of the response, which can contain secrets. [`Operation::response`]
/// describes where the error's code and message come from.
///
/// `Display` prints a single line: control characters are escaped, as in `\n`.
///
/// [`Operation::response`]: crate::Operation::response
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum OperationError<S: Service = crate::service::ThisService> {
    /// The service returned an error.
    Service {
        /// The error.
        error: Box<S::Error>,
        /// Status, request id, code and message of the response.
        metadata: Metadata,
    },
    /// The response can't be read.
    Unreadable {
        /// Why not.
        reason: Unreadable,
        /// Status, request id, code and message of the response.
        metadata: Metadata,
    },
}

/// Facts about a response that isn't a success.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Metadata {
    /// The HTTP status.
    pub status: u16,
    /// The id of the request. AWS support asks for it.
    pub request_id: Option<String>,
    /// The error's code as the service sent it, without namespace and address.
    pub code: Option<String>,
    /// The code in the body's `__type`, if [`code`](Self::code) comes from another place.
    pub other_code: Option<Box<str>>,
    /// The service's message, if the error has no member for it, or if there is no code.
    /// [`OperationError::message`] returns the message wherever it is.
    pub message: Option<Box<str>>,
    // #if RpcV2Cbor
    /// What is wrong with the body of an error: it isn't a map of CBOR and was ignored, or a member
    /// doesn't fit the model and was left out.
    // #else
    /// What is wrong with the body of an error: it isn't a JSON object and was ignored, or a member
    /// doesn't fit the model and was left out.
    // #end
    pub body: Option<json::Error>,
}

/// Why a response can't be read.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Unreadable {
    /// An error without a code, such as one from a proxy. Its message, if there is one, is in the
    /// [`Metadata`].
    NoCode,
    // #if RpcV2Cbor
    /// The body of a success isn't CBOR, or a value in it doesn't fit the model.
    // #else
    /// The body of a success isn't JSON, or a value in it doesn't fit the model.
    // #end
    Body(json::Error),
    // #if RpcV2Cbor
    /// The header `smithy-protocol` isn't `rpc-v2-cbor`, as in an answer of a proxy. So the body wasn't
    /// read.
    OtherProtocol,
    // #end
    // #if HttpBindings
    /// The header of this name, or one whose name begins with it, has a value that doesn't fit the
    /// model.
    Header(&'static str),
    /// The body of a success is a text or bytes in the model, and isn't that.
    Payload,
    // #end
}

impl<S: Service> OperationError<S> {
    /// The service's error, if this is one.
    #[must_use]
    pub fn as_service_error(&self) -> Option<&S::Error> {
        match self {
            Self::Service { error, .. } => Some(error),
            Self::Unreadable { .. } => None,
        }
    }

    /// The service's error, or else this error itself.
    ///
    /// # Errors
    /// This error itself, if it isn't one of the service.
    pub fn into_service_error(self) -> Result<S::Error, Self> {
        match self {
            Self::Service { error, .. } => Ok(*error),
            other @ Self::Unreadable { .. } => Err(other),
        }
    }

    /// Status, request id, code and message of the response.
    #[must_use]
    pub fn metadata(&self) -> &Metadata {
        match self {
            Self::Service { metadata, .. } | Self::Unreadable { metadata, .. } => metadata,
        }
    }

    /// The error's code, e.g. `UserNotFoundException`.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        let sent = self.metadata().code.as_deref();
        sent.or_else(|| self.as_service_error().map(S::Error::code))
    }

    /// The service's message as it was sent; it can have several lines.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        let own = self.as_service_error().and_then(S::Error::message);
        own.or(self.metadata().message.as_deref())
    }

    /// The id of the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.metadata().request_id.as_deref()
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.metadata().status
    }

    /// Who caused the error, according to the model, or else to the HTTP status.
    #[must_use]
    pub fn fault(&self) -> Fault {
        let modeled = self.as_service_error().and_then(S::Error::fault);
        let by_status = if self.status() >= 500 { Fault::Server } else { Fault::Client };
        modeled.unwrap_or(by_status)
    }

    /// Whether the same request can succeed later, as AWS's SDKs decide it: the service is throttling
    /// ([`is_throttling`](Self::is_throttling)); the model says so
    /// ([`@retryable`](https://smithy.io/2.0/spec/behavior-traits.html#retryable-trait)); the error
    /// has a code that AWS uses for failures that pass, such as `RequestTimeout`; or the HTTP status
    /// is 500, 502, 503 or 504.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        let is_modeled = self.as_service_error().is_some_and(S::Error::is_retryable);
        let has_status = matches!(self.status(), 500 | 502 | 503 | 504);
        is_modeled || has_status || self.has_code_of(&TRANSIENT) || self.is_throttling()
    }

    /// Whether the service asks the client to send fewer requests: the error has a code that AWS
    /// uses for that, such as `ThrottlingException`; the model says so; or the HTTP status is 429
    /// and the model doesn't have the error.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        let modeled = self.as_service_error().filter(|error| error.status().is_some());
        let is_modeled = modeled.map(S::Error::is_throttling);
        is_modeled.unwrap_or(self.status() == 429) || self.has_code_of(&THROTTLING)
    }

    /// Whether any code that the service sent is one of these.
    fn has_code_of(&self, codes: &[&str]) -> bool {
        let Metadata { code, other_code, .. } = self.metadata();
        let own = self.as_service_error().map(S::Error::code);
        [code.as_deref(), other_code.as_deref(), own].into_iter().flatten().any(|code| codes.contains(&code))
    }
}

/// Codes of AWS for too many requests.
const THROTTLING: [&str; 14] = [
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
];

/// Codes of AWS for failures that pass.
const TRANSIENT: [&str; 3] = ["InternalError", "RequestTimeout", "RequestTimeoutException"];

impl<S: Service> fmt::Display for OperationError<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Service { error, .. } => write!(f, "{error}")?,
            Self::Unreadable { reason, .. } => write!(f, "unreadable response: {reason}")?,
        }
        let Metadata { status, request_id, message, body, .. } = self.metadata();
        if let Some(message) = message {
            write!(f, ": {}", OneLine(message))?;
        }
        write!(f, " (HTTP status {status}")?;
        if let Some(id) = request_id {
            write!(f, ", request id {}", OneLine(id))?;
        }
        if let Some(error) = body {
            write!(f, "; in its body: {error}")?;
        }
        f.write_str(")")
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCode => f.write_str("an error without a code"),
            Self::Body(error) => error.fmt(f),
            // #if RpcV2Cbor
            Self::OtherProtocol => f.write_str("its header `smithy-protocol` isn't `rpc-v2-cbor`"),
            // #end
            // #if HttpBindings
            Self::Header(name) => write!(f, "the header `{name}` doesn't fit the model"),
            Self::Payload => f.write_str("the body doesn't fit the model"),
            // #end
        }
    }
}

impl<S: Service> std::error::Error for OperationError<S> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Service { error, .. } => Some(error.as_ref()),
            Self::Unreadable { reason: Unreadable::Body(error), .. } => Some(error),
            Self::Unreadable { .. } => None,
        }
    }
}
