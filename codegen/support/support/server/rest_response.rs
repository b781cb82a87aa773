// #if HttpBindings
//! Responses of restJson1, as a server writes them, see
//! <https://smithy.io/2.0/spec/http-bindings.html>.

use std::any::TypeId;

use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use http::{Method, Response, StatusCode};

use super::error_body::{ErrorResponse, Message, add_headers};
use crate::support::rest::Parts;
use crate::support::wire::{Format, Shape, View};
use crate::support::{Fault, Operation, Service};

/// Writes the output of an operation.
pub(crate) fn write_response<O: Operation + ?Sized>(output: &O::Output) -> Response<Vec<u8>> {
    // Without an output in the model, there is no body.
    let has_output = TypeId::of::<O::Output>() != TypeId::of::<()>();
    let parts = if has_output {
        Parts::of_response(&mut |sink| output.fields(sink)).map_err(|error| error.to_string())
    } else {
        Ok(Parts::default())
    };
    let is_head = O::METHOD == Method::HEAD.as_str();
    let response = parts.and_then(|parts| response(O::STATUS, is_head, parts));
    response.unwrap_or_else(|message| failure::<O::Service>(&message))
}

/// Writes the response of a service with an error.
pub(crate) fn write_error<S: Service>(error: &ErrorResponse<'_>) -> Response<Vec<u8>> {
    let parts = Parts::of_response(&mut |sink| {
        if let View::Object(members, format) = error.members.view(Format::default()) {
            members.members(format, sink);
        }
    });
    let response = parts.map_err(|error| error.to_string()).and_then(|parts| {
        let mut response = response(error.status, false, parts)?;
        add_headers::<S>(error, response.headers_mut());
        Ok(response)
    });
    response.unwrap_or_else(|message| failure::<S>(&message))
}

/// The response to tell that an output or an error can't be one.
fn failure<S: Service>(message: &str) -> Response<Vec<u8>> {
    write_error::<S>(&ErrorResponse {
        code: "InternalFailureException",
        id: None,
        query_code: None,
        status: 500,
        fault: Fault::Server,
        members: &Message(Some(message)),
    })
}

/// Makes a response with this status, unless a member has another one.
fn response(status: u16, is_head: bool, parts: Parts) -> Result<Response<Vec<u8>>, String> {
    let status = parts.status.map_or(Some(status), |status| u16::try_from(status).ok());
    let status = status.and_then(|status| StatusCode::from_u16(status).ok());
    let status = status.ok_or("the member for the status of the response has another number than HTTP")?;
    // RFC 9110, sections 6.4.1 and 15.3.6.
    let has_no_content = is_head || matches!(status.as_u16(), 100..=199 | 204 | 205 | 304);
    let mut response = Response::new(if has_no_content { Vec::new() } else { parts.body });
    *response.status_mut() = status;
    *response.headers_mut() = parts.headers;
    let length = response.body().len();
    let headers = response.headers_mut();
    if let Some(media_type) = parts.media_type.filter(|_| is_head || !has_no_content) {
        headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static(media_type));
    }
    if !has_no_content || status == StatusCode::RESET_CONTENT {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    } else if !is_head {
        headers.remove(CONTENT_LENGTH);
    }
    Ok(response)
}
// #end
