//! Sends a request to each of three services by the generated clients, to a function that answers by
//! itself: no TLS, no HTTP. The three clients have one type if the crates share their support code.

use std::error::Error;

use cognito::operations::AdminResetUserPassword;
use cognito::types::AdminResetUserPasswordRequest;
use dynamodb::operations::GetItem;
use dynamodb::types::{AttributeValue, GetItemInput};
use sqs::operations::SendMessage;
use sqs::types::SendMessageRequest;

fn answer(message: &http::Request<Vec<u8>>) -> http::Response<Vec<u8>> {
    println!("{}", String::from_utf8_lossy(message.body()));
    http::Response::new(b"{}".to_vec())
}

fn main() -> Result<(), Box<dyn Error>> {
    let credentials = cognito::Credentials::new("id", "secret");
    let client = cognito::Client::new("us-east-1").credentials(credentials);
    let reset = AdminResetUserPasswordRequest::builder()
        .user_pool_id("us-east-1_AbCdEfGhI")
        .username("jane")
        .build();
    client.call::<AdminResetUserPassword>(&reset, |message| Ok(answer(&message)))?;

    let credentials = dynamodb::Credentials::new("id", "secret");
    let client = dynamodb::Client::new("us-east-1").credentials(credentials);
    let key = [("name", AttributeValue::S("jane".to_owned()))];
    let get = GetItemInput::builder().table_name("users").key(key).build();
    client.call::<GetItem>(&get, |message| Ok(answer(&message)))?;

    let credentials = sqs::Credentials::new("id", "secret");
    let client = sqs::Client::new("us-east-1").credentials(credentials);
    let send = SendMessageRequest::builder()
        .queue_url("https://sqs.us-east-1.amazonaws.com/1/queue")
        .message_body("hello")
        .build();
    client.call::<SendMessage>(&send, |message| Ok(answer(&message)))?;
    Ok(())
}
