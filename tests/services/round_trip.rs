//! Values of every shape are written and read again: the tests of `../crates/round_trip.rs` that
//! work for the crate of any service.

#[path = "../crates/round_trip/halves.rs"]
mod halves;
#[path = "../crates/round_trip/places.rs"]
mod places;
#[path = "../crates/round_trip/scalars.rs"]
mod scalars;
#[path = "../crates/round_trip/shapes.rs"]
mod shapes;
#[allow(dead_code, reason = "strict and redacted forms are tested with the committed crates")]
#[path = "../crates/round_trip/subject.rs"]
mod subject;
#[path = "../crates/round_trip/texts.rs"]
mod texts;
