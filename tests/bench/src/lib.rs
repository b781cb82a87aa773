//! Every contender does the same work, so that their figures can be compared.

#[cfg(feature = "sdk")]
pub mod before;
pub mod data;
mod derived;
mod generated;
mod peer;
#[cfg(feature = "sdk")]
mod sdk;

pub use derived::Derived;
pub use generated::{ByJson, BySerde};
pub use peer::{Peer, Work, job};
#[cfg(feature = "sdk")]
pub use sdk::Sdk;

/// Names of the contenders, for arguments.
pub const CONTENDERS: [&str; 4] = ["json", "serde", "derived", "sdk"];

/// A piece of work of the contender with this name; `None` if there is no such contender.
#[must_use]
pub fn job_of(contender: &str, work: Work) -> Option<Box<dyn Fn()>> {
    Some(match contender {
        "json" => job::<ByJson>(work),
        "serde" => job::<BySerde>(work),
        "derived" => job::<Derived>(work),
        #[cfg(feature = "sdk")]
        "sdk" => job::<Sdk>(work),
        _ => return None,
    })
}
