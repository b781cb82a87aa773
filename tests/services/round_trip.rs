//! Values of every shape on their way to text and back: of `../round_trip.rs`, what goes for any
//! crate.

#[path = "../round_trip/places.rs"]
mod places;
#[path = "../round_trip/scalars.rs"]
mod scalars;
#[path = "../round_trip/shapes.rs"]
mod shapes;
#[allow(dead_code, reason = "strict and redacted forms are tested with the committed crates")]
#[path = "../round_trip/subject.rs"]
mod subject;
#[path = "../round_trip/texts.rs"]
mod texts;
