//! `Debug`, `Display` and redacted JSON show no secret of any model, and everything else.
//!
//! The build script writes code that makes a value of every structure and union. Each text in it
//! has the name of its place, and `visible` or `canary` (which must not be shown).

#[path = "redaction/canary.rs"]
mod canary;
#[path = "redaction/counting.rs"]
mod counting;
#[path = "redaction/forms.rs"]
#[macro_use]
mod forms;
#[path = "redaction/log.rs"]
mod log;
#[path = "redaction/run.rs"]
mod run;
#[path = "redaction/watch.rs"]
mod watch;

pub(crate) use canary::{Canary, Place, Plan, Variants};
pub(crate) use run::Run;

// A module with a test for each crate.
include!(concat!(env!("OUT_DIR"), "/redaction.rs"));
