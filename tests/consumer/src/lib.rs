//! A crate with two services in modules of its own, as its users see it.
//!
//! Its lints are strict: they are for its own code, and not for what is generated.

#![forbid(missing_docs, unsafe_code, unused_must_use)]
#![deny(unnameable_types, unreachable_pub, unused, unused_qualifications, unused_results, warnings)]
#![deny(future_incompatible, let_underscore, rust_2018_idioms)]
#![deny(rust_2021_compatibility, rust_2024_compatibility, single_use_lifetimes)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]

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
