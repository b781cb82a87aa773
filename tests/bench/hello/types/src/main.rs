//! Builds a request.

use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request = AdminResetUserPasswordRequest::builder()
        .user_pool_id("us-east-1_AbCdEfGhI")
        .username("jane")
        .build();
    println!("{request:?}");
}
