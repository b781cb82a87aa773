//! Builds a request and its HTTP message.

use generated::Operation;
use generated::operations::AdminResetUserPassword;
use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request = AdminResetUserPasswordRequest::builder()
        .user_pool_id("us-east-1_AbCdEfGhI")
        .username("jane")
        .build();
    let message = AdminResetUserPassword::request(&request);
    println!("{:?} {}", message.headers(), String::from_utf8_lossy(message.body()));
}
