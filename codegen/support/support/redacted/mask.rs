//! Replaces sensitive values by values of the same type that tell nothing.

use crate::support::mark::REDACTED;
use crate::support::wire::{Format, List, Object, Sink, Value, View};

/// Calls `take` with a value of the same type as `view`: the text `[REDACTED]`, the number 0, `false`,
/// the start of 1970, no bytes, an empty list or map. A structure keeps the names of its members, and a
/// union its member, since these are names of the model.
pub(super) fn mask<R>(view: View<'_>, take: impl FnOnce(View<'_>) -> R) -> R {
    let masked = match view {
        View::Null => View::Null,
        View::Bool(_) => View::Bool(false),
        View::Int(_) | View::Uint(_) | View::F32(..) | View::F64(..) | View::Digits(_) => View::Int(0),
        View::Str(_) | View::Display(_) => View::Str(REDACTED.text()),
        View::Bytes(_, append_base64) => View::Bytes(&[], append_base64),
        View::Seconds(_, _, digits) => View::Seconds(0, 0, digits),
        View::Instant(_, _, text) => View::Instant(0, 0, text),
        View::List(_, format) => View::List(&NoItems, format),
        View::Object(object, format) => return take(View::Object(&MaskedObject(object), format)),
    };
    take(masked)
}

struct NoItems;

impl List for NoItems {
    fn each(&self, _: &mut dyn FnMut(&dyn Value) -> bool) {}

    fn count(&self) -> usize {
        0
    }
}

struct MaskedObject<'a>(&'a dyn Object);

impl Object for MaskedObject<'_> {
    fn members(&self, format: Format, sink: &mut dyn Sink) {
        self.0.members(format, &mut MaskingSink(sink));
    }
}

/// Passes on the members of an object, without their values.
struct MaskingSink<'a>(&'a mut dyn Sink);

impl Sink for MaskingSink<'_> {
    /// An entry of a map, whose key is data: left out.
    fn member(&mut self, _: &str, _: View<'_>) {}

    fn null(&mut self, _: &str) {}

    fn field(&mut self, name: &'static str, value: &dyn Value) {
        self.formatted(name, value, Format::default());
    }

    fn formatted(&mut self, name: &'static str, value: &dyn Value, format: Format) {
        mask(value.view(format), |view| self.0.member(name, view));
    }

    fn defaulted(&mut self, name: &'static str, value: &dyn Value, default: &dyn Value, format: Format) {
        let is_set = !matches!(value.view(format), View::Null);
        self.formatted(name, if is_set { value } else { default }, format);
    }

    /// The tag is data as well. A union without a member stays one.
    fn unrecognized(&mut self, tag: &str, _: &dyn Value) {
        if !tag.is_empty() {
            self.0.null(REDACTED.text());
        }
    }
}
