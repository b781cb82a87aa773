use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request =
        AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me").build();
    let length = request.username.expose().len();
    assert_eq!(length, 2);
}
