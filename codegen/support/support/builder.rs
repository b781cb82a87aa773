//! What builders have in common: the states of required members, and what they implement.

/// The state of a builder in which a required member isn't set.
#[derive(Clone, Copy, Debug)]
#[allow(dead_code, reason = "not every crate has required members")]
pub enum Unset {}

/// The state of a builder in which a required member is set.
#[derive(Clone, Copy, Debug)]
#[allow(dead_code, reason = "not every crate has required members")]
pub enum IsSet {}

/// Gives a builder `Clone` and `Debug` by those of what it builds.
///
/// Derived, they would ask for both of every state, and take half as long again to compile.
#[allow(unused_macros, reason = "not every crate has structures")]
macro_rules! builder_impls {
    ($ty:ident) => {
        $crate::support::builder_impls!(@$ty, [], {});
    };
    ($ty:ident, $($state:ident),+) => {
        $crate::support::builder_impls!(@$ty, [$($state),+], { state: std::marker::PhantomData });
    };
    (@$ty:ident, [$($state:ident),*], {$($rest:tt)*}) => {
        impl<$($state),*> Clone for $ty<$($state),*> {
            #[inline]
            fn clone(&self) -> Self {
                Self { inner: self.inner.clone(), $($rest)* }
            }
        }

        impl<$($state),*> std::fmt::Debug for $ty<$($state),*> {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($ty)).field("inner", &self.inner).finish()
            }
        }
    };
}

#[allow(unused_imports, reason = "not every crate has structures")]
pub(crate) use builder_impls;
