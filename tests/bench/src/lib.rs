//! Every contender does the same work, so that their figures can be compared.

#[cfg(feature = "sdk")]
pub mod before;
pub mod bodies;
mod calls;
mod cbor;
pub mod data;
mod derived;
mod format;
mod generated;
mod peer;
#[cfg(feature = "sdk")]
mod sdk;
#[cfg(feature = "sdk")]
mod sdk_calls;
mod services;

pub use bodies::Body;
pub use cbor::{CBOR, CODECS, Coded};
pub use derived::{Derived, DerivedSimd, DerivedSonic};
pub use generated::{ByJson, BySerde};
pub use peer::{Peer, Work, job};
#[cfg(feature = "sdk")]
pub use sdk::Sdk;

/// Names of the contenders, for arguments.
pub const CONTENDERS: [&str; 6] = ["json", "serde", "derived", "sonic", "simd", "sdk"];

/// A whole call, as a name of work for arguments: a request is built, signed and handed to a function
/// that answers by itself, and the answer is read.
pub const CALL: &str = "call";

/// Names of the contenders for [`CALL`].
pub const CALLERS: [&str; 2] = ["client", "sdk-client"];

/// A piece of work of the contender with this name; `None` if there is no such contender or work.
#[must_use]
pub fn job_of(contender: &str, work: &str) -> Option<Box<dyn Fn()>> {
    if work == CALL {
        return call_of(contender);
    }
    if contender == CBOR {
        return Coded::job(work);
    }
    match Work::named(work) {
        Some(work) => wire_of(contender, work),
        None => Body::job(contender, work),
    }
}

fn call_of(contender: &str) -> Option<Box<dyn Fn()>> {
    Some(match contender {
        "client" => calls::by_client(),
        #[cfg(feature = "sdk")]
        "sdk-client" => sdk_calls::by_sdk(),
        _ => return None,
    })
}

fn wire_of(contender: &str, work: Work) -> Option<Box<dyn Fn()>> {
    Some(match contender {
        "json" => job::<ByJson>(work),
        "serde" => job::<BySerde>(work),
        "derived" => job::<Derived>(work),
        "sonic" => job::<DerivedSonic>(work),
        "simd" => job::<DerivedSimd>(work),
        #[cfg(feature = "sdk")]
        "sdk" => job::<Sdk>(work),
        _ => return None,
    })
}
