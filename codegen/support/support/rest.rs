//! HTTP requests and responses of restJson1, see
//! <https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html> and
//! <https://smithy.io/2.0/spec/http-bindings.html>.

mod error;
mod header;
mod places;
mod text;
mod uri;
mod writer;

use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use http::{Method, Request, Response, Uri};

pub use self::error::InputError;
#[cfg(feature = "server")]
pub(super) use self::places::{Body, Bound, Manner};
pub(super) use self::places::{Places, Source};
#[cfg(feature = "server")]
pub(super) use self::uri::decode;
pub(super) use self::writer::Parts;
use super::error::OperationError;
use super::wire::Shape;
use super::{Operation, Service, error_response};

/// Makes the request of an operation. If `tokens` returns `None`, the token is left out.
///
/// # Errors
/// If the path, the query or a header can't have the value of a member.
pub(super) fn request<O: Operation + ?Sized>(
    input: &O::Input,
    tokens: &mut dyn FnMut() -> Option<String>,
) -> Result<Request<Vec<u8>>, InputError>
where
    O::Input: Shape,
{
    let parts = Parts::of_request(&mut |sink| input.fields(sink), tokens)?;
    let uri = parts.uri(O::URI)?;
    let mut request = Request::new(Vec::new());
    // The generator has checked the method and the pattern, so only the length can be wrong.
    *request.uri_mut() = Uri::try_from(uri).map_err(|_| InputError::TooLong)?;
    *request.method_mut() = Method::from_bytes(O::METHOD.as_bytes()).unwrap_or_default();
    let Parts { headers, body, media_type, .. } = parts;
    *request.headers_mut() = headers;
    *request.body_mut() = body;
    if let Some(media_type) = media_type {
        add_default(&mut request, CONTENT_TYPE, media_type);
    }
    if let Some(media_type) = O::ACCEPTS {
        add_default(&mut request, ACCEPT, media_type);
    }
    // #if RequestHeaders
    super::request_headers::add::<O::Service>(request.headers_mut());
    // #end
    O::complete(input, &mut request);
    let length = request.body().len();
    // RFC 9110, section 8.6: a method that usually has a body tells that there is none.
    if length > 0 || matches!(*request.method(), Method::POST | Method::PUT | Method::PATCH) {
        request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    Ok(request)
}

/// Adds a header that no member has set.
fn add_default(request: &mut Request<Vec<u8>>, name: http::HeaderName, value: &'static str) {
    request.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
}

/// Reads the output of an operation, or its error.
pub(super) fn response<S: Service, T: Shape>(
    response: &Response<impl AsRef<[u8]>>,
) -> Result<T, OperationError<S>> {
    let (status, headers) = (response.status(), response.headers());
    let body = response.body().as_ref();
    if !status.is_success() {
        return Err(error_response::read(status.as_u16(), headers, body));
    }
    let mut output = T::initial();
    let places = Places::of_response(&mut |sink| output.fields(sink));
    match places.read(&mut output, Source::of_response(status.as_u16(), headers, body)) {
        Ok(()) => Ok(output),
        Err(reason) => {
            let metadata = error_response::metadata(status.as_u16(), headers);
            Err(OperationError::Unreadable { reason, metadata })
        }
    }
}
