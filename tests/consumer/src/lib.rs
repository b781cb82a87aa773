//! A crate with two services in modules of its own, as its users see it.
//!
//! Its lints are strict: they are for its own code, and not for what is generated.

#![forbid(unsafe_code)]
#![deny(missing_docs, unreachable_pub, unused, clippy::all, clippy::pedantic, clippy::nursery)]

pub mod own;
/// The services.
pub mod services {
    /// Keeps what happened.
    pub mod diary {
        include!(concat!(env!("OUT_DIR"), "/diary.rs"));
    }
}
// Nobody uses it, which is nobody's concern.
mod sink {
    include!(concat!(env!("OUT_DIR"), "/sink.rs"));
}
