//! Sends with `reqwest`.

use generated::TransportError;
use http::{Request, Response};
use http_body_util::BodyExt;
use reqwest::redirect::Policy;
use reqwest::{Body, Client};

/// A client for [`send`].
///
/// # Errors
/// If the system has no source of randomness, or no certificates.
pub fn client() -> reqwest::Result<Client> {
    // The emulator is on this machine, so no proxy is needed, even if the environment names one.
    Client::builder().redirect(Policy::none()).no_proxy().build()
}

/// Sends a message and returns the answer.
///
/// # Errors
/// If there is no answer.
pub async fn send(
    client: &Client,
    message: Request<Vec<u8>>,
) -> Result<Response<Vec<u8>>, TransportError> {
    let answer: Response<Body> = client.execute(message.try_into()?).await?.into();
    let (head, body) = answer.into_parts();
    Ok(Response::from_parts(head, body.collect().await?.to_bytes().into()))
}
