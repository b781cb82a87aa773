use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request =
        AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me").build();
    //~ error[E0308]: mismatched types
    //~ label: expected `String`, found `Sensitive<String>`
    let name: String = request.username;
    assert_eq!(name, "me");
}
