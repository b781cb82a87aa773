//! Writes the body of a request, and fills in missing idempotency tokens.

// #if RpcV2Cbor
use super::cbor::Members;
// #else
use super::json::Members;
// #end
use super::json::buffer::Buffer;
use super::wire::{Format, Shape, Sink, Value, View};

/// Returns a token that no other request has; `None` to leave the token out.
type Tokens<'a> = &'a mut dyn FnMut() -> Option<String>;

/// Writes the body of a request. Missing tokens come from `tokens`.
pub(super) fn write<T: Shape>(input: &T, tokens: Tokens<'_>) -> Vec<u8> {
    let mut out = Buffer::new();
    let mut body = Body { members: Members::new(&mut out), tokens };
    input.fields(&mut body);
    body.members.end();
    out.into_bytes()
}

/// The members of a body.
struct Body<'a, 't> {
    members: Members<'a>,
    tokens: Tokens<'t>,
}

impl Sink for Body<'_, '_> {
    fn member(&mut self, name: &str, view: View<'_>) {
        self.members.member(name, view);
    }

    fn null(&mut self, name: &str) {
        self.members.null(name);
    }

    fn field(&mut self, name: &'static str, value: &dyn Value) {
        self.members.field(name, value);
    }

    fn text(&mut self, name: &'static str, text: &str) {
        self.members.text(name, text);
    }

    fn sensitive_text(&mut self, name: &'static str, text: &str) {
        self.members.sensitive_text(name, text);
    }

    fn token(&mut self, name: &'static str, value: &dyn Value) {
        match value.view(Format::default()) {
            View::Null => {
                if let Some(token) = (self.tokens)() {
                    self.members.member(name, View::Str(&token));
                }
            }
            view => self.members.member(name, view),
        }
    }
}
