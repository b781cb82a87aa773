use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request =
        AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me").build();
    //~ error[E0599]: no method named `unwrap` found for struct `std::string::String`
    assert_eq!(request.user_pool_id.unwrap(), "pool");
}
