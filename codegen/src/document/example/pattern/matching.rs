//! Checks whether a text matches a pattern.
//!
//! It computes the set of places where a match can end, directly from the pattern. The texts are
//! short and few, so building an automaton would cost more.

use std::cmp::Ordering;

use regex_syntax::hir::{Class, Hir, HirKind, Look, Repetition};

use super::steps::Steps;

/// Whether any part of the text matches, as `@pattern` requires. If there are too few steps, the
/// result is `false`.
pub(super) fn is_match(pattern: &Hir, text: &str, steps: &mut Steps) -> bool {
    let text: Vec<char> = text.chars().collect();
    let starts = (0..=text.len()).collect();
    !Matcher { text: &text, steps }.ends(pattern, starts).is_empty()
}

/// Whether a class has the character.
pub(super) fn contains(class: &Class, c: char) -> bool {
    match class {
        Class::Unicode(class) => holds(class.ranges(), &c, |range| (range.start(), range.end())),
        Class::Bytes(class) => u8::try_from(c)
            .is_ok_and(|byte| holds(class.ranges(), &byte, |range| (range.start(), range.end()))),
    }
}

/// Whether one of the ranges has the value. They are in order and don't overlap.
fn holds<R, T: Ord>(ranges: &[R], value: &T, bounds: impl Fn(&R) -> (T, T)) -> bool {
    let place = |range: &R| {
        let (start, end) = bounds(range);
        if end < *value {
            Ordering::Less
        } else if start > *value {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    };
    ranges.binary_search_by(place).is_ok()
}

struct Matcher<'t, 's> {
    text: &'t [char],
    steps: &'s mut Steps,
}

/// Places in the text, in order.
type Places = Vec<usize>;

/// The places that are among these or among the others.
fn union(mut places: Places, others: &[usize]) -> Places {
    places.extend_from_slice(others);
    places.sort_unstable();
    places.dedup();
    places
}

impl Matcher<'_, '_> {
    /// The places where a match can end that begins at one of `starts`.
    fn ends(&mut self, pattern: &Hir, starts: Places) -> Places {
        if self.steps.make(starts.len().max(1)).is_none() {
            return Places::new();
        }
        match pattern.kind() {
            HirKind::Empty => starts,
            HirKind::Literal(literal) => self.literal(&literal.0, &starts),
            HirKind::Class(class) => {
                let has = |at: &usize| self.text.get(*at).is_some_and(|c| contains(class, *c));
                starts.into_iter().filter(has).map(|at| at + 1).collect()
            }
            HirKind::Look(look) => starts.into_iter().filter(|at| self.looks(*look, *at)).collect(),
            HirKind::Repetition(repetition) => self.repetition(repetition, starts),
            HirKind::Capture(capture) => self.ends(&capture.sub, starts),
            HirKind::Concat(parts) => {
                parts.iter().fold(starts, |starts, part| self.ends(part, starts))
            }
            HirKind::Alternation(choices) => {
                let add = |ends, choice| union(ends, &self.ends(choice, starts.clone()));
                choices.iter().fold(Places::new(), add)
            }
        }
    }

    fn literal(&self, literal: &[u8], starts: &[usize]) -> Places {
        let Ok(literal) = str::from_utf8(literal) else { return Places::new() };
        let literal: Vec<char> = literal.chars().collect();
        let begins = |at: &&usize| self.text[**at..].starts_with(&literal);
        starts.iter().filter(begins).map(|at| at + literal.len()).collect()
    }

    fn looks(&self, look: Look, at: usize) -> bool {
        let is_word = |at: Option<usize>| {
            let c = at.and_then(|at| self.text.get(at));
            c.is_some_and(|c| c.is_ascii_alphanumeric() || *c == '_')
        };
        let is_boundary = is_word(at.checked_sub(1)) != is_word(Some(at));
        match look {
            Look::Start => at == 0,
            Look::End => at == self.text.len(),
            Look::WordAscii => is_boundary,
            Look::WordAsciiNegate => !is_boundary,
            _ => false,
        }
    }

    fn repetition(&mut self, repetition: &Repetition, starts: Places) -> Places {
        let mut ends = if repetition.min == 0 { starts.clone() } else { Places::new() };
        let mut places = starts;
        for count in 1..=repetition.max.unwrap_or(u32::MAX) {
            let next = self.ends(&repetition.sub, places.clone());
            let known = ends.len();
            if count >= repetition.min {
                ends = union(ends, &next);
            }
            // If a round finds no new places, later rounds find none either.
            let is_over = next == places || count > repetition.min && ends.len() == known;
            if is_over {
                ends = union(ends, &next);
            }
            if is_over || next.is_empty() {
                break;
            }
            places = next;
        }
        ends
    }
}
