//! The arguments of setters of lists and maps.
//!
//! Each trait is like [`IntoIterator`], but has our own message for a wrong argument. The message
//! of `IntoIterator` is about iterators: for a text it proposes `.chars()`, but `[text]` is right.
//!
//! The associated types name the iterators, since `impl Iterator` would make the metadata of a
//! large crate 7 % larger.

use crate::support::Sensitive;

/// The argument of a list's setter: an array, a `Vec`, or any other iterator of items.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list",
    label = "a list is expected here",
    note = "write `[item]` for a list of one item; a `Vec` and any iterator of items are fine as well"
)]
pub trait IntoList {
    /// An item.
    type Item;
    /// What gives the items.
    type Items: Iterator<Item = Self::Item>;

    /// The items.
    fn into_items(self) -> Self::Items;
}

/// The argument of a map's setter: an array of pairs, a map, or any other iterator of pairs.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a map",
    label = "a map is expected here",
    note = "write `[(key, value)]` for a map of one entry; a map and any iterator of pairs are fine as \
            well",
    note = "an `Option` goes to the setter `maybe_..`, which optional members have"
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

/// The argument of a sensitive list's setter: anything that is [`IntoList`], also inside a
/// [`Sensitive`], so that a field of one structure can be passed to the builder of another.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list",
    label = "a list is expected here",
    note = "write `[item]` for a list of one item; a `Vec` and any iterator of items are fine as well"
)]
pub trait IntoSensitiveList {
    /// An item.
    type Item;
    /// What gives the items.
    type Items: Iterator<Item = Self::Item>;

    /// The items.
    fn into_items(self) -> Self::Items;
}

/// The argument of a sensitive map's setter: anything that is [`IntoMap`], also inside a
/// [`Sensitive`], so that a field of one structure can be passed to the builder of another.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a map",
    label = "a map is expected here",
    note = "write `[(key, value)]` for a map of one entry; a map and any iterator of pairs are fine as \
            well",
    note = "an `Option` goes to the setter `maybe_..`, which optional members have"
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

macro_rules! list {
    ($name:ident for $ty:ty $(, $inner:ident)?) => {
        #[diagnostic::do_not_recommend]
        impl<I: IntoIterator<Item = T>, T> $name for $ty {
            type Item = T;
            type Items = I::IntoIter;

            #[inline]
            fn into_items(self) -> I::IntoIter {
                self$(.$inner())?.into_iter()
            }
        }
    };
}

macro_rules! map {
    ($name:ident for $ty:ty $(, $inner:ident)?) => {
        #[diagnostic::do_not_recommend]
        impl<I: IntoIterator<Item = (K, V)>, K, V> $name for $ty {
            type Key = K;
            type Value = V;
            type Entries = I::IntoIter;

            #[inline]
            fn into_entries(self) -> I::IntoIter {
                self$(.$inner())?.into_iter()
            }
        }
    };
}

list!(IntoList for I);
list!(IntoSensitiveList for I);
list!(IntoSensitiveList for Sensitive<I>, into_inner);
map!(IntoMap for I);
map!(IntoSensitiveMap for I);
map!(IntoSensitiveMap for Sensitive<I>, into_inner);
