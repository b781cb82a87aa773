use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request =
        AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me").build();
    //~ error[E0599]: no method named `len` found for struct `Sensitive<
    let length = request.username.len();
    assert_eq!(length, 2);
}
