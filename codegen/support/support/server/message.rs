// #if RpcV2Cbor
//! Requests and responses of rpcv2Cbor, as a server sees them, see
//! <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html>.
// #else
//! Requests and responses of awsJson, as a server sees them, see
//! <https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html>.
// #end

use std::any::TypeId;
use std::borrow::Cow;

use http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{HeaderMap, Request, Response, StatusCode};

use super::RequestError;
use super::dispatch::{only, target};
// #if RpcV2Cbor
use super::dispatch::split_path;
use crate::support::{cbor, rpc_v2};
// #end
use crate::support::redacted::{Secret, redact};
use crate::support::wire::{Format, Object, Sink, Value, View};
use crate::support::{Fault, Operation, Service, json};

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

/// Whether the media type is this one. Parameters, such as `charset`, don't matter.
pub(super) fn has_content_type(headers: &HeaderMap, expected: &str) -> bool {
    let media_type = only(headers, CONTENT_TYPE.as_str()).and_then(|value| value.split(';').next());
    media_type.is_some_and(|it| it.trim().eq_ignore_ascii_case(expected))
}

/// The compressions of the body, in order.
fn encoding(headers: &HeaderMap) -> Vec<&str> {
    // A value that isn't a text is no compression that anybody knows.
    let values = headers.get_all(CONTENT_ENCODING).into_iter().map(|value| value.to_str().unwrap_or("?"));
    let names = values.flat_map(|value| value.split(',')).map(str::trim);
    names.filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("identity")).collect()
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

/// An error, as its response shows it.
pub(crate) struct ErrorResponse<'a> {
    /// The name of the error.
    pub(crate) code: &'a str,
    /// The value of `__type`, if it isn't made from the code.
    pub(crate) id: Option<&'a str>,
    /// The code in the older query protocol, if it is another one.
    pub(crate) query_code: Option<&'a str>,
    pub(crate) status: u16,
    pub(crate) fault: Fault,
    pub(crate) members: &'a dyn Value,
}

/// Writes the response of a service with an error.
pub(crate) fn write_error<S: Service>(error: &ErrorResponse<'_>) -> Response<Vec<u8>> {
    let status = StatusCode::from_u16(error.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    // #if RpcV2Cbor
    let body = cbor::write_object(&Body { error, namespace: S::ERROR_NAMESPACE, is_masked: false });
    let mut response = response::<S>(status, body);
    // #else
    let mut response = response::<S>(status, write_body::<S>(error, false));
    // #end
    let mut add = |name, value: &str| {
        // The body has the code as well. So a header that can't have it is left out.
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    };
    // #if AwsJson
    add("x-amzn-errortype", error.code);
    // #end
    if S::QUERY_COMPATIBLE {
        let sender = match error.fault {
            Fault::Client => "Sender",
            Fault::Server => "Receiver",
        };
        add("x-amzn-query-error", &format!("{};{sender}", error.query_code.unwrap_or(error.code)));
    }
    response
}

/// Writes the body of such a response, with other values in place of secrets.
pub(crate) fn write_error_masked<S: Service>(error: &ErrorResponse<'_>) -> String {
    // The writer writes only UTF-8.
    String::from_utf8(write_body::<S>(error, true)).unwrap_or_default()
}

fn write_body<S: Service>(error: &ErrorResponse<'_>, is_masked: bool) -> Vec<u8> {
    json::write_object(&Body { error, namespace: S::ERROR_NAMESPACE, is_masked })
}

/// The body of an error: its type, then its members.
struct Body<'a> {
    error: &'a ErrorResponse<'a>,
    /// What comes before the code, see [`Service::ERROR_NAMESPACE`].
    namespace: &'a str,
    is_masked: bool,
}

impl Object for Body<'_> {
    fn members(&self, format: Format, sink: &mut dyn Sink) {
        let ErrorResponse { code, id, members, .. } = self.error;
        match id {
            Some(id) => sink.member("__type", View::Str(id)),
            None => sink.member("__type", View::Str(&format!("{}{code}", self.namespace))),
        }
        let mut others = OtherMembers(sink);
        let mut pass_on = |view: View<'_>| {
            if let View::Object(object, format) = view {
                object.members(format, &mut others);
            }
        };
        if self.is_masked {
            redact(*members, format, Secret::Masked, pass_on);
        } else {
            pass_on(members.view(format));
        }
    }
}

/// Writes all members except `__type`: an error can have a member of this name, and the body already
/// has it.
struct OtherMembers<'a>(&'a mut dyn Sink);

impl Sink for OtherMembers<'_> {
    fn member(&mut self, name: &str, view: View<'_>) {
        if name != "__type" {
            self.0.member(name, view);
        }
    }

    fn null(&mut self, name: &str) {
        self.0.null(name);
    }
}

/// The only member of an error that isn't in the model.
pub(crate) struct Message<'a>(pub(crate) Option<&'a str>);

impl Value for Message<'_> {
    fn view(&self, format: Format) -> View<'_> {
        View::Object(self, format)
    }
}

impl Object for Message<'_> {
    fn members(&self, _: Format, sink: &mut dyn Sink) {
        sink.member("message", self.0.map_or(View::Null, View::Str));
    }
}
