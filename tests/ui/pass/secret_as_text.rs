use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request =
        AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me").build();
    let name: String = request.username.into_inner();
    assert_eq!(name, "me");
}
