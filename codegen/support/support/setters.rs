//! The setters of builders.
//!
//! This file is next to `builder.rs`, not below it: in a module of a build script, `$crate` becomes a
//! `super` for each folder above a macro's file, and shapes call these macros from as deep as this.

/// Defines all setters of a builder, given its type parameters and its rows.
///
/// The setter of a required member returns a builder with [`IsSet`](crate::support::IsSet) in place
/// of the member's parameter.
macro_rules! setters {
    ($builder:ident [$($before:ident)*] [] $($argument:tt $member:tt)*) => {
        $($crate::support::setters::setter! { optional $argument $member })*
    };
    // Four rows at once, since the compiler allows at most 128 nested macro calls.
    (
        $builder:ident [$($before:ident)*] [$a:ident $b:ident $c:ident $d:ident $($after:ident)*]
        $argument_a:tt $member_a:tt $argument_b:tt $member_b:tt
        $argument_c:tt $member_c:tt $argument_d:tt $member_d:tt
        $($rest:tt)*
    ) => {
        $crate::support::setters::setter! {
            (required $builder<$($before,)* $crate::support::IsSet, $b, $c, $d $(, $after)*>)
            $argument_a $member_a
        }
        $crate::support::setters::setter! {
            (required $builder<$($before,)* $a, $crate::support::IsSet, $c, $d $(, $after)*>)
            $argument_b $member_b
        }
        $crate::support::setters::setter! {
            (required $builder<$($before,)* $a, $b, $crate::support::IsSet, $d $(, $after)*>)
            $argument_c $member_c
        }
        $crate::support::setters::setter! {
            (required $builder<$($before,)* $a, $b, $c, $crate::support::IsSet $(, $after)*>)
            $argument_d $member_d
        }
        $crate::support::setters::setters! { $builder [$($before)* $a $b $c $d] [$($after)*] $($rest)* }
    };
    (
        $builder:ident [$($before:ident)*] [$own:ident $($after:ident)*]
        $argument:tt $member:tt $($rest:tt)*
    ) => {
        $crate::support::setters::setter! {
            (required $builder<$($before,)* $crate::support::IsSet $(, $after)*>) $argument $member
        }
        $crate::support::setters::setters! { $builder [$($before)* $own] [$($after)*] $($rest)* }
    };
}

// #if MaybeSetters
/// Defines the setter of a member, and if the member is optional, the one that takes an `Option`.
///
/// The second setter takes an `Option` of the same values, or of the field. For a list or map it
/// takes only an `Option` of the field, so that a `None` without a type compiles. For `None` it
/// does nothing, so that code with conditions never removes a value that was set before.
// #else
/// Defines the setter of a member.
// #end
///
/// The argument of a setter, by the words in its row:
///
/// - `T`: exactly this number or flag, so that the compiler can infer the type of literals
/// - `impl Into<T>`: anything that converts to the value
/// - `impl IntoBox<T>`: the same, in a `Box`
/// - `impl IntoList<T>`, `impl IntoMap<K, V>`: items that convert to `T`, or entries. They are
///   added to the existing ones
/// - `impl IntoList<Item = T>`, `impl IntoMap<K, Value = V>`: the same, with values of exactly this
///   type
/// - `impl IntoSensitive..`: the same, if the whole list or map is sensitive
#[allow(unused_macros, reason = "not every crate has structures with members")]
macro_rules! setter {
    // The most common kind is expanded in one step, which saves time to compile.
    (
        optional (value: impl Into<$ty:ty>)
        // #if MaybeSetters
        { [$($attributes:tt)*] [$($deprecated:tt)*] $name:ident $maybe:ident }
        // #else
        { [$($attributes:tt)*] $deprecated:tt $name:ident }
        // #end
    ) => {
        $($attributes)*
        #[inline]
        pub fn $name(mut self, value: impl Into<$ty>) -> Self {
            $crate::support::setters::set(&mut self.inner.$name, value);
            self
        }
        // #if MaybeSetters

        #[doc = concat!("Like `", stringify!($name), "`; `None` leaves the member as it was.")]
        $($deprecated)*
        #[inline]
        pub fn $maybe(mut self, value: Option<impl Into<$ty>>) -> Self {
            $crate::support::setters::set_if_some(&mut self.inner.$name, value);
            self
        }
        // #end
    };
    (
        (required $builder:ident $($states:tt)*) (value: impl Into<$ty:ty>)
        { [$($attributes:tt)*] $deprecated:tt $name:ident }
    ) => {
        $($attributes)*
        #[inline]
        pub fn $name(mut self, value: impl Into<$ty>) -> $builder $($states)* {
            self.inner.$name = value.into();
            $builder { inner: self.inner, state: std::marker::PhantomData }
        }
    };
    ($how:tt (value: impl IntoBox<$ty:ty>) $member:tt) => {
        $crate::support::setters::setter! {
            @set $how $member
            value: impl Into<$ty> = Box::new(value.into()); impl Into<Box<$ty>>
        }
    };
    ($how:tt (value: impl IntoSensitiveBox<$ty:ty>) $member:tt) => {
        $crate::support::setters::setter! {
            @set $how $member
            value: impl Into<$ty> = $crate::support::Sensitive::new(Box::new(value.into()));
            impl Into<$crate::support::Sensitive<Box<$ty>>>
        }
    };
    ($how:tt (value: impl IntoList<Item = $item:ty>) $member:tt) => {
        $crate::support::setters::setter! {
            @add $how $member [] Vec<$item>,
            value: impl $crate::support::IntoList<Item = $item>
                = $crate::support::IntoList::into_items(value)
        }
    };
    ($how:tt (value: impl IntoSensitiveList<Item = $item:ty>) $member:tt) => {
        $crate::support::setters::setter! {
            @add $how $member [.expose_mut()] $crate::support::Sensitive<Vec<$item>>,
            value: impl $crate::support::IntoSensitiveList<Item = $item>
                = $crate::support::IntoSensitiveList::into_items(value)
        }
    };
    ($how:tt (value: impl IntoList<$item:ty>) $member:tt) => {
        $crate::support::setters::setter! {
            @add $how $member [] Vec<$item>,
            value: impl $crate::support::IntoList<Item = impl Into<$item>>
                = $crate::support::setters::items($crate::support::IntoList::into_items(value))
        }
    };
    ($how:tt (value: impl IntoSensitiveList<$item:ty>) $member:tt) => {
        $crate::support::setters::setter! {
            @add $how $member [.expose_mut()] $crate::support::Sensitive<Vec<$item>>,
            value: impl $crate::support::IntoSensitiveList<Item = impl Into<$item>>
                = $crate::support::setters::items($crate::support::IntoSensitiveList::into_items(value))
        }
    };
    ($how:tt (value: impl IntoMap<$key:ty, Value = $value:ty>) $member:tt) => {
        $crate::support::setters::setter! {
            @add $how $member [] std::collections::BTreeMap<$key, $value>,
            value: impl $crate::support::IntoMap<Key = impl Into<$key>, Value = $value>
                = $crate::support::IntoMap::into_entries(value)
                    .map(|(key, value)| (key.into(), value))
        }
    };
    ($how:tt (value: impl IntoSensitiveMap<$key:ty, Value = $value:ty>) $member:tt) => {
        $crate::support::setters::setter! {
            @add $how $member [.expose_mut()]
            $crate::support::Sensitive<std::collections::BTreeMap<$key, $value>>,
            value: impl $crate::support::IntoSensitiveMap<Key = impl Into<$key>, Value = $value>
                = $crate::support::IntoSensitiveMap::into_entries(value)
                    .map(|(key, value)| (key.into(), value))
        }
    };
    ($how:tt (value: impl IntoMap<$key:ty, $value:ty>) $member:tt) => {
        $crate::support::setters::setter! {
            @add $how $member [] std::collections::BTreeMap<$key, $value>,
            value: impl $crate::support::IntoMap<Key = impl Into<$key>, Value = impl Into<$value>>
                = $crate::support::setters::entries($crate::support::IntoMap::into_entries(value))
        }
    };
    ($how:tt (value: impl IntoSensitiveMap<$key:ty, $value:ty>) $member:tt) => {
        $crate::support::setters::setter! {
            @add $how $member [.expose_mut()]
            $crate::support::Sensitive<std::collections::BTreeMap<$key, $value>>,
            value: impl $crate::support::IntoSensitiveMap<
                Key = impl Into<$key>,
                Value = impl Into<$value>,
            >
                = $crate::support::setters::entries($crate::support::IntoSensitiveMap::into_entries(value))
        }
    };
    ($how:tt (value: $ty:ty) $member:tt) => {
        $crate::support::setters::setter! {
            @set $how $member value: $ty = value; $ty
        }
    };
    (
        @set (required $builder:ident $($states:tt)*) { [$($attributes:tt)*] $deprecated:tt $name:ident }
        $value:ident: $argument:ty = $new:expr; $maybe_argument:ty
    ) => {
        $($attributes)*
        #[inline]
        pub fn $name(mut self, $value: $argument) -> $builder $($states)* {
            self.inner.$name = $new;
            $builder { inner: self.inner, state: std::marker::PhantomData }
        }
    };
    (
        // #if MaybeSetters
        @set optional { [$($attributes:tt)*] [$($deprecated:tt)*] $name:ident $maybe:ident }
        // #else
        @set optional { [$($attributes:tt)*] $deprecated:tt $name:ident }
        // #end
        $value:ident: $argument:ty = $new:expr; $maybe_argument:ty
    ) => {
        $($attributes)*
        #[inline]
        pub fn $name(mut self, $value: $argument) -> Self {
            self.inner.$name = Some($new);
            self
        }
        // #if MaybeSetters

        #[doc = concat!("Like `", stringify!($name), "`; `None` leaves the member as it was.")]
        $($deprecated)*
        #[inline]
        pub fn $maybe(mut self, value: Option<$maybe_argument>) -> Self {
            $crate::support::setters::set_if_some(&mut self.inner.$name, value);
            self
        }
        // #end
    };
    (
        @add (required $builder:ident $($states:tt)*) { [$($attributes:tt)*] $deprecated:tt $name:ident }
        [$($mut:tt)*] $ty:ty, $value:ident: $argument:ty = $items:expr
    ) => {
        $($attributes)*
        #[inline]
        pub fn $name(mut self, $value: $argument) -> $builder $($states)* {
            self.inner.$name $($mut)* .extend($items);
            $builder { inner: self.inner, state: std::marker::PhantomData }
        }
    };
    (
        // #if MaybeSetters
        @add optional { [$($attributes:tt)*] [$($deprecated:tt)*] $name:ident $maybe:ident }
        // #else
        @add optional { [$($attributes:tt)*] $deprecated:tt $name:ident }
        // #end
        [$($mut:tt)*] $ty:ty, $value:ident: $argument:ty = $items:expr
    ) => {
        $($attributes)*
        #[inline]
        pub fn $name(mut self, $value: $argument) -> Self {
            self.inner.$name.get_or_insert_default() $($mut)* .extend($items);
            self
        }
        // #if MaybeSetters

        #[doc = concat!("Like `", stringify!($name), "`; `None` leaves the member as it was.")]
        $($deprecated)*
        #[inline]
        pub fn $maybe(self, value: Option<$ty>) -> Self {
            match value {
                Some(value) => self.$name(value),
                None => self,
            }
        }
        // #end
    };
}

/// Sets an optional member. The compiler compiles this once for each type, but setters hundreds of
/// times.
#[allow(dead_code, reason = "not every crate has optional members")]
#[inline]
pub(crate) fn set<T>(member: &mut Option<T>, value: impl Into<T>) {
    *member = Some(value.into());
}

// #if MaybeSetters
/// Sets an optional member if there is a value.
#[allow(dead_code, reason = "not every crate has optional members")]
#[inline]
pub(crate) fn set_if_some<T>(member: &mut Option<T>, value: Option<impl Into<T>>) {
    if let Some(value) = value {
        set(member, value);
    }
}

// #end
/// Converts values to items.
#[allow(dead_code, reason = "not every crate has lists")]
#[inline]
pub(crate) fn items<T>(values: impl Iterator<Item = impl Into<T>>) -> impl Iterator<Item = T> {
    values.map(Into::into)
}

/// Converts keys and values to entries.
#[allow(dead_code, reason = "not every crate has maps")]
#[inline]
pub(crate) fn entries<K, V>(
    values: impl Iterator<Item = (impl Into<K>, impl Into<V>)>,
) -> impl Iterator<Item = (K, V)> {
    values.map(|(key, value)| (key.into(), value.into()))
}

#[allow(unused_imports, reason = "not every crate has structures with members")]
pub(crate) use setter;
pub(crate) use setters;
