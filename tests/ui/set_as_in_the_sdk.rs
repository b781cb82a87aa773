use generated::types::AdminResetUserPasswordRequest;
use std::collections::BTreeMap;

fn request(metadata: Option<BTreeMap<String, String>>) -> AdminResetUserPasswordRequest {
    AdminResetUserPasswordRequest::builder()
        .user_pool_id("pool")
        .username("me")
        //~ error[E0599]: no method named `set_client_metadata` found for struct `AdminResetUserPasswordRequestBuilder<UserPoolId, Username>`
        //~ help: there is a method `client_metadata` with a similar name
        //~ suggestion: client_metadata
        .set_client_metadata(metadata)
        .build()
}

fn main() {
    drop(request(None));
}
