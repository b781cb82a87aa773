//! Tables of the configuration whose keys name shapes, members or kinds of shapes. The text of each
//! key is replaced by the id that it means.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Place;

use crate::error::Problem;

/// A table of the configuration. `K` is the type of the ids that its keys mean.
pub(crate) type Table<'a, K, T> = BTreeMap<K, Entry<'a, T>>;

/// An entry of a table.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'a, T> {
    /// The text of the key in the configuration.
    pub(crate) key: &'a str,
    pub(crate) value: T,
}

/// The message and the help for a wrong entry.
pub(crate) type Mistake = (String, String);

/// An entry that is wrong, or that changes nothing.
pub(crate) struct Refusal {
    /// The name of its table.
    pub(crate) table: &'static str,
    /// The text of its key in the configuration.
    pub(crate) key: String,
    /// The problem to report.
    pub(crate) problem: Problem,
}

impl Refusal {
    pub(crate) fn new(table: &'static str, key: &str, (message, help): Mistake) -> Self {
        let place = format!("configuration, [{table}]");
        Self { table, key: key.to_owned(), problem: Problem::new(place, message).help(help) }
    }
}

/// The help for an entry that changes nothing.
pub(crate) const REMOVE: &str = "remove the line";

/// Reads the entries of the table `name`; wrong ones are left out, and added to `refusals`.
pub(crate) fn read<'a, K: Ord, S, T>(
    name: &'static str,
    entries: &'a BTreeMap<String, S>,
    refusals: &mut Vec<Refusal>,
    read: impl Fn(&'a str, &'a S) -> Result<(K, T), Mistake>,
) -> Table<'a, K, T> {
    let mut table = Table::new();
    for (key, value) in entries {
        let mistake = match read(key, value) {
            Err(mistake) => mistake,
            Ok((id, value)) => match table.entry(id) {
                Place::Vacant(place) => {
                    place.insert(Entry { key: key.as_str(), value });
                    continue;
                }
                Place::Occupied(other) => {
                    (format!("`{key}` is the same as `{}`", other.get().key), REMOVE.to_owned())
                }
            },
        };
        refusals.push(Refusal::new(name, key, mistake));
    }
    table
}
