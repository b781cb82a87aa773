use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request =
        AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me").build();
    let name: &str = request.username.expose();
    assert_eq!(name, "me");
}
