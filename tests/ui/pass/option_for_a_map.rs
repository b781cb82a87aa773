use generated::types::AdminResetUserPasswordRequest;
use std::collections::BTreeMap;

fn request(metadata: Option<BTreeMap<String, String>>) -> AdminResetUserPasswordRequest {
    AdminResetUserPasswordRequest::builder()
        .user_pool_id("pool")
        .username("me")
        .maybe_client_metadata(metadata)
        .build()
}

fn main() {
    drop(request(None));
}
