//! What went wrong with a call.

use std::fmt;

use super::Fault;
use crate::ServiceError;

/// A call that failed: an error of the service, or a response that can't be read.
///
/// Neither keeps the body of the response, which can hold secrets.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum OperationError {
    /// The service says what is wrong.
    Service {
        /// The error.
        error: Box<ServiceError>,
        /// What came with it.
        metadata: Metadata,
    },
    /// The response isn't what the protocol promises.
    Unreadable {
        /// What is wrong with it.
        reason: Unreadable,
        /// What came with it.
        metadata: Metadata,
    },
}

/// What comes with a response that isn't a success.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Metadata {
    /// The HTTP status.
    pub status: u16,
    /// The id of the request, which AWS asks for when it looks into a problem.
    pub request_id: Option<String>,
    /// The error's code as the service sent it, without namespace and address.
    pub code: Option<String>,
}

/// What is wrong with a response that can't be read.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Unreadable {
    /// An error without a code, such as one from a proxy in between.
    NoCode,
    /// The body of a success isn't JSON, or a value in it doesn't fit.
    Body(crate::json::Error),
}

impl OperationError {
    /// The error of the service, if that is what it is.
    #[must_use]
    pub fn as_service_error(&self) -> Option<&ServiceError> {
        match self {
            Self::Service { error, .. } => Some(error),
            Self::Unreadable { .. } => None,
        }
    }

    /// The error of the service, or the error itself if it is none.
    ///
    /// # Errors
    /// The error itself, when it isn't one of the service.
    pub fn into_service_error(self) -> Result<ServiceError, Self> {
        match self {
            Self::Service { error, .. } => Ok(*error),
            other @ Self::Unreadable { .. } => Err(other),
        }
    }

    /// What came with the response.
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
        sent.or_else(|| self.as_service_error().map(ServiceError::code))
    }

    /// The service's message for people.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.as_service_error().and_then(ServiceError::message)
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

    /// Who is to blame: as the model says, else by the status.
    #[must_use]
    pub fn fault(&self) -> Fault {
        let modeled = self.as_service_error().and_then(ServiceError::fault);
        let by_status = if self.status() >= 500 { Fault::Server } else { Fault::Client };
        modeled.unwrap_or(by_status)
    }

    /// Whether the same request can succeed later: the model says so, the service is overloaded,
    /// or it failed in a way that passes.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        let is_modeled = self.as_service_error().is_some_and(ServiceError::is_retryable);
        let by_code = self.code().is_some_and(|code| TRANSIENT.contains(&code) || THROTTLING.contains(&code));
        is_modeled || by_code || matches!(self.status(), 429 | 500 | 502 | 503 | 504)
    }

    /// Whether the service asks for fewer requests.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        self.status() == 429 || self.code().is_some_and(|code| THROTTLING.contains(&code))
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

impl fmt::Display for OperationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (status, request_id) = match self {
            Self::Service { error, metadata } => {
                write!(f, "{error}")?;
                (metadata.status, &metadata.request_id)
            }
            Self::Unreadable { reason, metadata } => {
                write!(f, "unreadable response: {reason}")?;
                (metadata.status, &metadata.request_id)
            }
        };
        write!(f, " (HTTP status {status}")?;
        if let Some(id) = request_id {
            write!(f, ", request id {id}")?;
        }
        f.write_str(")")
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCode => f.write_str("an error without a code"),
            Self::Body(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for OperationError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Service { error, .. } => Some(error.as_ref()),
            Self::Unreadable { reason: Unreadable::Body(error), .. } => Some(error),
            Self::Unreadable { .. } => None,
        }
    }
}
