use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request =
        AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me").build();
    //~ error[E0638]: `..` required with struct marked as non-exhaustive
    //~ help: add `..` at the end of the field list to ignore all other fields
    let AdminResetUserPasswordRequest { user_pool_id, username, client_metadata } = request;
    drop((user_pool_id, username, client_metadata));
}
