//! HTTP requests and responses of awsJson, see
//! <https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html>.

use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use http::{Request, Response};

use super::error::{OperationError, Unreadable};
use super::json::Reader;
use super::wire::{Shape, Slot};
use super::{Empty, Operation, Service, error_response, request_body};

/// Makes the request of an operation. If `tokens` returns `None`, the token is left out.
pub(super) fn request<O: Operation + ?Sized>(
    input: &O::Input,
    tokens: &mut dyn FnMut() -> Option<String>,
) -> Request<Vec<u8>>
where
    O::Input: Shape,
{
    let body = request_body::write(input, tokens);
    let mut request = Request::new(body);
    *request.method_mut() = http::Method::POST;
    // #if RequestHeaders
    super::request_headers::add::<O::Service>(request.headers_mut());
    // #end
    O::complete(input, &mut request);
    let length = HeaderValue::from(request.body().len());
    let headers = request.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(O::Service::CONTENT_TYPE));
    headers.insert(CONTENT_LENGTH, length);
    headers.insert("x-amz-target", HeaderValue::from_static(O::TARGET));
    if O::Service::QUERY_COMPATIBLE {
        headers.insert("x-amzn-query-mode", HeaderValue::from_static("true"));
    }
    request
}

/// Reads the output of an operation, or its error.
pub(super) fn response<S: Service, T: Slot + Empty>(
    response: &Response<impl AsRef<[u8]>>,
) -> Result<T, OperationError<S>> {
    let body = response.body().as_ref();
    let status = response.status();
    if !status.is_success() {
        return Err(error_response::read(status.as_u16(), response.headers(), body));
    }
    let mut output = T::empty();
    // For an empty output, a service can send no body, or null.
    let body = if body.is_empty() { b"null" } else { body };
    let read = Reader::of_message(body).and_then(|mut reader| match reader.read(&mut output)? {
        None => Ok(()),
        Some(_) => Reader::new(b"{}")?.read(&mut output).map(drop),
    });
    match read {
        Ok(()) => Ok(output),
        Err(error) => Err(OperationError::Unreadable {
            reason: Unreadable::Body(error),
            metadata: error_response::metadata(status.as_u16(), response.headers()),
        }),
    }
}
