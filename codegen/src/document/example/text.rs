//! Texts that keep their constraints and say what they stand for.

use regex_syntax::hir::Hir;

use super::filling::{Plan, fill};
use super::matching::is_match;
use super::steps::Steps;
use crate::model::Bounds;
use crate::name;

/// The longest text that a minimum asks for; beyond, nobody would read it.
const MAX_LENGTH: usize = 512;

/// A text of a permitted length; other numbers `nth` give other texts.
pub(super) fn plain(bounds: Option<Bounds>, called: &str, nth: usize) -> String {
    Length::of(bounds).fit(&names(called, nth)[0])
}

/// The same that matches the pattern, if one is found.
///
/// Names are tried first, then notations that many know, then what the pattern itself leads to.
pub(super) fn matching(
    bounds: Option<Bounds>,
    pattern: &Hir,
    called: &str,
    nth: usize,
    steps: &mut Steps,
) -> Option<String> {
    let length = Length::of(bounds);
    let names = names(called, nth);
    let fits =
        |text: &String, steps: &mut Steps| length.holds(text) && is_match(pattern, text, steps);
    let known = notations(nth).into_iter().chain([length.fit(&digits(nth))]);
    let mut candidates = names.iter().map(|name| length.fit(name)).chain(known);
    candidates.find(|text| fits(text, steps)).or_else(|| filled(pattern, nth, fits, steps))
}

/// The first text made from the pattern that fits, with words as they are if that does.
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

/// Whether the texts of the pattern differ in their lengths by how long repeated classes become.
fn can_be_stretched(pattern: &Hir, nth: usize, more: u32, steps: &mut Steps) -> bool {
    let [short, long] = [1, MAX_LENGTH].map(|reach| {
        let plan = Plan { nth, reach: Some(reach), more };
        fill(pattern, plan, steps)
    });
    short.is_none() || short != long
}

/// The name of a member, in the ways that names are written; the one of a resource with its region
/// comes before those that differ from it by its mark only.
fn names(called: &str, nth: usize) -> [String; 6] {
    let number = if nth == 0 { String::new() } else { (nth + 1).to_string() };
    let snake = format!("example_{}_{number}", name::snake(called));
    let snake = snake.trim_end_matches('_');
    [
        snake.replace('_', "-"),
        format!("us-east-1_EXAMPLE{number}"),
        snake.to_owned(),
        name::camel(snake),
        snake.replace('_', ""),
        format!("example{number}"),
    ]
}

/// An address, a mailbox, names of resources, a UUID, a telephone number: those for examples.
fn notations(nth: usize) -> [String; 6] {
    let number = if nth == 0 { String::new() } else { (nth + 1).to_string() };
    let digits = digits(nth);
    [
        format!("https://example{number}.com"),
        format!("user{number}@example.com"),
        format!("arn:aws:example:us-east-1:123456789012:example{number}"),
        format!("arn:aws:example:::example{number}"),
        format!("12345678-1234-4123-8123-{digits}"),
        format!("+1206555{:04}", 100 + nth % 100),
    ]
}

fn digits(nth: usize) -> String {
    "1234567890".chars().cycle().skip(nth).take(12).collect()
}

/// The characters that a text may have.
#[derive(Clone, Copy)]
struct Length {
    min: usize,
    max: usize,
}

impl Length {
    fn of(bounds: Option<Bounds>) -> Self {
        let size = |bound: Option<u64>| bound.and_then(|bound| usize::try_from(bound).ok());
        let min = bounds.and_then(|bounds| size(bounds.min)).unwrap_or(0).min(MAX_LENGTH);
        let max = bounds.and_then(|bounds| size(bounds.max)).unwrap_or(usize::MAX);
        Self { min, max }
    }

    fn holds(self, text: &str) -> bool {
        (self.min..=self.max).contains(&text.chars().count())
    }

    /// The text, cut or continued with digits; no mark stays at the end where it is cut.
    fn fit(self, text: &str) -> String {
        let missing = self.min.saturating_sub(text.len());
        let filler = "1234567890".chars().cycle().take(missing);
        let fitted: String = text.chars().chain(filler).take(self.max).collect();
        match fitted.trim_end_matches(['-', '_']) {
            trimmed if trimmed.len() >= self.min.max(1) => trimmed.to_owned(),
            _ => fitted,
        }
    }
}

/// A text of a permitted length, for bytes.
pub(super) fn bytes(bounds: Option<Bounds>, nth: usize) -> String {
    let number = if nth == 0 { String::new() } else { format!("-{}", nth + 1) };
    Length::of(bounds).fit(&format!("example{number}"))
}
