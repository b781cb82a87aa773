//! A complete client, made of an HTTP client, a signer and the generated types.

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{self, SignableBody, SignableRequest, SigningSettings};
use aws_sigv4::sign::v4::SigningParams;
use generated::{Auth, Operation, set_endpoint};
use http::header::ToStrError;
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
/// If a header isn't text.
pub fn sign(
    request: &mut Request<Vec<u8>>,
    service: &str,
    credentials: &Credentials,
) -> Result<(), Error> {
    let identity = credentials.clone().into();
    let params = SigningParams::builder()
        .identity(&identity)
        .region(REGION)
        .name(service)
        .time(SystemTime::now())
        .settings(SigningSettings::default())
        .build()?
        .into();
    let headers =
        request.headers().iter().map(|(name, value)| Ok((name.as_str(), value.to_str()?)));
    let signable = SignableRequest::new(
        request.method().as_str(),
        request.uri().to_string(),
        headers.collect::<Result<Vec<_>, ToStrError>>()?.into_iter(),
        SignableBody::Bytes(request.body()),
    )?;
    let (instructions, _) = http_request::sign(signable, &params)?.into_parts();
    instructions.apply_to_request_http1x(request);
    Ok(())
}
