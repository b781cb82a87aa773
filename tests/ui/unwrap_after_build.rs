use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request = AdminResetUserPasswordRequest::builder()
        .user_pool_id("pool")
        .username("me")
        //~ error[E0599]: no method named `unwrap` found for struct `AdminResetUserPasswordRequest`
        //~ help: one of the expressions' fields has a method of the same name
        //~ suggestion: client_metadata.
        .build().unwrap();
    drop(request);
}
