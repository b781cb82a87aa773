//! The macro that implements unions from tables.

/// Implements a union from its members and their wire names.
///
/// The header has the type, the traits to implement, whether the union is sensitive as a whole, and
/// the members without a value. A row is a member with a value, and its wire name, as in
/// `structure!`.
///
/// A union has one member. If a body has several, a member of the model wins over one that the
/// model doesn't have, and the last one wins over those before it. The member `__type` can be in
/// any union, and is ignored unless the model has it, see
/// <https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#shape-serialization>.
macro_rules! union {
    (
        $ty:ident $(: $marker:ident)? $(, sensitive $whole:ident)?
            $(, unit [$($unit:ident = $unit_name:literal),*])?;
        $(
            $variant:ident =
                $($name:literal)? $($take:ident($taken:literal $(, $more:expr)* $(,)?))?;
        )*
    ) => {
        $(impl $marker for $ty {})?

        impl $crate::support::Empty for $ty {
            #[inline]
            fn empty() -> Self {
                Self::Unrecognized { tag: String::new(), value: $crate::support::Empty::empty() }
            }
        }

        #[cfg(feature = "json")]
        impl $crate::support::wire::Shape for $ty {
            $($crate::support::union! { @$whole })?
            // #if HttpBindings
            const IS_UNION: bool = true;
            // #end

            #[inline]
            fn fields(&self, sink: &mut dyn $crate::support::wire::Sink) {
                match self {
                    $($(Self::$unit => sink.field($unit_name, &()),)*)?
                    $(Self::$variant(value) => {
                        $($crate::support::wire::Value::put(value, $name, sink);)?
                        $(sink.$take($taken, value $(, $more)*);)?
                    })*
                    Self::Unrecognized { tag, value } => sink.unrecognized(tag, value),
                }
            }

            #[inline]
            fn slot(&mut self, name: &str) -> Option<&mut dyn $crate::support::wire::Slot> {
                match name {
                    $($($unit_name => *self = Self::$unit,)*)?
                    $($($name)? $($taken)? => {
                        *self = Self::$variant($crate::support::Empty::empty());
                    })*
                    _ if name != "__type" && matches!(self, Self::Unrecognized { .. }) => {
                        *self = Self::Unrecognized {
                            tag: name.to_owned(),
                            value: $crate::support::Empty::empty(),
                        };
                    }
                    _ => return None,
                }
                match self {
                    $($(Self::$unit => None,)*)?
                    $(Self::$variant(value) => Some(value),)*
                    Self::Unrecognized { value, .. } => Some(value),
                }
            }

            #[inline]
            fn is_unrecognized(&self, name: &str) -> bool {
                !["__type", $($($unit_name,)*)? $($($name)? $($taken)?,)*].contains(&name)
            }

            #[inline]
            fn null(&mut self, name: &str) {
                // Null means the same as absent, unless it is the only member.
                let is_empty = matches!(self, Self::Unrecognized { tag, .. } if tag.is_empty());
                if is_empty && self.is_unrecognized(name) {
                    let _ = self.slot(name);
                }
            }
        }

        $crate::support::serde_impls!($ty);
    };
    (@whole) => {
        const IS_SENSITIVE: bool = true;
    };
}

pub(crate) use union;
