//! Invents numbers within a range.

use crate::model::Range;

/// The smallest allowed integer from 1 on; each `nth` gives the next one.
pub(super) fn integer(range: Option<&Range>, nth: usize) -> i64 {
    let wanted = i64::try_from(nth).unwrap_or(0).saturating_add(1);
    let (min, max) = bounds(range);
    let (min, max) = (min.map(f64::ceil), max.map(f64::floor));
    match (min, max) {
        (Some(min), _) if min > 1.0 => whole(min).saturating_add(wanted - 1),
        (_, Some(max)) if max < 1.0 => whole(max).saturating_sub(wanted - 1),
        (_, Some(max)) => wanted.min(whole(max)),
        _ => wanted,
    }
}

/// The same for floats.
pub(super) fn float(range: Option<&Range>, nth: usize) -> f64 {
    let wanted = f64::from(u32::try_from(nth).unwrap_or(0));
    match bounds(range) {
        (Some(min), _) if min > 1.0 => min + wanted,
        (Some(min), Some(max)) if max < 1.0 => (max - wanted).max(min),
        (None, Some(max)) if max < 1.0 => max - wanted,
        (_, Some(max)) => (1.0 + wanted).min(max),
        _ => 1.0 + wanted,
    }
}

fn bounds(range: Option<&Range>) -> (Option<f64>, Option<f64>) {
    let bound = |bound: Option<&String>| bound.and_then(|bound| bound.parse::<f64>().ok());
    let (min, max) = range.map_or((None, None), |range| (range.min.as_ref(), range.max.as_ref()));
    (bound(min), bound(max))
}

#[allow(clippy::cast_possible_truncation, reason = "a cast saturates")]
fn whole(bound: f64) -> i64 {
    bound as i64
}
