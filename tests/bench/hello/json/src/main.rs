//! Builds a request and writes it.

use generated::json;
use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request = AdminResetUserPasswordRequest::builder()
        .user_pool_id("us-east-1_AbCdEfGhI")
        .username("jane")
        .build();
    println!("{}", json::to_string(&request));
}
