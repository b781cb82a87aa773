//! Structures and unions on the wire.

use super::{Format, ItemSink, Members, Object, Sink, Slot, Value, View};
use crate::support::Empty;

/// A structure or union.
pub trait Shape: Empty {
    /// Whether the whole shape is sensitive.
    const IS_SENSITIVE: bool = false;

    // #if HttpBindings
    /// Whether the shape is a union.
    #[allow(dead_code, reason = "only the feature `server` asks for it")]
    const IS_UNION: bool = false;

    // #end
    /// The wire names of the members that a strict reader requires.
    const REQUIRED: &'static [&'static str] = &[];

    /// Passes each member to `sink`.
    fn fields(&self, _sink: &mut dyn Sink) {}

    /// The slot of a member; `None` if the model doesn't have it.
    fn slot(&mut self, _name: &str) -> Option<&mut dyn Slot> {
        None
    }

    /// Reads a null. Only a union keeps it, if the model doesn't have the member.
    fn null(&mut self, _name: &str) {}

    /// Whether this is a union that keeps the member `name`, which the model doesn't have.
    fn is_unrecognized(&self, _name: &str) -> bool {
        false
    }

    /// The value that reading starts from, with defaults filled in.
    fn initial() -> Self
    where
        Self: Sized,
    {
        Self::empty()
    }
}

impl<T: Shape> Value for T {
    #[inline]
    fn view(&self, format: Format) -> View<'_> {
        View::Object(self, format)
    }

    #[inline]
    fn is_sensitive(&self) -> bool {
        T::IS_SENSITIVE
    }

    #[inline]
    fn put_item(&self, sink: &mut dyn ItemSink) -> bool {
        self.fields(sink);
        sink.end_item();
        true
    }
}

impl<T: Shape> Object for T {
    #[inline]
    fn members(&self, _: Format, sink: &mut dyn Sink) {
        self.fields(sink);
    }
}

impl<T: Shape> Slot for T {
    #[inline]
    fn expected(&self) -> &'static str {
        "expected an object"
    }

    #[inline]
    fn object(&mut self) -> Option<&mut dyn Members> {
        *self = T::initial();
        Some(self)
    }

    #[inline]
    fn fresh_object(&mut self) -> Option<&mut dyn Members> {
        Some(self)
    }

    #[inline]
    fn start() -> Self {
        T::initial()
    }
}

impl<T: Shape> Members for T {
    #[inline]
    fn member(&mut self, name: &str) -> Option<&mut dyn Slot> {
        self.slot(name)
    }

    #[inline]
    fn null(&mut self, name: &str) {
        Shape::null(self, name);
    }

    #[inline]
    fn is_data(&self, name: &str) -> bool {
        self.is_unrecognized(name)
    }

    // #if HttpBindings
    #[cfg(feature = "server")]
    #[inline]
    fn is_union(&self) -> bool {
        T::IS_UNION
    }

    #[cfg(feature = "server")]
    #[inline]
    fn show_formats(&self, sink: &mut dyn Sink) {
        self.fields(sink);
    }

    // #end
    #[inline]
    fn required(&self) -> &'static [&'static str] {
        T::REQUIRED
    }
}

/// `()` is the input or output of an operation that has none.
impl Shape for () {}
