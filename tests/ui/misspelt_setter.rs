use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request = AdminResetUserPasswordRequest::builder()
        //~ error[E0599]: no method named `user_pool` found for struct `AdminResetUserPasswordRequestBuilder<UserPoolId, Username>`
        //~ help: there is a method `user_pool_id` with a similar name
        //~ suggestion: user_pool_id
        .user_pool("pool")
        .username("me")
        .build();
    drop(request);
}
