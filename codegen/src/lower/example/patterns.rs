//! The patterns of a model, each read once.

use std::collections::BTreeMap;

use regex_syntax::hir::Hir;

use super::ecma;
use crate::model::{Shape, ShapeId, Traits};

/// What each pattern means; nothing for those that aren't regular.
#[derive(Default)]
pub(in crate::lower) struct Patterns<'a>(BTreeMap<&'a str, Hir>);

impl<'a> Patterns<'a> {
    /// Reads the patterns of all shapes in `shapes`, and of their members.
    pub(in crate::lower) fn of(shapes: &BTreeMap<&'a ShapeId, &'a Shape>) -> Self {
        let traits = shapes.values().flat_map(|shape| {
            let of_members = shape.members().into_iter().map(|member| &member.traits);
            [&shape.traits].into_iter().chain(of_members)
        });
        let mut patterns = BTreeMap::new();
        for pattern in traits.filter_map(|traits: &'a Traits| traits.pattern.as_deref()) {
            patterns.entry(pattern).or_insert_with(|| ecma::parse(pattern));
        }
        let regular = patterns.into_iter().filter_map(|(text, meaning)| Some((text, meaning?)));
        Self(regular.collect())
    }

    /// What a pattern of those shapes means.
    pub(super) fn get(&self, pattern: &str) -> Option<&Hir> {
        self.0.get(pattern)
    }
}
