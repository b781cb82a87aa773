//! Compares generated crates with botocore: they send the same requests, and read the same values from
//! responses and errors. `README.md` describes the messages, and how both differ on purpose.

mod differences;
mod lines;
mod messages;

include!("crates.rs");
