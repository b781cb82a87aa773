//! The server's side: requests are read strictly, and clients read what it writes.

mod errors;
mod handlers;
mod hostile;
mod requests;

use http::{Request, Response};

/// A request for the operation `target`, as clients send it.
fn request(target: &str, body: &[u8]) -> Request<Vec<u8>> {
    let builder = Request::post("https://example.com/").header("x-amz-target", target);
    let builder = builder.header("content-type", "application/x-amz-json-1.1");
    builder.body(body.to_owned()).expect("it is a request")
}

/// The text of a header of a request.
fn header_of<'r>(request: &'r Request<Vec<u8>>, name: &str) -> Option<&'r str> {
    request.headers().get(name).map(|value| value.to_str().expect("it is a text"))
}

/// The text of a header of a response.
fn header<'r>(response: &'r Response<Vec<u8>>, name: &str) -> Option<&'r str> {
    response.headers().get(name).map(|value| value.to_str().expect("it is a text"))
}

/// The body of a response as a text.
fn body(response: &Response<Vec<u8>>) -> &str {
    std::str::from_utf8(response.body()).expect("it is a text")
}
