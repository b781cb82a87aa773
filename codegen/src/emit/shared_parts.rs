//! Chooses the support code that crates can share, and their features.

use super::needed_support::{Features, parts};
use super::support_files::Part;
use crate::form::Feature;
use crate::ir::Needs;
use crate::shared;

/// The features of crates that share support.
pub(super) fn shared_features(needs: &Needs) -> impl Iterator<Item = Feature> {
    needs.features().filter(|feature| !shared::is_left_out(*feature))
}

/// The parts of support code that are shared.
pub(super) fn shared_parts(needs: &Needs) -> Vec<(&'static Part, Features)> {
    let is_left_out = |part: &Part| part.feature.is_some_and(shared::is_left_out);
    parts(needs).into_iter().filter(|(part, _)| !is_left_out(part)).collect()
}
