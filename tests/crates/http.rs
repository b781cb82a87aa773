//! HTTP messages: errors in all forms that services send, endpoints that can't be used, tokens that
//! must differ.

mod bodies;
mod endpoints;
mod errors;
mod headers;
mod members;
mod retries;
mod tokens;

use http::Response;

/// A response with status 400.
fn answer(headers: &[(&str, &str)], body: &[u8]) -> Response<Vec<u8>> {
    let mut builder = Response::builder().status(400);
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    builder.body(body.to_owned()).expect("it is a response")
}
