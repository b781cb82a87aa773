//! Compares constraints: lengths, ranges, patterns, unique items.

use std::cmp::Ordering;
use std::fmt::Display;

use super::{ChangeKind, ItemChanges, SemverStep};
use crate::ir::{Constraint, Length, MemberFacts, Range, Rule};
use crate::prose::code_span;

/// The effect of a changed constraint on which values the service accepts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Effect {
    /// It no longer accepts some values.
    Tighter,
    /// It still accepts all values.
    Wider,
    /// The effect isn't known.
    Unknown,
}

/// A change of one constraint.
struct Finding {
    kind: ChangeKind,
    effect: Effect,
    what: String,
}

/// Adds the changes of constraints. `is_sent` says whether requests can have the value: nothing
/// checks the values in responses.
pub(super) fn compare(
    old: &MemberFacts,
    new: &MemberFacts,
    is_sent: bool,
    member: &mut ItemChanges<'_>,
) {
    for constraint in &old.constraints {
        let after = find(&new.constraints, constraint);
        note(changed(&constraint.part, Some(&constraint.rule), after), is_sent, member);
    }
    for constraint in &new.constraints {
        if find(&old.constraints, constraint).is_none() {
            note(changed(&constraint.part, None, Some(&constraint.rule)), is_sent, member);
        }
    }
}

/// The rule of the same kind, on the same part of the value.
fn find<'a>(constraints: &'a [Constraint], like: &Constraint) -> Option<&'a Rule> {
    let is_same = |it: &&Constraint| it.part == like.part && kind(&it.rule) == kind(&like.rule);
    constraints.iter().find(is_same).map(|constraint| &constraint.rule)
}

fn kind(rule: &Rule) -> ChangeKind {
    match rule {
        Rule::Length(_) => ChangeKind::Length,
        Rule::Range(_) => ChangeKind::Range,
        Rule::Pattern(_) => ChangeKind::Pattern,
        Rule::UniqueItems => ChangeKind::UniqueItems,
    }
}

fn note(finding: Option<Finding>, is_sent: bool, member: &mut ItemChanges<'_>) {
    let Some(Finding { kind, effect, what }) = finding else { return };
    let (step, advice) = match effect {
        _ if !is_sent => (SemverStep::Patch, " (in responses only)"),
        Effect::Tighter => (SemverStep::Major, ""),
        Effect::Wider => (SemverStep::Patch, ""),
        Effect::Unknown => (SemverStep::Minor, "; check the values that you send"),
    };
    member.note(kind, step, what + advice);
}

/// The change of a rule on a `part` of the value; `None` if it is the same.
fn changed(part: &str, old: Option<&Rule>, new: Option<&Rule>) -> Option<Finding> {
    if old == new {
        return None;
    }
    let kind = kind(old.or(new)?);
    let of = if part.is_empty() { String::new() } else { format!(" {part}") };
    let finding = |effect, what| Some(Finding { kind, effect, what });
    match (old, new) {
        (Some(Rule::UniqueItems), _) => finding(Effect::Wider, format!("can have equal items{of}")),
        (_, Some(Rule::UniqueItems)) => {
            finding(Effect::Tighter, format!("must have unique items{of}"))
        }
        (None, Some(rule)) => {
            finding(Effect::Tighter, format!("now has a {}{of}: {}", kind.name(), text(rule)))
        }
        (Some(rule), None) => finding(
            Effect::Wider,
            format!("no longer has a {}{of}, was {}", kind.name(), text(rule)),
        ),
        (Some(Rule::Length(old)), Some(Rule::Length(new))) => {
            let effect = effect_of_lengths(*old, *new);
            finding(effect, bounds(effect, "length", &of, old, new))
        }
        (Some(Rule::Range(old)), Some(Rule::Range(new))) => {
            let effect = effect_of_ranges(old, new);
            finding(effect, bounds(effect, "range", &of, old, new))
        }
        (Some(old), Some(new)) => finding(
            Effect::Unknown,
            format!("has another pattern{of}: {}, was {}", text(new), text(old)),
        ),
        (None, None) => None,
    }
}

fn bounds(effect: Effect, name: &str, of: &str, old: &impl Display, new: &impl Display) -> String {
    let how = match effect {
        Effect::Tighter => "a tighter",
        Effect::Wider => "a wider",
        Effect::Unknown => "another",
    };
    format!("has {how} {name}{of}: {new}, was {old}")
}

fn text(rule: &Rule) -> String {
    match rule {
        Rule::Length(length) => length.to_string(),
        Rule::Range(range) => range.to_string(),
        Rule::Pattern(pattern) => code_span(pattern),
        Rule::UniqueItems => String::new(),
    }
}

fn effect_of_lengths(old: Length, new: Length) -> Effect {
    let max = |length: Length| length.max.unwrap_or(u64::MAX);
    if old.unit != new.unit {
        Effect::Unknown
    } else if new.min > old.min || max(new) < max(old) {
        Effect::Tighter
    } else {
        Effect::Wider
    }
}

fn effect_of_ranges(old: &Range, new: &Range) -> Effect {
    let min = order(old.min.as_deref(), new.min.as_deref(), Ordering::Less);
    let max = order(old.max.as_deref(), new.max.as_deref(), Ordering::Greater);
    match (min, max) {
        (Some(Ordering::Less), _) | (_, Some(Ordering::Greater)) => Effect::Tighter,
        (Some(_), Some(_)) => Effect::Wider,
        _ => Effect::Unknown,
    }
}

/// Compares an old bound with a new one. A missing bound is `absent` compared with any other.
/// `None` if a bound isn't a number.
fn order(old: Option<&str>, new: Option<&str>, absent: Ordering) -> Option<Ordering> {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (None, None) => return Some(Ordering::Equal),
        (None, Some(_)) => return Some(absent),
        (Some(_), None) => return Some(absent.reverse()),
    };
    match (old.parse::<i128>(), new.parse::<i128>()) {
        (Ok(old), Ok(new)) => Some(old.cmp(&new)),
        _ => old.parse::<f64>().ok()?.partial_cmp(&new.parse().ok()?),
    }
}
