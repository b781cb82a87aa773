//! Writes the members of objects.

// #if HttpBindings
use super::Place;
// #end
use super::{Format, Value, View};

/// Writes the members of an object.
pub trait Sink {
    /// Writes a member; [`View::Null`] is skipped.
    fn member(&mut self, name: &str, view: View<'_>);

    /// Writes a null, in a sparse map or a union.
    fn null(&mut self, name: &str);

    /// Writes a member of the model.
    #[inline]
    fn field(&mut self, name: &'static str, value: &dyn Value) {
        self.member(name, value.view(Format::default()));
    }

    /// Writes a member that is a text, as [`field`](Self::field) does. It is a method of its own since
    /// most members are texts.
    #[inline]
    fn text(&mut self, name: &'static str, text: &str) {
        self.field(name, &Text { text, is_sensitive: false });
    }

    /// Writes a member that is a sensitive text.
    #[inline]
    fn sensitive_text(&mut self, name: &'static str, text: &str) {
        self.field(name, &Text { text, is_sensitive: true });
    }

    /// Notes a member that isn't set.
    fn absent(&mut self, _name: &'static str) {}

    /// Writes a member whose timestamps have this format.
    #[inline]
    fn formatted(&mut self, name: &'static str, value: &dyn Value, format: Format) {
        self.member(name, value.view(format));
    }

    /// Writes a member, or its default if the member isn't set.
    #[inline]
    fn defaulted(&mut self, name: &'static str, value: &dyn Value, default: &dyn Value, format: Format) {
        match value.view(format) {
            View::Null => self.member(name, default.view(format)),
            view => self.member(name, view),
        }
    }

    /// Writes a member of a union that the model doesn't have, as it was read. A union without a
    /// member has an empty tag and no value.
    fn unrecognized(&mut self, tag: &str, value: &dyn Value) {
        match value.view(Format::default()) {
            View::Null if tag.is_empty() => {}
            View::Null => self.null(tag),
            view => self.member(tag, view),
        }
    }

    // #if HttpBindings
    /// Writes a member that an HTTP message has in another place than its body. Where there are no such
    /// places, it is written like the others.
    fn bound(&mut self, name: &'static str, value: &dyn Value, _: Place) {
        self.field(name, value);
    }

    /// Like [`bound`](Self::bound), for a member whose timestamps have this format.
    fn bound_as(&mut self, name: &'static str, value: &dyn Value, _: Place, format: Format) {
        self.formatted(name, value, format);
    }

    /// Like [`bound`](Self::bound), for an idempotency token.
    fn bound_token(&mut self, name: &'static str, value: &dyn Value, _: Place) {
        self.token(name, value);
    }

    // #end
    /// Writes an idempotency token. If it isn't set, the writer of a request adds a random one.
    fn token(&mut self, name: &'static str, value: &dyn Value) {
        self.field(name, value);
    }
}

/// Writes the members of objects that are the items of a list, with few calls for each item.
pub trait ItemSink: Sink {
    /// Ends an item.
    fn end_item(&mut self);
}

/// A text that is a member.
struct Text<'a> {
    text: &'a str,
    is_sensitive: bool,
}

impl Value for Text<'_> {
    fn view(&self, _: Format) -> View<'_> {
        View::Str(self.text)
    }

    fn is_sensitive(&self) -> bool {
        self.is_sensitive
    }
}
