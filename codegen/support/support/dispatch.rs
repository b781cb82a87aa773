//! The macro that finds the type of an operation by its target.

/// Writes the function that calls a visitor with an operation, for the operations of the crate.
macro_rules! dispatch {
    ($($operation:ident),*) => {
        // #if HttpBindings
        /// The methods and patterns of the operations.
        #[allow(deprecated, reason = "the model can deprecate operations")]
        pub(crate) const ROUTES: &[$crate::support::server::Route] =
            &[$($crate::support::server::Route::of::<crate::operations::$operation>()),*];

        // #end
        /// Calls `visitor` with the operation that has this target.
        #[allow(deprecated, reason = "the model can deprecate operations")]
        pub(crate) fn dispatch<V: $crate::support::server::OperationVisitor>(
            target: &str,
            visitor: V,
        ) -> Option<V::Output> {
            match target {
                $(
                    <crate::operations::$operation as $crate::support::Operation>::TARGET => {
                        Some(visitor.visit::<crate::operations::$operation>())
                    }
                )*
                _ => None,
            }
        }
    };
}

pub(crate) use dispatch;
