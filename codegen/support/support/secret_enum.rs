//! `Debug` of enums and unions that are sensitive as a whole.

/// `Debug` of an enum or union that is sensitive as a whole: it shows only the name of the type.
macro_rules! redacted {
    ($ty:ident) => {
        impl std::fmt::Debug for $ty {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple(stringify!($ty)).field(&$crate::support::mark::REDACTED).finish()
            }
        }
    };
}

pub(crate) use redacted;
