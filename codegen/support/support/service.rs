//! The traits of a service, for code that works with any service.

use std::error::Error;
use std::fmt::Debug;
use std::hash::Hash;

use super::Fault;

/// A service: its error, and what its protocol fixes.
///
/// Each crate has one type that implements it, `ThisService`. Code that is generic over operations
/// gets the service of an operation `O` as `O::Service`, see [`OfService`](crate::OfService).
pub trait Service: Clone + Copy + Debug + Eq + Hash + Send + Sync + 'static {
    /// The error of its operations, with a variant for each error in the model.
    type Error: AnyServiceError;
    /// What the address of the service depends on.
    #[cfg(feature = "endpoint")]
    type EndpointParams: super::endpoint::AnyEndpointParams;
    /// The media type of bodies.
    #[cfg(feature = "http")]
    #[doc(hidden)]
    const CONTENT_TYPE: &'static str;
    /// Whether requests ask for the error codes of the older query protocol
    /// ([`@awsQueryCompatible`](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait)).
    #[cfg(feature = "http")]
    #[doc(hidden)]
    const QUERY_COMPATIBLE: bool = false;
    // #if RequestHeaders
    /// Headers that the configuration adds to each request, names in lower case with their values.
    #[cfg(feature = "http")]
    #[doc(hidden)]
    const HEADERS: &'static [(&'static str, &'static str)] = &[];
    // #end
    /// What comes before the code of an error in the body of a response.
    #[cfg(feature = "server")]
    #[doc(hidden)]
    const ERROR_NAMESPACE: &'static str;

    // #if HttpBindings
    /// The methods and patterns of the operations.
    #[cfg(feature = "server")]
    #[doc(hidden)]
    const ROUTES: &'static [super::server::Route];

    // #end
    /// Calls `visitor` with the operation that has this target.
    #[cfg(feature = "server")]
    #[doc(hidden)]
    fn dispatch<V: super::server::OperationVisitor>(target: &str, visitor: V) -> Option<V::Output>;

    // #if RpcV2Cbor
    /// Calls `visitor` with the operation of a request: that of the path.
    // #else if HttpBindings
    /// Calls `visitor` with the operation of a request: the one whose [`METHOD`](crate::Operation::METHOD)
    /// and [`URI`](crate::Operation::URI) fit. If several patterns fit, it is the [most
    /// specific](https://smithy.io/2.0/spec/http-bindings.html#specificity-routing) one.
    ///
    /// Patterns begin at the root. If clients call the server at an address with a path, such as
    /// `https://example.com/prefix`, remove the prefix from the request's URI first.
    // #else
    /// Calls `visitor` with the operation of a request: that of the header `X-Amz-Target`.
    // #end
    ///
    /// The body isn't read. A proxy, a log or a recorder can do with it what it needs, for every
    /// operation of the service:
    ///
    /// ```ignore
    /// struct Log<'a>(&'a http::Request<Vec<u8>>);
    ///
    /// impl OperationVisitor for Log<'_> {
    ///     type Output = Result<(), RequestError>;
    ///
    ///     fn visit<O: Operation>(self) -> Self::Output {
    ///         let input = O::read_request(self.0)?;
    ///         println!("{}: {}", O::NAME, json::to_string_redacted(&input));
    ///         Ok(())
    ///     }
    /// }
    ///
    /// ThisService::with_operation(&request, Log(&request))??;
    /// ```
    ///
    /// # Errors
    // #if RpcV2Cbor
    /// If the request isn't a POST of the protocol, or its path names no operation of the service.
    // #else if HttpBindings
    /// If the method, the path and the query fit no operation of the service.
    // #else
    /// If the method isn't POST, the path doesn't end with `/`, or the header names no operation of
    /// the service.
    // #end
    #[cfg(feature = "server")]
    fn with_operation<B, V: super::server::OperationVisitor>(
        request: &http::Request<B>,
        visitor: V,
    ) -> Result<V::Output, super::server::RequestError> {
        // #if HttpBindings
        let target = super::server::target(Self::ROUTES, request)?;
        // #else
        let target = super::server::target(request)?;
        // #end
        Self::dispatch(target, visitor).ok_or(super::server::RequestError::UnknownOperation)
    }

    /// The name of a request's operation in the model.
    ///
    /// # Errors
    /// Those of [`with_operation`](Self::with_operation).
    #[cfg(feature = "server")]
    fn operation_name<B>(request: &http::Request<B>) -> Result<&'static str, super::server::RequestError> {
        Self::with_operation(request, super::server::Name)
    }
}

/// Something that belongs to a service: an operation.
pub trait OfService {
    /// The service.
    type Service: Service;
}

/// The error of a service: what the errors of all services have.
pub trait AnyServiceError: Error + Clone + PartialEq + ReadError + Send + Sync + 'static {
    /// The error's name in the model, which is its code on the wire.
    fn code(&self) -> &str;
    /// The service's message.
    fn message(&self) -> Option<&str>;
    /// The HTTP status of the error in the model; `None` if the model doesn't have the error.
    fn status(&self) -> Option<u16>;
    /// Who caused the error, according to the model; `None` if the model doesn't have the error.
    fn fault(&self) -> Option<Fault>;
    /// Whether the model says that a repeated request can succeed
    /// ([`@retryable`](https://smithy.io/2.0/spec/behavior-traits.html#retryable-trait)).
    fn is_retryable(&self) -> bool;
    /// Whether the model says that the service got too many requests.
    fn is_throttling(&self) -> bool;

    // #if HttpBindings
    /// The response with the error, as a server sends it: its status, its code in the header
    /// `x-amzn-errortype`, and its members.
    // #else
    /// The response with the error, as a server sends it: its status, its code in the header
    /// `x-amzn-errortype` and in `__type`, and its members.
    // #end
    ///
    /// An error that the model doesn't have gets the status 400. The response has no id of the
    /// request: add the header `x-amzn-requestid` if somebody needs it.
    #[cfg(feature = "server")]
    fn to_response(&self) -> http::Response<Vec<u8>>;

    // #if HttpBindings
    /// The error as JSON: its code in `__type`, and its members, with other values in place of secrets,
    /// see [`json::to_string_masked`](crate::json::to_string_masked).
    // #else
    /// The body of [`to_response`](Self::to_response), with other values in place of secrets, see
    /// [`json::to_string_masked`](crate::json::to_string_masked).
    // #end
    #[cfg(feature = "server")]
    fn to_string_masked(&self) -> String;
}

/// Requirements of the feature `http` for the error of a service: it can be read member by member.
#[cfg(feature = "http")]
#[doc(hidden)]
pub trait ReadError {
    /// The error with this code, without its members.
    fn from_code(code: &str) -> Self
    where
        Self: Sized;

    /// An error that the model doesn't have.
    fn unrecognized(code: String, message: Option<String>) -> Self
    where
        Self: Sized;

    /// The slot of a member of the error.
    fn slot(&mut self, name: &str) -> Option<&mut dyn super::wire::Slot>;
    // #if HttpBindings

    /// Passes each member of the error to `sink`.
    fn fields(&self, sink: &mut dyn super::wire::Sink);

    /// The members of the error; `None` for an error that the model doesn't have.
    fn members(&mut self) -> Option<&mut dyn super::wire::Members>;
    // #end
}

/// Requirements of the feature `http` for the error of a service; none, as the feature is off.
#[cfg(not(feature = "http"))]
#[doc(hidden)]
pub trait ReadError {}

#[cfg(not(feature = "http"))]
impl<T> ReadError for T {}
