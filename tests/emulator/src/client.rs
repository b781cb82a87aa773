//! A complete client, made of an HTTP client and the generated types with their signer.

use generated::sigv4::{self, SigningParams};
use generated::{Auth, Credentials, Operation, set_endpoint};
use http::{Request, Response};

/// Any failure. An error of the service is a [`generated::OperationError`].
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// The address of the service, and the key that signs.
#[derive(Clone, Debug)]
pub struct Client {
    /// The HTTP client.
    pub http: ureq::Agent,
    /// The service's address.
    pub endpoint: String,
    /// The key that signs. Without one, requests aren't signed.
    pub credentials: Option<Credentials>,
}

impl Client {
    /// Calls an operation.
    ///
    /// # Errors
    /// An error of the service, or a failure to reach it.
    pub fn call<O: Operation>(&self, input: &O::Input) -> Result<O::Output, Error> {
        let mut request = O::request(input);
        set_endpoint(&mut request, &self.endpoint)?;
        if let (Auth::SigV4 { service }, Some(credentials)) = (O::AUTH, &self.credentials) {
            sign(&mut request, service, credentials)?;
        }
        Ok(O::response(&self.send(request)?)?)
    }

    /// Sends a request as it is.
    ///
    /// # Errors
    /// A failure to reach the service. If the service answers with an error, that is a response.
    pub fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Error> {
        let (head, mut body) = self.http.run(request)?.into_parts();
        Ok(Response::from_parts(head, body.read_to_vec()?))
    }
}

/// The region that requests are signed for.
const REGION: &str = "us-east-1";

/// Signs a request with AWS Signature Version 4.
///
/// # Errors
/// If the request has no address.
pub fn sign(
    request: &mut Request<Vec<u8>>,
    service: &str,
    credentials: &Credentials,
) -> Result<(), Error> {
    sigv4::sign(request, credentials, &SigningParams::new(REGION, service))?;
    Ok(())
}
