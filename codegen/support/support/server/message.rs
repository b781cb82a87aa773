// #if AwsJson or RpcV2Cbor
// #if RpcV2Cbor
//! Requests and responses of rpcv2Cbor, as a server sees them, see
//! <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html>.
// #else
//! Requests and responses of awsJson, as a server sees them, see
//! <https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html>.
// #end

use std::any::TypeId;
use std::borrow::Cow;

use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Request, Response, StatusCode};

use super::RequestError;
use super::dispatch::target;
// #if RpcV2Cbor
use super::dispatch::split_path;
use super::error_body::Body;
// #else
use super::error_body::write_body;
// #end
use super::error_body::{ErrorResponse, add_headers};
use super::headers::{encoding, has_content_type};
// #if RpcV2Cbor
use crate::support::{cbor, rpc_v2};
// #else
use crate::support::json;
// #end
use crate::support::{Operation, Service};

/// Reads the input of an operation.
pub(crate) fn read_request<O: Operation + ?Sized>(
    request: &Request<impl AsRef<[u8]>>,
) -> Result<O::Input, RequestError> {
    if target(request)? != O::TARGET {
        return Err(RequestError::OtherOperation { expected: O::NAME });
    }
    let expected = O::Service::CONTENT_TYPE;
    // #if RpcV2Cbor
    if !has_namespace::<O::Service>(request.uri().path()) {
        return Err(RequestError::OtherOperation { expected: O::NAME });
    }
    let has_body = !request.body().as_ref().is_empty();
    if has_body && !has_content_type(request.headers(), expected) {
    // #else
    if !has_content_type(request.headers(), expected) {
    // #end
        return Err(RequestError::ContentType { expected });
    }
    let body = request.body().as_ref();
    let body = match encoding(request.headers()).as_slice() {
        [] => Cow::Borrowed(body),
        [name] if name.eq_ignore_ascii_case("gzip") => Cow::Owned(O::decompress(body)?),
        _ => return Err(RequestError::ContentEncoding),
    };
    // A client can send no body if there is no input.
    // #if RpcV2Cbor
    let body: &[u8] = if body.is_empty() { rpc_v2::EMPTY_MAP } else { &body };
    let mut input = cbor::from_slice_strict(body).map_err(RequestError::Body)?;
    // #else
    let body: &[u8] = if body.is_empty() { b"{}" } else { &body };
    let mut input = json::from_slice_strict(body).map_err(RequestError::Body)?;
    // #end
    O::add_defaults(&mut input);
    Ok(input)
}

/// Writes the output of an operation.
pub(crate) fn write_response<O: Operation + ?Sized>(output: &O::Output) -> Response<Vec<u8>> {
    // Without an output in the model, there is no body.
    let has_output = TypeId::of::<O::Output>() != TypeId::of::<()>();
    // #if RpcV2Cbor
    response::<O::Service>(StatusCode::OK, if has_output { cbor::to_vec(output) } else { Vec::new() })
    // #else
    response::<O::Service>(StatusCode::OK, if has_output { json::to_vec(output) } else { Vec::new() })
    // #end
}

fn response<S: Service>(status: StatusCode, body: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    // #if RpcV2Cbor
    response.headers_mut().insert(rpc_v2::PROTOCOL_HEADER, rpc_v2::PROTOCOL);
    if response.body().is_empty() {
        return response;
    }
    // #end
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(S::CONTENT_TYPE));
    response
}

// #if RpcV2Cbor
/// Whether the name of the service in a path has no namespace, or that of the service.
fn has_namespace<S: Service>(path: &str) -> bool {
    let own = S::ERROR_NAMESPACE.trim_end_matches('#');
    let is_own = |namespace: &str| namespace.is_empty() || namespace.strip_suffix('.') == Some(own);
    split_path(path).is_some_and(|(namespace, _)| is_own(namespace))
}
// #end

/// Writes the response of a service with an error.
pub(crate) fn write_error<S: Service>(error: &ErrorResponse<'_>) -> Response<Vec<u8>> {
    let status = StatusCode::from_u16(error.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    // #if RpcV2Cbor
    let body = cbor::write_object(&Body { error, namespace: S::ERROR_NAMESPACE, is_masked: false });
    let mut response = response::<S>(status, body);
    // #else
    let mut response = response::<S>(status, write_body::<S>(error, false));
    // #end
    add_headers::<S>(error, response.headers_mut());
    response
}
// #end
