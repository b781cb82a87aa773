//! Values that contain their place, and whether they may be shown.

use std::collections::BTreeMap;

use crate::redaction::log::Log;
use crate::redaction::watch::Watch;

/// A type that has values for any place.
pub(crate) trait Canary: Sized {
    /// A value.
    fn make(at: &Place<'_>) -> Self;

    /// A value unless the place is too deep; only shapes get deeper.
    fn reach(at: &Place<'_>) -> Option<Self> {
        (at.depth > 0).then(|| Self::make(at))
    }
}

/// A union.
pub(crate) trait Variants: Canary + 'static {
    /// The functions that make a value of each variant.
    const VARIANTS: &'static [fn(&Place<'_>) -> Option<Self>];
}

/// What is secret in a member: the whole value, or parts of a list or map.
pub(crate) struct Plan(pub(crate) bool, pub(crate) &'static [Plan]);

/// The place of a value.
pub(crate) struct Place<'a> {
    /// The id of the member.
    label: &'a str,
    parts: &'a [Plan],
    is_secret: bool,
    depth: u8,
    is_top: bool,
    log: &'a Log,
}

/// The depth of nested structures in values.
const DEPTH: u8 = 3;

/// Numbers that occur nowhere else in a text.
pub(crate) const NUMBER: i32 = 7_654_321;
pub(crate) const SHORT: i16 = 23_456;
pub(crate) const BYTE: i8 = 123;
pub(crate) const BYTES: u16 = 4_321;

impl<'a> Place<'a> {
    /// The place of a value that isn't inside another one.
    pub(crate) fn top(id: &'a str, log: &'a Log) -> Self {
        Self { label: id, parts: &[], is_secret: false, depth: DEPTH, is_top: true, log }
    }

    /// The value of a member.
    pub(crate) fn make<T: Canary>(&self, label: &str, plan: &Plan) -> T {
        T::make(&self.inside(label, plan, self.depth.saturating_sub(1)))
    }

    /// The value of a member, unless that is too deep.
    pub(crate) fn reach<T: Canary>(&self, label: &str, plan: &Plan) -> Option<T> {
        T::reach(&self.inside(label, plan, self.depth.saturating_sub(1)))
    }

    /// Checks the builder of the structure at this place.
    pub(crate) fn watch(&self, secrets: &'a [(&'a str, bool)]) -> Watch<'a> {
        Watch::new(self.label, self.is_top.then_some(self.log), secrets)
    }

    /// A text.
    pub(crate) fn text(&self) -> String {
        if !self.is_secret {
            self.log.show(self.label);
        }
        format!("{} {}", self.pick("canary", "visible"), self.label)
    }

    /// A number.
    pub(crate) fn number(&self) -> i32 {
        self.pick(NUMBER, 1)
    }

    fn pick<T>(&self, secret: T, visible: T) -> T {
        if self.is_secret { secret } else { visible }
    }

    /// The place of an element of a list, or of a key or value of a map.
    fn part(&self, index: usize) -> Place<'_> {
        self.inside(self.label, &self.parts[index], self.depth)
    }

    fn inside<'b>(&'b self, label: &'b str, plan: &'b Plan, depth: u8) -> Place<'b> {
        let Plan(is_secret, parts) = plan;
        if *is_secret {
            self.log.try_out(label);
        }
        let is_secret = self.is_secret || *is_secret;
        Place { label, parts, is_secret, depth, is_top: false, log: self.log }
    }
}

/// Types without shapes inside, which are never too deep.
macro_rules! leaf {
    ($($ty:ty: |$at:ident| $value:expr,)*) => {$(
        impl Canary for $ty {
            fn make($at: &Place<'_>) -> Self {
                $value
            }

            fn reach(at: &Place<'_>) -> Option<Self> {
                Some(Self::make(at))
            }
        }
    )*};
}

/// Types that hold one value of another.
macro_rules! wrapper {
    ($($ty:ty: $wrap:expr,)*) => {$(
        impl<T: Canary> Canary for $ty {
            fn make(at: &Place<'_>) -> Self {
                $wrap(T::make(at))
            }

            fn reach(at: &Place<'_>) -> Option<Self> {
                T::reach(at).map($wrap)
            }
        }
    )*};
}

/// Types of the support code, of which each crate has its own, and only those that it needs.
macro_rules! support {
    ($krate:ident: $($name:ident)*) => {
        $(support! { @$name $krate })*
    };
    (@Sensitive $krate:ident) => {
        wrapper! { ::$krate::Sensitive<T>: ::$krate::Sensitive::new, }
    };
    (@BigDecimal $krate:ident) => {
        leaf! { ::$krate::BigDecimal: |at| at.number().into(), }
    };
    (@BigInteger $krate:ident) => {
        leaf! { ::$krate::BigInteger: |at| at.number().into(), }
    };
    (@Blob $krate:ident) => {
        leaf! { ::$krate::Blob: |at| vec![0; at.pick(BYTES, 1).into()].into(), }
    };
    (@Document $krate:ident) => {
        leaf! { ::$krate::Document: |at| at.text().into(), }
    };
    (@Timestamp $krate:ident) => {
        leaf! { ::$krate::Timestamp: |at| Self::from_secs(at.number().into()), }
    };
}

leaf! {
    String: |at| at.text(),
    bool: |at| at.is_secret,
    i8: |at| at.pick(BYTE, 1),
    i16: |at| at.pick(SHORT, 1),
    i32: |at| at.number(),
    i64: |at| at.number().into(),
    f32: |at| at.pick(7_654_321.0, 1.0),
    f64: |at| at.number().into(),
}

wrapper! {
    Box<T>: Box::new,
    Option<T>: Some,
}

// The macro above, for each crate.
include!(concat!(env!("OUT_DIR"), "/support.rs"));

impl<T: Canary> Canary for Vec<T> {
    fn make(at: &Place<'_>) -> Self {
        T::reach(&at.part(0)).into_iter().collect()
    }

    fn reach(at: &Place<'_>) -> Option<Self> {
        Some(Self::make(at))
    }
}

impl<K: Canary + Ord, V: Canary> Canary for BTreeMap<K, V> {
    fn make(at: &Place<'_>) -> Self {
        let value = V::reach(&at.part(1));
        value.map(|value| (K::make(&at.part(0)), value)).into_iter().collect()
    }

    fn reach(at: &Place<'_>) -> Option<Self> {
        Some(Self::make(at))
    }
}
