//! Sends a request by the generated client, to a function that answers by itself: no TLS, no HTTP.

use std::error::Error;

use generated::operations::AdminResetUserPassword;
use generated::types::AdminResetUserPasswordRequest;
use generated::{Client, Credentials};

fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::new("us-east-1").credentials(Credentials::new("id", "secret"));
    let request = AdminResetUserPasswordRequest::builder()
        .user_pool_id("us-east-1_AbCdEfGhI")
        .username("jane")
        .build();
    client.call::<AdminResetUserPassword>(&request, |message| {
        println!("{}", String::from_utf8_lossy(message.body()));
        Ok(http::Response::new(b"{}".to_vec()))
    })?;
    Ok(())
}
