//! Reads timestamps in models, with the same code as in generated crates.

#[rustfmt::skip]
#[allow(dead_code, reason = "it is support code, of which only a part is needed here")]
#[path = "../support/support/timestamp/calendar.rs"]
mod calendar;
#[rustfmt::skip]
#[allow(dead_code, unreachable_pub, reason = "it is support code, of which only a part is needed here")]
#[path = "../support/support/timestamp/date_time.rs"]
mod date_time;
#[rustfmt::skip]
#[allow(dead_code, reason = "it is support code, of which only a part is needed here")]
#[path = "../support/support/wire/decimal.rs"]
mod decimal;

use serde_json::{Number, Value};

use decimal::Decimal;

/// A point in time. Generated crates have the same type with more methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Timestamp {
    secs: i64,
    nanos: u32,
}

impl Timestamp {
    fn new(secs: i64, nanos: u32) -> Option<Self> {
        (nanos < 1_000_000_000).then_some(Self { secs, nanos })
    }

    /// The seconds since 1970, rounded down.
    pub(crate) fn secs(self) -> i64 {
        self.secs
    }

    /// The nanoseconds after that second.
    pub(crate) fn subsec_nanos(self) -> u32 {
        self.nanos
    }

    /// Reads seconds since 1970, or a date and time in UTC such as `2013-01-01T00:00:00.5Z`: the
    /// forms of a timestamp in a trait, see
    /// <https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait>.
    pub(crate) fn of_node(node: &Value) -> Option<Self> {
        match node {
            Value::Number(number) => Self::of_number(number),
            Value::String(text) if text.contains('T') && text.ends_with('Z') => {
                Self::parse_date_time(text)
            }
            _ => None,
        }
    }

    fn of_number(number: &Number) -> Option<Self> {
        let (nanos, _) = Decimal::new(&number.to_string()).scaled(9)?;
        let secs = i64::try_from(nanos.div_euclid(1_000_000_000)).ok()?;
        Self::new(secs, u32::try_from(nanos.rem_euclid(1_000_000_000)).ok()?)
    }
}
