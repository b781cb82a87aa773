use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request =
        AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me").build();
    //~ error[E0616]: field `0` of struct `Sensitive` is private
    assert_eq!(request.username.0, "me");
}
