//! What builders have in common: the states of required members, and what they implement.

use std::fmt::{Debug, Formatter, Result};

/// The state of a builder in which a required member isn't set.
#[derive(Clone, Copy, Debug)]
#[allow(dead_code, reason = "not every crate has required members")]
pub enum Unset {}

/// The state of a builder in which a required member is set.
#[derive(Clone, Copy, Debug)]
#[allow(dead_code, reason = "not every crate has required members")]
pub enum IsSet {}

/// Defines the builder of a structure, all but the setters of required members.
///
/// A required member has a row with its state and the trait that only [`IsSet`] implements, whose
/// messages the compiler gives where `build()` comes too early. An optional one has a row with its
/// two setters; see [`setters!`].
///
/// `Clone` and `Debug` are those of what is built. Derived, they would ask for both of every state,
/// and take half as long again to compile.
#[allow(unused_macros, reason = "not every crate has structures")]
macro_rules! builder {
    (
        $builder:ident builds $ty:ident;
        $(required $state:ident: $is_set:ident, $message:literal, $label:literal, $note:literal;)*
        $(optional {
            $(
                $(#[doc = $docs:literal])*
                $(#[deprecated $($note_of_model:tt)*])?
                $kind:ident $name:ident, $maybe:ident: $($part:ty),+;
            )*
        })?
    ) => {
        #[doc = concat!("Builds [`", stringify!($ty), "`]; what is required must be set before `build()`.")]
        #[must_use = "nothing is made before `build()`"]
        pub struct $builder<$($state = $crate::support::Unset),*> {
            pub(crate) inner: $ty,
            state: std::marker::PhantomData<($($state,)*)>,
        }

        impl $ty {
            /// Starts a builder.
            #[inline]
            pub fn builder() -> $builder {
                $builder { inner: $crate::support::Empty::empty(), state: std::marker::PhantomData }
            }
        }

        impl<$($state),*> Clone for $builder<$($state),*> {
            #[inline]
            fn clone(&self) -> Self {
                Self { inner: self.inner.clone(), state: self.state }
            }
        }

        impl<$($state),*> std::fmt::Debug for $builder<$($state),*> {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::support::debug_builder(stringify!($builder), &self.inner, f)
            }
        }

        impl<$($state),*> $builder<$($state),*> {
            $($($crate::support::setters! {
                $kind [$(#[doc = $docs])*] [$(#[deprecated $($note_of_model)*])?]
                $name, $maybe: $($part),+
            })*)?

            /// Builds the structure; exists only when every required member is set.
            #[inline]
            #[must_use]
            pub fn build(self) -> $ty
            where
                $($state: $is_set,)*
            {
                self.inner
            }
        }

        $(
            #[doc(hidden)]
            #[diagnostic::on_unimplemented(message = $message, label = $label, note = $note)]
            pub trait $is_set {}

            #[diagnostic::do_not_recommend]
            impl $is_set for $crate::support::IsSet {}
        )*
    };
}

/// Defines the two setters of an optional member, by its kind.
///
/// - `plain`: of a number or flag, taken as it is, so that literals infer well
/// - `into`: of anything that becomes the value
/// - `boxed`: of the same, on the heap
/// - `list`, `map`: of items, which are added to those that are there
#[allow(unused_macros, reason = "not every crate has optional members")]
macro_rules! setters {
    (plain [$($docs:tt)*] [$($deprecated:tt)*] $name:ident, $maybe:ident: $ty:ty) => {
        $($docs)*
        $($deprecated)*
        #[inline]
        pub fn $name(mut self, value: $ty) -> Self {
            self.inner.$name = Some(value);
            self
        }

        $crate::support::setters! { @maybe [$($deprecated)*] $name, $maybe: $ty }
    };
    (into [$($docs:tt)*] [$($deprecated:tt)*] $name:ident, $maybe:ident: $ty:ty) => {
        $($docs)*
        $($deprecated)*
        #[inline]
        pub fn $name(mut self, value: impl Into<$ty>) -> Self {
            self.inner.$name = Some(value.into());
            self
        }

        $crate::support::setters! { @maybe [$($deprecated)*] $name, $maybe: $ty }
    };
    (boxed [$($docs:tt)*] [$($deprecated:tt)*] $name:ident, $maybe:ident: $ty:ty) => {
        $($docs)*
        $($deprecated)*
        #[inline]
        pub fn $name(mut self, value: impl Into<$ty>) -> Self {
            self.inner.$name = Some(Box::new(value.into()));
            self
        }

        $crate::support::setters! { @maybe [$($deprecated)*] $name, $maybe: Box<$ty> }
    };
    (@maybe [$($deprecated:tt)*] $name:ident, $maybe:ident: $ty:ty) => {
        /// Like the setter before it where there is a value; `None` clears it.
        $($deprecated)*
        #[inline]
        pub fn $maybe(mut self, value: Option<$ty>) -> Self {
            self.inner.$name = value;
            self
        }
    };
    (list [$($docs:tt)*] [$($deprecated:tt)*] $name:ident, $maybe:ident: $item:ty) => {
        $($docs)*
        $($deprecated)*
        #[inline]
        pub fn $name(mut self, value: impl IntoIterator<Item = impl Into<$item>>) -> Self {
            self.inner.$name.get_or_insert_default().extend(value.into_iter().map(Into::into));
            self
        }

        $crate::support::setters! { @maybe_more [$($deprecated)*] $name, $maybe: Vec<$item> }
    };
    (map [$($docs:tt)*] [$($deprecated:tt)*] $name:ident, $maybe:ident: $key:ty, $value:ty) => {
        $($docs)*
        $($deprecated)*
        #[inline]
        pub fn $name(
            mut self,
            value: impl IntoIterator<Item = (impl Into<$key>, impl Into<$value>)>,
        ) -> Self {
            self.inner
                .$name
                .get_or_insert_default()
                .extend(value.into_iter().map(|(key, value)| (key.into(), value.into())));
            self
        }

        $crate::support::setters! {
            @maybe_more [$($deprecated)*] $name, $maybe: std::collections::BTreeMap<$key, $value>
        }
    };
    (@maybe_more [$($deprecated:tt)*] $name:ident, $maybe:ident: $ty:ty) => {
        /// Like the setter before it where there is a value; nothing for `None`.
        $($deprecated)*
        #[inline]
        pub fn $maybe(self, value: Option<$ty>) -> Self {
            match value {
                Some(value) => self.$name(value),
                None => self,
            }
        }
    };
}

/// Shows a builder by what it has so far.
#[allow(dead_code, reason = "not every crate has structures")]
pub(crate) fn debug_builder(name: &str, inner: &dyn Debug, f: &mut Formatter<'_>) -> Result {
    f.debug_struct(name).field("inner", inner).finish()
}

#[allow(unused_imports, reason = "not every crate has structures")]
pub(crate) use {builder, setters};
