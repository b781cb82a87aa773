//! Builds a request and writes it.

use generated::types::AdminResetUserPasswordRequest;

fn main() -> Result<(), serde_json::Error> {
    let request = AdminResetUserPasswordRequest::builder()
        .user_pool_id("us-east-1_AbCdEfGhI")
        .username("jane")
        .build();
    println!("{}", serde_json::to_string(&request)?);
    Ok(())
}
