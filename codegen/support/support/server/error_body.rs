//! Errors in responses: the parts that all protocols have.

use http::HeaderMap;
use http::header::{HeaderName, HeaderValue};

use crate::support::redacted::{Secret, redact};
use crate::support::wire::{Format, Object, Sink, Value, View};
use crate::support::{Fault, Service, json};

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

/// Adds the headers that tell a client the error.
pub(super) fn add_headers<S: Service>(error: &ErrorResponse<'_>, headers: &mut HeaderMap) {
    let mut add = |name, value: &str| {
        // The body has the code as well. So a header that can't have it is left out.
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    };
    // #if RpcV2Cbor
    // #else
    add("x-amzn-errortype", error.code);
    // #end
    if S::QUERY_COMPATIBLE {
        let sender = match error.fault {
            Fault::Client => "Sender",
            Fault::Server => "Receiver",
        };
        add("x-amzn-query-error", &format!("{};{sender}", error.query_code.unwrap_or(error.code)));
    }
}

// #if HttpBindings
/// The error as JSON, with other values in place of secrets: its code, and its members in any place.
// #else
/// Writes the body of such a response, with other values in place of secrets.
// #end
pub(crate) fn write_error_masked<S: Service>(error: &ErrorResponse<'_>) -> String {
    // The writer writes only UTF-8.
    String::from_utf8(write_body::<S>(error, true)).unwrap_or_default()
}

pub(super) fn write_body<S: Service>(error: &ErrorResponse<'_>, is_masked: bool) -> Vec<u8> {
    json::write_object(&Body { error, namespace: S::ERROR_NAMESPACE, is_masked })
}

/// The body of an error: its type, then its members.
pub(super) struct Body<'a> {
    pub(super) error: &'a ErrorResponse<'a>,
    /// What comes before the code, see [`Service::ERROR_NAMESPACE`].
    pub(super) namespace: &'a str,
    pub(super) is_masked: bool,
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
