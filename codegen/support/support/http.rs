//! HTTP messages of awsJson, see
//! <https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html>.

#[cfg(feature = "gzip")]
use http::header::CONTENT_ENCODING;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue};
use http::{Request, Response};

use super::endpoint::HostPrefix;
use super::error::{Metadata, OperationError, Unreadable};
use super::json::{Ignored, Reader, TokenSource, write_request};
use super::wire::{Items, Members, Scalar, Shape, Slot};
use super::{Empty, Operation};
use crate::service::{self, ServiceError};

/// The request of an operation.
pub(super) fn request<O: Operation + ?Sized>(input: &O::Input, tokens: TokenSource<'_>) -> Request<Vec<u8>>
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

/// Bodies from this size on are worth compressing, as in the SDKs of AWS.
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

/// The output of an operation, or its error.
pub(super) fn response<T: Slot + Empty>(response: &Response<impl AsRef<[u8]>>) -> Result<T, OperationError> {
    let body = response.body().as_ref();
    let status = response.status();
    if !status.is_success() {
        return Err(error(status.as_u16(), response.headers(), body));
    }
    let mut output = T::empty();
    // A service that has nothing to say can leave the body out, or send null.
    let body = if body.is_empty() || body.trim_ascii() == b"null" { b"{}" } else { body };
    match Reader::new(body).and_then(|mut reader| reader.read(&mut output)) {
        Ok(_) => Ok(output),
        Err(error) => Err(OperationError::Unreadable {
            reason: Unreadable::Body(error),
            metadata: metadata(status.as_u16(), response.headers()),
        }),
    }
}

fn metadata(status: u16, headers: &HeaderMap) -> Metadata {
    let request_id = text(headers, "x-amzn-requestid").or_else(|| text(headers, "x-amz-request-id"));
    Metadata { status, request_id: request_id.map(str::to_owned), code: None }
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The error in a response: its code by header, `code` or `__type`, in this order.
fn error(status: u16, headers: &HeaderMap, body: &[u8]) -> OperationError {
    let mut metadata = metadata(status, headers);
    let mut codes = Codes::default();
    let is_object = Reader::new(body).and_then(|mut reader| reader.read_members(&mut codes)).is_ok();
    if !is_object {
        codes = Codes::default();
    }
    let sent = text(headers, "x-amzn-errortype").map(str::to_owned);
    let code = sent.into_iter().chain(codes.code.0).chain(codes.r#type.0).find_map(|code| clean(&code));
    let Some(code) = code else {
        return OperationError::Unreadable { reason: Unreadable::NoCode, metadata };
    };
    let mut error = ServiceError::from_code(&code, codes.message.0);
    if is_object {
        // The members were read once without a fault; one that doesn't fit stays empty.
        let _ = Reader::new(body).and_then(|mut reader| reader.read_members(&mut Modeled(&mut error)));
    }
    let query_code = text(headers, "x-amzn-query-error").and_then(|value| value.split(';').next());
    metadata.code = query_code.filter(|_| service::QUERY_COMPATIBLE).map_or(Some(code), |code| Some(code.to_owned()));
    OperationError::Service { error: Box::new(error), metadata }
}

/// The code without the address behind a colon and the namespace before a hash sign, see
/// <https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization>.
fn clean(code: &str) -> Option<String> {
    let code = code.split(':').next().unwrap_or_default();
    let code = code.rsplit('#').next().unwrap_or_default().trim();
    (!code.is_empty()).then(|| code.to_owned())
}

/// What every error's body can have.
#[derive(Default)]
struct Codes {
    code: Text,
    r#type: Text,
    message: Text,
}

impl Members for Codes {
    fn member(&mut self, name: &str) -> Option<&mut dyn Slot> {
        match name {
            "code" => Some(&mut self.code),
            "__type" => Some(&mut self.r#type),
            "message" | "Message" => Some(&mut self.message),
            _ => None,
        }
    }
}

/// A text; anything else that goes by its name is skipped.
#[derive(Default)]
struct Text(Option<String>, Ignored);

impl Slot for Text {
    fn expected(&self) -> &'static str {
        self.1.expected()
    }

    fn scalar(&mut self, scalar: Scalar<'_>) -> bool {
        if let Scalar::Str(text) = scalar {
            self.0 = Some(text.to_owned());
        }
        true
    }

    fn list(&mut self) -> Option<&mut dyn Items> {
        self.1.list()
    }

    fn object(&mut self) -> Option<&mut dyn Members> {
        self.1.object()
    }
}

/// The members of a modeled error, in which `message` goes by either case.
struct Modeled<'a>(&'a mut ServiceError);

impl Members for Modeled<'_> {
    fn member(&mut self, name: &str) -> Option<&mut dyn Slot> {
        let other = match name {
            "message" => "Message",
            "Message" => "message",
            _ => return self.0.slot(name),
        };
        // Asked twice, since a borrow that is returned lasts for the whole function.
        if self.0.slot(name).is_some() { self.0.slot(name) } else { self.0.slot(other) }
    }
}

/// A random UUID of version 4.
pub(super) fn random_token() -> String {
    use std::hash::{BuildHasher, RandomState};

    // The keys of a hasher are the randomness that the standard library has.
    let half = || RandomState::new().hash_one(0_u8);
    let (high, low) = (half(), half());
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0xfff,
        low >> 48 & 0x3fff | 0x8000,
        low & 0xffff_ffff_ffff,
    )
}
