//! The function that a `Client` needs, for three HTTP clients: it sends one message and returns the
//! answer, whatever its status. It follows no redirect, since that would send the message to another
//! host.

pub mod hyper;
pub mod reqwest;
pub mod ureq;
