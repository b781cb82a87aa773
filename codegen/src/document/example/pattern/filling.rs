//! Makes a text from a pattern: it keeps literals, and fills classes with words.

use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind, Repetition};

use super::matching::contains;
use super::steps::Steps;

/// The maximum length of a text, in bytes.
const MAX_LENGTH: usize = 2_000;

/// The characters for a class that no word fits, the best first.
const CHARACTERS: &str = "1234567890abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.,:;|/+=@#$%&*?! ~^'\"()[]{}<>";

/// How to fill a pattern.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    /// The number of the text; each number gives a different one.
    pub(super) nth: usize,
    /// The length of a repeated class; by default, the length of its word.
    pub(super) reach: Option<usize>,
    /// The number of additional repetitions of a group. It also selects alternatives.
    pub(super) more: u32,
}

impl Plan {
    /// The selected one of several alternatives.
    fn chosen(self, count: usize) -> usize {
        let more = usize::try_from(self.more).unwrap_or(0);
        self.nth.saturating_add(more) % count.max(1)
    }
}

/// Makes a text from the pattern; `None` if that isn't possible or there are too few steps. The
/// text may not match if the pattern has word boundaries.
pub(super) fn fill(pattern: &Hir, plan: Plan, steps: &mut Steps) -> Option<String> {
    let mut text = String::new();
    write(&mut text, pattern, plan, steps)?;
    Some(text)
}

fn write(text: &mut String, pattern: &Hir, plan: Plan, steps: &mut Steps) -> Option<()> {
    if text.len() > MAX_LENGTH {
        return None;
    }
    steps.make(1)?;
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => text.push(*cycle(class, plan.nth, steps)?.first()?),
        HirKind::Repetition(repetition) => repeat(text, repetition, plan, steps)?,
        HirKind::Capture(capture) => write(text, &capture.sub, plan, steps)?,
        HirKind::Concat(parts) => {
            parts.iter().try_for_each(|part| write(text, part, plan, steps))?;
        }
        HirKind::Alternation(choices) => {
            write(text, choices.get(plan.chosen(choices.len()))?, plan, steps)?;
        }
    }
    Some(())
}

fn repeat(text: &mut String, repetition: &Repetition, plan: Plan, steps: &mut Steps) -> Option<()> {
    let max = repetition.max.unwrap_or(u32::MAX);
    if let HirKind::Class(class) = repetition.sub.kind() {
        let bound = |bound| usize::try_from(bound).unwrap_or(usize::MAX);
        text.push_str(&word(class, (bound(repetition.min), bound(max)), plan, steps)?);
        return Some(());
    }
    let times = repetition.min.saturating_add(plan.more).min(max);
    (0..times).try_for_each(|_| write(text, &repetition.sub, plan, steps))
}

/// A word of characters of the class, continued with digits if it is too short.
fn word(
    class: &Class,
    (min, max): (usize, usize),
    plan: Plan,
    steps: &mut Steps,
) -> Option<String> {
    let number = if plan.nth == 0 { String::new() } else { (plan.nth + 1).to_string() };
    let words = ["example", "EXAMPLE", "123456789012"].map(|word| format!("{word}{number}"));
    let word = words.into_iter().find(|word| word.chars().all(|c| contains(class, c)));
    let length = word.as_ref().map_or(1, String::len);
    let length = plan.reach.unwrap_or(length).clamp(min, max);
    if length > MAX_LENGTH {
        return None;
    }
    // A shortened word loses its number, so it would be equal for each `nth`.
    let word = word.filter(|word| plan.nth == 0 || word.len() <= length).unwrap_or_default();
    let rest = cycle(class, plan.nth, steps)?;
    let mut rest = rest.iter().cycle();
    let mut word: String = word.chars().take(length).collect();
    while word.chars().count() < length {
        word.push(*rest.next()?);
    }
    Some(word)
}

/// The characters of the class: its digits if it has any, else its letters, else all. They begin
/// with a different one for each `nth`.
fn cycle(class: &Class, nth: usize, steps: &mut Steps) -> Option<Vec<char>> {
    steps.make(CHARACTERS.len())?;
    let suits = |wanted: fn(&char) -> bool| -> Vec<char> {
        CHARACTERS.chars().filter(wanted).filter(|c| contains(class, *c)).collect()
    };
    let kinds: [fn(&char) -> bool; 3] = [char::is_ascii_digit, char::is_ascii_alphabetic, |_| true];
    let found = kinds.into_iter().map(suits).find(|characters| characters.len() > nth);
    let mut characters = found.unwrap_or_else(|| suits(|_| true));
    if characters.is_empty() {
        characters.extend(first(class));
    }
    let count = characters.len().max(1);
    characters.rotate_left(nth % count);
    Some(characters)
}

fn first(class: &Class) -> Option<char> {
    match class {
        Class::Unicode(class) => class.ranges().first().map(ClassUnicodeRange::start),
        Class::Bytes(class) => class.ranges().first().map(|range| range.start().into()),
    }
}
