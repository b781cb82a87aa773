use generated::types::AdminResetUserPasswordRequest;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let request = AdminResetUserPasswordRequest::builder()
        .user_pool_id("pool")
        .username("me")
        .build();
    drop(request);
    Ok(())
}
