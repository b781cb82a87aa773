//! Chooses the text for a pattern.

use regex_syntax::hir::Hir;

use super::filling::{Plan, fill};
use super::matching::is_match;
use super::steps::Steps;
use crate::document::example::text::{Length, MAX_LENGTH, candidates};
use crate::model::Bounds;

/// A text of an allowed length that matches the pattern, if one is found.
///
/// It tries the candidates of `text` first, then texts made from the pattern.
pub(super) fn choose(
    bounds: Option<Bounds>,
    pattern: &Hir,
    member_name: &str,
    nth: usize,
    steps: &mut Steps,
) -> Option<String> {
    let length = Length::of(bounds);
    let fits =
        |text: &String, steps: &mut Steps| length.holds(text) && is_match(pattern, text, steps);
    let mut candidates = candidates(bounds, member_name, nth);
    candidates.find(|text| fits(text, steps)).or_else(|| filled(pattern, nth, fits, steps))
}

/// The first text made from the pattern that fits. It tries unchanged words first.
fn filled(
    pattern: &Hir,
    nth: usize,
    fits: impl Fn(&String, &mut Steps) -> bool,
    steps: &mut Steps,
) -> Option<String> {
    for more in 0..16 {
        let longest = if can_be_stretched(pattern, nth, more, steps) { MAX_LENGTH } else { 0 };
        for reach in [None].into_iter().chain((1..=longest).map(Some)) {
            let text = fill(pattern, Plan { nth, reach, more }, steps);
            if let Some(text) = text.filter(|text| fits(text, steps)) {
                return Some(text);
            }
        }
    }
    None
}

/// Whether longer repetitions of classes make longer texts.
fn can_be_stretched(pattern: &Hir, nth: usize, more: u32, steps: &mut Steps) -> bool {
    let [short, long] = [1, MAX_LENGTH].map(|reach| {
        let plan = Plan { nth, reach: Some(reach), more };
        fill(pattern, plan, steps)
    });
    short.is_none() || short != long
}
