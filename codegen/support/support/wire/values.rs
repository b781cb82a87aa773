//! The wire form of types of the standard library: scalars, lists, maps.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::number::{float, float32, integer};
use super::{
    Format, ItemSink, Items, Key, List, Members, Object, Scalar, Secrets, Shape, Sink, Slot, Value, View,
};
use crate::support::Empty;

macro_rules! scalars {
    ($($ty:ty, $expected:literal, $value:ident => $view:expr, $scalar:ident => $read:expr;)*) => {$(
        impl Value for $ty {
            #[inline]
            fn view(&self, _: Format) -> View<'_> {
                let $value = self;
                $view
            }
        }

        impl Slot for $ty {
            fn expected(&self) -> &'static str {
                $expected
            }

            #[inline]
            fn scalar(&mut self, $scalar: Scalar<'_>) -> bool {
                let read: Option<$ty> = $read;
                read.map(|value| *self = value).is_some()
            }
        }
    )*};
}

scalars! {
    bool, "expected true or false", value => View::Bool(*value), scalar => match scalar {
        Scalar::Bool(flag) => Some(flag),
        _ => None,
    };
    i8, "expected an integer of 8 bits", value => View::Int((*value).into()), scalar => integer(scalar);
    i16, "expected an integer of 16 bits", value => View::Int((*value).into()), scalar => integer(scalar);
    i32, "expected an integer of 32 bits", value => View::Int((*value).into()), scalar => integer(scalar);
    i64, "expected an integer of 64 bits", value => View::Int(*value), scalar => integer(scalar);
    f64, "expected a number", value => View::f64(*value), scalar => float(scalar);
    f32, "expected a number", value => View::f32(*value), scalar => float32(scalar);
}

impl Value for String {
    #[inline]
    fn view(&self, _: Format) -> View<'_> {
        View::Str(self)
    }

    #[inline]
    fn as_text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Slot for String {
    fn expected(&self) -> &'static str {
        "expected a string"
    }

    fn scalar(&mut self, scalar: Scalar<'_>) -> bool {
        matches!(scalar, Scalar::Str(text) if self.text(text))
    }

    #[inline]
    fn text(&mut self, text: &str) -> bool {
        *self = text.to_owned();
        true
    }
}

impl<T: Value> Value for Option<T> {
    #[inline]
    fn view(&self, format: Format) -> View<'_> {
        match self {
            Some(value) => value.view(format),
            None => View::Null,
        }
    }

    #[inline]
    fn is_sensitive(&self) -> bool {
        self.as_ref().is_some_and(T::is_sensitive)
    }

    #[inline]
    fn put(&self, name: &'static str, sink: &mut dyn Sink) {
        match self {
            Some(value) => value.put(name, sink),
            None => sink.absent(name),
        }
    }
}

impl<T: Slot + Empty> Slot for Option<T> {
    fn expected(&self) -> &'static str {
        T::empty().expected()
    }

    #[inline]
    fn scalar(&mut self, scalar: Scalar<'_>) -> bool {
        let mut value = T::empty();
        let fits = value.scalar(scalar);
        if fits {
            *self = Some(value);
        }
        fits
    }

    #[inline]
    fn text(&mut self, text: &str) -> bool {
        let mut value = T::empty();
        let fits = value.text(text);
        if fits {
            *self = Some(value);
        }
        fits
    }

    // #if HttpBindings
    #[cfg(feature = "server")]
    #[inline]
    fn exact_scalar(&mut self, scalar: Scalar<'_>, format: Format) -> bool {
        let mut value = T::empty();
        let fits = value.exact_scalar(scalar, format);
        if fits {
            *self = Some(value);
        }
        fits
    }

    // #end
    #[inline]
    fn list(&mut self) -> Option<&mut dyn Items> {
        self.insert(T::start()).list()
    }

    #[inline]
    fn object(&mut self) -> Option<&mut dyn Members> {
        self.insert(T::start()).fresh_object()
    }
}

impl<T: Shape> Shape for Box<T> {
    const IS_SENSITIVE: bool = T::IS_SENSITIVE;
    const REQUIRED: &'static [&'static str] = T::REQUIRED;
    // #if HttpBindings
    const IS_UNION: bool = T::IS_UNION;
    // #end

    #[inline]
    fn fields(&self, sink: &mut dyn Sink) {
        self.as_ref().fields(sink);
    }

    #[inline]
    fn slot(&mut self, name: &str) -> Option<&mut dyn Slot> {
        self.as_mut().slot(name)
    }

    #[inline]
    fn null(&mut self, name: &str) {
        Shape::null(self.as_mut(), name);
    }

    #[inline]
    fn is_unrecognized(&self, name: &str) -> bool {
        self.as_ref().is_unrecognized(name)
    }

    #[inline]
    fn initial() -> Self {
        Self::new(T::initial())
    }
}

impl<T: Value> Value for Vec<T> {
    #[inline]
    fn view(&self, format: Format) -> View<'_> {
        View::List(self, format)
    }
}

impl<T: Value> List for Vec<T> {
    #[inline]
    fn each(&self, visit: &mut dyn FnMut(&dyn Value) -> bool) {
        let _ = self.iter().all(|item| visit(item));
    }

    #[inline]
    fn count(&self) -> usize {
        self.len()
    }

    #[inline]
    fn put_items(&self, sink: &mut dyn ItemSink) -> bool {
        self.iter().all(|item| item.put_item(sink))
    }
}

impl<T: Slot + Empty> Slot for Vec<T> {
    fn expected(&self) -> &'static str {
        "expected an array"
    }

    #[inline]
    fn list(&mut self) -> Option<&mut dyn Items> {
        self.clear();
        Some(self)
    }
}

impl<T: Slot + Empty> Items for Vec<T> {
    #[inline]
    fn next(&mut self) -> &mut dyn Slot {
        let index = self.len();
        self.push(T::start());
        &mut self[index]
    }

    #[inline]
    fn next_object(&mut self) -> Option<&mut dyn Members> {
        let index = self.len();
        self.push(T::start());
        self[index].fresh_object()
    }

    #[inline]
    fn null(&mut self) {
        self.extend(T::null());
    }

    // #if HttpBindings
    #[cfg(feature = "server")]
    fn takes_null(&self) -> bool {
        T::null().is_some()
    }

    // #end
    #[inline]
    fn reserve(&mut self, count: usize) {
        self.reserve_exact(count);
    }
}

impl<K: Key, V: Value> Value for BTreeMap<K, V> {
    #[inline]
    fn view(&self, format: Format) -> View<'_> {
        View::Object(self, format)
    }
}

impl<K: Key, V: Value> Object for BTreeMap<K, V> {
    #[inline]
    fn members(&self, format: Format, sink: &mut dyn Sink) {
        for (key, value) in self {
            match value.view(format) {
                View::Null => sink.null(key.as_key()),
                view => sink.member(key.as_key(), view),
            }
        }
    }

    #[cfg(feature = "serde")]
    fn count(&self) -> usize {
        self.len()
    }

    fn secrets(&self) -> Secrets {
        // All values have one type, but entries of a sparse map can be null.
        Secrets { keys: K::IS_SENSITIVE, values: self.values().any(V::is_sensitive) }
    }
}

impl<K: Key, V: Slot + Empty> Slot for BTreeMap<K, V> {
    fn expected(&self) -> &'static str {
        "expected an object"
    }

    #[inline]
    fn object(&mut self) -> Option<&mut dyn Members> {
        self.clear();
        Some(self)
    }
}

impl<K: Key, V: Slot + Empty> Members for BTreeMap<K, V> {
    #[inline]
    fn member(&mut self, name: &str) -> Option<&mut dyn Slot> {
        Some(match self.entry(K::from_key(name)) {
            Entry::Vacant(entry) => entry.insert(V::empty()),
            Entry::Occupied(entry) => {
                let slot = entry.into_mut();
                *slot = V::empty();
                slot
            }
        })
    }

    fn null(&mut self, name: &str) {
        if let Some(null) = V::null() {
            self.insert(K::from_key(name), null);
        }
    }

    // #if HttpBindings
    #[cfg(feature = "server")]
    fn takes_null(&self) -> bool {
        V::null().is_some()
    }

    // #end
    #[inline]
    fn is_data(&self, _: &str) -> bool {
        true
    }
}

impl Key for String {
    #[inline]
    fn as_key(&self) -> &str {
        self
    }

    #[inline]
    fn from_key(key: &str) -> Self {
        key.to_owned()
    }
}
