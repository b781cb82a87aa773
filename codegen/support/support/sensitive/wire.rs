//! The wire form of sensitive values: that of what is inside.

use super::Sensitive;
use crate::support::wire::{Format, Items, Key, Members, Scalar, Sink, Slot, Value, View};

impl<T: Value> Value for Sensitive<T> {
    #[inline]
    fn view(&self, format: Format) -> View<'_> {
        self.expose().view(format)
    }

    #[inline]
    fn is_sensitive(&self) -> bool {
        true
    }

    #[inline]
    fn put(&self, name: &'static str, sink: &mut dyn Sink) {
        match self.expose().as_text() {
            Some(text) => sink.sensitive_text(name, text),
            None => sink.field(name, self),
        }
    }
}

impl<T: Slot> Slot for Sensitive<T> {
    fn expected(&self) -> &'static str {
        self.expose().expected()
    }

    #[inline]
    fn scalar(&mut self, scalar: Scalar<'_>) -> bool {
        self.expose_mut().scalar(scalar)
    }

    #[inline]
    fn text(&mut self, text: &str) -> bool {
        self.expose_mut().text(text)
    }

    // #if HttpBindings
    #[cfg(feature = "server")]
    #[inline]
    fn exact_scalar(&mut self, scalar: Scalar<'_>, format: Format) -> bool {
        self.expose_mut().exact_scalar(scalar, format)
    }

    // #end
    #[inline]
    fn list(&mut self) -> Option<&mut dyn Items> {
        self.expose_mut().list()
    }

    #[inline]
    fn object(&mut self) -> Option<&mut dyn Members> {
        self.expose_mut().object()
    }
}

impl<T: Key> Key for Sensitive<T> {
    const IS_SENSITIVE: bool = true;

    #[inline]
    fn as_key(&self) -> &str {
        self.expose().as_key()
    }

    #[inline]
    fn from_key(key: &str) -> Self {
        Self::new(T::from_key(key))
    }
}
