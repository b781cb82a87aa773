use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request = AdminResetUserPasswordRequest::builder()
        .user_pool_id("pool")
        .username("me")
        //~ error[E0277]: `(&str, &str)` is not a map
        //~ label: a map is expected here
        //~ note: write `[(key, value)]` for a map of one entry; a map and any iterator of pairs are fine as well
        //~ note: an `Option` goes to the setter `maybe_..`, which optional members have
        .client_metadata(("source", "app"))
        .build();
    drop(request);
}
