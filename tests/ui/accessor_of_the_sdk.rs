use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request =
        AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me").build();
    //~ error[E0599]: no method named `user_pool_id` found for struct `AdminResetUserPasswordRequest`
    //~ help: remove the arguments
    assert_eq!(request.user_pool_id(), "pool");
}
