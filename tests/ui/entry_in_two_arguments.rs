use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request = AdminResetUserPasswordRequest::builder()
        .user_pool_id("pool")
        .username("me")
        //~ error[E0277]: `&str` is not a map
        //~ label: a map is expected here
        //~ note: write `[(key, value)]` for a map of one entry; a map and any iterator of pairs are fine as well
        //~ note: an `Option` goes to the setter `maybe_..`, which optional members have
        //~ error[E0061]: this method takes 1 argument but 2 arguments were supplied
        //~ help: remove the extra argument
        .client_metadata("source", "app")
        .build();
    drop(request);
}
