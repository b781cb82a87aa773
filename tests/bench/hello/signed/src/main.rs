//! Builds a request and its HTTP message, and signs it with AWS Signature Version 4, as the SDK's
//! client does before it sends the message.

use std::error::Error;
use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4::SigningParams;
use generated::operations::AdminResetUserPassword;
use generated::types::AdminResetUserPasswordRequest;
use generated::{Auth, Operation, set_endpoint};
use http::Request;

fn main() -> Result<(), Box<dyn Error>> {
    let request = AdminResetUserPasswordRequest::builder()
        .user_pool_id("us-east-1_AbCdEfGhI")
        .username("jane")
        .build();
    let mut message = AdminResetUserPassword::request(&request);
    set_endpoint(&mut message, "https://cognito-idp.us-east-1.amazonaws.com")?;
    if let Auth::SigV4 { service } = AdminResetUserPassword::AUTH {
        sign_message(&mut message, service)?;
    }
    println!("{:?} {}", message.headers(), String::from_utf8_lossy(message.body()));
    Ok(())
}

fn sign_message(message: &mut Request<Vec<u8>>, service: &str) -> Result<(), Box<dyn Error>> {
    let identity = Credentials::new("id", "secret", None, None, "hello").into();
    let parameters = SigningParams::builder()
        .identity(&identity)
        .region("us-east-1")
        .name(service)
        .time(SystemTime::now())
        .settings(SigningSettings::default())
        .build()?
        .into();
    let headers = message.headers().iter();
    let headers: Vec<_> = headers
        .map(|(name, value)| Ok((name.as_str(), value.to_str()?)))
        .collect::<Result<_, Box<dyn Error>>>()?;
    let signable = SignableRequest::new(
        message.method().as_str(),
        message.uri().to_string(),
        headers.into_iter(),
        SignableBody::Bytes(message.body()),
    )?;
    let (instructions, _) = sign(signable, &parameters)?.into_parts();
    instructions.apply_to_request_http1x(message);
    Ok(())
}
