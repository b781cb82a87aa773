use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request = AdminResetUserPasswordRequest::builder()
        .username("somebody@example.com")
        .client_metadata([("source", "a test of what must not compile")])
        //~ error[E0277]: required member `user_pool_id` of `AdminResetUserPasswordRequest` is not set
        //~ label: `user_pool_id` is not set
        //~ note: call `.user_pool_id(..)` before `.build()`
        .build();
    drop(request);
}
