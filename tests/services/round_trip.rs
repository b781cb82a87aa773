//! Values of every shape on their way to text and back: of `../it/round_trip.rs`, what goes for any
//! crate.

#[path = "../it/round_trip/places.rs"]
mod places;
#[path = "../it/round_trip/scalars.rs"]
mod scalars;
#[path = "../it/round_trip/shapes.rs"]
mod shapes;
#[allow(dead_code, reason = "strict and redacted forms are tested with the committed crates")]
#[path = "../it/round_trip/subject.rs"]
mod subject;
#[path = "../it/round_trip/texts.rs"]
mod texts;
