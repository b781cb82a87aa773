use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request =
        AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me").build();
    //~ error[E0308]: mismatched types
    let name: &str = &request.username;
    assert_eq!(name, "me");
}
