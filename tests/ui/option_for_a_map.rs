use generated::types::AdminResetUserPasswordRequest;
use std::collections::BTreeMap;

fn request(metadata: Option<BTreeMap<String, String>>) -> AdminResetUserPasswordRequest {
    AdminResetUserPasswordRequest::builder()
        .user_pool_id("pool")
        .username("me")
        //~ error[E0277]: `Option<BTreeMap<std::string::String, std::string::String>>` is not a map
        //~ label: a map is expected here
        //~ note: write `[(key, value)]` for a map of one entry; a map and any iterator of pairs are fine as well
        //~ note: an `Option` goes to the setter `maybe_..`, which optional members have
        .client_metadata(metadata)
        .build()
}

fn main() {
    drop(request(None));
}
