//! Why a request can't be read.

use std::fmt;

use http::{Response, StatusCode};

use super::message::{ErrorResponse, Message, write_error};
use crate::json;
use crate::support::{Fault, Service};

/// Why a request can't be read, or has no answer.
///
/// Neither `Display` nor `Debug` shows anything of the request.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum RequestError {
    /// The method isn't POST.
    Method,
    // #if RpcV2Cbor
    /// The path doesn't end with `/service/SERVICE/operation/OPERATION`.
    Path,
    /// The header `Smithy-Protocol` is missing, is there twice or isn't `rpc-v2-cbor`.
    Protocol,
    /// There is a header `X-Amz-Target` or `X-Amzn-Target`, which the protocol forbids: it could name
    /// another operation.
    OtherTarget,
    /// The path names no operation of this crate.
    UnknownOperation,
    /// The path names another operation than the one that is read.
    // #else
    /// The path doesn't end with `/`.
    Path,
    /// The header `X-Amz-Target` is missing, is there twice or isn't a text.
    NoTarget,
    /// The header `X-Amz-Target` names no operation of the service.
    UnknownOperation,
    /// The header `X-Amz-Target` names another operation than the one that is read.
    // #end
    OtherOperation {
        /// The name of the operation that is read.
        expected: &'static str,
    },
    /// [`Handlers`](super::Handlers) has no function for the operation.
    NoHandler {
        /// The name of the operation.
        operation: &'static str,
    },
    /// The header `Content-Type` is missing, is there twice or has another media type.
    ContentType {
        /// The media type of the protocol.
        expected: &'static str,
    },
    /// The header `Content-Encoding` has a compression that isn't known for the operation. That is
    /// every one, except `gzip` for operations whose constant
    /// [`GZIP`](crate::Operation::GZIP) is true, with the feature `gzip`.
    ContentEncoding,
    /// The compressed body is damaged, or larger than 16 MiB.
    Compression,
    // #if RpcV2Cbor
    /// The body isn't CBOR, a value in it doesn't fit the model, or a required member is missing:
    // #else
    /// The body isn't JSON, a value in it doesn't fit the model, or a required member is missing:
    // #end
    /// then [`json::Error::is_missing_member`] returns true.
    Body(json::Error),
}

impl RequestError {
    /// The error's code in the response, such as `SerializationException`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Method
            | Self::Path
            // #if RpcV2Cbor
            | Self::Protocol
            | Self::OtherTarget
            // #else
            | Self::NoTarget
            // #end
            | Self::UnknownOperation
            | Self::OtherOperation { .. }
            | Self::NoHandler { .. } => "UnknownOperationException",
            Self::ContentType { .. } | Self::ContentEncoding => "UnsupportedMediaTypeException",
            Self::Body(error) if error.is_missing_member() => "ValidationException",
            Self::Compression | Self::Body(_) => "SerializationException",
        }
    }

    /// The HTTP status of the response.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::NoHandler { .. } => 501,
            Self::Method
            | Self::Path
            // #if RpcV2Cbor
            | Self::Protocol
            | Self::OtherTarget
            // #else
            | Self::NoTarget
            // #end
            | Self::UnknownOperation
            | Self::OtherOperation { .. } => 404,
            Self::ContentType { .. } | Self::ContentEncoding => 415,
            Self::Compression | Self::Body(_) => 400,
        }
    }

    // #if OwnSupport
    /// The response that tells the client: an error with the [`code`](Self::code), the
    /// [`status`](Self::status), and the text of `Display` as its message.
    #[must_use]
    pub fn to_response(&self) -> Response<Vec<u8>> {
        self.to_response_of::<crate::service::ThisService>()
    }

    // #end
    /// The response of a service that tells the client, in the protocol of the service: an error with
    /// the [`code`](Self::code), the [`status`](Self::status), and the text of `Display` as its message.
    #[must_use]
    pub fn to_response_of<S: Service>(&self) -> Response<Vec<u8>> {
        let status = self.status();
        write_error::<S>(&ErrorResponse {
            code: self.code(),
            id: Some(self.code()),
            query_code: None,
            status,
            fault: if status < 500 { Fault::Client } else { Fault::Server },
            members: &Message(Some(&self.to_string())),
        })
    }

    /// The response in no protocol: the status, and the text of `Display`.
    pub(super) fn plain_response(&self) -> Response<Vec<u8>> {
        let mut response = Response::new(self.to_string().into_bytes());
        *response.status_mut() = StatusCode::from_u16(self.status()).unwrap_or(StatusCode::BAD_REQUEST);
        response
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Method => f.write_str("the method isn't POST"),
            // #if RpcV2Cbor
            Self::Path => f.write_str("the path doesn't end with `/service/SERVICE/operation/OPERATION`"),
            Self::Protocol => f.write_str("the request has no single header `Smithy-Protocol: rpc-v2-cbor`"),
            Self::OtherTarget => f.write_str("the protocol forbids the header `X-Amz-Target`"),
            Self::UnknownOperation => f.write_str("the path names no operation of the service"),
            Self::OtherOperation { expected } => {
                write!(f, "the path doesn't name the operation `{expected}`")
            }
            // #else
            Self::Path => f.write_str("the path doesn't end with `/`"),
            Self::NoTarget => f.write_str("the request has no single header `X-Amz-Target`"),
            Self::UnknownOperation => f.write_str("the header `X-Amz-Target` names no operation of the service"),
            Self::OtherOperation { expected } => {
                write!(f, "the header `X-Amz-Target` doesn't name the operation `{expected}`")
            }
            // #end
            Self::NoHandler { operation } => {
                write!(f, "there is no handler for `{operation}`: add one with `.on::<{operation}>(..)`")
            }
            Self::ContentType { expected } => write!(f, "the header `Content-Type` isn't `{expected}`"),
            Self::ContentEncoding => {
                f.write_str("the header `Content-Encoding` has a compression that isn't known for the operation")
            }
            Self::Compression => f.write_str("the compressed body is damaged or too large"),
            Self::Body(error) => write!(f, "unreadable body: {error}"),
        }
    }
}

impl std::error::Error for RequestError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Body(error) => Some(error),
            _ => None,
        }
    }
}
