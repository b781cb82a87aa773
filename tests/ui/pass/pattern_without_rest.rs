use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request =
        AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me").build();
    let AdminResetUserPasswordRequest { user_pool_id, username, client_metadata, .. } = request;
    drop((user_pool_id, username, client_metadata));
}
