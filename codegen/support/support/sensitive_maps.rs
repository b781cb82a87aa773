//! What the setters of sensitive maps take.

use super::Sensitive;

/// What the setter of a sensitive map takes: anything that is [`IntoMap`](super::IntoMap), alone or inside a
/// [`Sensitive`], so that a field of one structure can be passed to the builder of another.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a map",
    label = "a map is expected here",
    note = "write `[(key, value)]` for a map of one entry; a map and any iterator of pairs are fine as \
            well",
    // #if MaybeSetters
    note = "an `Option` goes to the setter `maybe_..`, which optional members have"
    // #else
    note = "with an `Option`, call the setter only if there is a value"
    // #end
)]
pub trait IntoSensitiveMap {
    /// A key.
    type Key;
    /// A value.
    type Value;
    /// What gives the entries.
    type Entries: Iterator<Item = (Self::Key, Self::Value)>;

    /// The keys, each with its value.
    fn into_entries(self) -> Self::Entries;
}

#[diagnostic::do_not_recommend]
impl<I: IntoIterator<Item = (K, V)>, K, V> IntoSensitiveMap for I {
    type Key = K;
    type Value = V;
    type Entries = I::IntoIter;

    #[inline]
    fn into_entries(self) -> I::IntoIter {
        self.into_iter()
    }
}

#[diagnostic::do_not_recommend]
impl<I: IntoIterator<Item = (K, V)>, K, V> IntoSensitiveMap for Sensitive<I> {
    type Key = K;
    type Value = V;
    type Entries = I::IntoIter;

    #[inline]
    fn into_entries(self) -> I::IntoIter {
        self.into_inner().into_iter()
    }
}
