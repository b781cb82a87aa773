//! Sends with `hyper`, which follows no redirects.

use generated::TransportError;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

/// A client that keeps connections. This one has no TLS, which the emulator doesn't need; the crate
/// `hyper-rustls` has a connector with it.
pub type Http = Client<HttpConnector, Full<Bytes>>;

/// A client for [`send`].
#[must_use]
pub fn client() -> Http {
    Client::builder(TokioExecutor::new()).build_http()
}

/// Sends a message and returns the answer.
///
/// # Errors
/// If there is no answer.
pub async fn send(
    client: &Http,
    message: Request<Vec<u8>>,
) -> Result<Response<Vec<u8>>, TransportError> {
    let (head, body) = client.request(message.map(Full::from)).await?.into_parts();
    Ok(Response::from_parts(head, body.collect().await?.to_bytes().into()))
}
