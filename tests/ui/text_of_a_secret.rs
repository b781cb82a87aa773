use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request =
        AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me").build();
    //~ error[E0599]: `Sensitive<std::string::String>` doesn't implement `std::fmt::Display`
    let name = request.username.to_string();
    assert_eq!(name, "me");
}
