//! Macros that implement generated types from tables, with a row for each member.

/// Implements a structure from its members and their wire names.
///
/// The header has the type, the traits to implement, the fields that `Debug` redacts (after `whole`
/// if the structure itself is sensitive), the wire names of the members that a strict reader
/// requires, and, if members have defaults, the function for the value that reading starts from.
/// `Default` is for structures without required members.
///
/// A row is a field and its wire name. If another method than `wire::Sink::field` writes the field,
/// the name is in a call of that method, with its other arguments.
#[allow(unused_macros, reason = "not every crate has structures")]
macro_rules! structure {
    (
        $ty:ident: Default $(+ $marker:ident)?
            $(, sensitive $($whole:ident)? [$($sensitive:literal),*])?
            $(, required [$($required:literal),+])? $(, initial $initial:ident)?;
        $($field:ident = $($name:literal)? $($take:ident $arguments:tt)?;)*
    ) => {
        impl Default for $ty {
            #[inline]
            fn default() -> Self {
                Self { $($field: None),* }
            }
        }

        impl $crate::support::Empty for $ty {
            #[inline]
            fn empty() -> Self {
                Self::default()
            }

            $(const HIDDEN_FIELDS: &'static [&'static str] = &[$($sensitive),*];)?
        }

        $crate::support::structure! {
            @all $ty [$($marker)?] [$($($whole)?)?] [$($($sensitive),*)?]
            [$($($required),+)?] [$($initial)?]
            $($field = $($name)? $($take $arguments)?;)*
        }
    };
    (
        $ty:ident $(: $marker:ident)?
            $(, sensitive $($whole:ident)? [$($sensitive:literal),*])?
            $(, required [$($required:literal),+])? $(, initial $initial:ident)?;
        $($field:ident = $($name:literal)? $($take:ident $arguments:tt)?;)*
    ) => {
        impl $crate::support::Empty for $ty {
            #[inline]
            fn empty() -> Self {
                Self { $($field: $crate::support::Empty::empty()),* }
            }

            $(const HIDDEN_FIELDS: &'static [&'static str] = &[$($sensitive),*];)?
        }

        $crate::support::structure! {
            @all $ty [$($marker)?] [$($($whole)?)?] [$($($sensitive),*)?]
            [$($($required),+)?] [$($initial)?]
            $($field = $($name)? $($take $arguments)?;)*
        }
    };
    (
        @all $ty:ident [$($marker:ident)?] $whole:tt [$($sensitive:literal),*] $required:tt $initial:tt
        $($row:tt)*
    ) => {
        $(impl $marker for $ty {})?

        $crate::support::structure! { @sensitive $ty [$($sensitive),*] }

        #[cfg(feature = "json")]
        $crate::support::structure! { @wire $ty $whole $required $initial $($row)* }

        $crate::support::serde_impls!($ty);
    };
    // The documentation has the names, since rustdoc doesn't show values that are slices.
    (@sensitive $ty:ident []) => {
        impl $ty {
            /// The fields that `Debug` redacts: none.
            pub const SENSITIVE: &'static [&'static str] = &[];
        }
    };
    (@sensitive $ty:ident [$first:literal $(, $other:literal)*]) => {
        impl $ty {
            #[doc = concat!(
                "The fields that `Debug` redacts: `", $first, "`" $(, ", `", $other, "`")*, "."
            )]
            pub const SENSITIVE: &'static [&'static str] = &[$first $(, $other)*];
        }
    };
    (@wire $ty:ident [$($whole:ident)?] [] []) => {
        impl $crate::support::wire::Shape for $ty {
            $($crate::support::structure! { @$whole })?
        }
    };
    (@whole) => {
        const IS_SENSITIVE: bool = true;
    };
    (
        @wire $ty:ident [$($whole:ident)?] [$($($required:literal),+)?] [$($initial:ident)?]
        $(
            $field:ident =
                $($name:literal)? $($take:ident($taken:literal $(, $more:expr)* $(,)?))?;
        )+
    ) => {
        impl $crate::support::wire::Shape for $ty {
            $($crate::support::structure! { @$whole })?
            $(const REQUIRED: &'static [&'static str] = &[$($required),+];)?

            #[inline]
            fn fields(&self, sink: &mut dyn $crate::support::wire::Sink) {
                $(
                    $(sink.field($name, &self.$field);)?
                    $(sink.$take($taken, &self.$field $(, $more)*);)?
                )*
            }

            #[inline]
            fn slot(&mut self, name: &str) -> Option<&mut dyn $crate::support::wire::Slot> {
                let slot: &mut dyn $crate::support::wire::Slot = match name {
                    $($($name)? $($taken)? => &mut self.$field,)*
                    _ => return None,
                };
                Some(slot)
            }

            $(
                #[inline]
                fn initial() -> Self {
                    Self::$initial()
                }
            )?
        }
    };
}

/// Implements `Error` for a structure. It displays its name in the model, and its message if it has
/// one.
#[allow(unused_macros, reason = "not every crate has errors")]
macro_rules! error {
    ($ty:ident = $name:literal, required $message:ident) => {
        $crate::support::error! {
            @impls $ty $name, |it| Some(it.$message.as_str()).filter(|message| !message.is_empty())
        }
    };
    ($ty:ident = $name:literal, optional $message:ident) => {
        $crate::support::error! { @impls $ty $name, |it| it.$message.as_deref() }
    };
    ($ty:ident = $name:literal) => {
        $crate::support::error! { @impls $ty $name, |_| None }
    };
    (@impls $ty:ident $name:literal, $message:expr) => {
        impl std::fmt::Display for $ty {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let message: fn(&Self) -> Option<&str> = $message;
                $crate::support::display_error($name, message(self), f)
            }
        }

        impl std::error::Error for $ty {}
    };
}

/// Implements an enum of strings from its variants and their values.
#[allow(unused_macros, reason = "not every crate has such enums")]
macro_rules! string_enum {
    (secret $ty:ident; $($rows:tt)*) => {
        $crate::support::string_enum! {
            @all $ty
            [#[inline] fn is_sensitive(&self) -> bool { true }]
            [const IS_SENSITIVE: bool = true;]
            $($rows)*
        }
        $crate::support::redacted! { $ty }
    };
    (public $ty:ident; $($rows:tt)*) => {
        $crate::support::string_enum! { @all $ty [] [] $($rows)* }

        impl std::fmt::Display for $ty {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
    (
        @all $ty:ident [$($sensitive_value:tt)*] [$($sensitive_key:tt)*]
        $($variant:ident = $value:literal;)*
    ) => {
        impl Eq for $ty {}

        impl $crate::support::StringEnum for $ty {}

        impl $ty {
            /// The values that the model has.
            #[inline]
            #[must_use]
            pub const fn values() -> &'static [&'static str] {
                &[$($value),*]
            }

            /// The value on the wire.
            #[inline]
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unrecognized(value) => value,
                }
            }
        }

        impl From<&str> for $ty {
            #[inline]
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    other => Self::Unrecognized(other.to_owned()),
                }
            }
        }

        impl From<String> for $ty {
            #[inline]
            fn from(value: String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl std::str::FromStr for $ty {
            type Err = std::convert::Infallible;

            #[inline]
            fn from_str(value: &str) -> Result<Self, std::convert::Infallible> {
                Ok(Self::from(value))
            }
        }

        impl $crate::support::Empty for $ty {
            #[inline]
            fn empty() -> Self {
                Self::from("")
            }
        }

        #[cfg(feature = "json")]
        impl $crate::support::wire::Value for $ty {
            #[inline]
            fn view(&self, _: $crate::support::wire::Format) -> $crate::support::wire::View<'_> {
                $crate::support::wire::View::Str(self.as_str())
            }

            $($sensitive_value)*
        }

        #[cfg(feature = "json")]
        impl $crate::support::wire::Slot for $ty {
            fn expected(&self) -> &'static str {
                "expected a string"
            }

            #[inline]
            fn scalar(&mut self, scalar: $crate::support::wire::Scalar<'_>) -> bool {
                match scalar {
                    $crate::support::wire::Scalar::Str(text) => *self = Self::from(text),
                    _ => return false,
                }
                true
            }
        }

        #[cfg(feature = "json")]
        impl $crate::support::wire::Key for $ty {
            $($sensitive_key)*

            #[inline]
            fn as_key(&self) -> &str {
                self.as_str()
            }

            #[inline]
            fn from_key(key: &str) -> Self {
                Self::from(key)
            }
        }

        $crate::support::serde_impls!($ty);
    };
}

/// Implements an enum of integers from its variants and their values.
#[allow(unused_macros, reason = "not every crate has such enums")]
macro_rules! int_enum {
    (secret $ty:ident; $($rows:tt)*) => {
        $crate::support::int_enum! {
            @all $ty [#[inline] fn is_sensitive(&self) -> bool { true }] $($rows)*
        }
        $crate::support::redacted! { $ty }
    };
    (public $ty:ident; $($rows:tt)*) => {
        $crate::support::int_enum! { @all $ty [] $($rows)* }
    };
    (@all $ty:ident [$($sensitive_value:tt)*] $($variant:ident = $value:literal;)*) => {
        impl Eq for $ty {}

        impl $crate::support::IntEnum for $ty {}

        impl $ty {
            /// The values that the model has.
            #[inline]
            #[must_use]
            pub const fn values() -> &'static [i32] {
                &[$($value),*]
            }

            /// The value on the wire.
            #[inline]
            #[must_use]
            pub fn as_i32(&self) -> i32 {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unrecognized(value) => *value,
                }
            }
        }

        impl From<i32> for $ty {
            #[inline]
            fn from(value: i32) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    other => Self::Unrecognized(other),
                }
            }
        }

        impl $crate::support::Empty for $ty {
            #[inline]
            fn empty() -> Self {
                Self::from(0)
            }
        }

        #[cfg(feature = "json")]
        impl $crate::support::wire::Value for $ty {
            #[inline]
            fn view(&self, _: $crate::support::wire::Format) -> $crate::support::wire::View<'_> {
                $crate::support::wire::View::Int(self.as_i32().into())
            }

            $($sensitive_value)*
        }

        #[cfg(feature = "json")]
        impl $crate::support::wire::Slot for $ty {
            fn expected(&self) -> &'static str {
                "expected an integer of 32 bits"
            }

            #[inline]
            fn scalar(&mut self, scalar: $crate::support::wire::Scalar<'_>) -> bool {
                let mut number = 0_i32;
                let fits = number.scalar(scalar);
                if fits {
                    *self = Self::from(number);
                }
                fits
            }
        }

        $crate::support::serde_impls!($ty);
    };
}

/// `Debug` of an enum or union that is sensitive as a whole: it shows only the name of the type.
#[allow(unused_macros, reason = "few models have such shapes")]
macro_rules! redacted {
    ($ty:ident) => {
        impl std::fmt::Debug for $ty {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple(stringify!($ty)).field(&$crate::support::REDACTED).finish()
            }
        }
    };
}

/// Implements the traits of serde with the wire form. rustdoc shows the `cfg` inside.
#[cfg(feature = "serde")]
#[allow(unused_macros, reason = "not every service has shapes")]
macro_rules! serde_impls {
    ($($ty:ident),*) => {$(
        #[cfg(feature = "serde")]
        impl serde_core::Serialize for $ty {
            #[inline]
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> $crate::support::serde::Written<S> {
                $crate::support::serde::serialize(self, serializer)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde_core::Deserialize<'de> for $ty {
            #[inline]
            fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> $crate::support::serde::Read<'de, Self, D> {
                $crate::support::serde::deserialize(deserializer)
            }
        }
    )*};
}

#[cfg(not(feature = "serde"))]
#[allow(unused_macros, reason = "not every service has shapes")]
macro_rules! serde_impls {
    ($($ty:ident),*) => {};
}

#[allow(unused_imports, reason = "not every crate has shapes of each kind")]
pub(crate) use {error, int_enum, redacted, serde_impls, string_enum, structure};
