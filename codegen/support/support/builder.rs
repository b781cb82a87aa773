//! Code that all builders share: the states of required members, setters, and `Debug`.

mod collections;
mod debug;

pub use self::collections::{IntoList, IntoMap, IntoSensitiveList, IntoSensitiveMap};
#[allow(unused_imports, reason = "not every crate has structures")]
pub(crate) use self::debug::debug_builder;

/// The state of a builder in which a required member isn't set.
#[derive(Clone, Copy, Debug)]
pub enum Unset {}

/// The state of a builder in which a required member is set.
#[derive(Clone, Copy, Debug)]
pub enum IsSet {}

/// Defines the builder of a structure.
///
/// A required member has a row with its setter, its state, the states once it is set, and the trait
/// that only [`IsSet`] implements, whose messages the compiler gives where `build()` comes too early.
/// An optional one has a row with its two setters. Rows begin with a kind; see [`setter!`].
///
/// `Clone` is that of what is built: a derived one would ask for it of every state, and take half
/// as long again to compile. For `Debug`, see [`debug_builder`].
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
            "Builds [`", stringify!($ty), "`](struct@", stringify!($ty), "), whose page says what each \
             member may be. `build()` exists when all required members are set.\n\n\
             ```text\n", stringify!($ty), "::builder()\n",
            $($("    .", stringify!($required), "(..) // required\n",)*)?
            $($("    .", stringify!($name), "(..)\n",)*)?
            "    .build()\n```"
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
                let states = std::any::type_name::<($($($state,)*)?)>();
                $crate::support::debug_builder(stringify!($builder), states, &self.inner, f)
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

            /// Builds the structure. This method exists only once every required member is set.
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
/// A setter of an `Option` takes the values that the other one takes, or the field as it is; of a list
/// or map it takes the field alone, so that a `None` without a type compiles. It does nothing for
/// `None`, so that code with conditions never takes back what was set before.
///
/// Kinds:
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
        $crate::support::setter! { @set $how $name: value: $ty = value; $ty }
    };
    // The most common kind is expanded in one step, which shows in the time to compile.
    (
        into (required [$($attributes:tt)*] $builder:ident [$($after:ident),+]) $name:ident: $ty:ty
    ) => {
        $($attributes)*
        #[inline]
        pub fn $name(mut self, value: impl Into<$ty>) -> $builder<$($after),+> {
            self.inner.$name = value.into();
            $builder { inner: self.inner, state: std::marker::PhantomData }
        }
    };
    (
        into (optional [$($attributes:tt)*] [$($deprecated:tt)*] $maybe:ident) $name:ident: $ty:ty
    ) => {
        $($attributes)*
        #[inline]
        pub fn $name(mut self, value: impl Into<$ty>) -> Self {
            $crate::support::set(&mut self.inner.$name, value);
            self
        }

        #[doc = concat!("Like `", stringify!($name), "`; `None` leaves the member as it was.")]
        $($deprecated)*
        #[inline]
        pub fn $maybe(mut self, value: Option<impl Into<$ty>>) -> Self {
            $crate::support::set_if_some(&mut self.inner.$name, value);
            self
        }
    };
    (boxed $how:tt $name:ident: $ty:ty) => {
        $crate::support::setter! {
            @set $how $name: value: impl Into<$ty> = Box::new(value.into()); impl Into<Box<$ty>>
        }
    };
    (secret_boxed $how:tt $name:ident: $ty:ty) => {
        $crate::support::setter! {
            @set $how $name:
            value: impl Into<$ty> = $crate::support::Sensitive::new(Box::new(value.into()));
            impl Into<$crate::support::Sensitive<Box<$ty>>>
        }
    };
    (list $how:tt $name:ident: $item:ty) => {
        $crate::support::setter! {
            @add $how [] $name: Vec<$item>,
            value: impl $crate::support::IntoList<Item = impl Into<$item>>
                = $crate::support::items($crate::support::IntoList::into_items(value))
        }
    };
    (secret_list $how:tt $name:ident: $item:ty) => {
        $crate::support::setter! {
            @add $how [.expose_mut()] $name: $crate::support::Sensitive<Vec<$item>>,
            value: impl $crate::support::IntoSensitiveList<Item = impl Into<$item>>
                = $crate::support::items($crate::support::IntoSensitiveList::into_items(value))
        }
    };
    (plain_list $how:tt $name:ident: $item:ty) => {
        $crate::support::setter! {
            @add $how [] $name: Vec<$item>,
            value: impl $crate::support::IntoList<Item = $item>
                = $crate::support::IntoList::into_items(value)
        }
    };
    (secret_plain_list $how:tt $name:ident: $item:ty) => {
        $crate::support::setter! {
            @add $how [.expose_mut()] $name: $crate::support::Sensitive<Vec<$item>>,
            value: impl $crate::support::IntoSensitiveList<Item = $item>
                = $crate::support::IntoSensitiveList::into_items(value)
        }
    };
    (map $how:tt $name:ident: $key:ty, $value:ty) => {
        $crate::support::setter! {
            @add $how [] $name: std::collections::BTreeMap<$key, $value>,
            value: impl $crate::support::IntoMap<Key = impl Into<$key>, Value = impl Into<$value>>
                = $crate::support::entries($crate::support::IntoMap::into_entries(value))
        }
    };
    (secret_map $how:tt $name:ident: $key:ty, $value:ty) => {
        $crate::support::setter! {
            @add $how [.expose_mut()] $name: $crate::support::Sensitive<std::collections::BTreeMap<$key, $value>>,
            value: impl $crate::support::IntoSensitiveMap<Key = impl Into<$key>, Value = impl Into<$value>>
                = $crate::support::entries($crate::support::IntoSensitiveMap::into_entries(value))
        }
    };
    (plain_map $how:tt $name:ident: $key:ty, $value:ty) => {
        $crate::support::setter! {
            @add $how [] $name: std::collections::BTreeMap<$key, $value>,
            value: impl $crate::support::IntoMap<Key = impl Into<$key>, Value = $value>
                = $crate::support::IntoMap::into_entries(value)
                    .map(|(key, value)| (key.into(), value))
        }
    };
    (secret_plain_map $how:tt $name:ident: $key:ty, $value:ty) => {
        $crate::support::setter! {
            @add $how [.expose_mut()] $name: $crate::support::Sensitive<std::collections::BTreeMap<$key, $value>>,
            value: impl $crate::support::IntoSensitiveMap<Key = impl Into<$key>, Value = $value>
                = $crate::support::IntoSensitiveMap::into_entries(value)
                    .map(|(key, value)| (key.into(), value))
        }
    };
    (
        @set (required [$($attributes:tt)*] $builder:ident [$($after:ident),+])
        $name:ident: $value:ident: $argument:ty = $new:expr; $maybe_argument:ty
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
        $name:ident: $value:ident: $argument:ty = $new:expr; $maybe_argument:ty
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
        pub fn $maybe(mut self, value: Option<$maybe_argument>) -> Self {
            $crate::support::set_if_some(&mut self.inner.$name, value);
            self
        }
    };
    (
        @add (required [$($attributes:tt)*] $builder:ident [$($after:ident),+]) [$($mut:tt)*]
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
        @add (optional [$($attributes:tt)*] [$($deprecated:tt)*] $maybe:ident) [$($mut:tt)*]
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
                Some(value) => self.$name(value),
                None => self,
            }
        }
    };
}

/// Sets an optional member. Setters are compiled hundreds of times, this only once.
#[allow(dead_code, reason = "not every crate has optional members")]
#[inline]
pub(crate) fn set<T>(member: &mut Option<T>, value: impl Into<T>) {
    *member = Some(value.into());
}

/// Sets an optional member where there is a value.
#[allow(dead_code, reason = "not every crate has optional members")]
#[inline]
pub(crate) fn set_if_some<T>(member: &mut Option<T>, value: Option<impl Into<T>>) {
    if let Some(value) = value {
        set(member, value);
    }
}

/// The items that values become.
#[allow(dead_code, reason = "not every crate has lists")]
#[inline]
pub(crate) fn items<T>(values: impl Iterator<Item = impl Into<T>>) -> impl Iterator<Item = T> {
    values.map(Into::into)
}

/// The entries that keys and values become.
#[allow(dead_code, reason = "not every crate has maps")]
#[inline]
pub(crate) fn entries<K, V>(
    values: impl Iterator<Item = (impl Into<K>, impl Into<V>)>,
) -> impl Iterator<Item = (K, V)> {
    values.map(|(key, value)| (key.into(), value.into()))
}

#[allow(unused_imports, reason = "not every crate has structures")]
pub(crate) use {builder, setter};
