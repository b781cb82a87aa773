//! Why a request can't be read.

use std::fmt;

// #if HttpBindings
use http::header::{ALLOW, HeaderValue};
// #end
use http::{Response, StatusCode};

use super::error_body::{ErrorResponse, Message};
use super::write_error;
use crate::json;
use crate::support::{Fault, Service};

/// Why a request can't be read, or has no answer.
///
/// Neither `Display` nor `Debug` shows anything of the request.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum RequestError {
    // #if HttpBindings
    /// The path and the query are those of operations with other methods.
    Method {
        /// These methods, separated by commas.
        allowed: String,
    },
    /// The path and the query fit no operation of the service.
    UnknownOperation,
    /// The method, the path and the query are those of another operation than the one that is read.
    // #else if RpcV2Cbor
    /// The method isn't POST.
    Method,
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
    /// The method isn't POST.
    Method,
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
        // #if HttpBindings
        /// The media type of the operation's requests.
        // #else
        /// The media type of the protocol.
        // #end
        expected: &'static str,
    },
    // #if HttpBindings
    /// There is a body with a header `Content-Type`, but the operation takes no body.
    UnexpectedBody,
    /// The header `Accept` excludes the media type of responses.
    NotAcceptable {
        /// The media type of the operation's responses.
        offered: &'static str,
    },
    /// The path or the query has a percent sign without two digits after it, or escapes that aren't
    /// UTF-8.
    Escape,
    /// A value in the path, the query, a header or the body doesn't fit the member that it is for.
    Value {
        /// The name of the member in the model.
        member: &'static str,
    },
    /// A required member is missing.
    MissingMember {
        /// The name of the member in the model.
        member: &'static str,
    },
    // #end
    /// The header `Content-Encoding` has a compression that isn't known for the operation. That is
    /// every one, except `gzip` for operations whose constant
    /// [`GZIP`](crate::Operation::GZIP) is true, with the feature `gzip`.
    ContentEncoding,
    /// The compressed body is damaged, or larger than 16 MiB.
    Compression,
    // #if HttpBindings
    /// The body isn't JSON, a value in it doesn't fit the model, or a structure in it lacks a required
    /// member:
    // #else if RpcV2Cbor
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
            // #if HttpBindings
            Self::Method { .. }
            // #else if RpcV2Cbor
            Self::Method
            | Self::Path
            | Self::Protocol
            | Self::OtherTarget
            // #else
            Self::Method
            | Self::Path
            | Self::NoTarget
            // #end
            | Self::UnknownOperation
            | Self::OtherOperation { .. }
            | Self::NoHandler { .. } => "UnknownOperationException",
            // #if HttpBindings
            Self::UnexpectedBody | Self::ContentType { .. } | Self::ContentEncoding => {
                "UnsupportedMediaTypeException"
            }
            Self::NotAcceptable { .. } => "NotAcceptableException",
            Self::MissingMember { .. } => "ValidationException",
            // #else
            Self::ContentType { .. } | Self::ContentEncoding => "UnsupportedMediaTypeException",
            // #end
            Self::Body(error) if error.is_missing_member() => "ValidationException",
            // #if HttpBindings
            Self::Escape | Self::Value { .. } | Self::Compression | Self::Body(_) => "SerializationException",
            // #else
            Self::Compression | Self::Body(_) => "SerializationException",
            // #end
        }
    }

    /// The HTTP status of the response.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::NoHandler { .. } => 501,
            // #if HttpBindings
            Self::Method { .. } => 405,
            Self::UnknownOperation | Self::OtherOperation { .. } => 404,
            Self::NotAcceptable { .. } => 406,
            Self::UnexpectedBody | Self::ContentType { .. } | Self::ContentEncoding => 415,
            Self::MissingMember { .. }
            | Self::Escape
            | Self::Value { .. }
            | Self::Compression
            | Self::Body(_) => 400,
            // #else if RpcV2Cbor
            Self::Method
            | Self::Path
            | Self::Protocol
            | Self::OtherTarget
            | Self::UnknownOperation
            | Self::OtherOperation { .. } => 404,
            Self::ContentType { .. } | Self::ContentEncoding => 415,
            Self::Compression | Self::Body(_) => 400,
            // #else
            Self::Method
            | Self::Path
            | Self::NoTarget
            | Self::UnknownOperation
            | Self::OtherOperation { .. } => 404,
            Self::ContentType { .. } | Self::ContentEncoding => 415,
            Self::Compression | Self::Body(_) => 400,
            // #end
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
        // #if HttpBindings
        let mut response = write_error::<S>(&ErrorResponse {
        // #else
        write_error::<S>(&ErrorResponse {
        // #end
            code: self.code(),
            id: Some(self.code()),
            query_code: None,
            status,
            fault: if status < 500 { Fault::Client } else { Fault::Server },
            members: &Message(Some(&self.to_string())),
        // #if HttpBindings
        });
        // RFC 9110, section 15.5.6.
        let allowed = if let Self::Method { allowed } = self { HeaderValue::from_str(allowed).ok() } else { None };
        response.headers_mut().extend(allowed.map(|allowed| (ALLOW, allowed)));
        response
        // #else
        })
        // #end
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
            // #if HttpBindings
            Self::Method { allowed } => write!(f, "the method isn't one of {allowed}"),
            Self::UnknownOperation => {
                f.write_str("the path and the query fit no operation of the service")
            }
            Self::OtherOperation { expected } => {
                write!(f, "the method, the path and the query aren't those of the operation `{expected}`")
            }
            // #else if RpcV2Cbor
            Self::Method => f.write_str("the method isn't POST"),
            Self::Path => f.write_str("the path doesn't end with `/service/SERVICE/operation/OPERATION`"),
            Self::Protocol => f.write_str("the request has no single header `Smithy-Protocol: rpc-v2-cbor`"),
            Self::OtherTarget => f.write_str("the protocol forbids the header `X-Amz-Target`"),
            Self::UnknownOperation => f.write_str("the path names no operation of the service"),
            Self::OtherOperation { expected } => {
                write!(f, "the path doesn't name the operation `{expected}`")
            }
            // #else
            Self::Method => f.write_str("the method isn't POST"),
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
            // #if HttpBindings
            Self::UnexpectedBody => f.write_str("the operation takes no body"),
            Self::NotAcceptable { offered } => {
                write!(f, "the header `Accept` excludes `{offered}`, the media type of responses")
            }
            Self::Escape => f.write_str("the path or the query isn't percent-encoded UTF-8"),
            Self::Value { member } => write!(f, "the value for the member `{member}` doesn't fit"),
            Self::MissingMember { member } => write!(f, "the required member `{member}` is missing"),
            // #end
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
