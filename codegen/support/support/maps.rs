//! What the setters of maps take.
//!
//! [`IntoMap`] is [`IntoIterator`] under another name, so that the message for a wrong argument is ours.
//! That of `IntoIterator` is about iterators: for a text it proposes `.chars()`, where `[text]` is
//! needed.
//!
//! The associated type names the iterator: `impl Iterator` in its place makes the metadata of a large
//! crate 7 % larger.

/// What the setter of a map takes: an array of pairs, a map, or any other iterator of pairs.
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
pub trait IntoMap {
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
impl<I: IntoIterator<Item = (K, V)>, K, V> IntoMap for I {
    type Key = K;
    type Value = V;
    type Entries = I::IntoIter;

    #[inline]
    fn into_entries(self) -> I::IntoIter {
        self.into_iter()
    }
}
