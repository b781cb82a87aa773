//! Makes maps and sets.
//!
//! `collect` would sort the entries first. The code for that, compiled for each kind of entries and of
//! iterators, was a tenth of all code of this crate.

use std::collections::{BTreeMap, BTreeSet};

/// A map of these entries. Of several entries for a key, it has the last one.
pub(crate) fn map_of<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in entries {
        map.insert(key, value);
    }
    map
}

/// A set of these values.
pub(crate) fn set_of<T: Ord>(values: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for value in values {
        set.insert(value);
    }
    set
}
