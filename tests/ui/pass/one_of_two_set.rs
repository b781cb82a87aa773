use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request = AdminResetUserPasswordRequest::builder()
        .username("somebody@example.com")
        .client_metadata([("source", "a test of what must not compile")])
        .user_pool_id("pool")
        .build();
    drop(request);
}
