//! The support code that a crate needs.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::support_files::{Part, all};
use crate::form::Feature;
use crate::ir::{Need, Needs};
use crate::map::set_of;

/// The modules that a crate has, in the order of their names, each with the features that need it.
pub(super) fn parts(needs: &Needs) -> Vec<(&'static Part, Features)> {
    let all: Vec<_> = all().map(|part| (part.name(), part)).collect();
    let mut found: BTreeMap<&str, Features> = BTreeMap::new();
    let chosen = all.iter().filter(|(_, part)| part.when.holds(needs));
    let mut open: Vec<_> = chosen.map(|(name, part)| (*name, Features::of(part.feature))).collect();
    while let Some((name, features)) = open.pop() {
        let Some((_, part)) = all.iter().find(|(of_part, _)| *of_part == name) else { continue };
        let wanted = match found.get(name) {
            Some(before) => before.or(&features),
            None => features,
        };
        let wanted = wanted.and(part.feature);
        if found.get(name) != Some(&wanted) {
            open.extend(part.uses.iter().map(|(used, with)| (*used, wanted.and(*with))));
            found.insert(name, wanted);
        }
    }
    // Without a wire form there are no features.
    let is_there = |features: &Features| features.0.is_empty() || needs.has(Need::Wire);
    let found = found.into_iter().filter(|(_, features)| is_there(features));
    let part = |name: &str| all.iter().find(|(of_part, _)| *of_part == name);
    found.filter_map(|(name, features)| Some((part(name)?.1, features))).collect()
}

/// When code is there: with any of some features, or always if there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Features(BTreeSet<Feature>);

impl Features {
    /// With this feature, or always.
    fn of(feature: Option<Feature>) -> Self {
        Self(set_of(feature))
    }

    /// With any of these or those.
    fn or(&self, other: &Self) -> Self {
        if self.0.is_empty() || other.0.is_empty() {
            return Self::default();
        }
        let all = set_of(self.0.iter().chain(&other.0).copied());
        // One that needs another one adds nothing to it.
        let adds = |one: &Feature| !all.iter().any(|it| it != one && one.closure().contains(it));
        Self(set_of(all.iter().copied().filter(adds)))
    }

    /// With any of these and this one, of which one needs the other.
    fn and(&self, feature: Option<Feature>) -> Self {
        let Some(feature) = feature else { return self.clone() };
        let all = &self.0;
        let with = |one: &Feature| if one.closure().contains(&feature) { *one } else { feature };
        if all.is_empty() { Self::of(Some(feature)) } else { Self(set_of(all.iter().map(with))) }
    }

    /// The attribute of an item that is there then.
    pub(super) fn attribute(&self) -> TokenStream {
        let names: Vec<&str> = self.0.iter().map(|feature| feature.name()).collect();
        match names.as_slice() {
            [] => TokenStream::new(),
            [name] => quote!(#[cfg(feature = #name)]),
            names => quote!(#[cfg(any(#(feature = #names),*))]),
        }
    }
}

/// What a crate exports of its hand-written code, as paths below the crate.
#[cfg(feature = "cli")]
pub(crate) fn exports(needs: &Needs) -> BTreeSet<String> {
    let of_part = |(part, _): (&'static Part, _)| {
        let of_builders = part.of_builders.iter().map(|name| format!("builders::{name}"));
        part.exported().into_iter().map(str::to_owned).chain(of_builders)
    };
    set_of(parts(needs).into_iter().flat_map(of_part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_module_that_a_row_uses_has_a_row() {
        for part in all() {
            for (used, _) in part.uses {
                let has_row = all().any(|other| other.name() == *used);
                assert!(has_row, "`{}` uses `{used}`, which has no row", part.name());
            }
        }
    }
}
