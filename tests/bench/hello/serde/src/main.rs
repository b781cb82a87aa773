//! Builds a request that any format can write.

use generated::types::AdminResetUserPasswordRequest;
use serde_core::Serialize;

fn main() {
    let request = AdminResetUserPasswordRequest::builder()
        .user_pool_id("us-east-1_AbCdEfGhI")
        .username("jane")
        .build();
    println!("{request:?}");
    leave_to_a_format(&request);
}

fn leave_to_a_format(_: &impl Serialize) {}
