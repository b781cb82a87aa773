//! Sends with `ureq`.

use generated::TransportError;
use http::{Request, Response};
use ureq::Agent;

/// An agent for [`send`].
#[must_use]
pub fn agent() -> Agent {
    let config = Agent::config_builder().http_status_as_error(false).max_redirects(0);
    // The emulator is on this machine, so no proxy is needed, even if the environment names one.
    config.proxy(None).build().into()
}

/// Sends a message and returns the answer.
///
/// # Errors
/// If there is no answer.
pub fn send(agent: &Agent, message: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError> {
    let (head, mut body) = agent.run(message)?.into_parts();
    Ok(Response::from_parts(head, body.read_to_vec()?))
}
