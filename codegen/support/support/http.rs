//! HTTP requests and responses of awsJson, see
//! <https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html>.

#[cfg(feature = "gzip")]
use http::header::CONTENT_ENCODING;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use http::{Request, Response};

use super::endpoint::HostPrefix;
use super::error::{OperationError, Unreadable};
use super::json::{Reader, write_request};
use super::wire::{Shape, Slot};
use super::{Empty, Operation, error_response};
use crate::service;

/// Makes the request of an operation. If `tokens` returns `None`, the token is left out.
pub(super) fn request<O: Operation + ?Sized>(
    input: &O::Input,
    tokens: &mut dyn FnMut() -> Option<String>,
) -> Request<Vec<u8>>
where
    O::Input: Shape,
{
    let body = write_request(input, tokens);
    let mut request = Request::new(body);
    *request.method_mut() = http::Method::POST;
    compress::<O>(&mut request);
    let length = HeaderValue::from(request.body().len());
    let headers = request.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(service::CONTENT_TYPE));
    headers.insert(CONTENT_LENGTH, length);
    headers.insert("x-amz-target", HeaderValue::from_static(O::TARGET));
    if service::QUERY_COMPATIBLE {
        headers.insert("x-amzn-query-mode", HeaderValue::from_static("true"));
    }
    if let Some(prefix) = O::host_prefix(input) {
        request.extensions_mut().insert(HostPrefix(prefix));
    }
    request
}

/// The minimum size of bodies that are compressed, in bytes; the SDKs of AWS have the same.
#[cfg(feature = "gzip")]
const COMPRESS_FROM: usize = 10_240;

#[cfg(feature = "gzip")]
fn compress<O: Operation + ?Sized>(request: &mut Request<Vec<u8>>) {
    use std::io::Write;

    if !O::GZIP || request.body().len() < COMPRESS_FROM {
        return;
    }
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    // Writing to memory can't fail.
    let compressed = encoder.write_all(request.body()).and_then(|()| encoder.finish());
    if let Ok(compressed) = compressed {
        *request.body_mut() = compressed;
        request.headers_mut().append(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
}

#[cfg(not(feature = "gzip"))]
fn compress<O: Operation + ?Sized>(_: &mut Request<Vec<u8>>) {}

/// Reads the output of an operation, or its error.
pub(super) fn response<T: Slot + Empty>(response: &Response<impl AsRef<[u8]>>) -> Result<T, OperationError> {
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
