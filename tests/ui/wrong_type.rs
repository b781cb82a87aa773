use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request = AdminResetUserPasswordRequest::builder()
        .user_pool_id("pool")
        .client_metadata([("source", "a test of what must not compile")])
        //~ error[E0277]: the trait bound `Sensitive<std::string::String>: From<{integer}>` is not satisfied
        .username(42)
        .build();
    drop(request);
}
