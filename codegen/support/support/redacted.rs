//! Writes values for logs: it replaces sensitive values, and shows all others as on the wire.
//!
//! It wraps a value and passes it to a codec without its secrets. So the codecs need no code for
//! redaction, and writing a request costs nothing more.

#[cfg(feature = "server")]
mod mask;

use std::borrow::Cow;
use std::fmt;

use super::wire::{Format, List, Object, Secrets, Sink, Value, View};
use super::json;
use super::mark::REDACTED;

/// Shows a value without its secrets, for logs and snapshots.
///
/// `Display` and `Debug` print JSON; with the feature `serde`, any serializer can write it. Each
/// `Sensitive` value becomes the text `[REDACTED]`, whatever its type and
/// depth: in structures, unions, errors, lists and maps. So does a shape that is sensitive as a
/// whole, and the value of a union's member that the model doesn't have. Sensitive keys of a map
/// become `[REDACTED]`, `[REDACTED 2]` and so on. Everything else is as on the wire; members that
/// aren't set are left out.
///
/// ```ignore
/// tracing::info!(request = %Redacted(&request), "signing up");
/// let snapshot = serde_json::to_value(Redacted(&response))?;
/// ```
pub struct Redacted<'a, T>(pub &'a T);

// A derive would require `T: Clone` and `T: Copy`.
impl<T> Clone for Redacted<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Redacted<'_, T> {}

impl<T: json::Wire> fmt::Display for Redacted<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&json::to_string_redacted(self.0))
    }
}

impl<T: json::Wire> fmt::Debug for Redacted<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(feature = "serde")]
impl<T: json::Wire> serde_core::Serialize for Redacted<'_, T> {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let take = |view: View<'_>| super::serde::serialize(&Shown(view), serializer);
        redact(self.0, Format::default(), Secret::Marked, take)
    }
}

/// What is written in place of a secret.
#[derive(Clone, Copy)]
pub(crate) enum Secret {
    /// The text `[REDACTED]`, whatever the type.
    Marked,
    /// A value of the same type, so that it can be read.
    #[cfg(feature = "server")]
    Masked,
}

impl Secret {
    fn hide<R>(self, view: View<'_>, take: impl FnOnce(View<'_>) -> R) -> R {
        match (self, view) {
            (_, View::Null) => take(View::Null),
            (Self::Marked, _) => take(View::Str(REDACTED.text())),
            #[cfg(feature = "server")]
            (Self::Masked, view) => mask::mask(view, take),
        }
    }
}

/// Calls `take` with `value`, without its secrets.
pub(crate) fn redact<R>(
    value: &dyn Value,
    format: Format,
    secret: Secret,
    take: impl FnOnce(View<'_>) -> R,
) -> R {
    let view = value.view(format);
    if value.is_sensitive() { secret.hide(view, take) } else { redact_within(view, secret, take) }
}

/// Calls `take` with a value that isn't sensitive itself, without the secrets inside it.
fn redact_within<R>(view: View<'_>, secret: Secret, take: impl FnOnce(View<'_>) -> R) -> R {
    match view {
        View::List(list, format) => take(View::List(&RedactedList(list, format, secret), format)),
        View::Object(object, format) => take(View::Object(&RedactedObject(object, secret), format)),
        scalar => take(scalar),
    }
}

/// A value that returns this view.
struct Shown<'a>(View<'a>);

impl Value for Shown<'_> {
    fn view(&self, _: Format) -> View<'_> {
        self.0
    }
}

/// A list, and the format of the timestamps in it.
struct RedactedList<'a>(&'a dyn List, Format, Secret);

impl List for RedactedList<'_> {
    fn each(&self, visit: &mut dyn FnMut(&dyn Value) -> bool) {
        self.0.each(&mut |item| redact(item, self.1, self.2, |view| visit(&Shown(view))));
    }

    fn count(&self) -> usize {
        self.0.count()
    }
}

struct RedactedObject<'a>(&'a dyn Object, Secret);

impl Object for RedactedObject<'_> {
    fn members(&self, format: Format, sink: &mut dyn Sink) {
        let secrets = self.0.secrets();
        self.0.members(format, &mut RedactingSink { sink, secrets, secret: self.1, hidden_keys: 0 });
    }
}

/// Passes on the members of an object, without secrets.
struct RedactingSink<'a> {
    sink: &'a mut dyn Sink,
    secrets: Secrets,
    secret: Secret,
    hidden_keys: usize,
}

impl RedactingSink<'_> {
    /// The text for a key. Redacted keys are numbered, since the keys of an object must differ.
    fn name<'n>(&mut self, name: &'n str) -> Cow<'n, str> {
        if !self.secrets.keys {
            return Cow::Borrowed(name);
        }
        self.hidden_keys += 1;
        match self.hidden_keys {
            1 => Cow::Borrowed(REDACTED.text()),
            number => Cow::Owned(format!("[REDACTED {number}]")),
        }
    }
}

impl Sink for RedactingSink<'_> {
    fn member(&mut self, name: &str, view: View<'_>) {
        // In crates of edition 2018, a closure borrows the whole of `self`.
        let (name, secret, is_secret) = (self.name(name), self.secret, self.secrets.values);
        let take = |view: View<'_>| self.sink.member(&name, view);
        if is_secret {
            secret.hide(view, take);
        } else {
            redact_within(view, secret, take);
        }
    }

    fn null(&mut self, name: &str) {
        let name = self.name(name);
        self.sink.null(&name);
    }

    fn field(&mut self, name: &'static str, value: &dyn Value) {
        self.formatted(name, value, Format::default());
    }

    fn formatted(&mut self, name: &'static str, value: &dyn Value, format: Format) {
        redact(value, format, self.secret, |view| self.sink.member(name, view));
    }

    fn defaulted(&mut self, name: &'static str, value: &dyn Value, default: &dyn Value, format: Format) {
        let is_set = !matches!(value.view(format), View::Null);
        self.formatted(name, if is_set { value } else { default }, format);
    }

    fn unrecognized(&mut self, tag: &str, value: &dyn Value) {
        let secret = self.secret;
        let take = |view: View<'_>| self.sink.unrecognized(tag, &Shown(view));
        redact(value, Format::default(), secret, take);
    }
}
