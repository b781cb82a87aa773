//! The macro that implements enums of integers from tables.

/// An enum of integers, which can be made from any `i32`.
#[allow(dead_code, reason = "only code for sensitive ones asks for it")]
pub trait IntEnum: From<i32> {}

/// Implements an enum of integers from its variants and their values.
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

        impl $crate::support::int_enum::IntEnum for $ty {}

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

pub(crate) use int_enum;
