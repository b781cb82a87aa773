//! What operations have in common.

use std::fmt::Debug;

use super::Empty;

/// An operation of the service: its types, and what a client must know to call it.
///
/// Code that is generic over operations can do with inputs and outputs whatever [`Structure`] says,
/// and hand them to other threads and tasks.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an operation",
    note = "the module `operations` has a type for each operation; requests and responses are its \
            `Input` and `Output`"
)]
pub trait Operation: Send + Sync + 'static {
    /// What a request carries; `()` where the operation takes nothing.
    type Input: Structure;
    /// What a response carries; `()` where the operation returns nothing.
    type Output: Structure;
    /// The operation's name in the model.
    const NAME: &'static str;
    /// The value of the header `X-Amz-Target`.
    const TARGET: &'static str;
    /// How a request must be authorized.
    const AUTH: Auth;
    /// The members that carry pagination, where results come in pages.
    const PAGINATION: Option<Pagination> = None;
    /// The model's names of the errors that the operation can return.
    const ERRORS: &'static [&'static str];
    /// Whether repeating a request does no more than the first one
    /// ([`@idempotent`](https://smithy.io/2.0/spec/behavior-traits.html#idempotent-trait)).
    const IDEMPOTENT: bool = false;
    /// Whether it changes nothing
    /// ([`@readonly`](https://smithy.io/2.0/spec/behavior-traits.html#readonly-trait)).
    const READONLY: bool = false;
    /// Whether the body of a request may be compressed with gzip
    /// ([`@requestCompression`](https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait)).
    const GZIP: bool = false;

    /// What goes in front of the endpoint's host, for the few operations that have their own
    /// ([`@endpoint`](https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait)).
    #[must_use]
    fn host_prefix(_input: &Self::Input) -> Option<String> {
        None
    }

    /// Where [`request`](Self::request) gets a token from.
    #[cfg(feature = "http")]
    #[doc(hidden)]
    const TOKENS: TokenSource = TokenSource::NotNeeded;

    /// The request to send: `POST /`, with headers and body.
    ///
    /// It is neither signed (see [`AUTH`](Self::AUTH)) nor addressed: see
    /// [`set_endpoint`](crate::set_endpoint). The body holds what the input holds, secrets included,
    /// and so does the `Debug` form of the message: keep it out of logs.
    ///
    /// A member that identifies the request
    /// ([`@idempotencyToken`](https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait))
    /// gets a random UUID if it isn't set, which no other request has, in this process or another. To
    /// send a request again, send the same message, or set the token in the input.
    ///
    /// The randomness is that of [`RandomState`](std::hash::RandomState). Targets on which that isn't
    /// random (`wasm32-unknown-unknown`) can't compile this method for an operation that has such a
    /// member, unless the feature `getrandom` is on; [`request_with`](Self::request_with) works
    /// everywhere. With the feature, a token is left out when the system gives no random bytes.
    #[cfg(feature = "http")]
    #[must_use]
    fn request(input: &Self::Input) -> http::Request<Vec<u8>> {
        const {
            assert!(
                !matches!(Self::TOKENS, TokenSource::Missing),
                "`request` needs a random token for this operation, and the standard library has no \
                 randomness on this target: turn on `getrandom`, or call `request_with` with a source of \
                 tokens"
            );
        }
        super::http::request::<Self>(input, &mut || match Self::TOKENS {
            TokenSource::Random(token) => token(),
            TokenSource::NotNeeded | TokenSource::Missing => None,
        })
    }

    /// Like [`request`](Self::request), with a source for values that identify the request.
    ///
    /// `tokens` must never give the same text twice, in this process or another: the service takes a
    /// second request with it for a repetition of the first, and does nothing.
    #[cfg(feature = "http")]
    #[must_use]
    fn request_with(input: &Self::Input, tokens: &mut dyn FnMut() -> String) -> http::Request<Vec<u8>> {
        super::http::request::<Self>(input, &mut || Some(tokens()))
    }

    /// The output in a response.
    ///
    /// Every status but the ones from 200 to 299 is an error. Its code is, in this order: the header
    /// `x-amzn-errortype`, the body's `__type` if the service models an error of that name, `code`,
    /// whatever `__type` says, the `Code` in an object `Error`. Its message: the body's `message`,
    /// `Message`, `errorMessage`, the `Message` in an object `Error`, the header
    /// `x-amzn-errormessage`. Codes and messages that aren't texts don't count.
    ///
    /// A member of an error that doesn't fit the model is left out, and the others are read. A body
    /// that isn't a JSON object, or is broken somewhere, doesn't count at all, but headers do. Both is
    /// told by [`Metadata::body`](crate::Metadata::body). A byte order mark before a body is skipped.
    ///
    /// # Errors
    /// The error that the service sent, or what makes the response unreadable.
    #[cfg(feature = "http")]
    fn response(response: &http::Response<impl AsRef<[u8]>>) -> Result<Self::Output, crate::OperationError> {
        super::http::response(response)
    }
}

/// Where [`Operation::request`] gets a token from.
#[cfg(feature = "http")]
#[derive(Clone, Copy, Debug)]
pub enum TokenSource {
    /// Nowhere: the operation has none.
    NotNeeded,
    /// A function that gives another text at each call, unless the system fails.
    #[allow(dead_code, reason = "not every crate has tokens")]
    Random(fn() -> Option<String>),
    /// Nowhere, although the operation needs one: the target has no randomness.
    #[allow(dead_code, reason = "most targets have randomness")]
    Missing,
}

/// A value as a part of a label of a host. One that can't be leaves `{}`, which `set_endpoint` refuses:
/// a value must not turn a request to another host.
#[allow(dead_code, reason = "few models have prefixes of hosts with labels")]
pub(crate) fn host_label(value: &str) -> &str {
    let fits = value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if fits && !value.is_empty() { value } else { "{}" }
}

/// What generic code knows of the input or output of an operation: a structure, or `()`.
///
/// It can be cloned, compared, shown by `Debug` and sent to other threads. With the feature `json`,
/// the functions of `json` take it; with the feature `serde`, it is serialized and
/// deserialized. Serde writes `()` as null; the body for it is `{}`, as `json` writes it.
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

/// What the feature `json` adds to a [`Structure`].
#[cfg(feature = "json")]
pub trait Json: super::wire::Shape {}

#[cfg(feature = "json")]
impl<T: super::wire::Shape> Json for T {}

/// What the feature `json` would add to a [`Structure`].
#[cfg(not(feature = "json"))]
pub trait Json {}

#[cfg(not(feature = "json"))]
impl<T> Json for T {}

/// What the feature `serde` adds to a [`Structure`].
#[cfg(feature = "serde")]
pub trait Serde: serde_core::Serialize + serde_core::de::DeserializeOwned {}

#[cfg(feature = "serde")]
impl<T: serde_core::Serialize + serde_core::de::DeserializeOwned> Serde for T {}

/// What the feature `serde` would add to a [`Structure`].
#[cfg(not(feature = "serde"))]
pub trait Serde {}

#[cfg(not(feature = "serde"))]
impl<T> Serde for T {}

/// How a request must be authorized.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Auth {
    /// Signed with AWS Signature Version 4.
    SigV4 {
        /// The name of the service to sign for.
        service: &'static str,
    },
    /// Not signed.
    None,
}

/// Who is to blame for an error.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Fault {
    /// The request was wrong.
    Client,
    /// The service failed.
    Server,
}

/// The members that carry pagination: wire names, or paths of them joined by dots.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Pagination {
    /// The member of the input that takes the token.
    pub input_token: &'static str,
    /// The member of the output that gives the token of the next page.
    pub output_token: &'static str,
    /// The member of the output that holds the items.
    pub items: Option<&'static str>,
    /// The member of the input that limits the number of items in a page.
    pub page_size: Option<&'static str>,
}
