//! The traits of all operations.

use std::fmt::Debug;

use super::{Empty, OfService};
#[cfg(feature = "http")]
use super::token_source::TokenSource;

/// An operation of a service: its types, and what a client needs to call it.
///
/// Code that is generic over operations can use everything that [`Structure`] requires of inputs
/// and outputs, and can send them to other threads and tasks.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an operation",
    note = "the module `operations` has a type for each operation; requests and responses are its \
            `Input` and `Output`"
)]
pub trait Operation: OfService<Service = crate::service::ThisService> + Send + Sync + 'static {
    /// The input; `()` if the operation takes none.
    type Input: Structure;
    /// The output; `()` if the operation returns none.
    type Output: Structure;
    /// The operation's name in the model.
    const NAME: &'static str;
    // #if AwsJson
    /// The value of the header `X-Amz-Target`.
    const TARGET: &'static str;
    // #end
    // #if RpcV2Cbor
    /// The path of requests, which begins with a slash. That of the endpoint comes before it.
    const PATH: &'static str;
    /// The end of the path, by which a server finds the operation.
    #[cfg(feature = "server")]
    #[doc(hidden)]
    const TARGET: &'static str;
    // #end
    // #if HttpBindings
    /// The method of requests, such as `GET`.
    const METHOD: &'static str;
    /// The pattern of path and query. The values of members are in place of labels such as `{Name}`; a
    /// label such as `{Name+}` can stand for several segments.
    const URI: &'static str;
    /// The status of a response without an error.
    const STATUS: u16;
    /// The method and the pattern, by which a server finds the operation.
    #[cfg(feature = "server")]
    #[doc(hidden)]
    const TARGET: &'static str;
    /// The media type that requests ask for; `None` if the body of a response isn't JSON.
    const ACCEPTS: Option<&'static str> = None;
    // #end
    /// How a request must be authorized.
    const AUTH: Auth;
    /// The members that control pagination, if results come in pages.
    const PAGINATION: Option<Pagination> = None;
    /// The errors that the operation can return, by their names in the model.
    const ERRORS: &'static [&'static str];
    /// Whether sending a request twice has the same effect as sending it once
    /// ([`@idempotent`](https://smithy.io/2.0/spec/behavior-traits.html#idempotent-trait)).
    const IDEMPOTENT: bool = false;
    /// Whether the operation changes nothing
    /// ([`@readonly`](https://smithy.io/2.0/spec/behavior-traits.html#readonly-trait)).
    const READONLY: bool = false;
    /// Whether the body of a request may be compressed with gzip
    /// ([`@requestCompression`](https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait)).
    const GZIP: bool = false;

    /// A prefix for the host of the endpoint, which few operations have
    /// ([`@endpoint`](https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait)).
    #[must_use]
    fn host_prefix(_input: &Self::Input) -> Option<String> {
        None
    }

    /// Sets the parameters of endpoints to which the operation or its input gives values.
    #[cfg(feature = "endpoint")]
    #[doc(hidden)]
    fn set_endpoint_params(
        _input: &Self::Input,
        _params: &mut <Self::Service as super::Service>::EndpointParams,
    ) {
    }

    /// The source of tokens for [`request`](Self::request).
    #[cfg(feature = "http")]
    #[doc(hidden)]
    const TOKENS: TokenSource = TokenSource::NotNeeded;

    /// Adds to a request what few operations need, before its length is known.
    #[cfg(feature = "http")]
    #[doc(hidden)]
    fn complete(_input: &Self::Input, _request: &mut http::Request<Vec<u8>>) {}

    // #if RpcV2Cbor
    /// Returns the request to send: a POST with the path [`PATH`](Self::PATH), headers and body.
    // #else if HttpBindings
    /// Returns the request to send: [`METHOD`](Self::METHOD), [`URI`](Self::URI) with the values of
    /// members, headers and body.
    // #else
    /// Returns the request to send: `POST /`, with headers and body.
    // #end
    ///
    /// The request still needs an address, see [`set_endpoint`](crate::set_endpoint()), and the
    /// signature that [`AUTH`](Self::AUTH) asks for. Its body contains the whole input, including
    /// secrets, and `Debug` of the request shows the body: keep it out of logs.
    // #if HttpBindings
    /// The same holds for its path and query; `Debug` hides the values of headers that are secret.
    // #end
    ///
    /// A member that identifies the request
    /// ([`@idempotencyToken`](https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait))
    /// is set to a new random UUID if it isn't set. To repeat a request, send the same message
    /// again, or set the token in the input.
    ///
    /// The randomness comes from [`RandomState`](std::hash::RandomState). On targets where that
    /// isn't random (`wasm32-unknown-unknown`), this method doesn't compile for an operation with
    /// such a member, unless the feature `getrandom` is on; [`request_with`](Self::request_with)
    /// works everywhere. With the feature, the token is left out if the system provides no random
    /// bytes.
    // #if HttpBindings
    ///
    /// # Errors
    /// If the path, the query or a header can't have the value of a member.
    #[cfg(feature = "http")]
    fn request(input: &Self::Input) -> Result<http::Request<Vec<u8>>, super::InputError> {
    // #else
    #[cfg(feature = "http")]
    #[must_use]
    fn request(input: &Self::Input) -> http::Request<Vec<u8>> {
    // #end
        const {
            assert!(
                !matches!(Self::TOKENS, TokenSource::Missing),
                "`request` needs a random token for this operation, and the standard library has no \
                 randomness on this target: turn on `getrandom`, or call `request_with` with a source of \
                 tokens"
            );
        }
        // #if HttpBindings
        super::rest::request::<Self>(input, &mut || match Self::TOKENS {
        // #else if RpcV2Cbor
        super::rpc_v2::request::<Self>(input, &mut || match Self::TOKENS {
        // #else
        super::http::request::<Self>(input, &mut || match Self::TOKENS {
        // #end
            TokenSource::Random(token) => token(),
            TokenSource::NotNeeded | TokenSource::Missing => None,
        })
    }

    /// Like [`request`](Self::request), with a function that returns tokens for members that
    /// identify the request.
    ///
    /// `tokens` must never return the same text twice, in this process or another: the service
    /// treats a second request with the same token as a repetition of the first, and does nothing.
    // #if HttpBindings
    ///
    /// # Errors
    /// Those of [`request`](Self::request).
    #[cfg(feature = "http")]
    fn request_with(
        input: &Self::Input,
        tokens: &mut dyn FnMut() -> String,
    ) -> Result<http::Request<Vec<u8>>, super::InputError> {
        super::rest::request::<Self>(input, &mut || Some(tokens()))
    }
    // #else if RpcV2Cbor
    #[cfg(feature = "http")]
    #[must_use]
    fn request_with(input: &Self::Input, tokens: &mut dyn FnMut() -> String) -> http::Request<Vec<u8>> {
        super::rpc_v2::request::<Self>(input, &mut || Some(tokens()))
    }
    // #else
    #[cfg(feature = "http")]
    #[must_use]
    fn request_with(input: &Self::Input, tokens: &mut dyn FnMut() -> String) -> http::Request<Vec<u8>> {
        super::http::request::<Self>(input, &mut || Some(tokens()))
    }
    // #end

    /// Reads the output in a response.
    ///
    // #if RpcV2Cbor
    /// A response with the status 200 is a success; every other one is an error. The code of the error
    /// is `__type` in the body. Its message is the first of these that is there: `message`, `Message`
    /// and `errorMessage` in the body; `Message` in an object `Error`; the header
    /// `x-amzn-errormessage`. Codes and messages that aren't strings are ignored. A response without
    /// the header `smithy-protocol: rpc-v2-cbor` isn't read.
    ///
    /// A member of an error that doesn't fit the model is left out; the others are read. A body that
    /// isn't a map of CBOR, or is damaged, is ignored. [`Metadata::body`](crate::Metadata::body) reports
    /// both.
    // #else
    /// A response with a status from 200 to 299 is a success; every other one is an error. The code
    /// of the error is the first of these that is there: the header `x-amzn-errortype`; `__type` in
    /// the body, if the service has an error of that name; `code`; any other `__type`; `Code` in an
    /// object `Error`. Its message is the first of these: `message`, `Message` and `errorMessage`
    /// in the body; `Message` in an object `Error`; the header `x-amzn-errormessage`. Codes and
    /// messages that aren't strings are ignored.
    ///
    /// A member of an error that doesn't fit the model is left out; the others are read. A body
    /// that isn't a JSON object, or is damaged, is ignored, but the headers aren't.
    /// [`Metadata::body`](crate::Metadata::body) reports both. A byte order mark in front of the
    /// body is skipped.
    // #end
    // #if HttpBindings
    ///
    /// A success without a body is read like an empty object.
    // #end
    ///
    /// # Errors
    /// The error that the service sent, or why the response can't be read.
    #[cfg(feature = "http")]
    fn response(
        response: &http::Response<impl AsRef<[u8]>>,
    ) -> Result<Self::Output, super::OperationError<Self::Service>> {
        // #if RpcV2Cbor
        super::rpc_v2::response(response)
        // #else if HttpBindings
        super::rest::response(response)
        // #else
        super::http::response(response)
        // #end
    }

    /// Reads the input in a request, strictly, as a server does.
    ///
    // #if RpcV2Cbor
    /// The request must be a POST with the header `Smithy-Protocol: rpc-v2-cbor`, and its path must end
    /// with [`PATH`](Self::PATH), where the name of the service can have its namespace in front, with a
    /// dot. The body must be one map of CBOR with all required members, see
    /// [`cbor::from_slice_strict`](crate::cbor::from_slice_strict), and have the media type of the
    /// protocol; no body means a map without members. A compressed body is read if [`GZIP`](Self::GZIP)
    /// is true and the feature `gzip` is on.
    // #else if HttpBindings
    /// The request must have the [`METHOD`](Self::METHOD), and fit the pattern [`URI`](Self::URI) and no
    /// other pattern of the service that is [more
    /// specific](https://smithy.io/2.0/spec/http-bindings.html#specificity-routing). A slash at the end of
    /// the path means nothing.
    ///
    /// All required members must be there, and all values must fit the model: timestamps have its format,
    /// and end with `Z` if they are dates with times; base64 has its padding; only sparse lists and maps
    /// have nulls; a union has exactly one member of the model. Unknown members and values of enums are
    /// no errors. Of several values for one, the first is read.
    ///
    /// A body needs the media type of the model, and bytes without one can have any. The header `Accept`
    /// must not exclude the media type of responses. A compressed body is read if [`GZIP`](Self::GZIP) is
    /// true and the feature `gzip` is on.
    // #else
    /// The request must be a POST with this operation's [`TARGET`](Self::TARGET) in the header
    /// `X-Amz-Target`, and with the media type of the protocol; its parameters, such as a charset,
    /// don't matter. Its path must end with `/`. The body must be one JSON object with all required
    /// members, see [`json::from_slice_strict`](crate::json::from_slice_strict); no body means `{}`.
    /// A compressed body is read if [`GZIP`](Self::GZIP) is true and the feature `gzip` is on.
    // #end
    ///
    /// Members that aren't set get the
    /// [default](https://smithy.io/2.0/spec/type-refinement-traits.html#default-trait) that the
    // #if HttpBindings
    /// model has for them: filling it in is the part of the server. The host, the signature and the
    /// header `Content-MD5` aren't checked: Smithy has
    /// [no rule for servers](https://smithy.io/2.0/spec/http-bindings.html#httpchecksumrequired-trait).
    // #else
    /// model has for them: filling it in is the part of the server. The host, the query and the
    /// signature aren't checked.
    // #end
    ///
    /// # Errors
    /// Why the request can't be read. The error shows nothing of the request, and knows the response
    /// that tells the client.
    #[cfg(feature = "server")]
    fn read_request(
        request: &http::Request<impl AsRef<[u8]>>,
    ) -> Result<Self::Input, super::server::RequestError> {
        super::server::read_request::<Self>(request)
    }

    // #if HttpBindings
    /// Writes the response with an output. It has the status that a member sets, or else
    /// [`STATUS`](Self::STATUS), and no body if the operation returns no output.
    ///
    /// If a header can't have the value of a member, such as a text with a line break, it is the response
    /// with the error `InternalFailureException` and the status 500, which names the member.
    // #else
    /// Writes the response with an output. It has the status 200 and no body if the operation returns
    /// no output.
    // #end
    #[cfg(feature = "server")]
    #[must_use]
    fn write_response(output: &Self::Output) -> http::Response<Vec<u8>> {
        super::server::write_response::<Self>(output)
    }

    /// Sets members that have a default in the model and no value in the request.
    #[cfg(feature = "server")]
    #[doc(hidden)]
    fn add_defaults(_input: &mut Self::Input) {}

    /// Decompresses a body with gzip, if the operation can have one.
    #[cfg(feature = "server")]
    #[doc(hidden)]
    fn decompress(_body: &[u8]) -> Result<Vec<u8>, super::server::RequestError> {
        Err(super::server::RequestError::ContentEncoding)
    }
}

/// A request, as operations complete it.
#[cfg(feature = "http")]
#[allow(dead_code, reason = "few operations complete their requests")]
pub type Message = http::Request<Vec<u8>>;

/// The input or output of an operation, for generic code: a structure, or `()`.
///
/// It can be cloned, compared, printed with `Debug` and sent to other threads. With the feature
/// `json`, the functions of the module `json` take it; with the feature `serde`, it can be
/// serialized and deserialized. Serde writes `()` as null; `json` writes it as `{}`, the body that
/// services expect.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a structure of this crate",
    note = "call `.build()` if this is a builder"
)]
pub trait Structure: Clone + Debug + PartialEq + Send + Sync + Json + Serde + 'static {
    /// The fields that `Debug` redacts.
    const SENSITIVE: &'static [&'static str];
}

#[diagnostic::do_not_recommend]
impl<T: Empty + Clone + Debug + PartialEq + Send + Sync + Json + Serde + 'static> Structure for T {
    const SENSITIVE: &'static [&'static str] = T::HIDDEN_FIELDS;
}

/// Requirements of the feature `json` for a [`Structure`].
#[cfg(feature = "json")]
pub trait Json: super::wire::Shape {}

#[cfg(feature = "json")]
impl<T: super::wire::Shape> Json for T {}

/// Requirements of the feature `json` for a [`Structure`]; none, as the feature is off.
#[cfg(not(feature = "json"))]
pub trait Json {}

#[cfg(not(feature = "json"))]
impl<T> Json for T {}

/// Requirements of the feature `serde` for a [`Structure`].
#[cfg(feature = "serde")]
pub trait Serde: serde_core::Serialize + serde_core::de::DeserializeOwned {}

#[cfg(feature = "serde")]
impl<T: serde_core::Serialize + serde_core::de::DeserializeOwned> Serde for T {}

/// Requirements of the feature `serde` for a [`Structure`]; none, as the feature is off.
#[cfg(not(feature = "serde"))]
pub trait Serde {}

#[cfg(not(feature = "serde"))]
impl<T> Serde for T {}

/// How a request must be authorized.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Auth {
    /// Signed with AWS Signature Version 4: by the module `sigv4`, which the feature of this name
    /// brings, or by another signer.
    SigV4 {
        /// The name of the service to sign for.
        service: &'static str,
    },
    /// In another way, which the caller must implement.
    Other {
        /// The id of the trait that defines the way, such as `smithy.api#httpBearerAuth`
        /// ([authentication traits](https://smithy.io/2.0/spec/authentication-traits.html)).
        scheme: &'static str,
    },
    /// Not signed.
    None,
}

/// Who caused an error.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Fault {
    /// The request was wrong.
    Client,
    /// The service failed.
    Server,
}

/// The members that control pagination: wire names, or paths of wire names joined by dots.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Pagination {
    /// The member of the input for the token of a page.
    pub input_token: &'static str,
    /// The member of the output with the token of the next page.
    pub output_token: &'static str,
    /// The member of the output with the items.
    pub items: Option<&'static str>,
    /// The member of the input that limits the number of items in a page.
    pub page_size: Option<&'static str>,
}
