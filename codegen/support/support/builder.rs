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

/// Defines the builder of a structure.
///
/// A required member has a row with its setter, its state, the states once it is set, and the trait
/// that only [`IsSet`] implements, whose messages the compiler gives where `build()` comes too early.
/// An optional one has a row with its two setters. Rows begin with a kind; see [`setter!`].
///
/// `Clone` and `Debug` are those of what is built. Derived, they would ask for both of every state,
/// and take half as long again to compile.
#[allow(unused_macros, reason = "not every crate has structures")]
macro_rules! builder {
    (
        $builder:ident builds $ty:ident;
        $(required {$(
            $(#[doc = $required_docs:literal])*
            $(#[allow $($required_lint:tt)*])?
            $(#[deprecated $($required_deprecation:tt)*])?
            $required_kind:ident $required:ident: $($required_part:ty),+ =>
                $state:ident [$($after:ident),+],
                $is_set:ident, $message:literal, $label:literal, $note:literal;
        )*})?
        $(optional {$(
            $(#[doc = $docs:literal])*
            $(#[allow $($lint:tt)*])?
            $(#[deprecated $($deprecation:tt)*])?
            $kind:ident $name:ident, $maybe:ident: $($part:ty),+;
        )*})?
    ) => {
        #[doc = concat!(
            "Builds [`", stringify!($ty), "`](struct@", stringify!($ty), "); what is required must be \
             set before `build()`."
        )]
        #[must_use = "nothing is made before `build()`"]
        pub struct $builder<$($($state = $crate::support::Unset),*)?> {
            pub(crate) inner: $ty,
            state: std::marker::PhantomData<($($($state,)*)?)>,
        }

        impl $ty {
            /// Starts a builder.
            #[inline]
            pub fn builder() -> $builder {
                $builder { inner: $crate::support::Empty::empty(), state: std::marker::PhantomData }
            }
        }

        impl<$($($state),*)?> Clone for $builder<$($($state),*)?> {
            #[inline]
            fn clone(&self) -> Self {
                Self { inner: self.inner.clone(), state: self.state }
            }
        }

        impl<$($($state),*)?> std::fmt::Debug for $builder<$($($state),*)?> {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::support::debug_builder(stringify!($builder), &self.inner, f)
            }
        }

        impl<$($($state),*)?> $builder<$($($state),*)?> {
            $($($crate::support::setter! {
                $required_kind
                (required
                    [
                        $(#[doc = $required_docs])*
                        $(#[allow $($required_lint)*])?
                        $(#[deprecated $($required_deprecation)*])?
                    ]
                    $builder [$($after),+])
                $required: $($required_part),+
            })*)?

            $($($crate::support::setter! {
                $kind
                (optional
                    [
                        $(#[doc = $docs])*
                        $(#[allow $($lint)*])?
                        $(#[deprecated $($deprecation)*])?
                    ]
                    [$(#[deprecated $($deprecation)*])?] $maybe)
                $name: $($part),+
            })*)?

            /// Builds the structure; exists only when every required member is set.
            #[inline]
            #[must_use]
            pub fn build(self) -> $ty
            where
                $($($state: $is_set,)*)?
            {
                self.inner
            }
        }

        $($(
            #[doc(hidden)]
            #[diagnostic::on_unimplemented(message = $message, label = $label, note = $note)]
            pub trait $is_set {}

            #[diagnostic::do_not_recommend]
            impl $is_set for $crate::support::IsSet {}
        )*)?
    };
}

/// Defines the setter of a member, by its kind; and that of an `Option`, where the member is one.
///
/// - `plain`: of a number or flag, taken as it is, so that literals infer well
/// - `into`: of anything that becomes the value
/// - `boxed`: of the same, on the heap
/// - `list`, `map`: of items, which are added to those that are there
/// - `plain_list`, `plain_map`: of items with values that are taken as they are
/// - `secret_..`: of the same, where the whole is sensitive
#[allow(unused_macros, reason = "not every crate has structures with members")]
macro_rules! setter {
    (plain $how:tt $name:ident: $ty:ty) => {
        $crate::support::setter! { @set $how $name: $ty, value: $ty = value }
    };
    (into $how:tt $name:ident: $ty:ty) => {
        $crate::support::setter! { @set $how $name: $ty, value: impl Into<$ty> = value.into() }
    };
    (boxed $how:tt $name:ident: $ty:ty) => {
        $crate::support::setter! {
            @set $how $name: Box<$ty>, value: impl Into<$ty> = Box::new(value.into())
        }
    };
    (secret_boxed $how:tt $name:ident: $ty:ty) => {
        $crate::support::setter! {
            @set $how $name: $crate::support::Sensitive<Box<$ty>>,
            value: impl Into<$ty> = $crate::support::Sensitive::new(Box::new(value.into()))
        }
    };
    (list $how:tt $name:ident: $item:ty) => {
        $crate::support::setter! { @list $how [] [] $name: Vec<$item>, $item }
    };
    (secret_list $how:tt $name:ident: $item:ty) => {
        $crate::support::setter! {
            @list $how [.expose_mut()] [.into_inner()]
            $name: $crate::support::Sensitive<Vec<$item>>, $item
        }
    };
    (plain_list $how:tt $name:ident: $item:ty) => {
        $crate::support::setter! { @plain_list $how [] [] $name: Vec<$item>, $item }
    };
    (secret_plain_list $how:tt $name:ident: $item:ty) => {
        $crate::support::setter! {
            @plain_list $how [.expose_mut()] [.into_inner()]
            $name: $crate::support::Sensitive<Vec<$item>>, $item
        }
    };
    (map $how:tt $name:ident: $key:ty, $value:ty) => {
        $crate::support::setter! {
            @map $how [] [] $name: std::collections::BTreeMap<$key, $value>, $key, $value
        }
    };
    (secret_map $how:tt $name:ident: $key:ty, $value:ty) => {
        $crate::support::setter! {
            @map $how [.expose_mut()] [.into_inner()]
            $name: $crate::support::Sensitive<std::collections::BTreeMap<$key, $value>>,
            $key, $value
        }
    };
    (plain_map $how:tt $name:ident: $key:ty, $value:ty) => {
        $crate::support::setter! {
            @plain_map $how [] [] $name: std::collections::BTreeMap<$key, $value>, $key, $value
        }
    };
    (secret_plain_map $how:tt $name:ident: $key:ty, $value:ty) => {
        $crate::support::setter! {
            @plain_map $how [.expose_mut()] [.into_inner()]
            $name: $crate::support::Sensitive<std::collections::BTreeMap<$key, $value>>,
            $key, $value
        }
    };
    (@list $how:tt $mut:tt $inner:tt $name:ident: $ty:ty, $item:ty) => {
        $crate::support::setter! {
            @add $how $mut $inner $name: $ty,
            value: impl IntoIterator<Item = impl Into<$item>> = $crate::support::items(value)
        }
    };
    (@plain_list $how:tt $mut:tt $inner:tt $name:ident: $ty:ty, $item:ty) => {
        $crate::support::setter! {
            @add $how $mut $inner $name: $ty, value: impl IntoIterator<Item = $item> = value
        }
    };
    (@map $how:tt $mut:tt $inner:tt $name:ident: $ty:ty, $key:ty, $value:ty) => {
        $crate::support::setter! {
            @add $how $mut $inner $name: $ty,
            value: impl IntoIterator<Item = (impl Into<$key>, impl Into<$value>)>
                = $crate::support::entries(value)
        }
    };
    (@plain_map $how:tt $mut:tt $inner:tt $name:ident: $ty:ty, $key:ty, $value:ty) => {
        $crate::support::setter! {
            @add $how $mut $inner $name: $ty,
            value: impl IntoIterator<Item = (impl Into<$key>, $value)>
                = value.into_iter().map(|(key, value)| (key.into(), value))
        }
    };
    (
        @set (required [$($attributes:tt)*] $builder:ident [$($after:ident),+])
        $name:ident: $ty:ty, $value:ident: $argument:ty = $new:expr
    ) => {
        $($attributes)*
        #[inline]
        pub fn $name(mut self, $value: $argument) -> $builder<$($after),+> {
            self.inner.$name = $new;
            $builder { inner: self.inner, state: std::marker::PhantomData }
        }
    };
    (
        @set (optional [$($attributes:tt)*] [$($deprecated:tt)*] $maybe:ident)
        $name:ident: $ty:ty, $value:ident: $argument:ty = $new:expr
    ) => {
        $($attributes)*
        #[inline]
        pub fn $name(mut self, $value: $argument) -> Self {
            self.inner.$name = Some($new);
            self
        }

        #[doc = concat!("Like `", stringify!($name), "`; `None` leaves the member as it was.")]
        $($deprecated)*
        #[inline]
        pub fn $maybe(mut self, value: Option<$ty>) -> Self {
            if value.is_some() {
                self.inner.$name = value;
            }
            self
        }
    };
    (
        @add (required [$($attributes:tt)*] $builder:ident [$($after:ident),+])
        [$($mut:tt)*] [$($inner:tt)*]
        $name:ident: $ty:ty, $value:ident: $argument:ty = $items:expr
    ) => {
        $($attributes)*
        #[inline]
        pub fn $name(mut self, $value: $argument) -> $builder<$($after),+> {
            self.inner.$name $($mut)* .extend($items);
            $builder { inner: self.inner, state: std::marker::PhantomData }
        }
    };
    (
        @add (optional [$($attributes:tt)*] [$($deprecated:tt)*] $maybe:ident)
        [$($mut:tt)*] [$($inner:tt)*]
        $name:ident: $ty:ty, $value:ident: $argument:ty = $items:expr
    ) => {
        $($attributes)*
        #[inline]
        pub fn $name(mut self, $value: $argument) -> Self {
            self.inner.$name.get_or_insert_default() $($mut)* .extend($items);
            self
        }

        #[doc = concat!("Like `", stringify!($name), "`; `None` leaves the member as it was.")]
        $($deprecated)*
        #[inline]
        pub fn $maybe(self, value: Option<$ty>) -> Self {
            match value {
                Some(value) => self.$name(value $($inner)*),
                None => self,
            }
        }
    };
}

/// The items that values become.
#[allow(dead_code, reason = "not every crate has lists")]
#[inline]
pub(crate) fn items<T>(values: impl IntoIterator<Item = impl Into<T>>) -> impl Iterator<Item = T> {
    values.into_iter().map(Into::into)
}

/// The entries that keys and values become.
#[allow(dead_code, reason = "not every crate has maps")]
#[inline]
pub(crate) fn entries<K, V>(
    values: impl IntoIterator<Item = (impl Into<K>, impl Into<V>)>,
) -> impl Iterator<Item = (K, V)> {
    values.into_iter().map(|(key, value)| (key.into(), value.into()))
}

/// Shows a builder by what it has so far.
#[allow(dead_code, reason = "not every crate has structures")]
pub(crate) fn debug_builder(name: &str, inner: &dyn Debug, f: &mut Formatter<'_>) -> Result {
    f.debug_struct(name).field("inner", inner).finish()
}

#[allow(unused_imports, reason = "not every crate has structures")]
pub(crate) use {builder, setter};
