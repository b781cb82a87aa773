//! The support code that a crate needs.

use std::collections::BTreeMap;
#[cfg(feature = "cli")]
use std::collections::BTreeSet;

use super::support_files::{PARTS, Part};
use crate::form::Feature;
use crate::ir::{Need, Needs};

/// The modules that a crate has, in the order of [`PARTS`], each with the feature, if any, without
/// which nobody needs it.
pub(super) fn parts(needs: &Needs) -> Vec<(&'static Part, Option<Feature>)> {
    let mut found: BTreeMap<&str, Option<Feature>> = BTreeMap::new();
    let chosen = PARTS.iter().filter(|part| part.when.holds(needs));
    let mut open: Vec<_> = chosen.map(|part| (part.name(), part.feature)).collect();
    while let Some((name, feature)) = open.pop() {
        let Some(part) = PARTS.iter().find(|part| part.name() == name) else { continue };
        let wanted = found.get(name).map_or(feature, |before| either(*before, feature));
        let wanted = part.feature.map_or(wanted, |own| both(wanted, Some(own)));
        if found.insert(name, wanted) != Some(wanted) {
            open.extend(part.uses.iter().map(|(used, with)| (*used, both(wanted, *with))));
        }
    }
    // Without a wire form there are no features.
    let is_there = |feature: &Option<Feature>| feature.is_none() || needs.has(Need::Wire);
    let part = |part: &'static Part| Some((part, *found.get(part.name())?));
    PARTS.iter().filter_map(part).filter(|(_, feature)| is_there(feature)).collect()
}

/// What a crate exports of its hand-written code, as paths below the crate.
#[cfg(feature = "cli")]
pub(crate) fn exports(needs: &Needs) -> BTreeSet<String> {
    let of_part = |(part, _): (&'static Part, _)| {
        let of_builders = part.of_builders.iter().map(|name| format!("builders::{name}"));
        part.exported().into_iter().map(str::to_owned).chain(of_builders)
    };
    parts(needs).into_iter().flat_map(of_part).collect()
}

/// The feature without which there is neither; `None` if there is none.
fn either(one: Option<Feature>, other: Option<Feature>) -> Option<Feature> {
    let of_other: Vec<_> = needed(other).collect();
    needed(one).find(|feature| of_other.contains(feature))
}

/// The one of two features that needs the other one.
fn both(one: Option<Feature>, other: Option<Feature>) -> Option<Feature> {
    if needed(one).any(|feature| Some(feature) == other) { one } else { other.or(one) }
}

/// A feature, and what it needs.
fn needed(feature: Option<Feature>) -> impl Iterator<Item = Feature> {
    std::iter::successors(feature, |feature| feature.needs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_module_that_a_row_uses_has_a_row() {
        for part in PARTS {
            for (used, _) in part.uses {
                let has_row = PARTS.iter().any(|other| other.name() == *used);
                assert!(has_row, "`{}` uses `{used}`, which has no row", part.name());
            }
        }
    }
}
