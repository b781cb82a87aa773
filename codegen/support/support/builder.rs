// #if BuilderTraits
//! Code that all builders share: the states of required members, setters, and `Debug`.

mod debug;

pub(crate) use self::debug::debug_builder;
// #else
//! Code that all builders share: the states of required members, and setters.
// #end

/// The state of a builder in which a required member isn't set.
#[derive(Clone, Copy, Debug)]
pub enum Unset {}

/// The state of a builder in which a required member is set.
#[derive(Clone, Copy, Debug)]
pub enum IsSet {}

/// Defines the builder of a structure.
///
/// The rows are the setters, with those of required members first. A row has the setter's name and
/// its argument (see `setter!`), and the member that it sets:
///
/// - `-> Required<Name>`: it sets a required member; `Name` is the type parameter of the builder
///   that says whether the member is set
// #if MaybeSetters
/// - `-> Optional<maybe_name>`: it sets an optional member; `maybe_name` is the setter that takes
///   an `Option`
// #else
/// - `-> Optional`: it sets an optional member
// #end
///
/// The compiler's message for a required member that isn't set is in `required!`.
// #if BuilderTraits
///
/// The builder implements `Clone` if its structure does: a derive would also require `Clone` of
/// every state, and take half as long again to compile. For `Debug`, see [`debug_builder`].
// #end
macro_rules! builder {
    (
        $builder:ident builds $ty:ident;
        $(
            $(#[doc = $docs:literal])*
            $(#[allow $($lint:tt)*])?
            $(#[deprecated $($deprecation:tt)*])?
            // #if MaybeSetters
            fn $name:ident $argument:tt -> $(Required<$state:ident>)? $(Optional<$maybe:ident>)?;
            // #else
            fn $name:ident $argument:tt -> $(Required<$state:ident>)? $(Optional)?;
            // #end
        )*
    ) => {
        #[doc = concat!(
            "Builds [`", stringify!($ty), "`](struct@", stringify!($ty), "), whose page says what each \
             member may be. `build()` exists when all required members are set.\n\n\
             ```text\n", stringify!($ty), "::builder()\n",
            $(
                "    .", stringify!($name), "(..)", $($crate::support::builder::required_mark!($state),)? "\n",
            )*
            "    .build()\n```"
        )]
        #[must_use = "nothing is made before `build()`"]
        pub struct $builder<$($($state = $crate::support::Unset,)?)*> {
            pub(crate) inner: $ty,
            state: std::marker::PhantomData<($($($state,)?)*)>,
        }

        impl $ty {
            /// Starts a builder.
            #[inline]
            pub fn builder() -> $builder {
                $builder { inner: $crate::support::Empty::empty(), state: std::marker::PhantomData }
            }
        }

        // #if BuilderTraits
        impl<$($($state,)?)*> Clone for $builder<$($($state,)?)*> {
            #[inline]
            fn clone(&self) -> Self {
                Self { inner: self.inner.clone(), state: self.state }
            }
        }

        impl<$($($state,)?)*> std::fmt::Debug for $builder<$($($state,)?)*> {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let name = stringify!($builder);
                $crate::support::builder::debug_builder(name, self.state, &self.inner, f)
            }
        }

        // #end
        impl<$($($state,)?)*> $builder<$($($state,)?)*> {
            $crate::support::setters::setters! {
                $builder [] [$($($state)?)*]
                $(
                    $argument
                    {
                        [
                            $(#[doc = $docs])*
                            $(#[allow $($lint)*])?
                            $(#[deprecated $($deprecation)*])?
                        ]
                        [$(#[deprecated $($deprecation)*])?]
                        // #if MaybeSetters
                        $name $($maybe)?
                        // #else
                        $name
                        // #end
                    }
                )*
            }

            /// Builds the structure. This method exists only once every required member is set.
            #[inline]
            #[must_use]
            pub fn build(self) -> $ty
            where
                $($($state: crate::builders::required::$state<$ty>,)?)*
            {
                self.inner
            }
        }
    };
}

/// The line of an example for a required member.
#[allow(unused_macros, reason = "not every crate has required members")]
macro_rules! required_mark {
    ($state:ident) => {
        " // required"
    };
}

/// Defines the traits that `build()` requires of the states of required members, in the module
/// `required`: one for each type parameter of builders, with its name. Only [`IsSet`] implements
/// them. A row has the messages of the compiler for other states; in these, `{Structure}` is the
/// structure that the builder makes.
#[allow(unused_macros, reason = "not every crate has required members")]
macro_rules! required {
    ($($state:ident = [$message:literal, $label:literal, $note:literal $(,)?];)*) => {
        #[doc(hidden)]
        pub mod required {
            $(
                #[diagnostic::on_unimplemented(message = $message, label = $label, note = $note)]
                pub trait $state<Structure> {}

                #[diagnostic::do_not_recommend]
                impl<Structure> self::$state<Structure> for $crate::support::IsSet {}
            )*
        }
    };
}

pub(crate) use builder;
#[allow(unused_imports, reason = "not every crate has required members")]
pub(crate) use {required, required_mark};
