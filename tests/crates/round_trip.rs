//! Values are written and read again with both codecs: `json` of the generated crates, and serde.
//!
//! The models say which random texts to make. Changes at random places make texts of any kind.

#[path = "round_trip/bytes.rs"]
mod bytes;
#[path = "round_trip/halves.rs"]
mod halves;
#[path = "round_trip/limits.rs"]
mod limits;
#[path = "round_trip/messages.rs"]
mod messages;
#[path = "round_trip/places.rs"]
mod places;
#[path = "round_trip/redacted.rs"]
mod redacted;
#[path = "round_trip/scalars.rs"]
mod scalars;
#[path = "round_trip/shapes.rs"]
mod shapes;
#[path = "round_trip/slow.rs"]
mod slow;
#[path = "round_trip/strict.rs"]
mod strict;
#[path = "round_trip/subject.rs"]
mod subject;
#[path = "round_trip/texts.rs"]
mod texts;
#[path = "round_trip/unions.rs"]
mod unions;
