//! HTTP requests and responses of rpcv2Cbor, see
//! <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html>.

use std::any::TypeId;

use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, Method, Request, Response, StatusCode, Uri};

use super::cbor::{ROOM, Reader, ascii};
use super::error::{OperationError, Unreadable};
use super::wire::{Shape, Slot};
use super::{Empty, Operation, Service, error_response, request_body};

/// The header that names the protocol of a message.
pub(super) const PROTOCOL_HEADER: &str = "smithy-protocol";

/// Its value.
pub(super) const PROTOCOL: HeaderValue = HeaderValue::from_static("rpc-v2-cbor");

/// A map without members.
pub(super) const EMPTY_MAP: &[u8] = &[0xa0];

/// Makes the request of an operation. If `tokens` returns `None`, the token is left out.
pub(super) fn request<O: Operation + ?Sized>(
    input: &O::Input,
    tokens: &mut dyn FnMut() -> Option<String>,
) -> Request<Vec<u8>>
where
    O::Input: Shape,
{
    // Without an input in the model, there is no body.
    let has_input = TypeId::of::<O::Input>() != TypeId::of::<()>();
    let body = if has_input { request_body::write(input, tokens) } else { Vec::new() };
    let mut request = Request::new(body);
    *request.method_mut() = Method::POST;
    *request.uri_mut() = Uri::from_static(O::PATH);
    // #if RequestHeaders
    super::request_headers::add::<O::Service>(request.headers_mut());
    // #end
    O::complete(input, &mut request);
    let length = HeaderValue::from(request.body().len());
    let media_type = HeaderValue::from_static(O::Service::CONTENT_TYPE);
    let headers = request.headers_mut();
    headers.insert(ACCEPT, media_type.clone());
    if has_input {
        headers.insert(CONTENT_TYPE, media_type);
    }
    headers.insert(CONTENT_LENGTH, length);
    headers.insert(PROTOCOL_HEADER, PROTOCOL);
    if O::Service::QUERY_COMPATIBLE {
        headers.insert("x-amzn-query-mode", HeaderValue::from_static("true"));
    }
    request
}

/// Reads the output of an operation, or its error.
pub(super) fn response<S: Service, T: Slot + Empty>(
    response: &Response<impl AsRef<[u8]>>,
) -> Result<T, OperationError<S>> {
    let (status, headers, body) = (response.status(), response.headers(), response.body().as_ref());
    if !has_protocol(headers) {
        return Err(unreadable(status, headers, Unreadable::OtherProtocol));
    }
    if status != StatusCode::OK {
        return Err(error_response::read(status.as_u16(), headers, body));
    }
    let mut output = T::empty();
    // For an empty output, a service can send no body, or null.
    let body = if body.is_empty() { EMPTY_MAP } else { body };
    let mut room = ROOM;
    let ascii = ascii(body, &mut room);
    let read = Reader::new(body).with_texts_from(&ascii).read(&mut output).and_then(|null| match null {
        None => Ok(()),
        Some(_) => Reader::new(EMPTY_MAP).read(&mut output).map(drop),
    });
    match read {
        Ok(()) => Ok(output),
        Err(error) => Err(unreadable(status, headers, Unreadable::Body(error))),
    }
}

/// Whether a message is of the protocol.
pub(super) fn has_protocol(headers: &HeaderMap) -> bool {
    let mut values = headers.get_all(PROTOCOL_HEADER).into_iter();
    values.next() == Some(&PROTOCOL) && values.next().is_none()
}

fn unreadable<S: Service>(status: StatusCode, headers: &HeaderMap, reason: Unreadable) -> OperationError<S> {
    let metadata = error_response::metadata(status.as_u16(), headers);
    OperationError::Unreadable { reason, metadata }
}
