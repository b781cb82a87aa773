//! Reading and writing CBOR: the examples of the standard, random bodies that another reader reads as
//! well, and random values of every shape.

#[allow(clippy::pedantic, dead_code, unused, reason = "the tests don't use every type")]
mod sink {
    include!(concat!(env!("OUT_DIR"), "/sink.rs"));
}

mod bodies;
mod calls;
mod examples;
mod limits;
mod round_trip;
mod server;
mod values;
