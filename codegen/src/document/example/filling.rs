//! Texts made from a pattern: its literals as they are, its classes filled with words.

use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind, Repetition};

use super::matching::contains;
use super::steps::Steps;

/// Bytes after which a text is given up.
const MAX_LENGTH: usize = 2_000;

/// Characters to fill a class with that no word suits, the best first.
const CHARACTERS: &str = "1234567890abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.,:;|/+=@#$%&*?! ~^'\"()[]{}<>";

/// How a pattern is filled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    /// Which of the texts that fit: others differ in their words.
    pub(super) nth: usize,
    /// How long a repeated class becomes; as long as its word, if not given.
    pub(super) reach: Option<usize>,
    /// How often a group is repeated beyond what it must be; alternatives change with it.
    pub(super) more: u32,
}

impl Plan {
    /// Which of several alternatives stands.
    fn chosen(self, count: usize) -> usize {
        let more = usize::try_from(self.more).unwrap_or(0);
        self.nth.saturating_add(more) % count.max(1)
    }
}

/// A text made from the pattern, if the plan leads to one and the steps suffice. It need not match,
/// where the pattern looks at boundaries.
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

/// A word of characters of the class, continued with digits where it is too short.
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
    // A word that is cut loses its number, so that others wouldn't differ.
    let word = word.filter(|word| plan.nth == 0 || word.len() <= length).unwrap_or_default();
    let rest = cycle(class, plan.nth, steps)?;
    let mut rest = rest.iter().cycle();
    let mut word: String = word.chars().take(length).collect();
    while word.chars().count() < length {
        word.push(*rest.next()?);
    }
    Some(word)
}

/// Characters of the class: digits if it has any, or else letters, or else what there is. They
/// begin with another one for each `nth`.
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
