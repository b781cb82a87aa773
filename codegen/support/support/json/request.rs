//! Writing the body of a request, in which tokens that were left out are filled in.

use super::write::Members;
use crate::support::wire::{Format, Shape, Sink, Value, View};

/// Gives a text that no other request has; `None` leaves the token out.
type Tokens<'a> = &'a mut dyn FnMut() -> Option<String>;

/// The body of a request, whose missing tokens are filled from `tokens`.
pub(crate) fn write_request<T: Shape>(input: &T, tokens: Tokens<'_>) -> Vec<u8> {
    let mut out = Vec::with_capacity(super::CAPACITY);
    let mut writer = RequestWriter { members: Members::new(&mut out), tokens };
    input.fields(&mut writer);
    writer.members.end();
    out
}

/// The members of a request.
struct RequestWriter<'a, 't> {
    members: Members<'a>,
    tokens: Tokens<'t>,
}

impl Sink for RequestWriter<'_, '_> {
    fn member(&mut self, name: &str, view: View<'_>) {
        self.members.member(name, view);
    }

    fn null(&mut self, name: &str) {
        self.members.null(name);
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
