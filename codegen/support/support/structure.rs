//! The macro that implements structures from tables.

/// Implements a structure from its members and their wire names.
///
/// The header has the type, the traits to implement, the fields that `Debug` redacts (after `whole`
/// if the structure itself is sensitive), the wire names of the members that a strict reader
/// requires, and, if members have defaults, the function for the value that reading starts from.
/// `Default` is for structures without required members.
///
/// A row is a field and its wire name. If another method than `wire::Sink::field` writes the field,
/// the name is in a call of that method, with its other arguments.
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
                    $($crate::support::wire::Value::put(&self.$field, $name, sink);)?
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

pub(crate) use structure;
