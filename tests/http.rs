//! HTTP messages that don't go as the protocol has it.

#[path = "http/endpoints.rs"]
mod endpoints;
