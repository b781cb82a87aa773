//! Invents texts that fit their constraints and describe themselves.

use crate::model::Bounds;
use crate::name;

/// The maximum length of a text, even if its minimum is larger.
pub(super) const MAX_LENGTH: usize = 512;

/// A text of an allowed length; each `nth` gives a different one.
pub(super) fn plain(bounds: Option<Bounds>, member_name: &str, nth: usize) -> String {
    Length::of(bounds).fit(&names(member_name, nth)[0])
}

/// Texts to try for a pattern, the best first: names, then well-known notations.
pub(super) fn candidates(
    bounds: Option<Bounds>,
    member_name: &str,
    nth: usize,
) -> impl Iterator<Item = String> {
    let length = Length::of(bounds);
    let names = names(member_name, nth).map(|name| length.fit(&name));
    names.into_iter().chain(notations(nth)).chain([length.fit(&digits(nth))])
}

/// The name of a member in several notations. The one like a name of a resource with a region comes
/// before those that differ only in their separator.
fn names(member_name: &str, nth: usize) -> [String; 6] {
    let number = if nth == 0 { String::new() } else { (nth + 1).to_string() };
    let snake = format!("example_{}_{number}", name::snake(member_name));
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

/// An address, a mailbox, names of resources, a UUID and a telephone number, all reserved for
/// examples.
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

/// The allowed length of a text.
#[derive(Clone, Copy)]
pub(super) struct Length {
    min: usize,
    max: usize,
}

impl Length {
    pub(super) fn of(bounds: Option<Bounds>) -> Self {
        let size = |bound: Option<u64>| bound.and_then(|bound| usize::try_from(bound).ok());
        let min = bounds.and_then(|bounds| size(bounds.min)).unwrap_or(0).min(MAX_LENGTH);
        let max = bounds.and_then(|bounds| size(bounds.max)).unwrap_or(usize::MAX);
        Self { min, max }
    }

    pub(super) fn holds(self, text: &str) -> bool {
        (self.min..=self.max).contains(&text.chars().count())
    }

    /// The text, shortened or continued with digits. A shortened text doesn't end with a separator.
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

/// A text of an allowed length, for a blob.
pub(super) fn bytes(bounds: Option<Bounds>, nth: usize) -> String {
    let number = if nth == 0 { String::new() } else { format!("-{}", nth + 1) };
    Length::of(bounds).fit(&format!("example{number}"))
}
