//! Calls by a `Client` of three services that speak restJson1, while the emulator checks signatures: values
//! are in paths, queries, headers and bodies.

#[path = "rest/api_gateway.rs"]
mod api_gateway;
#[path = "rest/lambda.rs"]
mod lambda;
#[path = "rest/ses.rs"]
mod ses;
#[path = "rest/wire.rs"]
mod wire;
