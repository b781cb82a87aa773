//! Records calls in a file, without secrets, and answers the same calls from it later.
//!
//! A line of the file is an [`Exchange`]: a request and its answer. A secret is replaced by a value of
//! the same type, see `json::to_string_masked`, so the file can be committed and still be read. It has no
//! headers, and so neither credentials nor signatures.

mod exchange;
mod recorder;
mod replay;

pub use exchange::Exchange;
pub use recorder::Recorder;
pub use replay::{Replay, ReplayError};
